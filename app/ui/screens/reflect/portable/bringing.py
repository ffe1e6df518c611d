"""A journal on its way in: a file, what is in it, and bringing it."""

from __future__ import annotations

import flet as ft

from app.state.carrying import Carrying, Preview
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.files import pick_file, save_file
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, bullets, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.parts.working import Working
from app.ui.screens.reflect.portable.counting import counted
from app.ui.theme import AMBER, GREEN, REFLECT
from app.words import portable as words


def _lines(*counts: tuple[tuple[str, str], int]) -> list[str]:
    return [counted(form, n) for form, n in counts if n]


def _preview(preview: Preview) -> list[ft.Control]:
    inside = _lines(
        (words.NEW, preview.new),
        (words.BACK_AGAIN, preview.back),
        (words.BESIDE, preview.beside),
        (words.KNOWN, preview.known),
        (words.TWICE, preview.twice),
        (words.UNDATED, preview.undated),
        (words.MENDED, preview.mended),
    )
    leaves = _lines(
        (words.FILES, preview.files),
        (words.PLACES, preview.places),
        (words.WORDLESS, preview.wordless),
        (words.STRANGE, preview.strange),
    )
    if not inside and not leaves:
        return [card(body(words.EMPTY_FILE))]
    return [
        card(
            heading(words.PREVIEW),
            *([bullets(inside)] if inside else []),
            *([strong(words.LEAVES), bullets(leaves)] if leaves else []),
            note(words.BRING_WORDS if preview.wanted else words.NOTHING_NEW),
            spacing=12,
        )
    ]


def _sealed(carrying: Carrying) -> list[ft.Control]:
    return [
        strong(words.IS_SEALED),
        Field(
            words.IN_PASS,
            carrying.passphrase,
            carrying.type_pass,
            hue=REFLECT,
            secret=True,
            capitals=False,
            key="bring-pass",
        ),
    ]


def _after(carrying: Carrying) -> list[ft.Control]:
    """What became of it."""
    shown: list[ft.Control] = []
    if carrying.done is not None:
        count = counted(words.DONE, carrying.done)
        shown.append(
            tinted(
                ft.Semantics(live_region=True, label=count, content=ft.Container(height=0)),
                strong(count, GREEN.full),
                ft.Row([side_button(words.SHOW, routes.go(routes.REFLECT), GREEN)], wrap=True),
                hue=GREEN,
                icon=ft.Icons.CHECK,
            )
        )
    if carrying.opened is not None:
        name, data = carrying.opened

        async def save() -> None:
            await save_file(name, data)

        shown.append(
            tinted(
                strong(words.OPENED, AMBER.full),
                body(words.OPENED_WORDS),
                ft.Row(
                    [
                        side_button(
                            words.SAVE_OPENED, action(save), AMBER, ft.Icons.LOCK_OPEN_OUTLINED
                        )
                    ],
                    wrap=True,
                ),
                hue=AMBER,
            )
        )
    return shown


@component
def BringIn() -> ft.Control:
    """A file with a journal, brought in."""
    app = use_app()
    carrying = watch(app.portable.carrying)

    async def choose() -> None:
        data = await pick_file()
        if data is None:
            return
        carrying.choose(data)
        # Choosing hides the app on a phone, which locks the journal: then the file waits.
        if app.lock.is_open:
            await carrying.read()

    ft.use_effect(action(carrying.read), dependencies=[])
    preview = carrying.preview
    another = quiet_button(words.ANOTHER, action(choose), REFLECT)
    main = main_button(words.CHOOSE, action(choose), REFLECT, ft.Icons.UPLOAD)
    is_chosen = carrying.is_sealed or (preview is not None and preview.wanted > 0)
    if preview is not None and preview.wanted:
        main = main_button(counted(words.BRING, preview.wanted), action(carrying.bring), REFLECT)
    if carrying.is_sealed:
        main = main_button(words.OPEN, action(carrying.read), REFLECT)
    return screen(
        body(words.IN_LEAD),
        bullets(words.IN_FROM),
        *(_sealed(carrying) if carrying.is_sealed else []),
        Working(app.portable.work, words.WORKING, REFLECT),
        *(_preview(preview) if preview else []),
        *_after(carrying),
        *([ft.Row([another], wrap=True)] if is_chosen else []),
        head=bar(words.IN, routes.go(routes.PORTABLE)),
        foot=main,
        key="bring-in",
    )
