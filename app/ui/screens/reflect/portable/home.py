"""The three ways in which a journal travels."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import component
from app.ui.parts.cards import link_card
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body
from app.ui.theme import REFLECT
from app.words import portable as words


@component
def PortableHome() -> ft.Control:
    """Out, in, and evidence."""
    return screen(
        body(words.LEAD),
        link_card(
            words.OUT, words.OUT_DETAIL, routes.go(routes.TAKE_OUT), ft.Icons.DOWNLOAD, REFLECT
        ),
        link_card(words.IN, words.IN_DETAIL, routes.go(routes.BRING_IN), ft.Icons.UPLOAD, REFLECT),
        link_card(
            words.EVIDENCE,
            words.EVIDENCE_DETAIL,
            routes.go(routes.EVIDENCE),
            ft.Icons.DESCRIPTION_OUTLINED,
            REFLECT,
        ),
        head=bar(words.TITLE, routes.go(routes.REFLECT)),
    )
