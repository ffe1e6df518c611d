"""Coming into something by a code, and beginning a team."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.state.belonging import Belonging
from app.state.teams import NEW, Teams
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, side_button
from app.ui.parts.cards import card
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.theme import TEAL
from app.words import organisation as words
from app.words import share as share_words


@component
def Using(belonging: Belonging) -> ft.Control:
    """A field for a code, of whatever it is. What is typed is not kept: whoever has it may use it,
    and it is gone from the field once it was used."""
    typed = ft.use_ref("")
    turn, clear = ft.use_state(0)

    def take(text: str) -> None:
        typed.current = text

    async def use() -> None:
        await belonging.use(typed.current or "")
        typed.current = ""
        clear(turn + 1)
        tell(words.USED)

    return card(
        Field(words.CODE, "", take, hue=TEAL, capitals=False, turn=str(turn), key="use-code"),
        ft.Row([side_button(words.USE, action(use), icon=ft.Icons.KEY_OUTLINED)], wrap=True),
        spacing=12,
    )


@component
def Making(teams: Teams) -> ft.Control:
    """A field for the name of a new team."""
    _, draw = ft.use_state(0)
    typed = teams.typed

    async def make() -> None:
        name = typed.read(NEW).strip()
        id = await teams.make()
        draw(typed.turn)
        tell(words.MADE_TEAM.format(name=name))
        await routes.go(routes.team(id))()

    return card(
        Field(
            words.NEW_TEAM,
            typed.read(NEW),
            partial(typed.type, NEW),
            hue=TEAL,
            turn=str(typed.turn),
            key="new-team",
        ),
        note(words.NEW_TEAM_LEAD),
        ft.Row(
            [side_button(words.MAKE_TEAM, action(make), icon=ft.Icons.GROUP_ADD_OUTLINED)],
            wrap=True,
        ),
        spacing=12,
    )


@component
def InvitationScreen() -> ft.Control:
    """The code in the address, as a device's own camera opens it."""
    app = use_app()
    belonging, me = watch(app.belonging), watch(app.me)
    code = ft.use_route_params().get("code", "")

    async def join() -> None:
        if belonging.is_joined:
            await belonging.use(code)
            tell(words.USED)
        else:
            me.type("code", code)
            await me.enrol()
            organisation = str((me.account or {}).get("organisation", ""))
            tell(share_words.JOINED.format(organisation=organisation))
        await routes.go(routes.ORGANISATION)()

    return screen(
        heading(words.INVITED),
        body(words.INVITED_WORDS),
        strong(words.INVITED_CODE.format(code=code)),
        head=bar(words.TITLE, routes.go(routes.SHARE)),
        foot=main_button(
            words.USE if belonging.is_joined else words.INVITED_JOIN,
            action(join),
            icon=ft.Icons.GROUP_ADD_OUTLINED,
        ),
        key=f"invitation-{code}",
    )
