"""An endpoint that is killed at the moment that a test names (`tests.killer`)."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType


class Doomed:
    """One endpoint after the other, over the same database."""

    def __init__(self, folder: Path, database_url: str) -> None:
        """Keep nothing in `folder` but what arms it."""
        self._armed = folder / "armed"
        arguments = ["serve", "--host", "127.0.0.1", "--port", "0", "--web", str(folder / "none")]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.killer", str(self._armed), *arguments],
            cwd=Path(__file__).parent.parent,
            env={**os.environ, "LEADWELL_DATABASE_URL": database_url},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._child = 0
        self.url = ""

    def start(self, number: int) -> None:
        """Start an endpoint that is to end at that moment once it is armed."""
        assert self._process.stdin is not None
        self._armed.unlink(missing_ok=True)
        self._process.stdin.write(f"{number}\n")
        self._process.stdin.flush()
        self._child = int(self._said(r"Started (\d+)"))
        self.url = self._said(r"(http://\S+)")

    def arm(self) -> None:
        """Count from now on."""
        self._armed.touch()

    def gone(self) -> None:
        """Return when it has killed itself."""
        self._said("(Gone)")
        self._child = 0

    def _said(self, pattern: str) -> str:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            found = re.search(pattern, line)
            if found:
                return found[1]
        raise AssertionError(f"it never said {pattern}")

    def __enter__(self) -> Doomed:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End everything."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
