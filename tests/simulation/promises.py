"""What devices said was saved: every change has a mark of its own, by which it is known again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any

from app.errors import NotSaved


class Promises:
    """The marks of one account's changes."""

    def __init__(self, prefix: str) -> None:
        """All marks begin with `prefix`."""
        self._prefix = prefix
        self._count = 0
        self.kept: set[str] = set()
        """Those that a device said it had saved."""
        self.open: set[str] = set()
        """Those of which nobody was told anything: the device ended first."""
        self.refused: set[str] = set()
        """Those that a device said it had not saved."""

    def new(self) -> str:
        """Return a mark that nothing has yet."""
        self._count += 1
        mark = f"{self._prefix}{self._count}"
        self.open.add(mark)
        return mark

    async def keep(self, mark: str, write: Awaitable[Any]) -> None:
        """Await `write`, which saves `mark` or says that it does not."""
        try:
            await write
        except NotSaved:
            self.open.discard(mark)
            self.refused.add(mark)
        else:
            self.open.discard(mark)
            self.kept.add(mark)

    def excuse(self, marks: Iterable[str]) -> None:
        """Take note that the only device that had these was lost."""
        for mark in marks:
            if mark in self.kept:
                self.kept.remove(mark)
                self.open.add(mark)

    def faults(self, found: set[str]) -> list[str]:
        """Return what is wrong where `found` is what there is."""
        wrong = []
        if lost := self.kept - found:
            wrong.append(f"acknowledged writes lost: {sorted(lost)}")
        if ghosts := found & self.refused:
            wrong.append(f"said not to be saved, and there: {sorted(ghosts)}")
        if strange := found - self.kept - self.open - self.refused:
            wrong.append(f"nobody wrote these: {sorted(strange)}")
        return wrong


async def attempt(call: Callable[[], Awaitable[Any]]) -> None:
    """Await what may meet a full disk, and is tried again another time."""
    with suppress(NotSaved):
        await call()
