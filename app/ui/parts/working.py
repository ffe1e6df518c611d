"""A long piece of work on the screen: how far it is, and the way to stop it."""

from __future__ import annotations

from collections.abc import Mapping

import flet as ft

from app import text
from app.state.work import Work
from app.ui.component import action, component
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import tinted
from app.ui.parts.words import strong
from app.ui.theme import TEAL, Hue


@component
def Working(work: Work, names: Mapping[str, str], hue: Hue = TEAL) -> ft.Control:
    """What is under way, by the words in `names`; nothing while nothing is."""
    if not work.name:
        return ft.Container(visible=False)
    name = names[work.name]
    said = name if work.percent is None else f"{name} · {work.percent} %"
    return tinted(
        # Told once when it begins: a number that is read aloud at each step is only noise.
        ft.Semantics(live_region=True, label=name, content=ft.Container(height=0)),
        strong(said, hue.full),
        ft.ProgressBar(
            value=None if work.percent is None else work.percent / 100,
            color=hue.full,
            bgcolor=ft.Colors.SURFACE,
            bar_height=8,
            border_radius=4,
            semantics_label=name,
            semantics_value=work.percent,
        ),
        ft.Row([side_button(text.STOP, action(work.stop), hue, ft.Icons.CLOSE)]),
        hue=hue,
    )
