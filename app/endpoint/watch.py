"""What is seen of every request: how it was answered and how long that took, and no more."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from secrets import token_hex
from time import perf_counter
from typing import Any

from fastapi import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.endpoint.logs import error_of, say
from app.endpoint.metrics import Metrics
from app.endpoint.refusal import Refusal

_KEY = "leadwell.seen"
_QUIET = ("/health", "/ready", "/metrics")
"""What machines ask every few seconds: written down only where it fails."""
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


@dataclass(slots=True)
class Seen:
    """A request under way."""

    id: str
    status: int = 500
    ops: tuple[int, int, int] | None = None


def tally(request: Request, pushed: int, rejected: int, pulled: int) -> None:
    """Note how many changes a sync brought, how many were put aside, and how many it took."""
    seen: Seen | None = request.scope.get(_KEY)
    if seen is not None:
        seen.ops = pushed, rejected, pulled


class Watch:
    """The outermost ASGI layer: counts and writes down what was answered."""

    def __init__(
        self, app: ASGIApp, metrics: Metrics, routes: Callable[[], Sequence[BaseRoute]]
    ) -> None:
        """Hand requests on to `app`, whose patterns of addresses are those of `routes`."""
        self._app = app
        self._metrics = metrics
        self._routes = routes
        self._exact: dict[str, str] = {}
        self._patterns: list[Any] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        seen = scope[_KEY] = Seen(token_hex(8))

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
            await send(message)

        try:
            await guarded(self._app, self._metrics, scope, receive, watched)
        finally:
            self._note(scope, seen, perf_counter() - began)

    def _note(self, scope: Scope, seen: Seen, seconds: float) -> None:
        route = self._route(scope)
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._metrics.answered(method, route, seen.status, seconds)
        if seen.ops is not None:
            self._metrics.synced(*seen.ops)
        if seen.status < 400 and route in _QUIET:
            return
        said: dict[str, Any] = {"id": seen.id, "method": method, "route": route}
        said |= {"status": seen.status, "ms": round(seconds * 1000, 1)}
        if seen.ops is not None:
            said |= dict(zip(("pushed", "rejected", "pulled"), seen.ops, strict=True))
        say("request", logging.INFO if seen.status < 500 else logging.WARNING, **said)

    def _route(self, scope: Scope) -> str:
        """Return the pattern of the address, since the address may hold a secret."""
        if not self._exact:
            for route in self._routes():
                path = getattr(route, "path", "")
                if path and "{" not in path:
                    self._exact[path] = path
                elif path:
                    self._patterns.append(route)
        found = self._exact.get(scope["path"])
        if found is not None:
            return found
        for route in self._patterns:
            if route.matches(scope)[0] is not Match.NONE:
                return str(route.path)
        return "unknown" if scope["path"].startswith("/v1/") else "file"


class Guard:
    """The innermost ASGI layer: an error that nobody had foreseen is answered in words."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Hand requests on to `app`."""
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        else:
            await guarded(self._app, self._metrics, scope, receive, send)


async def guarded(
    app: ASGIApp, metrics: Metrics, scope: Scope, receive: Receive, send: Send
) -> None:
    """Serve a request; of an exception the kind and the place are written down, not its words."""
    is_begun = False

    async def begun(message: Message) -> None:
        nonlocal is_begun
        is_begun = True
        await send(message)

    try:
        await app(scope, receive, begun)
    except Exception as error:
        seen: Seen | None = scope.get(_KEY)
        id = seen.id if seen else ""
        metrics.failed()
        say("error", logging.ERROR, id=id, **error_of(error))
        if not is_begun:
            await _trouble(id)(scope, receive, send)


def _trouble(id: str) -> Response:
    words = "Something went wrong at the endpoint. Everything on your device is safe. "
    words += "Please try again in a while; if it goes on, tell those who look after it"
    words += f" the number {id}." if id else "."
    return Refusal(500, "trouble", words).response()
