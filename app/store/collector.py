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
    longer than the work itself (seen with 10,000 records: twice; with 16,000, three times)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def keep(count: int) -> None:
    """Never look through what is there now again, if it holds many records.

    A collection that walks through years of records takes a third of a second on a phone, in the
    middle of a tap. What happens to be garbage at this moment stays too, so call it seldom.
    """
    if count >= MANY:
        gc.freeze()
