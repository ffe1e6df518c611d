"""A visit, looked back on: what was heard, what was promised."""

from __future__ import annotations

from datetime import datetime

import flet as ft

from app.models.checklist import VisitItem
from app.models.filled import gone, score
from app.models.moment import spoken
from app.models.visit import Visit
from app.state.photos import Photos
from app.state.reflect import Reflect
from app.state.visit import Visits
from app.ui import routes
from app.ui.component import action, component, tell
from app.ui.parts.buttons import grave_button, main_button, side_button
from app.ui.parts.cards import card
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.screens.reflect.grown import AFTER_VISIT, WroteAbout, reflect_on
from app.ui.screens.visit.clockcard import ClockCard
from app.ui.screens.visit.heard import HeardLinks
from app.ui.screens.visit.items.photos import Thumb
from app.ui.screens.visit.items.signed import drawn
from app.ui.screens.visit.promised import promise_card
from app.ui.screens.visit.shared import TogetherLink
from app.ui.screens.visit.told import clock_words, heard, told
from app.ui.screens.visit.where import WhereAndWhom
from app.ui.theme import REFLECT, VISIT
from app.words import visit as words
from app.words import ward
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


def _promises(visits: Visits, visit: Visit) -> list[ft.Control]:
    made = visits.promised(visit.id)
    if not made:
        return [note(words.NOTHING_PROMISED)]
    return [promise_card(visits, promise) for promise in made]


def _told(visits: Visits, photos: Photos, visit: Visit, item: VisitItem) -> ft.Control:
    answer = visit.answers.get(item.id)
    noted = visit.notes.get(item.id)
    lines = heard(visit, item, visits.today)
    ink = visit.inks.get(item.id)
    return card(
        note(item.text),
        *(body(line) if line == noted and line != answer else strong(line) for line in lines),
        *([ft.Row([drawn(ink)])] if ink else []),
        *(
            ft.Column(
                [
                    ft.Row([Thumb(photos, photo, key=photo.digest)], wrap=True),
                    *([body(photo.caption)] if photo.caption else []),
                ],
                key=photo.id,
            )
            for photo in visit.photos
            if photo.item == item.id
        ),
    )


def _gone(visits: Visits, visit: Visit) -> list[ft.Control]:
    """Answers to what is no longer asked: kept, and shown as they were given."""
    left = gone(visits.template_of(visit), visit)
    if not left:
        return []
    lines = [card(note(id), strong(said)) for id, said in left]
    return [heading(ward.GONE, level=3), *lines]


def _answers(visits: Visits, photos: Photos, visit: Visit) -> list[ft.Control]:
    controls: list[ft.Control] = []
    for section, there, open in told(visits, visit):
        controls.append(heading(section.title, level=3))
        controls += [_told(visits, photos, visit, item) for item in there]
        if open:
            controls.append(note(words.LEFT_OPEN.format(n=open)))
    return controls + _gone(visits, visit)


def _jotted(visit: Visit) -> list[ft.Control]:
    """The lines that were jotted down, and the open questions that were counted."""
    controls: list[ft.Control] = []
    if visit.jots:
        lines = [
            ft.Column([note(clock_words(jot.at)), body(jot.text)], spacing=2) for jot in visit.jots
        ]
        controls += [heading(ward.JOTS, level=3), card(*lines)]
    if visit.asked:
        controls.append(note(ward.ASKED_COUNT.format(n=visit.asked)))
    return controls


def _score(visits: Visits, visit: Visit) -> list[ft.Control]:
    template = visits.template_of(visit)
    found = score(template, visit) if template else None
    if found is None:
        return []
    points, most = found
    return [
        card(strong(ward.SCORE.format(points=points, most=most)), note(ward.SCORE_WORDS)),
    ]


def summary(
    visits: Visits, photos: Photos, reflect: Reflect, visit: Visit, *, leave: bool
) -> ft.Control:
    """The page of a visit."""

    async def carry_on() -> None:
        if visit.finished_at is not None:
            await visits.reopen(visit)
        # A visit to listen has its list only afterwards.
        listens = template is not None and template.is_free and is_open and not visit.answers
        await routes.go(routes.away(visit.id) if listens else routes.ward(visit.id))()

    async def remove() -> None:
        await visits.remove(visit)
        await routes.go(routes.VISIT)()
        tell(words.REMOVED, lambda: visits.restore(visit))

    template = visits.template_of(visit)
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
        *_jotted(visit),
        *_answers(visits, photos, visit),
        *_score(visits, visit),
        *(
            [
                side_button(
                    ward.AWAY_TITLE,
                    routes.go(routes.away(visit.id)),
                    VISIT,
                    ft.Icons.DO_NOT_DISTURB_ON_OUTLINED,
                )
            ]
            if is_open
            else []
        ),
        side_button(
            ward.READ_BACK,
            routes.go(routes.read_back(visit.id)),
            VISIT,
            ft.Icons.RECORD_VOICE_OVER_OUTLINED,
        ),
        WhereAndWhom(visit.id, key=f"where-{visit.id}"),
        TogetherLink(visit.id, key=f"with-{visit.id}"),
        side_button(
            MAKE, routes.go(routes.new_test(visit.id)), VISIT, icon=ft.Icons.SCIENCE_OUTLINED
        ),
        side_button(
            words.REFLECT,
            reflect_on(reflect, AFTER_VISIT, f"visit/{visit.id}"),
            REFLECT,
            icon=ft.Icons.EDIT_NOTE,
        ),
        WroteAbout(f"visit/{visit.id}", key=f"wrote-{visit.id}"),
        grave_button(words.REMOVE, action(remove), ft.Icons.DELETE_OUTLINED),
        head=bar(words.TITLE, routes.go(routes.VISIT)) if leave else None,
        foot=main_button(words.CARRY_ON if is_open else words.GO_BACK_IN, action(carry_on), VISIT),
        key=f"visit-{visit.id}",
    )
