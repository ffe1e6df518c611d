"""The endpoint as a process of its own, which can be killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

COMMAND = "import sys; from app.cli import main; sys.exit(main())"


class Server:
    """`leadwell serve` on a port of 127.0.0.1, a free one unless it is named."""

    def __init__(
        self, data: Path, web: Path, port: int = 0, variables: Mapping[str, str] | None = None
    ) -> None:
        """Start it and wait until it says where it is; `variables` are of its environment."""
        self.data = data
        arguments = ["serve", "--host", "127.0.0.1", "--port", str(port)]
        arguments += ["--data", str(data), "--web", str(web)]
        self._process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, *arguments],
            cwd=Path(__file__).parent.parent,
            env={**os.environ, "PYTHONUTF8": "1", **(variables or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        assert self._process.stdout is not None
        self._said: list[str] = []
        self.url = ""
        for said in self._process.stdout:
            self._said.append(said)
            found = re.search(r"http://\S+", said)
            if found:
                self.url = found[0]
                break
        assert self.url, self.words
        # Whatever else it says must not fill the pipe and stop it.
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        self._said += self._process.stdout

    @property
    def words(self) -> str:
        """Everything it has said."""
        return "".join(self._said)

    @property
    def status(self) -> int | None:
        """Its exit status; None while it runs."""
        return self._process.returncode

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to stop as a host does, and wait until it has."""
        self._end(signal.SIGTERM)

    def _end(self, with_signal: signal.Signals) -> None:
        self._process.send_signal(with_signal)
        self._process.wait()
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ask it to stop, unless it was killed."""
        if self._process.poll() is None:
            self._end(signal.SIGINT)
