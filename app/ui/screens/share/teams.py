"""All teams of an organisation, for who runs it."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.membership import Role
from app.models.organisation import TeamSize
from app.state.leadwell import Leadwell
from app.state.teams import Teams
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar
from app.ui.parts.words import note
from app.ui.screens.share.organisation_parts import not_yours, trouble_card, use_answer
from app.words import organisation as words


def _row(team: TeamSize) -> ft.Control:
    count = words.COUNTED_ONE if team.people == 1 else words.COUNTED.format(n=team.people)
    return link_card(team.name, count, routes.go(routes.team(team.id)), ft.Icons.GROUPS_OUTLINED)


@component
def _All(app: Leadwell, teams: Teams) -> ft.Control:
    layout = watch(app.layout)
    trouble, again = use_answer(teams.look_at_all)
    rows = [Row(team.id, partial(_row, team), team) for team in teams.everyone]
    if trouble:
        rows.insert(0, Row("trouble", lambda: trouble_card(trouble, again)[0], trouble))
    elif not rows:
        rows = [Row("none", lambda: note(words.WAITING), "")]
    head = bar(words.ALL_TEAMS, routes.go(routes.ORGANISATION))
    return long_screen(layout, rows, len(rows), head=head, key="all-teams")


@component
def TeamsScreen() -> ft.Control:
    """Every team, with how many are in it."""
    app = use_app()
    belonging, teams = watch(app.belonging), watch(app.teams)
    if not belonging.membership.role.may(Role.ADMINISTRATOR):
        return not_yours(words.ALL_TEAMS)
    return _All(app, teams)
