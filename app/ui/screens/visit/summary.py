"""A visit, looked back on: what was heard, what was promised."""

from __future__ import annotations

from datetime import datetime

import flet as ft

from app.models.checklist import VisitItem
from app.models.moment import spoken
from app.models.visit import Visit
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, main_button, side_button
from app.ui.parts.cards import card
from app.ui.parts.screen import bar, beside, empty, screen
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.screens.visit.clockcard import ClockCard
from app.ui.screens.visit.heard import HeardLinks
from app.ui.screens.visit.listing import Listing
from app.ui.screens.visit.promised import promise_card
from app.ui.screens.visit.shared import TogetherLink
from app.ui.screens.visit.where import WhereAndWhom
from app.ui.theme import REFLECT, VISIT, WIDE
from app.words import visit as words
from app.words.improvement import MAKE


@component
def Gone() -> ft.Control:
    """Say that a visit is not here."""
    return screen(
        empty(
            ft.Icons.DIRECTIONS_WALK,
            words.GONE,
            words.GONE_WORDS,
            words.BACK,
            routes.go(routes.VISIT),
            VISIT,
        )
    )


def answer_words(item: VisitItem, answer: str) -> str:
    """Return an answer as a person reads it."""
    if item.kind == "ypn":
        return words.YPN.get(answer, answer)
    if item.kind == "scale" and item.words is not None and answer in ("1", "3", "5"):
        return words.SCALE.format(n=answer, words=item.words[(int(answer) - 1) // 2])
    return answer


def _promises(visits: Visits, visit: Visit) -> list[ft.Control]:
    made = visits.promised(visit.id)
    if not made:
        return [note(words.NOTHING_PROMISED)]
    return [promise_card(visits, promise) for promise in made]


def _told(visit: Visit, item: VisitItem) -> ft.Control:
    answer = visit.answers.get(item.id)
    return card(
        note(item.text),
        *([strong(answer_words(item, answer))] if answer else []),
        *([body(visit.notes[item.id])] if item.id in visit.notes else []),
    )


def _answers(visits: Visits, visit: Visit) -> list[ft.Control]:
    template = visits.template(visit.template)
    controls: list[ft.Control] = []
    for section in template.sections if template else ():
        plain = [item for item in section.items if item.kind != "promise"]
        told = [item for item in plain if item.id in visit.answers or item.id in visit.notes]
        if plain:
            controls.append(heading(section.title, level=3))
        controls += [_told(visit, item) for item in told]
        if len(told) < len(plain):
            controls.append(note(words.LEFT_OPEN.format(n=len(plain) - len(told))))
    return controls


def summary(visits: Visits, visit: Visit, *, leave: bool) -> ft.Control:
    """The page of a visit."""

    async def carry_on() -> None:
        if visit.finished_at is not None:
            await visits.reopen(visit)
        await routes.go(routes.ward(visit.id))()

    async def remove() -> None:
        await visits.remove(visit)
        await routes.go(routes.VISIT)()
        tell(words.REMOVED, lambda: visits.restore(visit))

    template = visits.template(visit.template)
    is_open = visit.finished_at is None
    day = datetime.fromtimestamp((visit.finished_at or visit.started_at) / 1000).date()
    state = (
        words.UNFINISHED
        if is_open
        else words.FINISHED.format(day=spoken(day.isoformat(), visits.today))
    )
    return screen(
        title(visit.place),
        note(f"{template.title if template else words.UNTITLED} · {state}"),
        heading(words.PROMISES),
        *_promises(visits, visit),
        ClockCard(visit.id, key=f"clock-{visit.id}"),
        HeardLinks(visit.id),
        heading(words.SUMMARY),
        *_answers(visits, visit),
        WhereAndWhom(visit.id, key=f"where-{visit.id}"),
        TogetherLink(visit.id, key=f"with-{visit.id}"),
        side_button(
            MAKE, routes.go(routes.new_test(visit.id)), VISIT, icon=ft.Icons.SCIENCE_OUTLINED
        ),
        side_button(words.REFLECT, routes.go(routes.write("R5")), REFLECT, icon=ft.Icons.EDIT_NOTE),
        grave_button(words.REMOVE, action(remove), ft.Icons.DELETE_OUTLINED),
        head=bar(words.TITLE, routes.go(routes.VISIT)) if leave else None,
        foot=main_button(words.CARRY_ON if is_open else words.GO_BACK_IN, action(carry_on), VISIT),
        key=f"visit-{visit.id}",
    )


@component
def VisitSummary() -> ft.Control:
    """The page of the visit in the address."""
    app = use_app()
    visits = watch(app.visits)
    layout = watch(app.layout)
    visit = visits.visit(ft.use_route_params().get("id", ""))
    if visit is None:
        return Gone()
    if layout.room < WIDE:
        return summary(visits, visit, leave=True)
    return beside(layout, Listing(visits, layout, visit.id), summary(visits, visit, leave=False))
