"""Python's garbage collector, kept away from what stays for good."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 1_000
"""Records from which it is worth it to put them out of the collector's sight."""


@contextmanager
def resting() -> Iterator[None]:
    """Collect nothing meanwhile: where all is made and nothing dropped, looking for garbage takes
    longer than the work (seen on the desktop with CPython 3.11; in the browser, whose Python 3.14
    collects otherwise, opening 16,000 records took the same with and without)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def keep(count: int) -> None:
    """Never look through what is there now again, if it holds many records.

    A collection walks through all of them, and may come in the middle of a tap. What happens to
    be garbage at this moment stays too, so call it seldom.
    """
    if count >= MANY:
        gc.freeze()
