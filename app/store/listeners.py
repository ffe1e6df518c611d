"""Who wants to know what changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

Listener = Callable[[frozenset[str]], None]


class Listeners:
    """Called with the names of what changed, in the order in which they subscribed."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._all: list[Listener] = []

    def add(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` from now on, until what this returns is called."""
        self._all.append(listener)

        def remove() -> None:
            with suppress(ValueError):
                self._all.remove(listener)

        return remove

    def tell(self, changed: frozenset[str]) -> None:
        """Call everybody; a listener that fails is reported to the event loop."""
        for listener in tuple(self._all):
            try:
                listener(changed)
            except Exception as error:
                # The change is saved: a screen that fails to show it must not say otherwise.
                asyncio.get_running_loop().call_exception_handler(
                    {"message": "a listener of the store failed", "exception": error}
                )
