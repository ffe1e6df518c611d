"""One thing to notice or ask, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import flet as ft

from app.models.checklist import ItemKind, VisitItem
from app.models.filled import picked
from app.models.typed import Wrong
from app.models.visit import Visit
from app.state.leadwell import Leadwell
from app.ui.component import component
from app.ui.context import use_app
from app.ui.parts.cards import card, tinted
from app.ui.parts.words import body, note, strong
from app.ui.screens.visit.items.chosen import few, one, several
from app.ui.screens.visit.items.photos import photographed
from app.ui.screens.visit.items.signed import signed
from app.ui.screens.visit.items.typed import Noted, typed, wrong_words
from app.ui.theme import AMBER, VISIT
from app.words import visit as words
from app.words import ward

KINDS: Mapping[ItemKind, Callable[[Leadwell, Visit, VisitItem], ft.Control]] = {
    "ypn": few,
    "scale": few,
    "choice": one,
    "several": several,
    "number": typed,
    "date": typed,
    "time": typed,
    "text": typed,
    "signature": signed,
    "photo": photographed,
}
"""What answers an item of each kind."""


@component
def _Item(id: str, item: VisitItem, where: str, shows: Any, lack: Wrong | None) -> ft.Control:
    app = use_app()
    # The other answers of this visit may be older ones; what is done here looks at its own alone.
    visit = app.visits.visit(id)
    if visit is None:
        return card()
    parts: list[ft.Control] = [note(where), strong(item.text)]
    if item.is_required:
        parts.append(note(ward.REQUIRED))
    if item.hint:
        parts.append(note(item.hint))
    if lack is not None:
        said = wrong_words(item, lack) or ward.LACKS
        parts.append(tinted(body(said, AMBER.full), hue=AMBER, icon=ft.Icons.ARROW_DOWNWARD))
    # A kind that a later release knows is read, and is answered there.
    parts.append(KINDS[item.kind](app, visit, item) if item.kind in KINDS else note(ward.LATER))
    noted = visit.notes.get(item.id)
    parts.append(Noted(app, id, item, noted, key=f"note-{item.id}"))
    if item.id in visit.conflicts:
        parts.append(tinted(body(words.OTHER_DEVICE), hue=AMBER, icon=ft.Icons.CALL_SPLIT))
    return card(*parts)


def visit_item(visit: Visit, item: VisitItem, where: str, lack: Wrong | None = None) -> ft.Control:
    """One thing to notice or ask; drawn again only when its own answer or note has changed.

    `lack` is what keeps the visit from being finished, where that is this.
    """
    if item.kind == "note":
        said = tinted(body(item.text, VISIT.full), hue=VISIT, icon=ft.Icons.INFO_OUTLINED)
        return ft.Container(said, key=item.id)
    shows = (
        visit.answers.get(item.id),
        picked(visit, item),
        visit.inks.get(item.id),
        tuple(photo for photo in visit.photos if photo.item == item.id),
        visit.notes.get(item.id),
        item.id in visit.conflicts,
    )
    control: ft.Control = ft.memo(_Item)(  # type: ignore[no-untyped-call]
        visit.id, item, where, shows, lack, key=item.id
    )
    return control
