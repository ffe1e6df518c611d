"""One team: what one is in it, and for who leads it, its people and its code."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.membership import Role
from app.state.belonging import Belonging
from app.state.leadwell import Leadwell
from app.state.members import Members
from app.state.teams import Teams
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import side_button
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note
from app.ui.screens.share.invites_out import code_out
from app.ui.screens.share.organisation_code import code_card
from app.ui.screens.share.organisation_parts import (
    Sure,
    not_yours,
    trouble_card,
    use_answer,
)
from app.ui.screens.share.teams_adding import Adding
from app.ui.screens.share.teams_people import Person
from app.ui.theme import TEAL
from app.words import organisation as words


def _letting_in(app: Leadwell, teams: Teams, team: str) -> list[ft.Control]:
    made = teams.codes.get(team)
    name = teams.name_of(team)
    make = side_button(words.MAKE_CODE, action(teams.make_code, team), icon=ft.Icons.KEY_OUTLINED)
    shown = (
        [code_card(teams.belonging, app.around.site, made, name)]
        if made is not None
        else [ft.Row([make], wrap=True)]
    )
    return [heading(words.LET_IN), note(words.LET_IN_LEAD), *shown]


@component
def _Out(members: Members, team: str, name: str) -> ft.Control:
    """The codes of a team that are out; nothing is said where they cannot be asked for."""
    use_answer(members.look_at_codes, team)
    out = [code for code in members.codes or () if code.team_id == team]
    return ft.Column(
        [*([heading(words.OUT)] if out else []), *(code_out(members, code, name) for code in out)],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _naming(teams: Teams, team: str) -> list[ft.Control]:
    name = teams.name_of(team)

    async def rename() -> None:
        await teams.rename(team)
        tell(words.RENAMED)

    async def close() -> None:
        await teams.close(team)
        await routes.go(routes.ORGANISATION)()
        tell(words.CLOSED.format(team=name))

    return [
        Field(
            words.RENAME,
            teams.typed.read(team, name),
            partial(teams.typed.type, team),
            hue=TEAL,
            turn=f"{teams.typed.turn} {name}",
            key=f"name-{team}",
        ),
        ft.Row([side_button(words.RENAME_NOW, action(rename))], wrap=True),
        Sure(
            words.CLOSE,
            (words.CLOSE_LEAD.format(team=name),),
            words.CLOSE_SURE,
            words.KEEP,
            close,
            ft.Icons.ARCHIVE_OUTLINED,
            key="close",
        ),
    ]


@component
def _Led(app: Leadwell, teams: Teams, team: str) -> ft.Control:
    trouble, again = use_answer(partial(teams.look, team), team)
    runs = teams.belonging.membership.role.may(Role.ADMINISTRATOR)
    people, made = teams.people.get(team), teams.codes.get(team)
    waiting = [note(words.TEAM_EMPTY)] if people == () else []
    if people is None and not trouble:
        waiting = [note(words.WAITING)]
    return ft.Column(
        [
            *_letting_in(app, teams, team),
            _Out(app.members, team, teams.name_of(team), key=f"out-{made.id if made else ''}"),
            heading(words.IN_TEAM),
            *trouble_card(trouble, again),
            *waiting,
            *(Person(teams, team, each, key=each.account) for each in people or ()),
            *([Adding(teams, app.members, team, key="adding")] if runs else []),
            *_naming(teams, team),
        ],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _leaving(belonging: Belonging, team: str, name: str) -> ft.Control:
    async def leave() -> None:
        await belonging.leave_team(team)
        await routes.go(routes.ORGANISATION)()
        tell(words.LEFT_TEAM.format(team=name))

    return Sure(
        words.LEAVE_TEAM,
        (words.LEAVE_TEAM_LEAD.format(team=name),),
        words.LEAVE_SURE,
        words.STAY,
        leave,
        ft.Icons.LOGOUT,
        key="leave-team",
    )


@component
def TeamScreen() -> ft.Control:
    """The team in the address."""
    app = use_app()
    belonging, teams = watch(app.belonging), watch(app.teams)
    id = ft.use_route_params().get("id", "")
    own, leads = belonging.membership.team(id), teams.may_lead(id)
    if own is None and not leads:
        return not_yours(words.UNKNOWN_TEAM)
    name = teams.name_of(id) or words.UNKNOWN_TEAM
    parts: list[ft.Control] = []
    if own is not None:
        role = "leader" if own.role.may(Role.LEADER) else "learner"
        parts.append(body(words.TEAM_ROLES[role]))
    if leads:
        parts.append(_Led(app, teams, id, key=f"led-{id}"))
    if own is not None:
        parts.append(_leaving(belonging, id, name))
    return screen(*parts, head=bar(name, routes.go(routes.ORGANISATION)), key=f"team-{id}")
