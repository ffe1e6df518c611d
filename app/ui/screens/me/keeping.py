"""What is kept on this device, and everything as one file."""

from __future__ import annotations

from datetime import date
from functools import partial

import flet as ft

from app.state.me import Me
from app.ui.component import action, tell
from app.ui.files import pick_file, save_file
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import card
from app.ui.parts.fields import Field
from app.ui.parts.words import body, heading, note, strong
from app.ui.parts.working import Working
from app.ui.theme import TEAL
from app.words import me as words
from app.words import photos

MEGABYTE = 1_000_000


def _size(count: int) -> str:
    if count >= 1000 * MEGABYTE:
        return f"{count / MEGABYTE / 1000:.1f} GB"
    return f"{count / MEGABYTE:.1f} MB"


def keeping(me: Me) -> ft.Control:
    """The card about storage."""
    kept = me.keeping

    async def ask() -> None:
        await me.look_at_storage(persist=True)
        if not me.keeping.is_persisted:
            tell(words.STILL_NOT)

    async def export() -> None:
        name = f"leadwell-{date.today().isoformat()}.leadwell"
        if await save_file(name, await me.export(me.typed("pass"))):
            tell(words.SAVED_FILE.format(name=name))

    async def bring() -> None:
        data = await pick_file()
        if data is not None:
            done = await me.bring_in(data, me.typed("pass"))
            parts = [words.IMPORTED.format(added=done.added, known=done.known)]
            for forms, count in ((photos.HERE, done.photos.kept), (photos.LEFT, done.photos.left)):
                if count:
                    parts.append(forms[min(count, 2) - 1].format(n=count))
            tell(" ".join(parts))

    is_browser = kept.kind in ("opfs", "indexeddb")
    return card(
        heading(words.STORAGE),
        body(words.KINDS[kept.kind]),
        *(
            [note(words.PERSISTED if kept.is_persisted else words.NOT_PERSISTED)]
            if is_browser
            else []
        ),
        *(
            [note(words.USED.format(used=_size(kept.usage), all=_size(kept.quota)))]
            if kept.quota
            else []
        ),
        *(
            [side_button(words.ASK, action(ask), icon=ft.Icons.SAVE_OUTLINED)]
            if is_browser and not kept.is_persisted
            else []
        ),
        strong(words.EXPORT),
        note(words.EXPORT_LEAD),
        Field(
            words.PASS,
            me.typed("pass"),
            partial(me.type, "pass"),
            hue=TEAL,
            secret=True,
            capitals=False,
            key="pass",
        ),
        ft.Row(
            [
                side_button(words.EXPORT_NOW, action(export), icon=ft.Icons.DOWNLOAD),
                side_button(words.IMPORT_NOW, action(bring), icon=ft.Icons.UPLOAD),
            ],
            wrap=True,
        ),
        Working(me.work, words.WORKING),
        spacing=12,
    )
