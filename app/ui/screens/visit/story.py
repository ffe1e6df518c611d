"""What happened to a promise, line by line."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.models.moment import day_of, spoken
from app.models.promise import Turn
from app.ui.parts.cards import card
from app.ui.parts.words import body, note
from app.words import promises as words


def turn_words(turn: Turn, today: date) -> str:
    """Return one thing that happened, in words."""
    kind = turn.kind
    if kind in ("cant", "passed") and not turn.note:
        kind = f"{kind}-bare"
    if kind == "done" and turn.note and (not turn.at or turn.note != day_of(turn.at).isoformat()):
        kind = "done-on"
    if kind == "owner" and not turn.after:
        kind = "unowned"

    def said(value: str) -> str:
        return spoken(value, today) if turn.kind in ("made", "due", "done_on", "done") else value

    return words.TURNS.get(kind, kind).format(
        before=said(turn.before), after=said(turn.after), note=said(turn.note)
    )


def story(turns: tuple[Turn, ...], today: date) -> ft.Control:
    """Return the history, the first first."""
    lines: list[ft.Control] = []
    for turn in turns:
        day = spoken(day_of(turn.at).isoformat(), today) if turn.at else words.AT_UNKNOWN
        lines.append(
            ft.Column(
                [note(f"{day[:1].upper()}{day[1:]}"), body(turn_words(turn, today))], spacing=0
            )
        )
    return card(*lines, spacing=12)
