"""The ways from Share to what is shared, to what one's teams see, and to the team profile."""

from __future__ import annotations

import flet as ft

from app.models.membership import Membership
from app.ui import routes
from app.ui.parts.cards import link_card
from app.ui.parts.words import heading
from app.words import rounds as round_words
from app.words import shared as words


def sharing_ways(belongs: Membership) -> list[ft.Control]:
    """A heading and the ways; those to teams only for who is in any."""
    go = routes.go
    ways = [
        link_card(
            words.WAY,
            words.WAY_DETAIL,
            go(routes.SHARED),
            ft.Icons.FACT_CHECK_OUTLINED,
            key="shared",
        )
    ]
    for team in belongs.teams:
        name = words.TEAM_WAY.format(name=team.name)
        to, icon = go(routes.team_shared(team.id)), ft.Icons.GROUPS_OUTLINED
        ways.append(link_card(name, words.TEAM_WAY_DETAIL, to, icon, key=team.id))
    if belongs.organisation:
        to, icon = go(routes.ROUNDS), ft.Icons.DIVERSITY_3
        ways.append(
            link_card(round_words.WAY, round_words.WAY_DETAIL, to, icon, key="team-profile")
        )
    return [heading(words.HEADING), *ways]
