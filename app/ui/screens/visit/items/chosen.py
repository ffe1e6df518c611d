"""Answers that are chosen: one tap each."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.checklist import VisitItem
from app.models.filled import picked
from app.models.visit import Visit
from app.state.leadwell import Leadwell
from app.ui.component import action
from app.ui.parts.choices import chips, option_row
from app.ui.theme import VISIT
from app.words import visit as words


def scale_words(item: VisitItem) -> list[tuple[str, str]]:
    """Return the five answers of a scale, with words at the first, the third and the last."""
    low, middle, high = item.words or ("", "", "")
    named = {1: low, 3: middle, 5: high}
    return [
        (str(n), words.SCALE.format(n=n, words=named[n]) if named.get(n) else str(n))
        for n in range(1, 6)
    ]


def few(app: Leadwell, visit: Visit, item: VisitItem) -> ft.Control:
    """Yes, partly, no or not seen; or 1 to 5."""
    options = list(words.YPN.items()) if item.kind == "ypn" else scale_words(item)
    answer = visit.answers.get(item.id)
    return chips(
        options, answer, partial(app.visits.answer, visit, item.id), hue=VISIT, about=item.text
    )


def one(app: Leadwell, visit: Visit, item: VisitItem) -> ft.Control:
    """One of the options, each as wide as there is room for."""
    answer = visit.answers.get(item.id)
    return _rows(
        [
            option_row(
                option.text,
                action(app.visits.answer, visit, item.id, option.id),
                chosen=option.id == answer,
                hue=VISIT,
                icon=ft.Icons.RADIO_BUTTON_CHECKED
                if option.id == answer
                else ft.Icons.RADIO_BUTTON_UNCHECKED,
                about=item.text,
                key=option.id,
            )
            for option in item.options
        ]
    )


def several(app: Leadwell, visit: Visit, item: VisitItem) -> ft.Control:
    """Any of the options."""
    chosen = picked(visit, item)
    return _rows(
        [
            option_row(
                option.text,
                action(app.visits.pick, visit, item.id, option.id),
                chosen=option.id in chosen,
                hue=VISIT,
                icon=ft.Icons.CHECK_BOX
                if option.id in chosen
                else ft.Icons.CHECK_BOX_OUTLINE_BLANK,
                about=item.text,
                key=option.id,
            )
            for option in item.options
        ]
    )


def _rows(rows: list[ft.Control]) -> ft.Control:
    return ft.Column(rows, spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
