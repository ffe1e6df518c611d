"""A visit while one listens: the phone away, a quiet clock, and a line to jot down."""

from __future__ import annotations

import asyncio

import flet as ft

from app.models.jot import Jot
from app.models.moment import day_of, spoken
from app.models.visit import Visit
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import icon_button, main_button, quiet_button, side_button
from app.ui.parts.cards import card
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note, title
from app.ui.screens.visit.summary import Gone
from app.ui.screens.visit.told import clock_words
from app.ui.theme import MUTED, VISIT
from app.words import visit
from app.words import ward as words

MINUTE = 60_000
"""Milliseconds."""
LONG = 12 * 60
"""Minutes after which a visit is told by its day."""


def minutes_words(started: int, now: int) -> str:
    """Say how long a visit has lasted."""
    minutes = max(0, now - started) // MINUTE
    if minutes >= LONG:
        return words.BEGUN_ON.format(day=spoken(day_of(started).isoformat(), day_of(now)))
    if minutes < 2:
        return words.ONE_MINUTE if minutes else words.JUST_BEGUN
    return words.MINUTES.format(n=minutes)


@component
def Minutes(visits: Visits, started: int) -> ft.Control:
    """How long one has been here. It changes once a minute and never moves; nothing reads it
    aloud by itself."""
    said, say = ft.use_state(minutes_words(started, visits.now()))

    async def tick() -> None:
        while True:
            await asyncio.sleep((MINUTE - (visits.now() - started) % MINUTE) / 1000 + 0.1)
            say(minutes_words(started, visits.now()))

    # Flet cancels an effect that runs only where it has something to clean up (seen with 1.0.5).
    ft.use_effect(tick, [started], lambda: None)
    return note(said)


def jot_card(visits: Visits, visit: Visit, jot: Jot) -> ft.Control:
    """One line with its time, and the way to take it away."""

    async def remove() -> None:
        await visits.jotter.remove(visit, jot)
        tell(words.JOT_GONE, lambda: visits.jotter.restore(visit, jot))

    return ft.Container(
        ft.Row(
            [
                ft.Container(
                    ft.Column([note(clock_words(jot.at)), body(jot.text)], spacing=2), expand=True
                ),
                icon_button(
                    ft.Icons.DELETE_OUTLINED,
                    words.JOT_REMOVE.format(text=jot.text),
                    action(remove),
                    MUTED,
                ),
            ]
        ),
        key=jot.id,
    )


@component
def JotField(visits: Visits, visit_id: str) -> ft.Control:
    """A field and its button: tap, write or dictate, tap."""
    turn, set_turn = ft.use_state(0)

    async def keep() -> None:
        if await visits.jotter.keep(visit_id):
            set_turn(turn + 1)
        else:
            tell(words.JOT_NOTHING)

    # The field stays when the line is kept: one that goes while it has the focus leaves Flutter's
    # web engine deaf to the next (seen with Flet 1.0.5).
    return ft.Column(
        [
            Field(
                words.JOT,
                visits.jotter.typed(visit_id),
                lambda text: visits.jotter.type(visit_id, text),
                lines=2,
                hue=VISIT,
                turn=str(turn),
                key=f"jot-{visit_id}",
            ),
            main_button(words.JOT_KEEP, action(keep), VISIT, ft.Icons.EDIT_NOTE),
        ],
        spacing=10,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _asked(visits: Visits, visit: Visit) -> ft.Control:
    controls: list[ft.Control] = [
        side_button(
            words.ASKED_ONE,
            action(visits.jotter.count, visit.id),
            VISIT,
            ft.Icons.CONTACT_SUPPORT_OUTLINED,
        )
    ]
    if visit.asked:
        controls.append(note(words.ASKED_COUNT.format(n=visit.asked)))
        back = action(visits.jotter.count, visit.id, -1)
        controls.append(quiet_button(words.ASKED_BACK, back, VISIT))
    return ft.Row(controls, wrap=True, spacing=8, run_spacing=8)


def jots(visits: Visits, visit: Visit) -> list[ft.Control]:
    """The lines, the last first."""
    return [jot_card(visits, visit, jot) for jot in reversed(visit.jots)]


@component
def Away() -> ft.Control:
    """The visit in the address."""
    visits = watch(use_app().visits)
    found = visits.visit(ft.use_route_params().get("id", ""))
    if found is None:
        return Gone()
    return screen(
        title(words.AWAY_TITLE),
        Minutes(visits, found.started_at, key="minutes"),
        body(words.AWAY),
        JotField(visits, found.id, key=f"field-{found.id}"),
        _asked(visits, found),
        heading(words.JOTS),
        card(*(jots(visits, found) or [note(words.JOTS_NONE)])),
        head=bar(
            found.place, routes.go(routes.visit(found.id)), leave_name=visit.CLOSE, closes=True
        ),
        foot=side_button(words.LIST, routes.go(routes.ward(found.id)), VISIT, ft.Icons.CHECKLIST),
        key=f"away-{found.id}",
    )
