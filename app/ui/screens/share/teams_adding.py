"""Putting somebody of the organisation into a team, for who runs it."""

from __future__ import annotations

import flet as ft

from app.models.organisation import Colleague
from app.state.members import Members
from app.state.teams import Teams
from app.ui.component import action, component, tell
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import card
from app.ui.parts.fields import Field
from app.ui.parts.words import note
from app.ui.screens.share.organisation_parts import called, use_answer
from app.ui.theme import TEAL
from app.words import organisation as words

SHOWN = 5
"""How many who have the name are offered: more would be a list to search again."""


@component
def Adding(teams: Teams, members: Members, team: str) -> ft.Control:
    """A field for a name, and a button for each who has it and is not in the team."""
    wanted, want = ft.use_state("")
    use_answer(members.load, team)
    inside = {each.account for each in teams.people.get(team, ())}
    found = [each for each in members.named(wanted) if each.account not in inside]

    async def add(person: Colleague) -> None:
        await teams.add(team, person.account)
        tell(words.ADDED.format(name=called(person)))

    def line() -> str:
        if len(found) > SHOWN:
            return words.ADD_MORE
        return words.ADD_LEAD if found or not wanted.strip() else words.ADD_NONE

    return card(
        Field(words.ADD, wanted, want, hue=TEAL, key="add"),
        ft.Semantics(live_region=True, content=note(line())),
        *(
            ft.Row(
                [
                    side_button(
                        words.ADD_NOW.format(name=called(each)),
                        action(add, each),
                        icon=ft.Icons.PERSON_ADD_ALT,
                    )
                ],
                wrap=True,
                key=each.account,
            )
            for each in found[:SHOWN]
            if wanted.strip()
        ),
        spacing=12,
    )
