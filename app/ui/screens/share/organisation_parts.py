"""What the screens about an organisation have in common: asking the endpoint, and asking twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft

from app.errors import LeadwellError
from app.models.content import Pack
from app.models.moment import dated
from app.models.organisation import Colleague
from app.ui import routes
from app.ui.component import action, component
from app.ui.parts.buttons import grave_button, quiet_button, side_button
from app.ui.parts.cards import tinted
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, strong
from app.ui.theme import AMBER
from app.words import organisation as words

Do = Callable[[], Awaitable[None]]


def use_answer(do: Do, *dependencies: Any) -> tuple[str, Do]:
    """Ask the endpoint when the screen opens: a hook. Return why there is no answer, and what asks
    again."""
    trouble, say = ft.use_state("")

    async def ask() -> None:
        try:
            await do()
        except LeadwellError as error:
            say(str(error))
        else:
            say("")

    ft.use_effect(action(ask), list(dependencies))
    return trouble, action(ask)


def trouble_card(trouble: str, again: Do) -> list[ft.Control]:
    """Why there is no answer, with a way to ask again; nothing where there is one."""
    if not trouble:
        return []
    said = ft.Semantics(live_region=True, content=body(trouble))
    button = ft.Row([side_button(words.AGAIN, again, AMBER, ft.Icons.REFRESH)], wrap=True)
    return [tinted(said, button, hue=AMBER, icon=ft.Icons.CLOUD_OFF_OUTLINED)]


@component
def Sure(
    name: str, lead: tuple[str, ...], sure: str, keep: str, do: Do, icon: ft.IconData
) -> ft.Control:
    """A button for what takes something away, and after it the question."""
    is_asked, ask = ft.use_state(False)
    if not is_asked:
        return ft.Row([grave_button(name, lambda: ask(True), icon)], wrap=True)

    async def done() -> None:
        await do()
        ask(False)

    return tinted(
        strong(name, AMBER.full),
        *map(body, lead),
        ft.Row(
            [
                grave_button(sure, action(done), icon),
                quiet_button(keep, lambda: ask(False), AMBER),
            ],
            wrap=True,
        ),
        hue=AMBER,
        icon=ft.Icons.WARNING_AMBER,
    )


def not_yours(title: str) -> ft.Control:
    """A screen that is for others."""
    return screen(
        empty(
            ft.Icons.BADGE_OUTLINED,
            words.NOT_YOURS,
            words.NOT_YOURS_WORDS,
            words.BACK,
            routes.go(routes.ORGANISATION),
        ),
        head=bar(title, routes.go(routes.ORGANISATION)),
    )


def called(person: Colleague, own: str = "") -> str:
    """Return what somebody is called; `own` is the account of who looks."""
    name = person.name or words.NAMELESS_SINCE.format(day=dated(person.joined))
    return words.YOU.format(name=name) if own == person.account else name


def job_title(pack: Pack, job: str) -> str:
    """Return a role of the content in words; one that this edition does not know by its id."""
    return next((role.title for role in pack.roles if role.id == job), job)
