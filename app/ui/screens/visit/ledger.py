"""The ledger: every promise by how it stands, for the leader alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

import flet as ft

from app.models.promise import STANDINGS, Promise, Standing
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import link_card, tinted
from app.ui.parts.choices import chips
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, empty
from app.ui.parts.words import body, note
from app.ui.screens.visit.days import promise_event, save_days
from app.ui.screens.visit.promised import promise_card
from app.ui.theme import PROMISE
from app.words import promises as words

ALL = "all"
STILL: tuple[Standing, ...] = ("overdue", "open")


def ledger_card(visits: Visits) -> ft.Control:
    """A card that leads to the ledger, with what stands in it in short."""
    stands = visits.promising.by_standing()
    return link_card(
        words.LEDGER,
        words.LEDGER_DETAIL.format(
            kept=len(stands["kept"]) + len(stands["late"]),
            open=len(stands["open"]),
            overdue=len(stands["overdue"]),
        ),
        routes.go(routes.PROMISES),
        ft.Icons.HANDSHAKE_OUTLINED,
        PROMISE,
    )


def _filters(
    stands: Mapping[Standing, Sequence[Promise]], chosen: str, choose: Callable[[str], None]
) -> ft.Control:
    counts: dict[str, int] = {name: len(stands[name]) for name in STANDINGS}
    counts[ALL] = sum(counts.values())
    options = [
        (name, words.COUNTED.format(words=called, n=counts[name]))
        for name, called in words.FILTERS.items()
        if counts[name] or name in (ALL, chosen)
    ]
    return chips(options, chosen, choose, hue=PROMISE, about=words.SHOW)


@component
def Ledger() -> ft.Control:
    """What became of everything that was promised, and what is still to be kept."""
    app = use_app()
    visits = watch(app.visits)
    layout = watch(app.layout)
    chosen, choose = ft.use_state(ALL)
    stands, today = visits.promising.by_standing(), visits.today
    names = STANDINGS if chosen == ALL else tuple(name for name in STANDINGS if name == chosen)
    shown = [stands[name] for name in names]
    count = sum(map(len, shown))
    counts = tuple(map(len, stands.values()))
    still = [promise for name in names if name in STILL for promise in stands[name]]

    async def save() -> None:
        await save_days(map(promise_event, still), visits.now())

    def promised(promise: Promise) -> Row:
        def make() -> ft.Control:
            return promise_card(visits, promise, names_place=True)

        return Row(promise.id, make, (promise, today))

    head = [
        Row("lead", lambda: tinted(body(words.LEDGER_LEAD), icon=ft.Icons.LOCK_OUTLINED), ""),
        Row("filters", lambda: _filters(stands, chosen, choose), (counts, chosen)),
    ]
    if not visits.promises:
        head = [Row("none", _none, "")]
    elif not count:
        head.append(Row("none-so", lambda: note(words.NONE_SO), ""))
    if still:
        head.append(Row("calendar", lambda: _calendar(save), still))
    return long_screen(
        layout,
        chain(head, map(promised, chain.from_iterable(shown))),
        len(head) + count,
        head=bar(words.LEDGER, routes.go(routes.VISIT)),
        hue=PROMISE,
        key=f"ledger-{chosen}",
    )


def _none() -> ft.Control:
    return empty(
        ft.Icons.HANDSHAKE_OUTLINED,
        words.NONE_YET,
        words.NONE_YET_WORDS,
        words.BACK,
        routes.go(routes.VISIT),
        PROMISE,
    )


def _calendar(save: Callable[[], object]) -> ft.Control:
    return ft.Column(
        [
            side_button(words.CALENDAR_ALL, action(save), PROMISE, ft.Icons.EVENT),  # type: ignore[arg-type]
            note(words.CALENDAR_NOTE),
        ],
        spacing=6,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
