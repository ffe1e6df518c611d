"""The habit in one line, and the days off that it waits for."""

from __future__ import annotations

import flet as ft

from app.models.habit import Habit
from app.models.moment import spoken
from app.state.habit import Habits
from app.state.leadwell import Leadwell
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import tinted
from app.ui.parts.choices import choice
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, note, strong
from app.ui.theme import LEARN
from app.words import habit as words

BESIDE = 1.4
"""The size of text up to which there is room beside it on a phone."""


def _line(habits: Habits, habit: Habit) -> str:
    """How it stands, in words that blame nobody."""
    if habit.off_until is not None:
        if habit.off_until == habits.today:
            return words.OFF_TODAY
        return words.OFF.format(day=spoken(habit.off_until.isoformat(), habits.today))
    if habit.worked == 0:
        return words.BEGIN
    if habit.worked == 1:
        return words.BEGUN
    if habit.learned == 0:
        return words.ANY_TIME
    return words.LATELY.format(learned=habit.learned, worked=habit.worked)


@component
def HabitLine(app: Leadwell) -> ft.Control:
    """How many of the last worked days had some learning, and the way to mark time off."""
    habits = watch(app.habit)
    says: list[ft.Control] = [
        ft.Icon(ft.Icons.EVENT_AVAILABLE_OUTLINED, color=LEARN.full),
        ft.Container(note(_line(habits, habits.habit)), expand=True),
    ]
    time_off = quiet_button(words.TIME_OFF, routes.go(routes.TIME_OFF))
    if watch(app.layout).growth > BESIDE:
        return ft.Column([ft.Row(says, spacing=12), ft.Row([time_off])], spacing=0)
    return ft.Row([*says, time_off], spacing=12)


@component
def TimeOff() -> ft.Control:
    """Days off, nights or leave: from today, for so long or until a day."""
    habits = watch(use_app().habit)
    habit = habits.habit

    async def off(days: int) -> None:
        await habits.be_off(days)
        tell(words.KEPT)

    async def until() -> None:
        await habits.be_off_until()
        tell(words.KEPT)

    is_off = habit.off_until is not None
    return screen(
        body(words.TIME_OFF_WORDS),
        *(
            [
                tinted(
                    strong(_line(habits, habit)),
                    ft.Row([side_button(words.BACK, action(habits.be_back))]),
                )
            ]
            if is_off
            else []
        ),
        strong(words.FOR),
        ft.Row(
            [
                choice(
                    words.SPANS[days],
                    action(off, days),
                    chosen=habit.off_until is not None
                    and (habit.off_until - habits.today).days == days - 1,
                    hue=LEARN,
                    name=f"{words.FOR}: {words.SPANS[days]}",
                    key=f"off-{days}",
                )
                for days in words.SPANS
            ],
            wrap=True,
            spacing=8,
            run_spacing=8,
        ),
        Field(
            words.UNTIL,
            habits.typed,
            habits.type,
            hue=LEARN,
            capitals=False,
            key="off-until",
        ),
        ft.Row([side_button(words.KEEP, action(until))]),
        head=bar(words.TIME_OFF, routes.go(routes.LEARN)),
        foot=main_button(words.BACK_TO_LEARN, routes.go(routes.LEARN)),
        key="time-off",
    )
