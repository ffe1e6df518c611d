"""A PIN or pass phrase chosen, and typed twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft

from app.state.securing import Securing
from app.ui.component import action
from app.ui.parts.buttons import main_button
from app.ui.parts.choices import chips
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, note, title
from app.ui.screens.reflect.lock.field import Secret, reveal
from app.ui.screens.reflect.lock.trouble import trouble
from app.ui.theme import REFLECT
from app.words import lock as words


def chosen(
    securing: Securing,
    do: Callable[[], Awaitable[Any]],
    *,
    name: str = "",
    lead: str = "",
    done: str = "",
    leave: Callable[..., Any] | None = None,
) -> ft.Control:
    """The screen on which one chooses; `do` takes what was typed."""
    kind = securing.kind
    handler = action(do)
    fields = [
        Secret(
            securing,
            field,
            label[kind],
            kind,
            is_new=True,
            is_shown=securing.is_shown,
            on_done=handler if field == "second" else None,
            key=f"{field}-{kind}-{securing.turn}",
        )
        for field, label in (("first", words.FIRST), ("second", words.SECOND))
    ]
    return screen(
        title(name or words.SET[kind]),
        *([body(lead)] if lead else []),
        chips(
            list(words.SECRET.items()),
            kind,
            securing.choose,
            hue=REFLECT,
            about=words.SET_ABOUT,
        ),
        note(words.SET_WORDS[kind]),
        *fields,
        reveal(securing),
        *trouble(securing),
        head=bar(words.ME, leave, leave_name=words.BACK) if leave is not None else None,
        foot=main_button(done or words.SET_NOW[kind], handler, REFLECT, ft.Icons.LOCK_OUTLINED),
        key=f"lock-set-{kind}",
    )
