"""A visit, being filled in: a section a screen on a phone, sections at the side on a tablet."""

from __future__ import annotations

import flet as ft

from app.models.checklist import Section, VisitTemplate
from app.models.visit import Visit, answered
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import tinted
from app.ui.parts.screen import bar, beside, screen
from app.ui.parts.tap import tap
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.visit.items import PromiseItem, visit_item
from app.ui.screens.visit.summary import Gone
from app.ui.theme import CLEAR, EDGE, PROMISE, RIGHT, VISIT, WIDE
from app.words import visit as words


def _count(visits: Visits, visit: Visit, section: Section) -> str:
    done, every = answered(visit, section)
    if every == 0:
        return str(sum(len(visits.promised(visit.id, item.id)) for item in section.items))
    return words.COUNT.format(done=done, all=every)


def _row(visits: Visits, visit: Visit, section: Section, *, here: bool) -> ft.Control:
    done, every = answered(visit, section)
    count = _count(visits, visit, section)
    if every == 0:
        icon, colour = ft.Icons.HANDSHAKE_OUTLINED, PROMISE.full
    elif done == every:
        icon, colour = ft.Icons.CHECK_CIRCLE, RIGHT.full
    else:
        icon, colour = ft.Icons.CIRCLE_OUTLINED, EDGE
    return tap(
        ft.Row(
            [
                ft.Icon(icon, color=colour),
                ft.Container(strong(section.title) if here else body(section.title), expand=True),
                note(count),
            ],
            spacing=12,
        ),
        routes.go(routes.ward(visit.id, section.id)),
        f"{section.title}, {count}",
        selected=here,
        bgcolor=VISIT.tint if here else CLEAR,
        padding=14,
    )


def _sections(
    visits: Visits, visit: Visit, template: VisitTemplate, section: Section
) -> ft.Control:
    return screen(
        heading(visit.place),
        note(f"{template.title} · {template.minutes}"),
        *(_row(visits, visit, each, here=each is section) for each in template.sections),
        head=bar("", routes.go(routes.visit(visit.id)), leave_name=words.CLOSE, closes=True),
        spacing=4,
        key="ward-sections",
    )


def _items(
    visits: Visits, visit: Visit, template: VisitTemplate, section: Section, head: ft.Control | None
) -> ft.Control:
    place = template.sections.index(section)
    later = template.sections[place + 1] if place + 1 < len(template.sections) else None

    async def go_on() -> None:
        await visits.settle(visit)
        if later is not None:
            await routes.go(routes.ward(visit.id, later.id))()
        else:
            await visits.finish(visit)
            await routes.go(routes.visit(visit.id))()

    controls: list[ft.Control] = []
    if place == 0:
        controls.append(
            tinted(body(template.opening, VISIT.full), hue=VISIT, icon=ft.Icons.FORMAT_QUOTE)
        )
    for number, item in enumerate(section.items, 1):
        if item.kind == "promise":
            controls.append(PromiseItem(visits, visit, item, key=item.id))
        else:
            where = f"{section.title} · {number}"
            controls.append(visit_item(visit, item, where))
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
    template = visits.template(visit.template) if visit else None
    if visit is None or template is None:
        return Gone()
    section = next(
        (each for each in template.sections if each.id == params.get("section")),
        template.sections[0],
    )
    if layout.room >= WIDE:
        return beside(
            layout,
            _sections(visits, visit, template, section),
            _items(visits, visit, template, section, None),
        )
    head = ft.Column(
        [
            bar(
                visit.place,
                routes.go(routes.visit(visit.id)),
                note(_count(visits, visit, section)),
                leave_name=words.CLOSE,
                closes=True,
            ),
            heading(section.title),
        ],
        spacing=4,
    )
    return _items(visits, visit, template, section, head)
