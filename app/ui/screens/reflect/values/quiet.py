"""The quiet moment: its line on Today, and where one chooses its time."""

from __future__ import annotations

import flet as ft

from app.models.reminder import EVERY
from app.state.quiet import Quiet
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.files import save_file
from app.ui.parts.buttons import quiet_button, side_button
from app.ui.parts.cards import tinted
from app.ui.parts.choices import chips, choice
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.theme import REFLECT
from app.words import values as words

TIMES = ("12:30", "17:30", "21:00")


@component
def QuietLine() -> ft.Control:
    """One line on Today when it is time; it says nothing about what is written."""
    quiet = watch(use_app().quiet)
    if not quiet.is_due:
        return ft.Container(visible=False)

    async def write() -> None:
        await quiet.not_now()
        await routes.go(routes.REFLECT_NEW)()

    return tinted(
        strong(words.MOMENT),
        ft.Row(
            [
                side_button(words.WRITE, action(write), REFLECT),
                quiet_button(
                    words.NOT_NOW, action(quiet.not_now), REFLECT, name=words.NOT_NOW_NAME
                ),
            ],
            wrap=True,
        ),
        hue=REFLECT,
        icon=ft.Icons.SPA_OUTLINED,
    )


def _days(quiet: Quiet) -> str:
    """The chosen days, as one says them."""
    if quiet.reminder.days == EVERY:
        return words.EVERY_DAY
    named = [words.DAYS[day] for day in sorted(quiet.reminder.days)]
    rest = ", ".join(named[:-1])
    return words.WORDS_AND.format(words=rest, last=named[-1]) if rest else named[-1]


def _told(quiet: Quiet) -> str:
    reminder = quiet.reminder
    if not reminder.time:
        return words.IS_OFF
    if not reminder.days:
        return words.IS_ON_NO_DAYS
    return words.IS_ON.format(time=reminder.time, days=_days(quiet))


def _calendar(quiet: Quiet) -> list[ft.Control]:
    async def save() -> None:
        if await save_file(words.FILE, quiet.file(words.QUIET)):
            tell(words.SAVED.format(name=words.FILE))

    return [
        heading(words.IN_CALENDAR),
        note(words.IN_CALENDAR_LEAD),
        ft.Row([side_button(words.SAVE, action(save), REFLECT, ft.Icons.EVENT_AVAILABLE)]),
    ]


@component
def QuietScreen() -> ft.Control:
    """The time and the days of the reminder, and its calendar file."""
    quiet = watch(use_app().quiet)
    reminder = quiet.reminder
    off = quiet_button(words.TURN_OFF, action(quiet.turn_off), REFLECT)
    return screen(
        body(words.QUIET_LEAD),
        ft.Semantics(live_region=True, content=strong(_told(quiet))),
        heading(words.AT),
        chips(
            [(time, time) for time in TIMES], reminder.time, quiet.at, hue=REFLECT, about=words.AT
        ),
        Field(
            words.OWN_TIME,
            quiet.typed,
            quiet.type,
            lambda _: quiet.keep_typed(),
            hue=REFLECT,
            turn=reminder.time,
            key="quiet-time",
        ),
        heading(words.ON_DAYS),
        ft.Row(
            [
                choice(
                    name,
                    action(quiet.choose, str(day)),
                    chosen=day in reminder.days,
                    hue=REFLECT,
                    name=f"{words.ON_DAYS} {name}",
                    key=f"day-{day}",
                )
                for day, name in enumerate(words.DAYS)
            ],
            wrap=True,
            spacing=8,
            run_spacing=8,
        ),
        *([ft.Row([off])] if reminder.time else []),
        *(_calendar(quiet) if reminder.is_on else []),
        head=bar(words.QUIET, routes.go(routes.LOOK_BACK)),
        key="quiet",
    )
