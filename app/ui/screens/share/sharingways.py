"""The ways from sharing to what is shared, to one's teams, and to the team profile."""

from __future__ import annotations

import flet as ft

from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.theme import TEAL
from app.words import rounds as round_words
from app.words import shared as words


@component
def SharingWays() -> ft.Control:
    """The ways; those to teams only for who is in any."""
    belongs = watch(use_app().belonging).membership
    return ft.Column(
        [
            link_card(
                words.WAY,
                words.WAY_DETAIL,
                routes.go(routes.SHARED),
                ft.Icons.FACT_CHECK_OUTLINED,
                TEAL,
            ),
            *(
                link_card(
                    words.TEAM_WAY.format(name=team.name),
                    words.TEAM_WAY_DETAIL,
                    routes.go(routes.team_shared(team.id)),
                    ft.Icons.GROUPS_OUTLINED,
                    TEAL,
                    key=team.id,
                )
                for team in belongs.teams
            ),
            *(
                [
                    link_card(
                        round_words.WAY,
                        round_words.WAY_DETAIL,
                        routes.go(routes.ROUNDS),
                        ft.Icons.DIVERSITY_3,
                        TEAL,
                    )
                ]
                if belongs.organisation
                else []
            ),
        ],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
