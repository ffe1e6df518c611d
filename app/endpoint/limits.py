"""How often somebody may ask.

What happens at every sync is counted in the memory of a process; what must hold whichever process
is asked is counted in the database (`attempt`).
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from time import monotonic

from starlette.types import ASGIApp, Receive, Scope, Send

from app.endpoint.refusal import Refusal
from app.sync.protocol import HEADER, VERSION

BURST = 10
"""Minutes whose share may be used at once: a new device fetches years of work in one go."""
_MOST = 100_000
"""Buckets that are kept, about 20 MB."""


class Buckets:
    """A token bucket for each key."""

    def __init__(
        self, a_minute: float, burst: float = BURST, clock: Callable[[], float] = monotonic
    ) -> None:
        """Let each key take `a_minute`, and that of `burst` minutes at once; `clock` in seconds."""
        self._rate = a_minute / 60
        self._full = a_minute * burst
        self._clock = clock
        self._levels: dict[int, tuple[float, float]] = {}

    def __len__(self) -> int:
        """How many keys are remembered."""
        return len(self._levels)

    def take(self, key: int) -> float:
        """Take one, and return 0; or return how many seconds to wait until there is one."""
        now = self._clock()
        level, since = self._levels.get(key, (self._full, now))
        level = min(self._full, level + (now - since) * self._rate)
        if level < 1:
            return (1 - level) / self._rate
        if len(self._levels) >= _MOST and key not in self._levels:
            self._forget(now)
        self._levels[key] = (level - 1, now)
        return 0

    def _forget(self, now: float) -> None:
        """Forget the buckets that are full again, or the older half where there are none."""
        full = self._full
        kept = {
            key: (level, since)
            for key, (level, since) in self._levels.items()
            if level + (now - since) * self._rate < full
        }
        if len(kept) >= _MOST:
            newest = sorted(kept, key=lambda key: kept[key][1])[len(kept) // 2 :]
            kept = {key: kept[key] for key in newest}
        self._levels = kept


class Limits:
    """An ASGI layer that turns a device away which syncs without end, before its body is read."""

    def __init__(self, app: ASGIApp, syncs: Buckets | None) -> None:
        """Hand requests on to `app`; without `syncs` all of them."""
        self._app = app
        self._syncs = syncs

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if self._syncs is not None and scope["type"] == "http" and scope["path"] == "/v1/sync":
            wait = self._syncs.take(hash(_authorization(scope)))
            if wait:
                refusal = Refusal(
                    429,
                    "wait",
                    "This device sends very often. Everything is saved on it. "
                    "It sends again by itself in a moment.",
                    ceil(wait),
                )
                headers = {HEADER: str(VERSION), "Cache-Control": "no-store"}
                await refusal.response(headers)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _authorization(scope: Scope) -> bytes:
    for name, value in scope["headers"]:
        if name == b"authorization":
            return bytes(value)
    client = scope.get("client")
    return str(client[0] if client else "").encode()
