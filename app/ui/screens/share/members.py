"""The people of an organisation: as many as there are, found by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import flet as ft

from app.models.content import Pack
from app.models.membership import Role
from app.models.organisation import Colleague
from app.state.leadwell import Leadwell
from app.state.members import Members
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import link_card
from app.ui.parts.fields import Field
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar
from app.ui.parts.words import note
from app.ui.screens.share.organisation_parts import (
    called,
    job_title,
    not_yours,
    trouble_card,
    use_answer,
)
from app.ui.theme import TEAL
from app.words import organisation as words


def _row(pack: Pack, own: str, person: Colleague) -> ft.Control:
    job = job_title(pack, person.job) if person.job else words.NO_JOB
    return link_card(
        called(person, own),
        f"{words.ROLES[person.role]} · {job}",
        routes.go(routes.member(person.account)),
    )


def _line(members: Members, shown: int) -> str:
    """Return how many are shown, in words."""
    if members.query.strip():
        return words.FOUND.format(n=shown, all=members.count) if shown else words.PEOPLE_NONE
    if len(members.people) < members.count:
        return words.COMING.format(n=len(members.people), all=members.count)
    if not members.count:
        return "" if members.is_whole else words.WAITING
    return words.COUNTED_ONE if members.count == 1 else words.COUNTED.format(n=members.count)


@component
def _People(app: Leadwell, members: Members) -> ft.Control:
    layout = watch(app.layout)
    trouble, again = use_answer(members.load)
    found, own = members.found, members.belonging.account
    head = ft.Column(
        [
            bar(words.PEOPLE, routes.go(routes.ORGANISATION)),
            Field(words.FIND, members.query, members.look_for, hue=TEAL, key="find"),
            ft.Semantics(live_region=True, content=note(_line(members, len(found)))),
            *trouble_card(trouble, again),
        ],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )

    def rows() -> Iterator[Row]:
        # Only those on the screen are made: there may be 10,000.
        for each in found:
            yield Row(each.account, partial(_row, app.pack, own, each), each)

    return long_screen(layout, rows(), len(found), head=head, key=f"people-{members.query}")


@component
def MembersScreen() -> ft.Control:
    """Everybody."""
    app = use_app()
    belonging, members = watch(app.belonging), watch(app.members)
    if not belonging.membership.role.may(Role.ADMINISTRATOR):
        return not_yours(words.PEOPLE)
    return _People(app, members)
