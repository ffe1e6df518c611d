"""Somebody of an organisation, and what an administrator can change."""

from __future__ import annotations

import flet as ft

from app.models.membership import Role, role_of
from app.models.moment import dated
from app.models.organisation import Colleague
from app.state.leadwell import Leadwell
from app.state.members import Members
from app.ui import routes
from app.ui.component import component, tell, watch
from app.ui.context import use_app
from app.ui.parts.choices import chips
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import heading, note
from app.ui.screens.share.organisation_parts import Sure, called, not_yours
from app.ui.theme import TEAL
from app.words import organisation as words


def _gone() -> ft.Control:
    return screen(
        empty(
            ft.Icons.PERSON_OFF_OUTLINED,
            words.PERSON_GONE,
            words.PERSON_GONE_WORDS,
            words.BACK_TO_PEOPLE,
            routes.go(routes.MEMBERS),
        ),
        head=bar(words.PEOPLE, routes.go(routes.MEMBERS)),
    )


def _changing(app: Leadwell, members: Members, person: Colleague) -> list[ft.Control]:
    name = called(person)

    async def give(value: str) -> None:
        if value != person.role:
            await members.set_role(person.account, role_of(value))
            tell(words.ROLE_SET.format(name=name, role=words.ROLES[value]))

    async def note_job(value: str) -> None:
        if value != person.job:
            await members.set_job(person.account, value)
            tell(words.JOB_SET)

    async def remove() -> None:
        await members.remove(person.account)
        await routes.go(routes.MEMBERS)()
        tell(words.REMOVED.format(name=name))

    jobs = [("", words.JOB_NONE), *((role.id, role.title) for role in app.pack.roles)]
    if person.job not in dict(jobs):
        jobs.append((person.job, person.job))
    return [
        note(words.JOINED.format(day=dated(person.joined))),
        heading(words.MAY_DO),
        chips(list(words.ROLES.items()), person.role, give, hue=TEAL, about=words.MAY_DO),
        heading(words.DOES),
        note(words.DOES_LEAD),
        chips(jobs, person.job, note_job, hue=TEAL, about=words.DOES),
        Sure(
            words.REMOVE,
            (words.REMOVE_LEAD.format(name=name),),
            words.REMOVE_SURE,
            words.KEEP,
            remove,
            ft.Icons.PERSON_REMOVE_OUTLINED,
            key="remove",
        ),
    ]


@component
def MemberScreen() -> ft.Control:
    """The person in the address."""
    app = use_app()
    belonging, members = watch(app.belonging), watch(app.members)
    account = ft.use_route_params().get("account", "")
    if not belonging.membership.role.may(Role.ADMINISTRATOR):
        return not_yours(words.PEOPLE)
    person = members.person(account)
    if person is None:
        return _gone()
    head = bar(called(person, belonging.account), routes.go(routes.MEMBERS))
    return screen(*_changing(app, members, person), head=head, key=f"member-{account}")
