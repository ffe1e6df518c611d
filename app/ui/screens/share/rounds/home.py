"""The rounds of one's teams."""

from __future__ import annotations

import flet as ft

from app.models.membership import Membership, Role, Team
from app.models.team_round import Round
from app.state.rounds import Rounds
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import link_card
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, note
from app.ui.screens.share.rounds.telling import as_of, stands
from app.ui.theme import TEAL
from app.words import rounds as words


def led(belongs: Membership) -> list[Team]:
    """Return the teams for which one may open a round."""
    return [
        team
        for team in belongs.teams
        if team.role.may(Role.LEADER) or belongs.role.may(Role.LEADER)
    ]


def round_card(rounds: Rounds, round: Round) -> ft.Control:
    """The way to a round."""
    return link_card(
        words.ROUND.format(title=round.title, team=rounds.team(round)),
        stands(rounds, round),
        routes.go(routes.team_round(round.id)),
        ft.Icons.DIVERSITY_3,
        TEAL,
        key=round.id,
    )


@component
def RoundsHome() -> ft.Control:
    """What it is, every round, and opening one."""
    app = use_app()
    rounds = watch(app.rounds)
    belongs = watch(app.belonging).membership
    ft.use_effect(action(rounds.fetch_quietly), [])
    known = [each for each in rounds.all if rounds.team(each)]
    controls: list[ft.Control] = [body(words.LEAD)]
    if not belongs.organisation:
        controls.append(
            empty(
                ft.Icons.DIVERSITY_3,
                words.ALONE,
                words.ALONE_WORDS,
                words.ALONE_STEP,
                routes.go(routes.SHARE),
            )
        )
    elif not belongs.teams:
        controls.append(note(words.NO_TEAMS))
    else:
        controls.append(note(as_of(rounds)))
        if not known:
            controls.append(empty(ft.Icons.DIVERSITY_3, words.NONE, words.NONE_WORDS))
    controls += [round_card(rounds, each) for each in known]
    return screen(
        *controls,
        note(words.NEVER),
        head=bar(words.TITLE, routes.go(routes.SHARE)),
        foot=main_button(words.OPEN_ROUND, routes.go(routes.OPEN_ROUND), TEAL, ft.Icons.ADD)
        if led(belongs)
        else None,
        key="rounds",
    )
