"""`leadwell serve` that kills itself before the n-th thing it does with its database.

Run by tests alone: `python -m tests.killer ARMED serve …`. For each number n that it reads, it
starts an endpoint (as a fork: to import everything takes longer than all else) and says when that
is gone. Statements, their ends, commits and the moments after them are counted, from 0, while
there is a file at ARMED.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

import app.endpoint.serve  # noqa: F401  (before the fork)
from app.cli import main


class Fate:
    """When this process ends."""

    def __init__(self, armed: Path) -> None:
        """Count while there is a file at `armed`."""
        self._armed = armed
        self.left = 0
        for name in ("before_cursor_execute", "after_cursor_execute", "commit", "checkin"):
            event.listen(Engine, name, self.meet)

    def meet(self, *_: Any) -> None:
        """Count one moment, and end there if it is the one."""
        if self._armed.exists():
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            self.left -= 1


def serve(armed: Path, arguments: list[str]) -> None:
    """Start an endpoint for each number on the standard input."""
    fate = Fate(armed)
    for number in sys.stdin:
        child = os.fork()
        if child == 0:
            fate.left = int(number)
            os._exit(main(arguments))
        print(f"Started {child}", flush=True)
        os.waitpid(child, 0)
        print("Gone", flush=True)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.argv[2:])
