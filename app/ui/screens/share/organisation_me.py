"""What the organisation knows of oneself: a name, and what one does, both by choice."""

from __future__ import annotations

import flet as ft

from app.models.content import Pack
from app.state.belonging import Belonging
from app.state.me import Me
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.parts.buttons import quiet_button, side_button
from app.ui.parts.cards import card
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.share.organisation_parts import job_title
from app.ui.theme import TEAL
from app.words import organisation as words


def _role(belonging: Belonging, pack: Pack) -> list[ft.Control]:
    job = belonging.membership.job
    title = job_title(pack, job)

    async def choose(value: str) -> None:
        does = value == "on"
        if does == belonging.tells_role:
            return
        await belonging.tell_role(does=does)
        tell(words.TOLD if does else words.TOLD_NOT)

    if job:
        said = words.TELLS_WHAT if belonging.tells_role else words.SET_FOR_YOU
        line = body(said.format(role=title))
    else:
        line = body(words.TELLS_OFF)
    options = [("on", words.ON), ("off", words.OFF)]
    chosen = "on" if belonging.tells_role else "off"
    return [
        strong(words.TELLS),
        note(words.TELLS_LEAD),
        chips(options, chosen, choose, hue=TEAL, about=words.TELLS),
        ft.Semantics(live_region=True, content=line),
    ]


@component
def Oneself(belonging: Belonging, pack: Pack, me: Me) -> ft.Control:
    """A name to send, and a switch."""
    watch(me)
    typed = ft.use_ref(belonging.membership.called or me.profile.name)

    def take(text: str) -> None:
        typed.current = text

    async def call() -> None:
        await belonging.call((typed.current or "").strip())
        tell(words.CALLED_SAID)

    needs_role = not belonging.role and not belonging.tells_role
    return card(
        heading(words.ABOUT_ME),
        Field(words.CALLED, typed.current or "", take, hue=TEAL, key="called"),
        note(words.CALLED_LEAD),
        ft.Row([side_button(words.CALL, action(call))], wrap=True),
        *(
            [
                strong(words.TELLS),
                note(words.NO_ROLE_YET),
                ft.Row([quiet_button(words.GO_TO_ME, routes.go(routes.ME))], wrap=True),
            ]
            if needs_role
            else _role(belonging, pack)
        ),
        spacing=12,
    )
