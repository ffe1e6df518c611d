"""The screens without a browser: the real app on a real Flet session that talks to nobody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import flet as ft
import msgpack
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page
from flet.messaging.session import Session

from app import services
from app.rehearsal import Nobody
from app.state.leadwell import Leadwell
from app.ui.app import App

TURNS = 30
"""Turns of the loop after which whatever a change sets off has been drawn."""

WHOLE = 9_000
"""The height of a window in which every row of a list has room."""


class Window:
    """What one would see of the app."""

    def __init__(self, app: Leadwell, session: Session) -> None:
        """Look at `session`."""
        self.app = app
        self._session = session

    async def go(self, route: str, width: int, height: int = 844) -> None:
        """Open an address in a window so wide, and so high."""
        self.app.layout.resize(width, height)
        page = self._session.page
        page.route = route
        await self._session.dispatch_event(page._i, "route_change", {"route": route})
        await self.settle()

    @property
    def sent(self) -> list[Any]:
        """All that was sent to Flutter, unpacked."""
        connection: Any = self._session.connection
        return [msgpack.unpackb(each, strict_map_key=False) for each in connection.sent]

    async def do(self, control: BaseControl, event: str = "click", data: Any = None) -> None:
        """Let a control hear an event, as Flutter tells it."""
        await self._session.dispatch_event(control._i, event, data)
        await self.settle()

    def set(self, field: ft.TextField, words: str) -> None:
        """Let a field have a value, as Flutter tells it before it says that it changed."""
        self._session.apply_patch(field._i, {"value": words})

    async def type(self, field: ft.TextField, words: str) -> None:
        """Type `words` into a field and leave it, as Flutter tells it."""
        self.set(field, words)
        await self.do(field, "change", words)
        await self.do(field, "blur")

    async def settle(self) -> None:
        """Let the app draw what has changed."""
        for _ in range(TURNS):
            await asyncio.sleep(0)

    def controls(self) -> Iterator[BaseControl]:
        """Return everything on the screen, from the outside in."""
        yield from _walk(self._session.page.views[-1], set())

    @property
    def words(self) -> str:
        """Every word on the screen, and every name that is read aloud."""
        return "\n".join(
            words
            for control in self.controls()
            for name in ("value", "label", "content")
            if isinstance(words := getattr(control, name, None), str)
        )

    @property
    def said(self) -> str:
        """What was said last at the foot of the screen."""
        bars = [each for each in self._session.page._dialogs.controls if each.open]
        found = [each.value for each in _walk(bars[-1:], set()) if isinstance(each, ft.Text)]
        return "\n".join(found)

    @property
    def headings(self) -> list[str]:
        """What is a heading to a screen reader."""
        return [
            control.content.value
            for control in self.controls()
            if isinstance(control, ft.Semantics)
            and control.heading_level
            and isinstance(control.content, ft.Text)
        ]


def _walk(control: Any, seen: set[int]) -> Iterator[BaseControl]:
    if isinstance(control, list | tuple):
        for each in control:
            yield from _walk(each, seen)
    elif isinstance(control, BaseControl) and id(control) not in seen:
        seen.add(id(control))
        yield control
        # Flet 1.0.5 keeps some fields beside the control and what a component returned in `_b`.
        fields = {**getattr(control, "_values", {}), **vars(control)}
        for name, value in fields.items():
            if not name.startswith("_") or name == "_b":
                yield from _walk(value, seen)


@asynccontextmanager
async def window() -> AsyncIterator[Window]:
    """The app, started as on a desktop, in a window that nobody looks at."""
    session = Session(Nobody())
    # As in earnest: what runs in the background from the start knows the page.
    _context_page.set(session.page)
    app = await services.start()
    session.start_updates_scheduler()
    session.page.render(App, app)
    session.get_page_patch()
    made = Window(app, session)
    await made.settle()
    yield made
    session.close()
    await services.stop(app)
