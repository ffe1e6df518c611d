"""The ways to look back on what one wrote."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import component
from app.ui.parts.cards import link_card
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import note
from app.ui.theme import REFLECT
from app.words import values as words

WAYS = (
    ("trend", words.TREND, words.TREND_DETAIL, ft.Icons.SHOW_CHART),
    ("words", words.WORDS, words.WORDS_DETAIL, ft.Icons.SHORT_TEXT),
    ("areas", words.AREAS, words.AREAS_DETAIL, ft.Icons.EXPLORE_OUTLINED),
    ("quiet", words.QUIET, words.QUIET_DETAIL, ft.Icons.SPA_OUTLINED),
)


@component
def LookBack() -> ft.Control:
    """Values over time, words, areas, and the reminder."""
    return screen(
        note(words.BACK_LEAD),
        *(
            link_card(name, detail, routes.go(routes.look_back(part)), icon, REFLECT)
            for part, name, detail, icon in WAYS
        ),
        head=bar(words.BACK, routes.go(routes.REFLECT)),
        key="look-back",
    )
