"""`python -m build.browsers`: get the browsers that the tests drive, where they are missing.

As root on Debian or Ubuntu they are the system's packages. Elsewhere Chromium is Playwright's own,
and Firefox and WebKitGTK are tested when the machine has them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FIREFOX = ("firefox-esr", "firefox")
SYSTEM_PYTHON = "/usr/bin/python3"
"""GTK is not on the package index, so the window with WebKitGTK is run by the system's Python."""
PACKAGES = {
    "chromium": ("chromium",),
    "firefox": ("firefox-esr",),
    "webkit": ("gir1.2-webkit2-4.1", "python3-gi", "xvfb"),
}
_HAS_WEBKIT = 'import gi; gi.require_version("WebKit2", "4.1"); gi.require_version("Gtk", "3.0")'


def which(names: tuple[str, ...]) -> str | None:
    """Return the first of `names` that is on the path."""
    return next(filter(None, map(shutil.which, names)), None)


def _has_webkit() -> bool:
    if shutil.which("Xvfb") is None or shutil.which(SYSTEM_PYTHON) is None:
        return False
    asked = subprocess.run([SYSTEM_PYTHON, "-c", _HAS_WEBKIT], capture_output=True, check=False)
    return asked.returncode == 0


def present() -> set[str]:
    """Return which of chromium, firefox and webkit the system has."""
    found = {
        "chromium": which(CHROMIUM) is not None,
        "firefox": which(FIREFOX) is not None,
        "webkit": _has_webkit(),
    }
    return {name for name, is_there in found.items() if is_there}


def _install(missing: set[str]) -> None:
    """Install system packages; one that this release does not have is left out, and said."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
    for name in sorted(missing):
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES[name]]
        if subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode:
            print(f"There is no {name} to install here.", file=sys.stderr)


def main() -> None:
    """Get what is missing, and fail only without a Chromium."""
    missing = set(PACKAGES) - present()
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        _install(missing)
    missing = set(PACKAGES) - present()
    if "chromium" in missing:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    for name in sorted(missing - {"chromium"}):
        print(f"No {name} on this machine: its tests are left out.", file=sys.stderr)


if __name__ == "__main__":
    main()
