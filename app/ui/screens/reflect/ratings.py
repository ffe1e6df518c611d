"""The values in a check-in: folded rows, one open at a time, two choices in each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import flet as ft

from app.models.content import Value
from app.models.journal import Written
from app.models.ratings import LEVELS, Rating, Side, names_of, rated, ratings_of
from app.state.reflect import Desk, Reflect
from app.ui.component import action, component
from app.ui.parts.cards import card
from app.ui.parts.choices import chips
from app.ui.parts.tap import tap
from app.ui.parts.words import body, heading, note, strong
from app.ui.theme import MUTED, REFLECT
from app.words import values as words

QUESTIONS: Mapping[Side, tuple[str, Mapping[int, str]]] = {
    "mattered": (words.HOW_MATTERED, words.MATTERED_CHOICE),
    "lived": (words.HOW_LIVED, words.LIVED_CHOICE),
}


def _told(rating: Rating, both: str, mattered: str, lived: str, name: str = "") -> str:
    form = both if rating.mattered and rating.lived else mattered if rating.mattered else lived
    return form.format(
        name=name,
        mattered=words.MATTERED.get(rating.mattered, ""),
        lived=words.LIVED.get(rating.lived, ""),
    )


def _state(rating: Rating) -> str:
    """What is said of a value, in a few words."""
    if not rating:
        return words.NOT_SAID
    return _told(rating, words.BOTH, words.ONLY_MATTERED, words.ONLY_LIVED)


def _values(reflect: Reflect, written: Written) -> list[Value]:
    """The values of now, and those of which something was said although they are no more."""
    now, names = reflect.pack.values, names_of(written.data)
    known = {value.id for value in now}
    gone = [id for id in ratings_of(written.data) if id not in known]
    return [*now, *(Value(id, names.get(id, id), "") for id in gone)]


def rated_words(reflect: Reflect, written: Written) -> list[ft.Control]:
    """What an entry says of values, for its page; nothing where it says nothing."""
    ratings = ratings_of(written.data)
    if not ratings:
        return []
    names = {value.id: value.name for value in _values(reflect, written)}
    forms = (words.THIS_ENTRY, words.THIS_MATTERED, words.THIS_LIVED)
    lines = [_told(ratings[id], *forms, name=names[id]) for id in names if id in ratings]
    return [card(note(words.VALUES), *map(body, lines))]


def _row(value: Value, rating: Rating, is_open: bool, fold: ft.OptionalEventCallable) -> ft.Control:
    icon = ft.Icons.EXPAND_LESS if is_open else ft.Icons.EXPAND_MORE
    state = _state(rating)
    return tap(
        ft.Row(
            [
                ft.Column([strong(value.name), note(state)], spacing=2, expand=True),
                ft.Icon(icon, color=MUTED),
            ],
            spacing=12,
        ),
        fold,
        f"{value.name}. {state}",
        expanded=is_open,
        padding=(16, 10),
    )


@component
def Ratings(reflect: Reflect, desk: Desk) -> ft.Control:
    """The values of the check-in on the desk; every one can be left out."""
    opened, open_row = ft.use_state("")
    ratings = ratings_of(desk.written.data)

    def say(value: Value, side: Side, level: str) -> None:
        data = (reflect.typed or desk.written).data
        reflect.put(data=rated(data, value.id, value.name, side, int(level)))

    def questions(value: Value, rating: Rating) -> ft.Control:
        controls: list[ft.Control] = [note(value.meaning)] if value.meaning else []
        for side, (question, choices) in QUESTIONS.items():
            level = getattr(rating, side)
            controls += [
                body(question),
                chips(
                    [(str(each), choices[each]) for each in LEVELS],
                    str(level) if level else None,
                    partial(say, value, side),
                    hue=REFLECT,
                    about=words.ABOUT.format(name=value.name, question=question),
                ),
            ]
        return ft.Container(
            ft.Column(controls, spacing=8),
            padding=ft.Padding.only(left=16, right=16, bottom=14),
        )

    rows: list[ft.Control] = []
    for value in _values(reflect, desk.written):
        rating, is_open = ratings.get(value.id, Rating()), opened == value.id
        fold = action(open_row, "" if is_open else value.id)
        parts = [_row(value, rating, is_open, fold)]
        if is_open:
            parts.append(questions(value, rating))
        rows.append(
            ft.Column(
                parts,
                spacing=0,
                key=value.id,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            )
        )
    return ft.Column(
        [heading(words.RATE), note(words.RATE_LEAD), card(*rows, padding=4, spacing=0)],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
