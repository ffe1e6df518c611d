"""The library: what there is elsewhere, readable without a network."""

from __future__ import annotations

import flet as ft

from app.models.content import LibraryItem
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import card, pill
from app.ui.parts.choices import chips
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, note, strong
from app.ui.theme import LEARN
from app.words import learn as words


def library_card(item: LibraryItem) -> ft.Control:
    """One item with what it is for."""

    async def visit() -> None:
        await ft.UrlLauncher().launch_url(item.url, web_only_window_name="_blank")

    return card(
        ft.Row([pill(words.KINDS[item.kind])], wrap=True),
        strong(item.title),
        note(item.provider),
        body(item.about),
        *(
            [
                side_button(
                    words.OPEN_WEB.format(title=item.title),
                    action(visit),
                    icon=ft.Icons.OPEN_IN_NEW,
                )
            ]
            if item.url
            else [note(words.NO_ADDRESS)]
        ),
    )


@component
def Library() -> ft.Control:
    """Everything in the library, by kind."""
    app = use_app()
    learn = watch(app.learn)
    kinds = [kind for kind in words.KINDS if any(i.kind == kind for i in learn.pack.library)]
    return screen(
        note(words.LIBRARY_LEAD),
        chips([(kind, words.KINDS[kind]) for kind in kinds], learn.kind, learn.show, hue=LEARN),
        *(library_card(item) for item in learn.library()),
        head=bar(words.LIBRARY, routes.go(routes.LEARN)),
        key="library",
    )
