"""A code to join with: as squares and an address where there is one, and in letters."""

from __future__ import annotations

import flet as ft

from app.models.moment import dated
from app.models.organisation import NewCode
from app.state.belonging import Belonging
from app.ui import routes
from app.ui.component import action, tell
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import card
from app.ui.parts.words import note
from app.ui.screens.visit.code import Code
from app.ui.theme import TEAL
from app.words import organisation as words


def code_card(belonging: Belonging, site: str, made: NewCode, name: str) -> ft.Control:
    """The code that was just made, to be handed on."""

    async def copy() -> None:
        await ft.Clipboard().set(made.code)
        tell(words.CODE_COPIED)

    address = f"{site}#{routes.invitation(made.code)}" if site else ""
    title = words.CODE_NAME.format(name=name)
    # Where the site has no endpoint of its own, whoever is new has to be told where it is.
    is_apart = not site.startswith(belonging.endpoint)
    return card(
        ft.Semantics(
            live_region=True,
            content=ft.Text(made.code, theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM),
        ),
        ft.Row([quiet_button(words.COPY_CODE, action(copy), TEAL, ft.Icons.COPY)], wrap=True),
        note(words.CODE_FOR[made.uses > 1].format(uses=made.uses, day=dated(made.expires))),
        note(words.CODE_NOW),
        *([Code(address, title, TEAL, key=address)] if address else [note(words.CODE_NO_SITE)]),
        *([note(words.CODE_ENDPOINT.format(address=belonging.endpoint))] if is_apart else []),
    )
