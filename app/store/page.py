"""The page around the app, in a browser: what it tells us and what we ask of it.

What is said stands at the top of `build/shell/boot.js`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

import leadwell_page
from pyodide.ffi import create_proxy

Listener = Callable[[Mapping[str, Any]], None]


class Page:
    """Small JSON objects both ways."""

    def __init__(self) -> None:
        """Begin to listen."""
        self._listeners: dict[str, list[Listener]] = {}
        self._hear = create_proxy(self._heard)
        leadwell_page.listen(self._hear)

    def _heard(self, message: str) -> None:
        data = json.loads(message)
        for listener in tuple(self._listeners.get(data["kind"], ())):
            listener(data)

    def on(self, kind: str, listener: Listener) -> None:
        """Call `listener` with every message of a kind."""
        self._listeners.setdefault(kind, []).append(listener)

    def post(self, kind: str) -> None:
        """Tell the page."""
        leadwell_page.post(json.dumps({"kind": kind}))

    async def ask(self, *, persist: bool) -> tuple[bool, int, int]:
        """Return whether storage is persisted, bytes used and bytes allowed."""
        answer: asyncio.Future[Mapping[str, Any]] = asyncio.get_running_loop().create_future()

        def take(data: Mapping[str, Any]) -> None:
            if not answer.done():
                answer.set_result(data)

        self.on("storage", take)
        self.post("persist" if persist else "storage")
        data = await answer
        self._listeners["storage"].remove(take)
        return bool(data["persisted"]), int(data["usage"]), int(data["quota"])

    async def switch(self) -> None:
        """Start the new release."""
        self.post("apply-update")
