"""Text fields that save themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft

from app.ui.component import action, changed, component
from app.ui.parts.words import label
from app.ui.theme import CARD, CLEAR, EDGE, PLUM, Hue

Take = Callable[[str], Awaitable[None] | None]


def outlined(name: str, value: str, hue: Hue, turn: str = "", **given: Any) -> ft.TextField:
    """A text field as they all look: an edge that grows with the focus. `given` is what else Flet's
    field takes. What people see of its name is for the caller to put above it.

    A hook: it owns its text while it is on the screen, so that drawing it again never puts back
    what was typed a moment ago. Another `turn` puts `value` into the field, whatever was typed.
    """
    before: Any = ft.use_ref()
    turned = ft.use_ref(turn)
    if before.current is not None and turned.current == turn:
        # Flet knows the text before it says that it changed: whoever draws between the two from
        # what was said last takes a letter away from whoever types.
        value = before.current.value
    turned.current = turn
    field = ft.TextField(
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
    before.current = field
    return field


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

    It owns its text while it is on the screen; give it a `key` so that another record gets another
    field. `is_quiet` leaves its name out, where the same words stand above already. Another `turn`
    puts `value` into the field, whatever was typed. `is_first` is where a screen begins: one types
    at once.
    """

    async def leave(event: Any) -> None:
        if on_leave is not None:
            await action(on_leave, event.control.value)()

    field = outlined(
        name,
        value,
        hue,
        turn,
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
        on_change=changed(on_type),
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
