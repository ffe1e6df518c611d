"""How much of a processor Python's thread in the browser has used: what a busy machine leaves
the same."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
NAME = "DedicatedWor"
"""How the kernel knows the thread of a worker; it keeps fifteen characters."""


def _parent(pid: int) -> int:
    return int((PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[1])


def _is_below(pid: int, browser: int) -> bool:
    while pid > 1:
        if pid == browser:
            return True
        pid = _parent(pid)
    return False


def _browser(profile: Path) -> int:
    for folder in PROC.glob("[0-9]*"):
        with suppress(OSError):
            words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
            if f"--user-data-dir={profile}" in words and "--type=renderer" not in words:
                return int(folder.name)
    raise ProcessLookupError(profile)


def workers(profile: Path) -> list[Path]:
    """Return the threads of workers in the browser that uses `profile`."""
    browser, found = _browser(profile), []
    for comm in PROC.glob("[0-9]*/task/[0-9]*/comm"):
        with suppress(OSError):
            pid = int(comm.parts[2])
            if comm.read_text().startswith(NAME) and _is_below(pid, browser):
                found.append(comm.parent)
    return found


def used(threads: list[Path]) -> float:
    """Return the milliseconds of processor time that the busiest of `threads` has used."""
    times = [0.0]
    for thread in threads:
        with suppress(OSError):
            times.append(int((thread / "schedstat").read_text().split()[0]) / 1e6)
    return max(times)
