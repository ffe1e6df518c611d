"""Getting an account back by its recovery code."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, note
from app.ui.theme import TEAL
from app.words import devices as words
from app.words import share as share_words


@component
def RecoverScreen() -> ft.Control:
    """The code, the address, and what there is without a code."""
    app = use_app()
    codes = watch(app.codes)
    back = routes.go(routes.SHARE)

    async def recover() -> None:
        await codes.recover()
        await back()
        tell(words.RECOVERED)

    return screen(
        body(words.RECOVER_WORDS),
        Field(
            words.CODE_FIELD,
            codes.typed("lost"),
            partial(codes.type, "lost"),
            lines=2,
            hue=TEAL,
            capitals=False,
            key=f"lost-{codes.turn}",
        ),
        Field(
            share_words.ENDPOINT,
            codes.typed("endpoint"),
            partial(codes.type, "endpoint"),
            hue=TEAL,
            capitals=False,
            key=f"endpoint-{codes.turn}",
        ),
        note(words.RECOVER_NO_CODE),
        head=bar(words.RECOVER_TITLE, back),
        foot=main_button(words.RECOVER_NOW, action(recover), icon=ft.Icons.KEY),
        key="recover",
    )
