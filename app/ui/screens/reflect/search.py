"""Search among one's entries."""

from __future__ import annotations

from collections.abc import Iterator

import flet as ft

from app.models.excerpt import excerpt
from app.models.journal import Entry
from app.models.moment import said
from app.state.reflect import Reflect
from app.state.search import Search
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import link_card
from app.ui.parts.finding import finding
from app.ui.parts.rows import Row
from app.ui.parts.screen import empty
from app.ui.parts.words import body, note
from app.ui.theme import REFLECT
from app.words import reflect as reflect_words
from app.words import search as words


def _card(reflect: Reflect, entry: Entry, query: str) -> ft.Control:
    written = entry.written
    template = reflect.template(written.template)
    day = said(written.created_at, reflect.now())
    tags = [f"#{tag}" for tag in written.tags]
    return link_card(
        excerpt("\n".join(written.answers.values()), query) or reflect_words.SKIPPED,
        " · ".join([*([template.title] if template else []), day, *tags]),
        routes.go(routes.entry(entry.id)),
        ft.Icons.EDIT_NOTE,
        REFLECT,
    )


def _found(search: Search, reflect: Reflect) -> Iterator[Row]:
    query = search.query
    for item in search.found:
        entry = reflect.entry(item.id)
        if entry is not None:
            yield Row(
                item.id,
                lambda entry=entry: _card(reflect, entry, query),  # type: ignore[misc]
                (entry, query),
            )


def _nothing(search: Search) -> ft.Control:
    return ft.Column(
        [
            empty(
                ft.Icons.SEARCH_OFF,
                words.TRY_TITLE,
                words.ENTRIES_TRY,
                words.CLEAR,
                action(search.clear),
                REFLECT,
            ),
            quiet_button(words.BACK_TO_REFLECT, routes.go(routes.REFLECT), REFLECT),
        ],
        horizontal_alignment=ft.CrossAxisAlignment.START,
    )


def _rows(search: Search, reflect: Reflect) -> tuple[Iterator[Row], int]:
    """Return the rows, made one by one, and how many there are."""
    if search.found:
        return _found(search, reflect), len(search.found)
    if search.query.strip() and search.is_ready and search.source.is_whole:
        return iter([Row("nothing", lambda: _nothing(search), "")]), 1
    count = len(reflect.entries)
    lines = [words.ENTRIES_COUNT[count != 1].format(n=count)]
    if not search.source.is_whole:
        lines.append(words.ENTRIES_OPENING)
    return iter(
        [
            Row("how", lambda: body(words.ENTRIES_HOW), ""),
            *(Row(line, lambda line=line: note(line), line) for line in lines),  # type: ignore[misc]
        ]
    ), 1 + len(lines)


@component
def SearchEntries() -> ft.Control:
    """The field, and the entries that were found."""
    app = use_app()
    search, reflect = watch(app.entry_search), watch(app.reflect)
    rows, count = _rows(search, reflect)
    number = len(search.found)
    return finding(
        search,
        watch(app.layout),
        rows,
        count,
        title=words.SEARCH,
        field=words.ENTRIES_FIELD,
        found=words.FOUND.format(all=words.ENTRIES_FOUND[number != 1].format(n=number)),
        leave=routes.go(routes.REFLECT),
        hue=REFLECT,
        key="search-entries",
    )
