"""All that is left to chance, taken from one seed, and no threads."""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import anyio.to_thread

from app.endpoint.database import Database


@contextmanager
def unreal(seed: int) -> Iterator[random.Random]:
    """Let ids, codes, tokens and nonces come from `seed`, and requests be served in this thread.

    Databases are not migrated meanwhile: all of them are copies of one that was.
    """
    dice = random.Random(seed)
    seams: list[tuple[Any, str, Any]] = [
        (secrets, "randbits", dice.getrandbits),
        (secrets, "choice", dice.choice),
        (secrets, "token_bytes", lambda size=32: dice.randbytes(size)),
        (secrets, "token_hex", lambda size=32: dice.randbytes(size).hex()),
        (secrets, "token_urlsafe", lambda size=32: dice.randbytes(size).hex()),
        (os, "urandom", dice.randbytes),
        (anyio.to_thread, "run_sync", _here),
        (Database, "migrate", lambda self, to="": ""),
    ]
    before = [(place, name, getattr(place, name)) for place, name, _ in seams]
    try:
        for place, name, value in seams:
            setattr(place, name, value)
        yield dice
    finally:
        for place, name, value in before:
            setattr(place, name, value)


async def _here(call: Callable[..., Any], *args: Any, **options: Any) -> Any:
    return call(*args)
