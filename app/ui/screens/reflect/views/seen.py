"""What colleagues see, beside what one sees oneself: in words, then as a table."""

from __future__ import annotations

from collections.abc import Mapping

import flet as ft

from app.models.average import Average
from app.models.others import apart
from app.models.strengths import RULES
from app.models.view_round import Round
from app.models.views import Picture, Shown, others
from app.state.views import Views
from app.ui.parts.cards import card, tinted
from app.ui.parts.words import body, heading, note, strong
from app.ui.theme import LINE, REFLECT
from app.words import views as words

NUMBER = 64
"""Pixels that a column of numbers is wide at the least."""


def often(average: float) -> str:
    """Return how often in words: one of the four, or between two of them."""
    halves = int(2 * average + 0.5)
    if halves % 2 == 0:
        return words.OFTEN[halves // 2]
    return words.BETWEEN.format(low=words.OFTEN[halves // 2], high=words.OFTEN[halves // 2 + 1])


def seen(views: Views, round: Round) -> list[ft.Control]:
    """All that may be shown of a round."""
    shown = views.picture(round)
    if shown is None:
        return [note(words.OPENING)]
    if not round.looks and not round.is_closed:
        return []
    controls: list[ft.Control] = [heading(words.SAW)]
    if not shown.all:
        controls.append(body(words.NOTHING_SHOWN))
    else:
        lead = words.HOW_TO_READ if views.own else words.NO_OWN_YET
        controls += [note(lead), *_compared(views, shown)]
        controls += _free(shown)
    for count, form in ((round.left, words.LEFT), (round.unread, words.UNREAD)):
        if count:
            controls.append(note(form[min(count, 2)].format(n=count)))
    controls += _alone(views, shown)
    if shown.all:
        controls += [heading(words.TABLE), note(words.TABLE_WORDS), _table(views, shown)]
    return controls


def _names(views: Views) -> dict[str, str]:
    return {each.id: each.statement for area in views.pack.areas for each in area.behaviours}


def _compared(views: Views, shown: Picture) -> list[ft.Control]:
    """Statements by how far both views are apart: hidden strengths first, then blind spots."""
    own = views.own

    def frequency(ids: tuple[str, ...]) -> Average:
        return Average.of([own[id] for id in ids if id in own])

    statements = [each for each in others(shown, views.pack.areas) if each.id in shown.all]
    found = {
        each.id: each.kind
        for each in apart(
            lambda ids: frequency(tuple(ids)), views.pack.areas, statements, RULES.differs
        )
    }
    parts = {
        words.LOWER: [id for id in shown.all if found.get(id) == "hidden"],
        words.HIGHER: [id for id in shown.all if found.get(id) == "blind"],
        words.SAME: [id for id in shown.all if id in own and id not in found],
        words.NO_OWN: [id for id in shown.all if id not in own],
    }
    names = _names(views)
    if not own:
        return [_card(names, shown, own, id) for id in shown.all]
    return [
        control
        for name, ids in parts.items()
        if ids
        for control in (heading(name, 3), *(_card(names, shown, own, id) for id in ids))
    ]


def _card(names: Mapping[str, str], shown: Picture, own: Mapping[str, int], id: str) -> ft.Control:
    said = [body(words.THEY.format(often=often(shown.all[id].average)))]
    if id in own:
        said.insert(0, body(words.YOU.format(often=often(own[id]))))
    groups = [
        note(words.GROUP_SAID.format(group=words.GROUPS[group], often=often(each[id].average)))
        for group, each in shown.groups.items()
        if id in each
    ]
    return card(strong(names.get(id, id)), *said, *groups, spacing=4)


def _free(shown: Picture) -> list[ft.Control]:
    if not shown.words:
        return [note(words.FREE_FEW)]
    return [heading(words.FREE), *(card(body(each)) for each in shown.words)]


def _alone(views: Views, shown: Picture) -> list[ft.Control]:
    if not shown.alone:
        return []
    names = _names(views)
    return [
        heading(words.ALONE),
        *(
            card(
                strong(names.get(id, id)),
                body(words.ALONE_SAID.format(often=often(each.average))),
                spacing=4,
            )
            for id, each in shown.alone.items()
        ),
        *(card(body(each)) for each in shown.alone_words),
    ]


def _table(views: Views, shown: Picture) -> ft.Control:
    """One row a statement; each row is read aloud as a whole."""
    own = views.own
    columns: list[tuple[str, Mapping[str, float], str]] = [
        *([(words.COLUMN_YOU, own, words.NOT_SAID)] if own else []),
        (words.COLUMN_ALL, _averages(shown.all), words.NO_NUMBER),
        *(
            (words.GROUPS[group], _averages(each), words.NO_NUMBER)
            for group, each in shown.groups.items()
        ),
    ]
    names = _names(views)

    def row(id: str) -> ft.Control:
        said = [
            (name, f"{values[id]:.1f}" if id in values else none) for name, values, none in columns
        ]
        spoken = ". ".join((names.get(id, id), *(f"{name} {value}" for name, value in said)))
        return ft.Semantics(
            label=spoken,
            container=True,
            content=ft.Semantics(
                exclude_semantics=True,
                content=ft.Container(
                    ft.Column(
                        [
                            body(names.get(id, id)),
                            ft.Row(
                                [note(f"{name} {value}") for name, value in said],
                                wrap=True,
                                spacing=18,
                                run_spacing=2,
                            ),
                        ],
                        spacing=2,
                    ),
                    padding=ft.Padding.symmetric(vertical=10),
                    border=ft.Border.only(bottom=ft.BorderSide(1, LINE)),
                ),
            ),
        )

    return tinted(*map(row, shown.all), hue=REFLECT)


def _averages(cells: Mapping[str, Shown]) -> dict[str, float]:
    return {id: each.average for id, each in cells.items()}
