"""Codes to join an organisation with: a new one, and those that are out."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.membership import Role, role_of
from app.state.leadwell import Leadwell
from app.state.members import DAYS, LABEL, USES, Members
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import heading, note, strong
from app.ui.screens.share.invites_out import code_out
from app.ui.screens.share.organisation_code import code_card
from app.ui.screens.share.organisation_parts import not_yours, trouble_card, use_answer
from app.ui.theme import TEAL
from app.words import organisation as words


def _field(members: Members, name: str, label: str, value: str) -> ft.Control:
    return Field(
        label,
        value,
        partial(members.typed.type, name),
        hue=TEAL,
        turn=str(members.typed.turn),
        keyboard=None if name == LABEL else ft.KeyboardType.NUMBER,
        key=f"code-{name}",
    )


def _new(members: Members) -> list[ft.Control]:
    def give(value: str) -> None:
        members.role = role_of(value)

    def choose(value: str) -> None:
        members.team = value

    teams = [(team.id, team.name) for team in members.belonging.membership.teams]
    options = [("", words.NO_TEAM), *teams]
    return [
        strong(words.GIVES),
        chips(list(words.ROLES.items()), members.role, give, hue=TEAL, about=words.GIVES),
        *(
            [
                strong(words.FOR_TEAM),
                chips(options, members.team, choose, hue=TEAL, about=words.FOR_TEAM),
            ]
            if teams
            else []
        ),
        _field(members, USES, words.HOW_MANY, members.number(USES)),
        _field(members, DAYS, words.HOW_LONG, members.number(DAYS)),
        _field(members, LABEL, words.WHAT_FOR, members.typed.read(LABEL)),
        main_button(words.MAKE, action(members.make_code), TEAL, ft.Icons.KEY_OUTLINED),
    ]


@component
def _Codes(app: Leadwell, members: Members) -> ft.Control:
    trouble, again = use_answer(members.look_at_codes)
    made, organisation = members.made, members.belonging.membership.name
    out = members.codes
    site = app.around.site
    shown = [code_card(members.belonging, site, made, organisation)] if made else []
    none = [note(words.NONE_OUT if out is not None else words.WAITING)] if not trouble else []
    return screen(
        *shown,
        *_new(members),
        heading(words.OUT),
        *trouble_card(trouble, again),
        *([code_out(members, code, code.team) for code in out] if out else none),
        head=bar(words.CODES, routes.go(routes.ORGANISATION)),
        key="codes",
    )


@component
def InvitesScreen() -> ft.Control:
    """Codes of the organisation, for who runs it."""
    app = use_app()
    belonging, members = watch(app.belonging), watch(app.members)
    if not belonging.membership.role.may(Role.ADMINISTRATOR):
        return not_yours(words.CODES)
    return _Codes(app, members)
