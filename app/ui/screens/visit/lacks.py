"""What a visit still lacks before it can be finished, and the way there."""

from __future__ import annotations

import flet as ft

from app.models.visit import Visit
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import component
from app.ui.parts.cards import link_card, tinted
from app.ui.parts.words import body, strong
from app.ui.screens.visit.items.typed import wrong_words
from app.ui.theme import AMBER
from app.words import ward as words


@component
def NotYet(visits: Visits, visit: Visit) -> ft.Control:
    """What is lacking, each leading to where it is asked; nothing once all is there."""
    lacks = visits.lacking(visit)
    if not lacks:
        return ft.Container(visible=False)
    return ft.Column(
        [
            ft.Semantics(
                live_region=True,
                content=tinted(
                    strong(words.NOT_YET, AMBER.full),
                    body(words.NOT_YET_WORDS, AMBER.full),
                    hue=AMBER,
                    icon=ft.Icons.ERROR_OUTLINED,
                ),
            ),
            *(
                link_card(
                    words.LEAD_TO.format(section=lack.section.title, item=lack.item.text),
                    wrong_words(lack.item, lack.wrong) or words.LACKS,
                    routes.go(routes.ward(visit.id, lack.section.id)),
                    hue=AMBER,
                    key=lack.item.id,
                )
                for lack in lacks
            ),
        ],
        spacing=10,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
