"""The items of a visit: one tap an answer, a note on any, and promises."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.checklist import VisitItem
from app.models.moment import due_in, parse_day, spoken
from app.models.visit import CLOCK, Visit
from app.state.visit import Visits
from app.ui.component import action, component
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.words import body, note, strong
from app.ui.screens.visit.listing import promise_card
from app.ui.theme import AMBER, PROMISE, VISIT
from app.words import visit as words


def _scale(item: VisitItem) -> list[tuple[str, str]]:
    low, middle, high = item.words or ("", "", "")
    named = {1: low, 3: middle, 5: high}
    return [
        (str(n), words.SCALE.format(n=n, words=named[n]) if named.get(n) else str(n))
        for n in range(1, 6)
    ]


def _text(
    visits: Visits, visit: Visit, item: VisitItem, kept: str | None, field: str, label: str
) -> ft.Control:
    key = f"{field}/{visit.id}/{item.id}"
    return Field(
        label,
        visits.typed(key, kept or ""),
        partial(visits.typing.type, key),
        lambda text: visits.keep_text(visit, item.id, text, field),
        lines=2,
        hue=VISIT,
        is_quiet=field == "answer",
        key=key,
    )


@component
def _Item(
    id: str, item: VisitItem, where: str, answer: str | None, noted: str | None, is_torn: bool
) -> ft.Control:
    visits = use_app().visits
    has_note = noted is not None or f"note/{id}/{item.id}" in visits.store.drafts
    shows_note, show_note = ft.use_state(has_note)
    # The other answers of this visit may be older ones; what is done here looks at its own alone.
    visit = visits.visit(id)
    if visit is None:
        return card()
    parts: list[ft.Control] = [note(where), strong(item.text)]
    if item.hint:
        parts.append(note(item.hint))
    if item.kind == "ypn" or item.kind == "scale":
        options = list(words.YPN.items()) if item.kind == "ypn" else _scale(item)
        choose = partial(visits.answer, visit, item.id)
        parts.append(chips(options, answer, choose, hue=VISIT, about=item.text))
        if shows_note:
            parts.append(_text(visits, visit, item, noted, "note", words.NOTE))
        else:
            parts.append(
                ft.Row(
                    [
                        quiet_button(
                            words.NOTE,
                            action(show_note, True),
                            VISIT,
                            ft.Icons.EDIT_NOTE,
                            name=words.ADD_NOTE.format(item=item.text),
                        )
                    ],
                    alignment=ft.MainAxisAlignment.END,
                )
            )
    else:
        label = f"{words.ANSWER}: {item.text}"
        parts.append(_text(visits, visit, item, answer, "answer", label))
    if is_torn:
        parts.append(tinted(body(words.OTHER_DEVICE), hue=AMBER, icon=ft.Icons.CALL_SPLIT))
    return card(*parts)


def visit_item(visit: Visit, item: VisitItem, where: str) -> ft.Control:
    """One thing to notice or ask; drawn again only when its own answer or note has changed."""
    control: ft.Control = ft.memo(_Item)(  # type: ignore[no-untyped-call]
        visit.id,
        item,
        where,
        visit.answers.get(item.id),
        visit.notes.get(item.id),
        item.id in visit.conflicts,
        key=item.id,
    )
    return control


@component
def PromiseItem(visits: Visits, visit: Visit, item: VisitItem) -> ft.Control:
    """What was promised here, and room for one more promise."""
    base = f"promise/{visit.id}/{item.id}"
    made = visits.promised(visit.id, item.id)
    today = visits.today
    due_words = visits.typed(f"{base}/due", due_in(10, today))
    due = parse_day(due_words)

    async def set_due(day: str) -> None:
        await visits.store.draft(f"{base}/due", day)
        refresh(f"{turn}{day}")

    async def add() -> None:
        await visits.promise(visit, item.id)
        refresh(f"{turn}+")

    # A field that has the focus and is taken away leaves Flutter's web engine deaf to the next
    # one (seen with 1.0.5), so the fields stay and take new text at each turn.
    turn, refresh = ft.use_state("")
    return card(
        strong(item.text),
        *([note(item.hint)] if item.hint else []),
        *(promise_card(visits, promise) for promise in made),
        Field(
            words.PROMISE_WORDS,
            visits.typed(f"{base}/words"),
            partial(visits.typing.type, f"{base}/words"),
            lines=2,
            hue=PROMISE,
            turn=f"{turn.count('+')}",
            key="words",
        ),
        Field(
            words.PROMISE_OWNER,
            visits.typed(f"{base}/owner"),
            partial(visits.typing.type, f"{base}/owner"),
            hue=PROMISE,
            turn=f"{turn.count('+')}",
            key="owner",
        ),
        chips(
            [(due_in(days, today), words.IN_DAYS.format(n=days)) for days in CLOCK],
            due,
            set_due,
            hue=PROMISE,
        ),
        Field(
            words.PROMISE_DUE,
            _written(due_words),
            partial(visits.typing.type, f"{base}/due"),
            hue=PROMISE,
            turn=turn,
            key="due",
        ),
        *([note(spoken(due, today))] if due else []),
        side_button(words.ADD_PROMISE, action(add), PROMISE, ft.Icons.HANDSHAKE_OUTLINED),
    )


def _written(day: str) -> str:
    parts = day.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else day
