"""The ways from a visit to handing it on, and to what two people answered differently."""

from __future__ import annotations

import flet as ft

from app.state.together import Together
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.theme import AMBER, VISIT
from app.words import together as words


def differing_card(together: Together, visit: str) -> list[ft.Control]:
    """The way to what differs; nothing where nothing does."""
    count = len(together.differences(visit))
    if not count:
        return []
    return [
        link_card(
            words.DIFFER[min(count, 2) - 1].format(n=count),
            words.DIFFER_DETAIL,
            routes.go(routes.differing(visit)),
            ft.Icons.COMPARE_ARROWS,
            AMBER,
        )
    ]


@component
def TogetherLink(visit: str) -> ft.Control:
    """The way from a visit to handing it on, and to what was answered differently."""
    app = use_app()
    watch(app.visits)
    together = watch(app.together)
    return ft.Column(
        [
            *differing_card(together, visit),
            link_card(
                words.LINK,
                words.LINK_DETAIL,
                routes.go(routes.together(visit)),
                ft.Icons.GROUP_OUTLINED,
                VISIT,
            ),
        ],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
