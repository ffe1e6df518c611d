"""Whose turn it is: one tab at a time has the files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from typing import Any

import js
from pyodide.ffi import create_proxy

from app.errors import LeadwellError

LOCK = "leadwell"
PATIENCE = 5.0
"""Seconds that another tab has to let go; a frozen one never does."""


class OpenInAnotherTab(LeadwellError):
    """Leadwell is open in another tab that does not answer. Close that tab, then try again. What
    you saved is safe."""


class Turn:
    """The right of one tab to the files: the newest tab asks, and the older one lets go."""

    def __init__(self) -> None:
        """Nothing is asked yet."""
        self._channel = js.BroadcastChannel.new("leadwell-tabs")
        self._release: Any = None
        self._on_ask: Callable[[], None] | None = None
        self._keep: list[Any] = []

    async def take(self) -> None:
        """Return when the files are ours. OpenInAnotherTab: the other tab does not let go."""
        granted: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def hold(lock: Any) -> Any:
            def wait(resolve: Any, reject: Any) -> None:
                self._release = resolve

            if not granted.done():
                granted.set_result(None)
            return js.Promise.new(create_proxy(wait))

        proxy = create_proxy(hold)
        self._keep.append(proxy)
        js.navigator.locks.request(LOCK, proxy)
        await asyncio.sleep(0)
        self._channel.postMessage("ask")
        try:
            await asyncio.wait_for(granted, PATIENCE)
        except TimeoutError as error:
            raise OpenInAnotherTab from error

    def on_ask(self, listener: Callable[[], None]) -> None:
        """Call `listener`, in the context of now, when a newer tab asks for the files."""
        # What JavaScript calls has no context of its own, and Flet looks for its page there.
        context = copy_context()

        def hear(event: Any) -> None:
            if event.data == "ask":
                context.copy().run(listener)

        proxy = create_proxy(hear)
        self._keep.append(proxy)
        self._channel.addEventListener("message", proxy)

    def give(self) -> None:
        """Let the newer tab have the files; ours must be closed by now."""
        if self._release is not None:
            self._release()
            self._release = None
