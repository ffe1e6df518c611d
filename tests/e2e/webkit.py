"""WebKitGTK, the engine nearest to Safari's, on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

PATIENCE = 60.0
"""Seconds that anything may take before the test fails."""
PYTHON = "/usr/bin/python3"
"""The system's own Python; GTK is not on the package index."""
WINDOW = Path(__file__).parent / "webkit_window.py"


class WebKitError(Exception):
    """WebKit did not do what it was asked."""


class WebKit:
    """One WebKitGTK whose storage is kept under `profile`, so that it can be started again."""

    def __init__(self, profile: Path, size: tuple[int, int] = (390, 844)) -> None:
        """Start a screen, and the browser on it."""
        self._screen, display = _screen()
        environment = os.environ | {
            "DISPLAY": display,
            "GDK_BACKEND": "x11",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            # Flutter refuses the language tag that WebKit makes of "C.UTF-8".
            "LANG": "en_GB.UTF-8",
            "LANGUAGE": "en_GB",
            "LC_ALL": "en_GB.UTF-8",
            "no_proxy": "127.0.0.1",
            "NO_AT_BRIDGE": "1",
        }
        self._window = subprocess.Popen(
            [PYTHON, str(WINDOW), str(profile), *map(str, size)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._answer()

    def open(self, url: str) -> None:
        """Go to an address."""
        self._ask({"open": url})

    def evaluate(self, script: str) -> Any:
        """Run the body of an async function in the page; return what it returns, as JSON."""
        return self._ask({"evaluate": script})

    def close(self) -> None:
        """Close the window, and the screen when the browser is gone."""
        with self._window:
            assert self._window.stdin is not None
            self._window.stdin.write('{"close": true}\n')
        with self._screen:
            self._screen.terminate()

    def _ask(self, message: dict[str, str]) -> Any:
        assert self._window.stdin is not None
        self._window.stdin.write(json.dumps(message) + "\n")
        self._window.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._window.stdout is not None
        answer = json.loads(self._window.stdout.readline() or '{"error": "WebKit is gone."}')
        if "error" in answer:
            raise WebKitError(answer["error"])
        return answer["value"]


def _screen() -> tuple[subprocess.Popen[bytes], str]:
    """Start an X server on the first free display; return it with the display's name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24"]
    screen = subprocess.Popen(
        [*command, "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        return screen, f":{pipe.readline().strip()}"
