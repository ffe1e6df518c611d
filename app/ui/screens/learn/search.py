"""Search: one field, and what it finds as one types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

import flet as ft

from app.state.learn import Learn
from app.state.search import Search
from app.state.searched import LIBRARY, MODULE, PLAN
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import link_card
from app.ui.parts.finding import finding
from app.ui.parts.rows import Row
from app.ui.parts.screen import empty
from app.ui.parts.words import body, heading, note
from app.ui.theme import LEARN
from app.words import learn as learn_words
from app.words import search as words

if TYPE_CHECKING:
    from app.models.search import Item


def _counts(numbers: Mapping[str, int]) -> str:
    """Return how many there are of each kind, in words; kinds with none are left out."""
    return words.BETWEEN.join(
        words.COUNTS[kind][number != 1].format(n=number)
        for kind, number in numbers.items()
        if number
    )


def _module_card(learn: Learn, item: Item) -> ft.Control:
    module = learn.by_id[item.id]
    return link_card(
        module.title,
        module.summary,
        routes.go(routes.module(module.id)),
        ft.Icons.SCHOOL_OUTLINED,
        LEARN,
    )


def _library_card(learn: Learn, item: Item) -> ft.Control:
    found = learn.in_library[item.id]
    return link_card(
        found.title,
        f"{found.provider} · {learn_words.KINDS[found.kind]}",
        routes.go(routes.library_item(found.id)),
        ft.Icons.LOCAL_LIBRARY_OUTLINED,
        LEARN,
    )


def _plan_card(learn: Learn, item: Item) -> ft.Control:
    module, plan = learn.module(item.id), learn.progress(item.id).plan
    assert plan is not None
    return link_card(
        learn_words.PLAN_LINE.format(when=plan.when, then=plan.then),
        words.PLAN_OF.format(title=module.title) if module else words.PLAN_ALONE,
        routes.go(routes.module(item.id)),
        ft.Icons.FLAG_OUTLINED,
        LEARN,
    )


CARDS = {MODULE: _module_card, LIBRARY: _library_card, PLAN: _plan_card}


def _group(learn: Learn, kind: str, items: list[Item]) -> Iterator[Row]:
    name = words.GROUPS[kind].format(n=len(items))
    yield Row(f"group-{kind}", lambda: heading(name), name)
    for item in items:
        yield Row(f"{kind}-{item.id}", lambda item=item: CARDS[kind](learn, item), item)  # type: ignore[misc]


def _nothing(search: Search) -> ft.Control:
    return ft.Column(
        [
            empty(
                ft.Icons.SEARCH_OFF,
                words.TRY_TITLE,
                words.TRY,
                words.CLEAR,
                action(search.clear),
            ),
            quiet_button(learn_words.BACK_TO_LEARN, routes.go(routes.LEARN)),
        ],
        horizontal_alignment=ft.CrossAxisAlignment.START,
    )


def _rows(search: Search, learn: Learn) -> tuple[Iterator[Row], int]:
    """Return the rows, made one by one, and how many there are."""
    if search.found:
        groups = search.groups
        rows = (_group(learn, kind, items) for kind, items in groups.items())
        return chain.from_iterable(rows), len(groups) + len(search.found)
    if search.query.strip() and search.is_ready:
        return iter([Row("nothing", lambda: _nothing(search), "")]), 1
    everything = words.EVERYTHING.format(all=_counts(search.source.everything))
    return iter(
        [Row("how", lambda: body(words.HOW), ""), Row("all", lambda: note(everything), everything)]
    ), 2


@component
def SearchScreen() -> ft.Control:
    """The field, and what was found."""
    app = use_app()
    search = watch(app.search)
    rows, count = _rows(search, app.learn)
    numbers = {kind: len(items) for kind, items in search.groups.items()}
    return finding(
        search,
        watch(app.layout),
        rows,
        count,
        title=words.SEARCH,
        field=words.FIELD,
        found=words.FOUND.format(all=_counts(numbers)),
        leave=routes.go(routes.LEARN),
        hue=LEARN,
        key="search",
    )
