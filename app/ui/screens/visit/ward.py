"""A visit, being filled in: a section a screen on a phone, sections at the side on a tablet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import flet as ft

from app.models.checklist import Section
from app.models.filled import Filled
from app.models.typed import Wrong
from app.models.visit import Visit
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import icon_button, main_button, side_button
from app.ui.parts.cards import tinted
from app.ui.parts.screen import bar, beside, screen
from app.ui.parts.tap import tap
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.visit.items import PromiseItem, visit_item
from app.ui.screens.visit.lacks import NotYet
from app.ui.screens.visit.summary import Gone
from app.ui.theme import AMBER, CLEAR, EDGE, PROMISE, RIGHT, UPRIGHT, VISIT
from app.words import visit as words
from app.words import ward


def _count(visits: Visits, visit: Visit, form: Filled, section: Section) -> str:
    done, every = form.count(section)
    if every == 0:
        return str(sum(len(visits.promised(visit.id, item.id)) for item in section.items))
    return words.COUNT.format(done=done, all=every)


@dataclass(frozen=True, slots=True)
class _Part:
    """A section as the list at the side shows it."""

    id: str
    title: str
    count: str
    state: Literal["lacks", "promises", "done", "open"]


ICONS = {
    "lacks": (ft.Icons.ERROR_OUTLINED, AMBER.full),
    "promises": (ft.Icons.HANDSHAKE_OUTLINED, PROMISE.full),
    "done": (ft.Icons.CHECK_CIRCLE, RIGHT.full),
    "open": (ft.Icons.CIRCLE_OUTLINED, EDGE),
}


def _part(visits: Visits, visit: Visit, form: Filled, section: Section, *, lacks: bool) -> _Part:
    done, every = form.count(section)
    count = _count(visits, visit, form, section)
    if lacks:
        return _Part(section.id, section.title, count, "lacks")
    if every == 0:
        return _Part(section.id, section.title, count, "promises")
    return _Part(section.id, section.title, count, "done" if done == every else "open")


def _row(visit: str, part: _Part, *, here: bool) -> ft.Control:
    icon, colour = ICONS[part.state]
    name = f"{part.title}, {part.count}"
    return tap(
        ft.Row(
            [
                ft.Icon(icon, color=colour),
                ft.Container(strong(part.title) if here else body(part.title), expand=True),
                note(part.count),
            ],
            spacing=12,
        ),
        routes.go(routes.ward(visit, part.id)),
        f"{name}. {ward.LACKS}" if part.state == "lacks" else name,
        selected=here,
        bgcolor=VISIT.tint if here else CLEAR,
        padding=14,
    )


def _jot(visit: str) -> ft.Control:
    return icon_button(ft.Icons.EDIT_NOTE, ward.JOT, routes.go(routes.away(visit)), VISIT.full)


@component
def _Sections(id: str, place: str, about: str, parts: tuple[_Part, ...], here: str) -> ft.Control:
    return screen(
        heading(place),
        note(about),
        *(_row(id, part, here=part.id == here) for part in parts),
        head=bar("", routes.go(routes.visit(id)), _jot(id), leave_name=words.CLOSE, closes=True),
        spacing=4,
        key="ward-sections",
    )


def _sections(
    visits: Visits, visit: Visit, form: Filled, section: Section, lacks: frozenset[str]
) -> ft.Control:
    """The list at the side; drawn again only when what it shows has changed."""
    control: ft.Control = ft.memo(_Sections)(  # type: ignore[no-untyped-call]
        visit.id,
        visit.place,
        f"{form.template.title} · {form.template.minutes}",
        tuple(_part(visits, visit, form, each, lacks=each.id in lacks) for each in form.sections),
        section.id,
        key="sections",
    )
    return control


def _items(
    visits: Visits,
    visit: Visit,
    form: Filled,
    section: Section,
    lacks: dict[str, Wrong],
    head: ft.Control | None,
) -> ft.Control:
    place = form.sections.index(section)
    later = form.sections[place + 1] if place + 1 < len(form.sections) else None

    async def go_on() -> None:
        await visits.settle(visit)
        if later is not None:
            await routes.go(routes.ward(visit.id, later.id))()
        elif await visits.finish(visit):
            await routes.go(routes.visit(visit.id))()
        else:
            first, *others = visits.lacking(visits.visit(visit.id) or visit)
            tell(ward.NOT_YET_TOLD.format(n=1 + len(others)))
            await routes.go(routes.ward(visit.id, first.section.id))()

    controls: list[ft.Control] = []
    if visits.finishing == visit.id:
        controls.append(NotYet(visits, visit, key="not-yet"))
    if place == 0:
        controls.append(
            tinted(body(form.template.opening, VISIT.full), hue=VISIT, icon=ft.Icons.FORMAT_QUOTE)
        )
    number = 0
    shown = form.items(section)
    if any(item.kind == "promise" for item in shown):
        controls.append(
            side_button(
                ward.READ_BACK,
                routes.go(routes.read_back(visit.id)),
                VISIT,
                ft.Icons.RECORD_VOICE_OVER_OUTLINED,
            )
        )
    for item in shown:
        if item.kind == "promise":
            controls.append(PromiseItem(visits, visit, item, key=item.id))
        else:
            number += item.kind != "note"
            where = f"{section.title} · {number}"
            controls.append(visit_item(visit, item, where, lacks.get(item.id)))
    return screen(
        *controls,
        head=head,
        foot=main_button(
            words.NEXT.format(title=later.title) if later else words.FINISH, action(go_on), VISIT
        ),
        key=f"ward-{visit.id}-{section.id}",
    )


@component
def Ward() -> ft.Control:
    """The visit in the address, at the section in the address."""
    app = use_app()
    visits = watch(app.visits)
    layout = watch(app.layout)
    params = ft.use_route_params()
    visit = visits.visit(params.get("id", ""))
    form = visits.filled(visit) if visit else None
    if visit is None or form is None:
        return Gone()
    section = next(
        (each for each in form.sections if each.id == params.get("section")), form.sections[0]
    )
    found = visits.lacking(visit) if visits.finishing == visit.id else []
    lacks = {lack.item.id: lack.wrong for lack in found}
    if layout.room >= UPRIGHT:
        marked = frozenset(lack.section.id for lack in found)
        return beside(
            layout,
            _sections(visits, visit, form, section, marked),
            _items(visits, visit, form, section, lacks, None),
        )
    head = ft.Column(
        [
            bar(
                visit.place,
                routes.go(routes.visit(visit.id)),
                note(_count(visits, visit, form, section)),
                _jot(visit.id),
                leave_name=words.CLOSE,
                closes=True,
            ),
            heading(section.title),
        ],
        spacing=4,
    )
    return _items(visits, visit, form, section, lacks, head)
