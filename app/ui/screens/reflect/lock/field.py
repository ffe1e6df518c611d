"""A field for what opens the journal: password managers and pasting are welcome."""

from __future__ import annotations

from functools import partial
from typing import Any

import flet as ft

from app.state.securing import PIN, Field, Securing
from app.ui.component import action, changed, component
from app.ui.parts.buttons import quiet_button
from app.ui.parts.fields import outlined
from app.ui.parts.words import label
from app.ui.theme import REFLECT
from app.words import lock as words


@component
def Secret(
    securing: Securing,
    field: Field,
    name: str,
    kind: str,
    *,
    is_new: bool = False,
    is_shown: bool = False,
    is_first: bool = False,
    on_done: Any = None,
) -> ft.Control:
    """A field called `name`. It owns its text while it is on the screen; give it a `key` with
    `securing.turn` in it, so that another turn empties it. `kind` is pin, phrase or code."""
    is_code = kind == "code"
    shown = outlined(
        name,
        securing.typed(field),
        REFLECT,
        password=not is_shown and not is_code,
        autocorrect=False,
        enable_suggestions=False,
        capitalization=ft.TextCapitalization.CHARACTERS if is_code else None,
        keyboard_type=ft.KeyboardType.NUMBER if kind == PIN else ft.KeyboardType.TEXT,
        multiline=is_code,
        min_lines=2 if is_code else None,
        max_lines=6 if is_code else 1,
        max_length=None,
        autofocus=is_first,
        on_change=changed(partial(securing.type, field)),
        on_submit=on_done if not is_code else None,
    )
    if not is_code:
        shown.autofill_hints = ft.AutofillHint.NEW_PASSWORD if is_new else ft.AutofillHint.PASSWORD
    return ft.Column(
        [label(name), shown],
        spacing=6,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def reveal(securing: Securing) -> ft.Control:
    """The way to read what one types, and to hide it again."""
    return ft.Row(
        [
            quiet_button(
                words.UNSHOWN if securing.is_shown else words.SHOWN,
                action(securing.reveal),
                REFLECT,
                ft.Icons.VISIBILITY_OFF_OUTLINED
                if securing.is_shown
                else ft.Icons.VISIBILITY_OUTLINED,
            )
        ]
    )
