"""Text fields that save themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft

from app.ui.component import action, component
from app.ui.parts.words import label
from app.ui.theme import CARD, CLEAR, EDGE, PLUM, Hue

Take = Callable[[str], Awaitable[None] | None]


def outlined(name: str, value: str, hue: Hue, **given: Any) -> ft.TextField:
    """A text field as they all look: an edge that grows with the focus. `given` is what else Flet's
    field takes. What people see of its name is for the caller to put above it.
    """
    return ft.TextField(
        # Flutter cuts a label that is wider than its field, so the one people see stands above and
        # may wrap; the field's own is what a screen reader says, and too small to be drawn.
        label=name,
        label_style=ft.TextStyle(color=CLEAR, size=0.01),
        value=value,
        filled=True,
        fill_color=CARD,
        hover_color=CARD,
        cursor_color=hue.full,
        border={
            ft.ControlState.FOCUSED: ft.OutlineInputBorder(
                side=ft.BorderSide(3, hue.full), border_radius=14, gap_padding=0
            ),
            ft.ControlState.DEFAULT: ft.OutlineInputBorder(
                side=ft.BorderSide(1, EDGE), border_radius=14, gap_padding=0
            ),
        },
        align_label_with_hint=True,
        **given,
    )


@component
def Field(
    name: str,
    value: str,
    on_type: Take,
    on_leave: Take | None = None,
    *,
    lines: int = 1,
    most: int | None = None,
    hue: Hue = PLUM,
    hint: str = "",
    error: str = "",
    secret: bool = False,
    capitals: bool = True,
    is_quiet: bool = False,
    turn: str = "",
    is_first: bool = False,
    keyboard: ft.KeyboardType | None = None,
) -> ft.Control:
    """A field called `name`. `on_type` gets the text at each key, `on_leave` when done.

    It owns its text while it is on the screen, so that rendering again never puts back what was
    typed a moment ago; give it a `key` so that another record gets another field. `is_quiet`
    leaves its name out, where the same words stand above already. Another `turn` puts `value`
    into the field, whatever was typed. `is_first` is where a screen begins: one types at once.
    """
    typed = ft.use_ref(value)
    turned = ft.use_ref(turn)
    if turned.current != turn:
        turned.current, typed.current = turn, value

    async def take(event: Any) -> None:
        typed.current = event.control.value
        await action(on_type, event.control.value)()

    async def leave(event: Any) -> None:
        if on_leave is not None:
            await action(on_leave, typed.current)()

    field = outlined(
        name,
        typed.current or "",
        hue,
        hint_text=hint or None,
        error=error or None,
        multiline=lines > 1,
        min_lines=lines if lines > 1 else None,
        max_lines=12 if lines > 1 else 1,
        max_length=most,
        password=secret,
        can_reveal_password=secret,
        capitalization=ft.TextCapitalization.SENTENCES if capitals else None,
        autofocus=is_first,
        on_change=take,
        on_blur=leave,
        on_submit=leave if lines == 1 else None,
    )
    if keyboard is not None:
        field.keyboard_type = keyboard
    return ft.Column(
        [*([] if is_quiet else [label(name)]), field],
        spacing=6,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
