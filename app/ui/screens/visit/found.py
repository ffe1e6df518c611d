"""A visit or a handover that came: told in words before anything is changed, and afterwards."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import flet as ft

from app.models.filled import filled
from app.models.moment import dated
from app.models.visit import Visit
from app.state.arrival import Arrival
from app.state.found import Done, Found
from app.state.me import Me
from app.state.together import Together
from app.ui import routes
from app.ui.component import action
from app.ui.parts.buttons import main_button, quiet_button
from app.ui.parts.cards import card, link_card, tinted
from app.ui.parts.choices import option_row
from app.ui.parts.screen import bar, bullets, screen
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.parts.working import Working
from app.ui.screens.visit.shared import differing_card
from app.ui.theme import AMBER, RIGHT, VISIT
from app.words import photos
from app.words import together as words
from app.words.visit import UNTITLED


def held(counts: Mapping[str, int]) -> list[str]:
    """Return what there is of each, as one reads it."""
    return [
        words.HELD[name][min(count, 2) - 1].format(n=count)
        for name in words.HELD
        if (count := counts.get(name, 0))
    ]


def _visit(arrival: Arrival, found: Found) -> list[ft.Control]:
    """What a visit holds, and what taking it in does."""
    visit = found.visit
    assert visit is not None
    template = arrival.visits.template_of(visit)
    counts = {
        "answers": len(filled(template, visit).answered if template else visit.answers),
        "notes": len(visit.notes),
        "jots": len(visit.jots),
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
        *([body(state)] if found.is_news else []),
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
        counts = {table: len(records) for table, records in tables.items()}
        if name == words.NEW:
            counts["photos"] = content.photos
        lines = held(counts)
        if lines:
            controls += [heading(name), bullets(lines)]
    return controls


def _leaving(arrival: Arrival, path: str) -> Callable[[], Awaitable[None]]:
    """Return a handler that is done with what came, and goes on."""

    async def leave() -> None:
        await arrival.leave()
        await routes.go(path)()

    return action(leave)


def looked_at(arrival: Arrival, me: Me, found: Found) -> ft.Control:
    """What was found, before anything is changed."""
    parcel = found.parcel
    is_visit = found.visit is not None
    is_new = found.is_news or (found.own is not None and arrival.is_joining)
    organisation = str((me.account or {}).get("organisation") or "")
    form = words.FOUND_VISIT if is_visit else words.FOUND_HANDOVER

    back = _leaving(arrival, routes.FROM_COLLEAGUE)
    add = words.ADD_VISIT if is_visit else words.ADD_HANDOVER
    on = _leaving(arrival, routes.visit(parcel.visit) if is_visit else routes.VISIT)
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
        ft.Row([quiet_button(words.NOT_NOW, back, VISIT)]) if is_new else ft.Container(),
        head=bar("", back),
        foot=main_button(add, action(arrival.add), VISIT, ft.Icons.ADD)
        if is_new
        else main_button(words.GO_VISIT if is_visit else words.GO_VISITS, on, VISIT),
        key="found",
    )


def added(together: Together, done: Done) -> ft.Control:
    """What was taken in, and where to go now."""
    visit = done.found.parcel.visit if done.found.visit is not None else ""
    name = words.ADDED_VISIT if visit else words.ADDED_HANDOVER
    controls: list[ft.Control] = []
    if visit:
        if done.united:
            controls.append(body(words.UNITED[min(done.united, 2) - 1].format(n=done.united)))
        controls += differing_card(together, visit)
        if done.found.is_here or done.is_joined:
            back = _leaving(together.arrival, routes.together(visit))
            icon = ft.Icons.GROUP_OUTLINED
            controls.append(link_card(words.LINK, words.ADDED_BACK, back, icon, VISIT))
    else:
        controls += _handover(done.found)
    on = _leaving(together.arrival, routes.visit(visit) if visit else routes.VISIT)
    return screen(
        ft.Semantics(live_region=True, label=name, content=ft.Container(height=0)),
        title(words.FROM),
        tinted(strong(name, RIGHT.full), hue=RIGHT, icon=ft.Icons.CHECK_CIRCLE),
        *controls,
        *(
            [tinted(body(photos.LEFT[min(left, 2) - 1].format(n=left)), hue=AMBER)]
            if (left := done.photos_left)
            else []
        ),
        foot=main_button(words.GO_VISIT if visit else words.GO_VISITS, on, VISIT),
        key="added",
    )
