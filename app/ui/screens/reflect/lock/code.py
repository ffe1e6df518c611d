"""The recovery code: shown once, typed back, or done without in plain knowledge."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.state.securing import Securing
from app.ui.component import action, tell
from app.ui.files import save_file
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.screen import screen
from app.ui.parts.words import body, note, title
from app.ui.screens.reflect.lock.field import Secret
from app.ui.screens.reflect.lock.paper import paper, spoken, text
from app.ui.screens.reflect.lock.trouble import trouble
from app.ui.theme import AMBER, INK, REFLECT
from app.words import lock as words

Leave = Callable[[], Awaitable[None]]
PDF = "recovery-code.pdf"
TEXT = "recovery-code.txt"


def coding(securing: Securing, leave: Leave) -> ft.Control:
    """The step at which one is with a new code; `leave` is what follows."""
    if securing.step == "back":
        return _typed_back(securing, leave)
    if securing.step == "bare":
        return _without(securing, leave)
    return _shown(securing)


def _shown(securing: Securing) -> ft.Control:
    code = securing.code

    async def keep(name: str, data: bytes) -> None:
        if await save_file(name, data):
            tell(words.SAVED.format(name=name))

    async def keep_page() -> None:
        await keep(PDF, await securing.page(paper(code, securing.lock.now())))

    async def keep_text() -> None:
        await keep(TEXT, text(code, securing.lock.now()).encode())

    groups = ft.Row(
        [
            ft.Text(group, theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM, color=INK)
            for group in code.split("-")
        ],
        wrap=True,
        spacing=18,
        run_spacing=6,
    )
    return screen(
        title(words.CODE_TITLE),
        body(words.CODE_WORDS),
        ft.Semantics(
            label=words.CODE_NAME.format(code=spoken(code)),
            container=True,
            content=ft.Semantics(exclude_semantics=True, content=card(groups)),
        ),
        ft.Row(
            [
                side_button(words.SAVE_PDF, action(keep_page), REFLECT, ft.Icons.PRINT_OUTLINED),
                side_button(words.SAVE_TEXT, action(keep_text), REFLECT, ft.Icons.DOWNLOAD),
            ],
            wrap=True,
        ),
        note(words.CODE_AWAY),
        ft.Row([quiet_button(words.SKIP_CODE, action(securing.to, "bare"), REFLECT)]),
        foot=main_button(words.TYPE_BACK, action(securing.to, "back"), REFLECT),
        key="lock-code",
    )


def _typed_back(securing: Securing, leave: Leave) -> ft.Control:
    async def confirm() -> None:
        if await securing.confirm():
            await leave()
            tell(words.CONFIRMED)

    return screen(
        title(words.BACK_TITLE),
        body(words.BACK_WORDS),
        Secret(securing, "code", words.BACK_FIELD, "code", key=f"back-{securing.turn}"),
        *trouble(securing),
        ft.Row(
            [
                quiet_button(words.SHOW_AGAIN, action(securing.to, "code"), REFLECT),
                quiet_button(words.SKIP_CODE, action(securing.to, "bare"), REFLECT),
            ],
            wrap=True,
        ),
        foot=main_button(words.CONFIRM, action(confirm), REFLECT),
        key="lock-back",
    )


def _without(securing: Securing, leave: Leave) -> ft.Control:
    async def go_on() -> None:
        securing.reset()
        await leave()

    has_older = securing.lock.has_code
    return screen(
        title(words.BARE_TITLE),
        tinted(
            body(words.BARE_KEPT if has_older else words.BARE_WORDS),
            hue=AMBER,
            icon=ft.Icons.WARNING_AMBER,
        ),
        ft.Row([quiet_button(words.BARE_NOW, action(go_on), REFLECT)]),
        foot=main_button(words.SHOW_AGAIN, action(securing.to, "code"), REFLECT),
        key="lock-bare",
    )
