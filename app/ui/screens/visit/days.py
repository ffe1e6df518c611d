"""The days of promises and of feedback, as a calendar file."""

from __future__ import annotations

from collections.abc import Iterable

from app.models.calendar import NINE, CalendarEvent, calendar
from app.models.feedback import Step
from app.models.moment import parse_day
from app.models.promise import Promise
from app.ui.component import tell
from app.ui.files import save_file
from app.words import promises as words


def promise_event(promise: Promise) -> CalendarEvent:
    """A promise on its day."""
    return CalendarEvent(
        uid=f"{promise.id}@leadwell",
        title=words.EVENT.format(place=promise.place, words=promise.words),
        day=promise.due,
        notes=words.EVENT_NOTES.format(who=promise.owner or words.NO_OWNER),
        alarm=NINE,
        edition=promise.moves,
    )


def step_event(step: Step) -> CalendarEvent:
    """A step of the feedback clock on its day."""
    return CalendarEvent(
        uid=f"{step.visit}-{step.name}@leadwell",
        title=words.STEPS[step.name].format(place=step.place),
        day=step.day,
        notes=words.STEP_WORDS[step.name],
        alarm=NINE,
    )


async def save_days(events: Iterable[CalendarEvent], at: int) -> None:
    """Let the person keep `events` as a file; say so where there is none with a day."""
    dated = [event for event in events if parse_day(event.day)]
    if dated:
        await save_file(words.FILE, calendar(dated, at))
    else:
        tell(words.CALENDAR_NONE)
