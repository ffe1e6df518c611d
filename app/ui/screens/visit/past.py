"""A day that has passed already: what was it meant to say?"""

from __future__ import annotations

from datetime import date

import flet as ft

from app.models.moment import spoken
from app.ui.parts.cards import tinted
from app.ui.parts.words import body, strong
from app.ui.theme import AMBER
from app.words import promises as words


def past_asked(day: str, today: date, lead: str, *ways: ft.Control) -> ft.Control:
    """Say in plain words that `day` has passed, and offer the ways to go on."""
    said = words.PAST_TITLE.format(day=_begun(spoken(day, today)))
    return tinted(
        ft.Semantics(live_region=True, label=said, content=ft.Container(height=0)),
        strong(said, AMBER.full),
        body(lead),
        ft.Row(list(ways), wrap=True, spacing=8, run_spacing=8),
        hue=AMBER,
        icon=ft.Icons.EVENT_BUSY,
    )


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
