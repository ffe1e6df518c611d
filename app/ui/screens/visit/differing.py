"""What two people answered differently on a visit: both answers, and a choice."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.models.difference import Difference, Said
from app.models.filled import pick_field
from app.models.moment import written_day
from app.models.visit import Visit, items
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import card
from app.ui.parts.choices import option_row
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, strong
from app.ui.screens.visit.summary import Gone
from app.ui.screens.visit.told import answer_words
from app.ui.theme import VISIT
from app.words import promises
from app.words import together as words


def _name(visits: Visits, visit: Visit, difference: Difference) -> str:
    """Return what a difference is about."""
    if difference.type == "promise.set":
        promise = next((each for each in visits.promises if each.id == difference.record), None)
        form = words.PROMISE_ON.get(difference.field, words.OTHER_FIELD)
        return form.format(words=promise.words if promise else "")
    kind, _, id = difference.field.partition(".")
    if kind == "place":
        return words.PLACE_FIELD
    if kind == "sheet":
        return words.SHEET_FIELD
    if kind == "pick":
        return _option(visits, visit, difference.field)
    item = _item(visits, visit, id)
    if item is None:
        return words.OTHER_FIELD
    return words.NOTE_ON.format(item=item.text) if kind == "note" else item.text


def _item(visits: Visits, visit: Visit, id: str) -> Any:
    template = visits.template_of(visit)
    return next((item for item in items(template) if item.id == id), None) if template else None


def _option(visits: Visits, visit: Visit, field: str) -> str:
    """Return the item and the option of which a field says whether it is chosen."""
    template = visits.template_of(visit)
    for item in items(template) if template else ():
        for option in item.options:
            if pick_field(item.id, option.id) == field:
                return words.OPTION.format(item=item.text, option=option.text)
    return words.OTHER_FIELD


def _read(visits: Visits, visit: Visit, difference: Difference, value: Any) -> str:
    """Return an answer as a person reads it."""
    kind, _, id = difference.field.partition(".")
    if kind == "pick":
        return words.PICKED if value else words.NOT_PICKED
    if value is None or value == "":
        return words.TOOK_BACK
    if difference.type == "promise.set":
        if kind == "state":
            return promises.STATES.get(str(value), str(value))
        return written_day(str(value)) or str(value) if kind == "due" else str(value)
    item = _item(visits, visit, id)
    if item is None or kind != "answer":
        return str(value)
    return answer_words(item, str(value), visits.today)


def _both(visits: Visits, visit: Visit, difference: Difference) -> str | None:
    """Return both texts together, where both can be kept."""
    kind, _, id = difference.field.partition(".")
    item = _item(visits, visit, id)
    is_text = kind in ("note", "sheet") or (kind == "answer" and item and item.kind == "text")
    texts = [said.value for said in difference.said if isinstance(said.value, str) and said.value]
    return "\n".join(texts) if is_text and len(texts) > 1 else None


@component
def Differing() -> ft.Control:
    """The visit in the address, where two people differ."""
    app = use_app()
    visits = watch(app.visits)
    together = watch(app.together)
    visit = visits.visit(ft.use_route_params().get("id", ""))
    if visit is None:
        return Gone()
    there = visit
    done = main_button(words.GO_VISIT, routes.go(routes.visit(there.id)), VISIT)
    head = bar(words.DIFFERENCES, routes.go(routes.visit(there.id)), leave_name=words.BACK)
    found = together.differences(there.id)
    if not found:
        return screen(
            empty(ft.Icons.CHECK_CIRCLE_OUTLINED, words.NONE, words.NONE_WORDS, hue=VISIT),
            head=head,
            foot=done,
            key=f"differing-{there.id}",
        )

    def choosing(difference: Difference, value: Any) -> Any:
        async def choose() -> None:
            await together.settle(difference, value)
            tell(words.CHOSEN)

        return action(choose)

    def row(difference: Difference, said: Said) -> ft.Control:
        answer = _read(visits, there, difference, said.value)
        counts = said.value == difference.shown
        is_mine = any(each.is_own for each in difference.said)
        form = words.YOURS if said.is_own else words.THEIRS if is_mine else words.ELSEWHERE
        return option_row(
            form.format(answer=answer),
            choosing(difference, said.value),
            chosen=counts,
            hue=VISIT,
            icon=ft.Icons.RADIO_BUTTON_CHECKED if counts else ft.Icons.RADIO_BUTTON_UNCHECKED,
            state=words.COUNTS if counts else "",
            leads_on=True,
        )

    def shown(difference: Difference) -> ft.Control:
        both = _both(visits, there, difference)
        rows = [row(difference, said) for said in difference.said]
        if both is not None:
            rows.append(
                option_row(
                    words.KEEP_BOTH,
                    choosing(difference, both),
                    chosen=False,
                    hue=VISIT,
                    icon=ft.Icons.MERGE,
                    leads_on=True,
                )
            )
        name = strong(_name(visits, there, difference))
        return ft.Container(card(name, *rows), key=f"{difference.record}-{difference.field}")

    return screen(
        body(words.DIFFERENCES_LEAD),
        *map(shown, found),
        head=head,
        foot=done,
        key=f"differing-{there.id}",
    )
