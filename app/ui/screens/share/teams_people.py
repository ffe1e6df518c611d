"""Somebody in a team, as who leads it sees them."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.membership import Role
from app.models.organisation import Colleague
from app.state.teams import Teams
from app.ui.component import action, component, tell
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import card
from app.ui.parts.words import note, strong
from app.ui.screens.share.organisation_parts import Sure, called
from app.ui.theme import TEAL
from app.words import organisation as words


@component
def Person(teams: Teams, team: str, person: Colleague) -> ft.Control:
    """Their name, whether they lead, and what one can change of it."""
    name = called(person, teams.belonging.account)
    leads = person.role.may(Role.LEADER)
    words_of = words.NO_LEADER if leads else words.MAKE_LEADER

    async def remove() -> None:
        await teams.remove(team, person.account)
        tell(words.TAKEN_OUT.format(name=name))

    return card(
        strong(name),
        *([note(words.LEADS)] if leads else []),
        ft.Row(
            [
                quiet_button(
                    words_of,
                    action(partial(teams.set_leader, team, person.account, leads=not leads)),
                    TEAL,
                    name=f"{words_of}: {name}",
                )
            ],
            wrap=True,
        ),
        Sure(
            words.TAKE_OUT.format(name=name),
            (words.TAKE_OUT_LEAD.format(name=name),),
            words.TAKE_OUT_SURE,
            words.KEEP,
            remove,
            ft.Icons.PERSON_REMOVE_OUTLINED,
            key=f"out-{person.account}",
        ),
    )
