"""A name signed: with the finger, or typed, which is worth as much."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from app.models.checklist import VisitItem
from app.models.ink import Ink
from app.models.visit import Visit
from app.state.leadwell import Leadwell
from app.ui import routes
from app.ui.component import action, tell
from app.ui.parts.buttons import side_button
from app.ui.parts.words import note
from app.ui.screens.visit.items.typed import typed
from app.ui.theme import CARD, INK, LINE, RADIUS, VISIT
from app.words import ward as words

if TYPE_CHECKING:
    from flet.canvas import Shape

LINE_WIDTH = 3
"""Pixels: as a felt pen."""


def lines(ink: Ink, scale: float = 1.0) -> list[Shape]:
    """Return the lines of a signature, to be drawn."""
    import flet.canvas as canvas

    pen = ft.Paint(
        color=INK,
        stroke_width=LINE_WIDTH,
        style=ft.PaintingStyle.STROKE,
        stroke_cap=ft.StrokeCap.ROUND,
        stroke_join=ft.StrokeJoin.ROUND,
    )
    shapes: list[Shape] = []
    for stroke in ink.strokes:
        points = [number * scale for number in stroke]
        # A dot is a line to where it begins.
        ends = points if len(points) > 2 else points * 2
        elements: list[canvas.Path.PathElement] = [canvas.Path.MoveTo(ends[0], ends[1])]
        elements += [canvas.Path.LineTo(x, y) for x, y in zip(ends[2::2], ends[3::2], strict=True)]
        shapes.append(canvas.Path(elements, paint=pen))
    return shapes


def drawn(ink: Ink, width: int = 300) -> ft.Control:
    """A signature as it was drawn, with words for whoever does not see it."""
    import flet.canvas as canvas

    scale = min(1.0, width / ink.width)
    picture = ft.Container(
        canvas.Canvas(lines(ink, scale), width=ink.width * scale, height=ink.height * scale),
        bgcolor=CARD,
        border=ft.Border.all(1, LINE),
        border_radius=RADIUS,
        width=ink.width * scale,
    )
    return ft.Semantics(label=words.INK, image=True, content=picture)


def signed(app: Leadwell, visit: Visit, item: VisitItem) -> ft.Control:
    """What was signed, the field for a typed name, and the way to draw one."""
    ink = visit.inks.get(item.id)

    async def take_back() -> None:
        assert ink is not None
        await app.visits.sign(visit, item.id, None)
        tell(words.INK_GONE, lambda: app.visits.sign(visit, item.id, ink))

    sign = side_button(
        words.SIGN_AGAIN if ink else words.SIGN,
        routes.go(routes.sign(visit.id, item.id)),
        VISIT,
        ft.Icons.DRAW_OUTLINED,
    )
    buttons: list[ft.Control] = [sign]
    if ink:
        buttons.append(side_button(words.TAKE_BACK, action(take_back), VISIT))
    return ft.Column(
        [
            *([ft.Row([drawn(ink)])] if ink else []),
            note(words.SIGN_HOW),
            typed(app, visit, item),
            ft.Row(buttons, wrap=True, spacing=8, run_spacing=8),
        ],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
