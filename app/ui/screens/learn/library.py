"""The library: what there is elsewhere, readable without a network."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import flet as ft

from app.models.content import LibraryItem
from app.state.learn import Learn
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import card, pill
from app.ui.parts.choices import chips
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, note, strong
from app.ui.theme import LEARN, MUTED
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
                ft.Row([ft.Icon(ft.Icons.WIFI, color=MUTED), note(words.NEEDS_NETWORK)]),
                side_button(
                    words.OPEN_WEB.format(title=item.title),
                    action(visit),
                    icon=ft.Icons.OPEN_IN_NEW,
                ),
            ]
            if item.url
            else [note(words.NO_ADDRESS)]
        ),
    )


def _filters(learn: Learn) -> ft.Control:
    """The kinds there are, with how many of each, and the way back to all of them."""
    counts = Counter[str](item.kind for item in learn.pack.library)
    kinds = [("", words.ALL_KINDS, counts.total())]
    kinds += [(kind, name, counts[kind]) for kind, name in words.KINDS.items() if counts[kind]]
    return chips(
        [(kind, words.KIND_COUNT.format(kind=name, n=n)) for kind, name, n in kinds],
        learn.kind,
        learn.show,
        hue=LEARN,
        about=words.SHOW,
    )


@component
def Library() -> ft.Control:
    """Everything in the library, by kind."""
    app = use_app()
    learn = watch(app.learn)
    layout = watch(app.layout)
    items = learn.library()
    top = [
        Row("lead", lambda: note(words.LIBRARY_LEAD), ""),
        Row("kinds", lambda: _filters(learn), learn.kind),
    ]
    rows = (Row(item.id, lambda item=item: library_card(item), item) for item in items)  # type: ignore[misc]
    return long_screen(
        layout,
        chain(top, rows),
        len(top) + len(items),
        head=bar(words.LIBRARY, routes.go(routes.LEARN)),
        hue=LEARN,
        key="library",
    )


@component
def LibraryItemScreen() -> ft.Control:
    """The item of the library in the address."""
    app = use_app()
    learn = watch(app.learn)
    id = ft.use_route_params().get("id", "")
    item = learn.in_library.get(id)
    whole = routes.go(routes.LIBRARY)
    if item is None:
        gone = empty(
            ft.Icons.LOCAL_LIBRARY_OUTLINED,
            words.ITEM_GONE,
            words.ITEM_GONE_WORDS,
            words.WHOLE_LIBRARY,
            whole,
        )
        return screen(gone)
    return screen(
        library_card(item),
        head=bar(words.LIBRARY, whole, leave_name=words.WHOLE_LIBRARY),
        key=f"library-{id}",
    )
