"""A backend in memory, for tests and for browsers that keep nothing."""

from __future__ import annotations

import random
from collections.abc import Callable


class MemoryBackend:
    """Files in memory that know what a power cut would leave of them.

    `fault(operation, name)` is called before each write, truncate and flush; it may raise, or
    return a number of bytes that a write takes before it stops short.
    """

    kind = "memory"

    def __init__(self, files: dict[str, bytes] | None = None, *, is_durable: bool = True) -> None:
        """Start with the given files."""
        self.is_durable = is_durable
        self.files = {name: bytearray(data) for name, data in (files or {}).items()}
        self._flushed = {name: bytes(data) for name, data in self.files.items()}
        self._pending: list[tuple[str, str, int, bytes]] = []
        self.fault: Callable[[str, str], int | None] | None = None

    def _meet(self, operation: str, name: str) -> int | None:
        return self.fault(operation, name) if self.fault else None

    async def size(self, name: str) -> int:
        """Return how many bytes `name` has."""
        return len(self.files.get(name, b""))

    async def read(self, name: str) -> bytes:
        """Return all of `name`."""
        return bytes(self.files.get(name, b""))

    async def write(self, name: str, offset: int, data: bytes) -> int:
        """Write as much as the ordered fault lets through."""
        taken = self._meet("write", name)
        data = data if taken is None else data[:taken]
        _apply(self.files, ("write", name, offset, data))
        self._pending.append(("write", name, offset, data))
        return len(data)

    async def truncate(self, name: str, size: int) -> None:
        """Cut or grow `name`."""
        self._meet("truncate", name)
        _apply(self.files, ("truncate", name, size, b""))
        self._pending.append(("truncate", name, size, b""))

    async def flush(self, name: str) -> None:
        """Make what was written to `name` certain."""
        self._meet("flush", name)
        self._flushed[name] = bytes(self.files.get(name, b""))
        self._pending = [step for step in self._pending if step[1] != name]

    async def close(self) -> None:
        """Nothing to let go of."""

    def crash(self, dice: random.Random) -> dict[str, bytes]:
        """Return files as a power cut might leave them.

        Everything flushed is there. Of what was not, any subset may be, the last piece torn and
        with rubbish behind it.
        """
        left = {name: bytearray(data) for name, data in self._flushed.items()}
        for operation, name, where, data in self._pending:
            luck = dice.random()
            if luck < 0.4:
                continue
            if operation == "write" and luck < 0.8 and data:
                data = data[: dice.randrange(len(data) + 1)]
            _apply(left, (operation, name, where, data))
            if operation == "write" and luck > 0.95:
                left[name] += dice.randbytes(dice.randrange(64))
        return {name: bytes(data) for name, data in left.items()}


def _apply(files: dict[str, bytearray], step: tuple[str, str, int, bytes]) -> None:
    operation, name, where, data = step
    file = files.setdefault(name, bytearray())
    if operation == "truncate":
        del file[where:]
        file.extend(bytes(where - len(file)))
    else:
        file.extend(bytes(max(0, where - len(file))))
        file[where : where + len(data)] = data
