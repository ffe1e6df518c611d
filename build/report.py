"""What weighs what: every file of the packed app, by the phase of a first visit that needs it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from build.budget import PHASES, RENDERER, TARGETS
from build.client import RENDERER_FILES
from build.naming import files

SERVED = "served"
"""The phase of files that are sent to who asks for them and are not kept."""
WITH_ALL = ("sw.js", "release.json")
"""Not of a release, but a first visit fetches them to know it."""
TITLES = {
    "read": "to read",
    "tap": "to answer a tap",
    "offline": "to be ready offline",
    SERVED: "served, not kept",
}


@dataclass(frozen=True, slots=True)
class Weight:
    """One file of the packed app; sizes are bytes."""

    name: str
    phase: str
    only: str | None
    """The one renderer that needs it."""
    raw: int
    gzip: int
    wire: int
    """What a browser that takes Brotli is sent."""


def weights(web: Path) -> list[Weight]:
    """Return every file of the packed app in `web`, the heaviest first."""
    release = json.loads((web / "release.json").read_text())["files"]
    found = []
    for path in files(web):
        name = path.relative_to(web).as_posix()
        if name.startswith("."):
            continue
        entry = release.get(name, {"phase": "offline" if name in WITH_ALL else SERVED})
        raw = path.stat().st_size
        found.append(
            Weight(
                name,
                entry["phase"],
                entry.get("only"),
                raw,
                _size(path, ".gz") or raw,
                _size(path, ".br") or raw,
            )
        )
    return sorted(found, key=lambda weight: (-weight.wire, weight.name))


def _size(path: Path, suffix: str) -> int:
    copy = path.with_name(path.name + suffix)
    return copy.stat().st_size if copy.exists() else 0


def sums(found: Iterable[Weight], renderer: str) -> dict[str, int]:
    """Return the bytes on the wire from the start of a first visit to the end of each phase."""
    mine = [weight for weight in found if weight.only in (None, renderer)]
    total, result = 0, {}
    for phase in PHASES:
        total += sum(weight.wire for weight in mine if weight.phase == phase)
        result[phase] = total
    return result


def _lines(web: Path) -> Iterator[str]:
    found = weights(web)
    for phase in (*PHASES, SERVED):
        yield ""
        yield f"{TITLES[phase]:46} {'raw':>11} {'gzip':>11} {'Brotli':>11}"
        for weight in found:
            if weight.phase == phase:
                only = f" ({weight.only})" if weight.only else ""
                sizes = (weight.raw, weight.gzip, weight.wire)
                yield f"  {weight.name + only:44} " + " ".join(f"{size:11,}" for size in sizes)
    for renderer in RENDERER_FILES:
        yield ""
        yield f"a first visit, {renderer}"
        for phase, size in sums(found, renderer).items():
            limit = f"  of {TARGETS[phase]:11,}" if renderer == RENDERER else ""
            yield f"  {TITLES[phase]:44} {size:11,}{limit}"


def report(web: Path) -> str:
    """Return the table for people."""
    return "\n".join(_lines(web)).lstrip("\n")
