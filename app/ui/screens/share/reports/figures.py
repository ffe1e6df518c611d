"""A number of a report: in words always, and as a bar where it is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import flet as ft

from app.models.content import Pack
from app.models.report import ALL, NONE, Line, Report
from app.models.report_hiding import OTHERS, SMALL, Figure
from app.ui.parts.cards import progress
from app.ui.parts.words import body, note
from app.ui.theme import TEAL, Hue
from app.words import reports as words


def said(figure: Figure) -> str:
    """Return a number in words."""
    if figure.count is not None:
        if figure.people is None:
            return str(figure.count) if figure.count else words.NONE
        return words.OF.format(n=figure.count, people=figure.people)
    if figure.people is None:
        return words.FEW if figure.mark == "few" else words.KEPT
    named = {"few": words.FEW_OF, "most": words.MOST_OF}
    return named.get(figure.mark, words.KEPT_OF).format(people=figure.people)


def group_name(table: str, group: str, report: Report, pack: Pack) -> str:
    """Return what a role, a team or a kind of visit is called."""
    is_team = table == "team"
    own: Mapping[str, str] = {
        ALL: words.EVERYONE,
        OTHERS: words.OTHERS,
        SMALL: words.SMALL_TEAMS if is_team else words.SMALL_ROLES,
        NONE: words.NO_TEAM if is_team else words.NO_ROLE,
    }
    if group in own:
        return own[group]
    known = {each.id: each.title for each in pack.visits}
    known |= {each.id: each.title for each in pack.roles}
    return report.names.get(group) or known.get(group, words.UNKNOWN)


def in_order(
    lines: Iterable[Line], table: str, report: Report, pack: Pack
) -> list[tuple[str, Line]]:
    """Return lines with the names of their groups, by name: never by number. What is kept back
    together comes last."""
    named = [(group_name(table, line.group, report, pack), line) for line in lines]
    return sorted(named, key=lambda each: (each[1].group == OTHERS, each[0].casefold()))


def figure_row(
    name: str, figure: Figure, whole: int | None = None, *, more: str = "", hue: Hue = TEAL
) -> ft.Control:
    """A name, its number in words, and a bar; `whole` is what the bar is a part of."""
    people = whole if whole is not None else figure.people
    number = said(figure)
    controls: list[ft.Control] = [
        ft.Row(
            [ft.Container(body(name), expand=3), ft.Container(body(number), expand=2)],
            vertical_alignment=ft.CrossAxisAlignment.START,
            spacing=12,
        )
    ]
    if figure.count and people:
        bar = progress(min(figure.count / people, 1), f"{name}: {number}", hue)
        # The words beside it say the same, once.
        controls.append(ft.Semantics(exclude_semantics=True, content=bar))
    if more:
        controls.append(note(more))
    label = f"{name}: {number}" + (f". {more}" if more else "")
    return ft.Semantics(
        label=label,
        container=True,
        exclude_semantics=True,
        content=ft.Column(controls, spacing=6, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
    )
