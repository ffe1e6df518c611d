"""Answers that are typed: text, a number, a day, a time. What is typed is never lost."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import cast

import flet as ft

from app.models.checklist import VisitItem
from app.models.typed import TYPED, Wrong, read, shown_as, written
from app.models.visit import Visit
from app.state.leadwell import Leadwell
from app.ui.component import action, component
from app.ui.parts.buttons import quiet_button
from app.ui.parts.fields import Field
from app.ui.parts.words import note
from app.ui.theme import VISIT
from app.words import visit
from app.words import ward as words


def wrong_words(item: VisitItem, wrong: Wrong) -> str:
    """Say what is wrong with what is typed, in the author's words where there are any."""
    if wrong in ("least", "most") and item.wrong:
        return item.wrong
    return words.WRONG[wrong].format(**_bounds(item)) if wrong else ""


def _bounds(item: VisitItem) -> dict[str, str]:
    return {
        "least": written(item.least) if item.least is not None else "",
        "most": written(item.most) if item.most is not None else "",
    }


def asked_for(item: VisitItem) -> str:
    """Say what an item wants typed, before anything is wrong; empty where anything will do."""
    if item.kind != "number":
        return words.ASKED.get(item.kind, "")
    ends = (item.least is not None, item.most is not None)
    return words.NUMBERS[item.is_whole, *ends].format(**_bounds(item))


@component
def Typed(app: Leadwell, visit_id: str, item: VisitItem, kept: str | None) -> ft.Control:
    """The field of one item."""
    # `Visits` as an argument would draw every field again at each answer: Flet watches it then.
    visits = app.visits
    key = f"answer/{visit_id}/{item.id}"
    text = visits.typed(key, shown_as(item, kept or ""))
    wrong, set_wrong = ft.use_state(read(item, text).wrong)
    turn, set_turn = ft.use_state(0)

    def take(text: str) -> None:
        visits.typing.type(key, text)
        # What is wrong is said when one is done, and unsaid as soon as it is mended.
        if wrong and not read(item, text).wrong:
            set_wrong("")

    async def leave(text: str) -> None:
        present = visits.visit(visit_id)
        if present is not None:
            set_wrong(await visits.keep_text(present, item.id, text))

    async def put(text: str) -> None:
        visits.typing.type(key, text)
        await leave(text)
        set_turn(turn + 1)

    quick = {
        "date": lambda: shown_as(item, visits.today.isoformat()),
        "time": lambda: f"{datetime.fromtimestamp(visits.now() / 1000):%H:%M}",
    }.get(item.kind)
    hint = asked_for(item)
    takes_digits = item.kind == "number" and item.least is not None and item.least >= 0
    return ft.Column(
        [
            *([note(hint)] if hint else []),
            Field(
                f"{visit.ANSWER}: {item.text}",
                text,
                take,
                leave,
                lines=1 if item.kind in {*TYPED, "signature"} else 2,
                hue=VISIT,
                error=wrong_words(item, cast(Wrong, wrong)),
                keyboard=ft.KeyboardType.NUMBER if takes_digits else None,
                is_quiet=True,
                turn=str(turn),
                key=key,
            ),
            *(
                [
                    ft.Row(
                        [
                            quiet_button(
                                words.QUICK[item.kind],
                                action(lambda: put(quick())),
                                VISIT,
                                name=f"{item.text}: {words.QUICK[item.kind]}",
                            )
                        ]
                    )
                ]
                if quick
                else []
            ),
        ],
        spacing=6,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@component
def Noted(app: Leadwell, visit_id: str, item: VisitItem, noted: str | None) -> ft.Control:
    """The note on an item: a button until there is one."""
    visits = app.visits
    key = f"note/{visit_id}/{item.id}"
    shows, show = ft.use_state(noted is not None or key in visits.store.drafts)

    async def leave(text: str) -> None:
        present = visits.visit(visit_id)
        if present is not None:
            await visits.keep_text(present, item.id, text, "note")

    if shows:
        return Field(
            visit.NOTE,
            visits.typed(key, noted or ""),
            partial(visits.typing.type, key),
            leave,
            lines=2,
            hue=VISIT,
            key=key,
        )
    add = quiet_button(
        visit.NOTE,
        action(show, True),
        VISIT,
        ft.Icons.EDIT_NOTE,
        name=visit.ADD_NOTE.format(item=item.text),
    )
    return ft.Row([add], alignment=ft.MainAxisAlignment.END)


def typed(app: Leadwell, visit: Visit, item: VisitItem) -> ft.Control:
    """The field of an item."""
    return Typed(app, visit.id, item, visit.answers.get(item.id), key=f"typed-{item.id}")
