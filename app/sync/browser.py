"""The page around the app, and what it has to say."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from typing import Any

import js
import leadwell_page
from pyodide.ffi import create_proxy

Message = dict[str, Any]
"""What is said to the page and by it: an object with a `kind`; see `build/shell/boot.js`."""

_OPPOSITE = {"visible": "hidden", "hidden": "visible", "online": "offline", "offline": "online"}


class PageEvents:
    """Messages to the page and from it."""

    def __init__(self) -> None:
        """Listen from now on; what the page said before is heard at once."""
        self._callbacks: dict[str, list[Callable[[Message], None]]] = {}
        self._waiting: dict[str, Message] = {}
        self._proxy = create_proxy(self._hear)
        leadwell_page.listen(self._proxy)

    def subscribe(self, kind: str, callback: Callable[[Message], None]) -> Callable[[], None]:
        """Call `callback` with each message of `kind`, until what this returns is called.

        It runs in the context of now: what JavaScript calls has none of its own, and Flet looks
        for its page there. The last message of a kind for which nobody listened is kept for the
        first who does.
        """
        context = copy_context()
        callbacks = self._callbacks.setdefault(kind, [])

        def hear(message: Message) -> None:
            context.copy().run(callback, message)

        callbacks.append(hear)
        if kind in self._waiting:
            callback(self._waiting.pop(kind))

        def remove() -> None:
            with suppress(ValueError):
                callbacks.remove(hear)

        return remove

    def post(self, message: Message) -> None:
        """Say `message` to the page."""
        leadwell_page.post(json.dumps(message))

    def _hear(self, text: str) -> None:
        message = json.loads(text)
        callbacks = self._callbacks.get(message["kind"])
        if callbacks:
            for callback in tuple(callbacks):
                callback(message)
        else:
            self._waiting.pop(_OPPOSITE.get(message["kind"], ""), None)
            self._waiting[message["kind"]] = message


def site() -> str:
    """Return the address at which the app is opened, with a slash at its end."""
    # This worker's script lies in a folder of the release beside the page.
    return f"{str(js.location.href).rsplit('/r/', 1)[0]}/"


def origin() -> str:
    """Return the address of the site that the app came from."""
    return str(js.location.origin)


def agent() -> str:
    """Return how the browser describes itself."""
    return str(js.navigator.userAgent)
