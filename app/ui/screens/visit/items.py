"""The items of a visit: one tap an answer, a note on any."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.checklist import VisitItem
from app.models.visit import Visit
from app.state.visit import Visits
from app.ui.component import action, component
from app.ui.context import use_app
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.words import body, note, strong
from app.ui.screens.visit.promising import PromiseItem as PromiseItem
from app.ui.theme import AMBER, VISIT
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
