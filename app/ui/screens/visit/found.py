"""A visit or a handover that came: told in words before anything is changed, and afterwards."""

from __future__ import annotations

from collections.abc import Mapping

import flet as ft

from app.models.moment import dated
from app.models.visit import Visit
from app.state.arrival import Arrival, Done, Found
from app.state.me import Me
from app.ui import routes
from app.ui.component import action
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button
from app.ui.parts.cards import card, link_card, tinted
from app.ui.parts.choices import option_row
from app.ui.parts.screen import bar, bullets, screen
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.parts.working import Working
from app.ui.screens.visit.shared import differing_card
from app.ui.theme import AMBER, RIGHT, VISIT
from app.words import together as words
from app.words.visit import UNTITLED


def held(counts: Mapping[str, int]) -> list[str]:
    """Return what there is of each, as one reads it."""
    return [
        words.HELD[name][min(count, 2) - 1].format(n=count)
        for name, count in counts.items()
        if count and name in words.HELD
    ]


def _visit(arrival: Arrival, found: Found) -> list[ft.Control]:
    """What a visit holds, and what taking it in does."""
    visit = found.visit
    assert visit is not None
    template = arrival.visits.template(visit.template)
    counts = {
        "answers": len(visit.answers),
        "notes": len(visit.notes),
        "promises": len(found.content.documents["promises"]),
    }
    if found.is_removed:
        state = words.WAS_REMOVED
    else:
        state = words.IS_HERE if found.is_here else words.IS_NEW
    return [
        card(
            strong(words.PLACE.format(place=visit.place, day=dated(visit.started_at))),
            note(template.title if template else UNTITLED),
            body(", ".join(held(counts)) or words.NOTHING_IN),
        ),
        *([body(state)] if found.content.new or found.is_removed else []),
        *([_joining(arrival, found.own)] if found.own else []),
    ]


def _joining(arrival: Arrival, own: Visit) -> ft.Control:
    """Whether one's own visit, begun apart, becomes one with it."""
    is_on = arrival.is_joining
    return card(
        strong(words.OWN),
        note(words.OWN_WORDS),
        option_row(
            words.JOIN.format(place=own.place, day=dated(own.started_at)),
            action(arrival.join),
            chosen=is_on,
            hue=VISIT,
            icon=ft.Icons.CHECK_BOX if is_on else ft.Icons.CHECK_BOX_OUTLINE_BLANK,
        ),
    )


def _handover(found: Found) -> list[ft.Control]:
    content = found.content
    controls: list[ft.Control] = []
    for name, tables in ((words.NEW, content.fresh), (words.MORE, content.added)):
        lines = held({table: len(records) for table, records in tables.items()})
        if lines:
            controls += [heading(name), bullets(lines)]
    return controls


def looked_at(arrival: Arrival, me: Me, found: Found) -> ft.Control:
    """What was found, before anything is changed."""
    parcel = found.parcel
    is_visit = found.visit is not None
    is_new = bool(found.content.new) or found.is_removed or found.own is not None
    organisation = str((me.account or {}).get("organisation") or "")
    form = words.FOUND_VISIT if is_visit else words.FOUND_HANDOVER

    async def leave() -> None:
        await arrival.leave()
        await routes.go(routes.FROM_COLLEAGUE)()

    add = words.ADD_VISIT if is_visit else words.ADD_HANDOVER
    on = routes.visit(parcel.visit) if is_visit else routes.VISIT
    return screen(
        title(form.format(sender=parcel.sender or words.NO_SENDER)),
        *(_visit(arrival, found) if is_visit else _handover(found)),
        *([note(words.NOT_WRITTEN_OVER)] if is_new else [body(words.NOTHING_NEW)]),
        *([tinted(body(words.LEFT), hue=AMBER)] if parcel.left else []),
        *(
            [note(words.SENT_ON.format(organisation=organisation))]
            if organisation and is_new
            else []
        ),
        Working(arrival.work, words.WORKING, VISIT),
        ft.Row([quiet_button(words.NOT_NOW, action(leave), VISIT)]) if is_new else ft.Container(),
        head=bar("", routes.go(routes.FROM_COLLEAGUE)),
        foot=main_button(add, action(arrival.add), VISIT, ft.Icons.ADD)
        if is_new
        else main_button(words.GO_VISIT if is_visit else words.GO_VISITS, routes.go(on), VISIT),
        key="found",
    )


def added(arrival: Arrival, done: Done) -> ft.Control:
    """What was taken in, and where to go now."""
    parcel = done.found.parcel
    is_visit = done.found.visit is not None
    app = use_app()
    controls: list[ft.Control] = [
        tinted(
            strong(words.ADDED_VISIT if is_visit else words.ADDED_HANDOVER, RIGHT.full),
            hue=RIGHT,
            icon=ft.Icons.CHECK_CIRCLE,
        )
    ]
    if is_visit:
        if done.united:
            controls.append(body(words.UNITED[min(done.united, 2) - 1].format(n=done.united)))
        controls += differing_card(app.together, parcel.visit)
        if done.found.is_here:
            controls.append(
                link_card(
                    words.LINK,
                    words.ADDED_BACK,
                    routes.go(routes.together(parcel.visit)),
                    ft.Icons.GROUP_OUTLINED,
                    VISIT,
                )
            )
    else:
        controls += _handover(done.found)
    on = routes.visit(parcel.visit) if is_visit else routes.VISIT

    async def leave() -> None:
        await arrival.leave()
        await routes.go(on)()

    return screen(
        ft.Semantics(live_region=True, label=words.ADDED_VISIT, content=ft.Container(height=0)),
        title(words.FROM),
        *controls,
        foot=main_button(words.GO_VISIT if is_visit else words.GO_VISITS, action(leave), VISIT),
        key="added",
    )
