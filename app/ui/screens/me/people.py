"""Who shares this device."""

from __future__ import annotations

import flet as ft

from app.state.lock import Lock
from app.state.me import Me
from app.state.people import People
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, quiet_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.whoishere import called
from app.ui.theme import AMBER, TEAL
from app.words import me as me_words
from app.words import people as words


def _others(people: People) -> list[ft.Control]:
    names = called(people.people)
    others = [person for person in people.people if person.id != people.here]
    return [
        strong(words.YOU.format(name=names[people.here])),
        ft.Row(
            [
                side_button(
                    words.GO.format(name=names[person.id]),
                    action(people.switch, person.id),
                    icon=ft.Icons.PERSON_OUTLINED,
                )
                for person in others
            ],
            wrap=True,
            spacing=8,
            run_spacing=8,
        ),
        ft.Row([quiet_button(words.AWAY, action(people.away))]),
    ]


@component
def _Removing(people: People, me: Me) -> ft.Control:
    """A button, and after it the question."""
    is_asked, ask = ft.use_state(False)
    typed = ft.use_ref("")
    if not is_asked:
        return ft.Row([grave_button(words.REMOVE, lambda: ask(True), ft.Icons.DELETE_OUTLINED)])
    waiting = me.store.waiting if me.account else 0
    organisation = str((me.account or {}).get("organisation", ""))

    def take(text: str) -> None:
        typed.current = text

    async def remove() -> None:
        await people.remove(typed.current or "")

    return tinted(
        strong(words.REMOVE, AMBER.full),
        body(words.REMOVE_LEAD),
        *(
            [body(words.REMOVE_WAITING.format(n=waiting, organisation=organisation))]
            if waiting
            else []
        ),
        Field(
            words.REMOVE_TYPE.format(name=people.me.name),
            "",
            take,
            hue=AMBER,
            key="remove-person",
        ),
        ft.Row(
            [
                grave_button(words.REMOVE_NOW, action(remove), ft.Icons.DELETE_FOREVER_OUTLINED),
                quiet_button(words.KEEP, lambda: ask(False), AMBER),
            ],
            wrap=True,
        ),
        hue=AMBER,
        icon=ft.Icons.WARNING_AMBER,
    )


def _first(lock: Lock) -> list[ft.Control]:
    """Whether the lock comes first at a start."""

    async def choose(value: str) -> None:
        await lock.come_first(does=value == "on")

    options = [("on", me_words.ON), ("off", me_words.OFF)]
    chosen = "on" if lock.comes_first else "off"
    return [
        strong(words.FIRST),
        chips(options, chosen, choose, hue=TEAL, about=words.FIRST),
        note(words.FIRST_WORDS),
    ]


@component
def PeopleCard(me: Me) -> ft.Control:
    """Everybody here, a way to each, and one for somebody new."""
    app = use_app()
    people, lock = watch(app.people), watch(app.lock)
    mine, new = ft.use_ref(people.me.name or me.profile.name), ft.use_ref("")

    def take_mine(text: str) -> None:
        mine.current = text

    def take_new(text: str) -> None:
        new.current = text

    async def add() -> None:
        await people.add(new.current or "", mine.current or "")

    async def rename() -> None:
        await people.rename(mine.current or "")
        tell(words.RENAMED)

    return card(
        heading(words.TITLE),
        note(words.LEAD),
        *(_others(people) if people.is_several else []),
        Field(words.MY_NAME, mine.current or "", take_mine, hue=TEAL, key="person-name"),
        note(words.MY_NAME_LEAD),
        *(
            [ft.Row([side_button(words.RENAME, action(rename))])]
            if people.is_several or people.me.name
            else []
        ),
        Field(words.NEW_NAME, "", take_new, hue=TEAL, key="new-person"),
        ft.Row([side_button(words.ADD, action(add), icon=ft.Icons.PERSON_ADD_ALT)]),
        *(_first(lock) if people.is_several and lock.kind else []),
        *([_Removing(people, me)] if people.is_several else []),
        spacing=12,
    )
