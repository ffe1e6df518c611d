"""Firefox, driven by Marionette: JSON with its length in front, over a socket."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

NAMES = ("firefox-esr", "firefox")
PATIENCE = 60.0
"""Seconds that anything may take before the test fails."""
SETTINGS = {
    "marionette.port": 0,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "captivedetect.canonicalURL": "",
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.storageManager.prompt.testing": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "webgl.force-enabled": True,
}


class FirefoxError(Exception):
    """Firefox did not do what it was asked."""


class Firefox:
    """One Firefox with a profile on disk, so that it can be closed and started again."""

    def __init__(self, profile: Path, size: tuple[int, int] = (390, 844)) -> None:
        """Start Firefox without a window, with `profile`."""
        profile.mkdir(parents=True, exist_ok=True)
        settings = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in SETTINGS.items())
        (profile / "user.js").write_text("\n".join(settings))
        chosen = profile / "MarionetteActivePort"
        chosen.unlink(missing_ok=True)
        name = next(filter(None, map(shutil.which, NAMES)))
        options = ["--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        options += [f"--width={size[0]}", f"--height={size[1]}", "about:blank"]
        self._process = subprocess.Popen(
            [name, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._asked = 0
        try:
            self._socket = _connect(chosen)
            self._stream = self._socket.makefile("rb")
            self._receive()
            self._ask("WebDriver:NewSession", {"pageLoadStrategy": "none"})
            self._ask("WebDriver:SetTimeouts", {"script": int(PATIENCE * 1000)})
        except BaseException:
            self._process.kill()
            self._process.wait()
            raise

    def open(self, url: str) -> None:
        """Go to an address."""
        self._ask("WebDriver:Navigate", {"url": url})

    def evaluate(self, script: str) -> Any:
        """Run the body of an async function in the page; return what it returns, as JSON."""
        wrapped = f"return (async () => {{ {script} }})()"
        return self._ask("WebDriver:ExecuteScript", {"script": wrapped, "args": []})["value"]

    def screenshot(self) -> str:
        """Return the page as a PNG in base64."""
        shot = self._ask("WebDriver:TakeScreenshot", {"full": False})
        return str(shot["value"])

    def close(self) -> None:
        """Quit, so that everything is written to the profile."""
        self._ask("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._stream.close()
        self._socket.close()
        self._process.wait(PATIENCE)

    def _ask(self, command: str, parameters: dict[str, Any]) -> Any:
        self._asked += 1
        message = json.dumps([0, self._asked, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        while True:
            answer = self._receive()
            if isinstance(answer, list) and answer[1] == self._asked:
                if answer[2]:
                    raise FirefoxError(f"{answer[2]['error']}: {answer[2]['message']}")
                return answer[3]

    def _receive(self) -> Any:
        length = b""
        while (byte := self._stream.read(1)) != b":":
            if not byte:
                raise FirefoxError("Firefox is gone.")
            length += byte
        return json.loads(self._stream.read(int(length)))


def _connect(chosen: Path) -> socket.socket:
    """Return a connection to the port that Firefox writes into its profile."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if chosen.exists() and (port := chosen.read_text().strip()):
            connection = socket.create_connection(("127.0.0.1", int(port)))
            connection.settimeout(PATIENCE * 2)
            return connection
        time.sleep(0.05)
    raise FirefoxError("Firefox did not start.")
