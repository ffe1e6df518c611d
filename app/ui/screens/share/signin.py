"""Signing in with one's organisation: its name, its page, and the code of the page."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.state.me import Me
from app.state.signin import SignIn
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import card
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, note
from app.ui.theme import TEAL
from app.words import signin as words


def _field(signin: SignIn, label: str, name: str) -> ft.Control:
    return Field(
        label, signin.typed(name), partial(signin.type, name), hue=TEAL, capitals=False, key=name
    )


def _begin(signin: SignIn) -> list[ft.Control]:
    return [
        body(words.LEAD),
        _field(signin, words.ORGANISATION, "organisation"),
        _field(signin, words.ENDPOINT, "endpoint"),
        main_button(words.BEGIN, action(signin.begin), icon=ft.Icons.LOGIN),
    ]


def _finish(signin: SignIn, me: Me) -> list[ft.Control]:
    async def open_page() -> None:
        await ft.UrlLauncher().launch_url(signin.address, web_only_window_name="_blank")

    async def finish() -> None:
        await signin.finish()
        me.sending.wake()
        tell(words.JOINED.format(organisation=(me.account or {}).get("organisation", "")))
        await routes.go(routes.SHARE)()

    return [
        body(words.NEXT),
        side_button(words.OPEN, action(open_page), icon=ft.Icons.OPEN_IN_NEW),
        body(words.THEN),
        _field(signin, words.CODE, "code"),
        main_button(words.FINISH, action(finish), icon=ft.Icons.CHECK),
        note(words.JOURNAL),
        quiet_button(words.AGAIN, action(signin.begin_again)),
    ]


@component
def SignInScreen() -> ft.Control:
    """Sign in."""
    app = use_app()
    signin = watch(app.signin)
    me = watch(app.me)
    return screen(
        card(*(_finish(signin, me) if signin.address else _begin(signin)), spacing=12),
        head=bar(words.WAY, routes.go(routes.SHARE)),
        key="sign-in",
    )
