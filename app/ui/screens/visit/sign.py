"""A field to sign in with a finger; typing the name, on the screen before, is worth as much."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.models.ink import Ink, Stroke, drawn_on, ink_of
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button
from app.ui.parts.screen import bar, framed
from app.ui.parts.words import note
from app.ui.screens.visit.items.signed import lines
from app.ui.screens.visit.summary import Gone
from app.ui.theme import CARD, EDGE, MEASURE, RADIUS, VISIT
from app.words import ward as words

HEIGHT = 240
"""Pixels of the field."""
SIDE = 18
OFTEN = 16
"""Milliseconds between two looks at where the finger is."""


@component
def Sign() -> ft.Control:
    """The item in the address."""
    import flet.canvas as canvas

    app = use_app()
    visits = watch(app.visits)
    layout = watch(app.layout)
    params = ft.use_route_params()
    found, item = visits.visit(params.get("id", "")), params.get("item", "")
    key = f"ink/{params.get('id', '')}/{item}"
    begun = ink_of(visits.store.drafts.get(key))
    strokes, set_strokes = ft.use_state(begun.strokes if begun else ())
    # What the finger draws now; another event may come before the last one is drawn.
    present = ft.use_ref(strokes)
    if found is None:
        return Gone()
    width = int(min(MEASURE, max(240, layout.width - 2 * SIDE)))
    back = routes.go(routes.ward(found.id, visits.checklists.section(found, item)))

    def show(all: tuple[Stroke, ...]) -> None:
        present.current = all
        set_strokes(all)

    def start(event: Any) -> None:
        at = event.local_position
        show((*(present.current or ()), drawn_on((), at.x, at.y)))

    def move(event: Any) -> None:
        *before, last = present.current or ((),)
        at = event.local_position
        x, y = min(max(at.x, 0), width), min(max(at.y, 0), HEIGHT)
        if (longer := drawn_on(last, x, y)) != last:
            show((*before, longer))

    async def rest() -> None:
        await visits.store.draft(key, Ink(width, HEIGHT, present.current or ()).value())

    async def clear() -> None:
        show(())
        await visits.store.draft(key, None)

    async def keep() -> None:
        if not present.current:
            tell(words.SIGN_NOTHING)
            return
        await visits.sign(found, item, Ink(width, HEIGHT, present.current))
        await back()

    pad = ft.GestureDetector(
        canvas.Canvas(lines(Ink(width, HEIGHT, strokes)), width=width, height=HEIGHT),
        drag_interval=OFTEN,
        on_pan_start=start,
        on_pan_update=move,
        on_pan_end=action(rest),
    )
    field = ft.Container(
        pad,
        width=width,
        height=HEIGHT,
        bgcolor=CARD,
        border=ft.Border.all(1, EDGE),
        border_radius=RADIUS,
    )
    # Nothing here scrolls: a finger that goes up or down would scroll and not draw.
    return framed(
        ft.Column(
            [
                note(words.SIGN_HOW),
                ft.Semantics(label=words.SIGN_PAD, image=True, content=field),
                quiet_button(words.SIGN_CLEAR, action(clear), VISIT),
            ],
            spacing=12,
            expand=True,
            width=width,
        ),
        head=bar(words.SIGN_HERE, back),
        foot=main_button(words.SIGN_KEEP, action(keep), VISIT),
    )
