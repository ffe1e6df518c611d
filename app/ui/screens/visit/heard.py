"""Pieces for other screens: what the team said of a promise, and the ways to tell it."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.models.moment import written_day
from app.models.team_word import TeamWord
from app.ui import routes
from app.ui.component import component, watch
from app.ui.context import use_app
from app.ui.parts.cards import card, link_card
from app.ui.parts.words import body, heading, note, strong
from app.ui.theme import VISIT
from app.words import heard as words
from app.words import shared as shared_words


def said(each: TeamWord) -> ft.Control:
    """One answer of a team."""
    form = words.SAID_ON if each.day else words.SAID_ON_NO_DAY
    lines: list[ft.Control] = [
        strong(form.format(said=words.SAID[each.said], day=written_day(each.day)))
    ]
    if each.line:
        lines.append(body(words.ADDED.format(line=each.line)))
    return card(*lines)


def said_all(answers: Sequence[TeamWord]) -> list[ft.Control]:
    """All that a team said of one promise, the newest first."""
    return [said(each) for each in answers]


@component
def TeamSaid(promise: str) -> ft.Control:
    """What the team said of a promise; nothing where it said nothing."""
    answers = watch(use_app().receipts).said.get(promise, ())
    if not answers:
        return ft.Container(visible=False)
    return ft.Column(
        [heading(words.TEAM_SAID), *said_all(answers), note(words.YOURS)],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@component
def HeardLinks(visit: str) -> ft.Control:
    """The ways from a visit to what its team hears, and to what it says."""
    app = use_app()
    sharing = watch(app.sharing)
    watch(app.belonging)
    names = [name for team in sorted(sharing.teams_of(visit)) if (name := sharing.name(team))]
    return ft.Column(
        [
            link_card(
                words.SHEET,
                words.SHEET_DETAIL,
                routes.go(routes.sheet_of(visit)),
                ft.Icons.DESCRIPTION_OUTLINED,
                VISIT,
            ),
            link_card(
                words.RECEIPT,
                words.RECEIPT_DETAIL,
                routes.go(routes.receipt_of(visit)),
                ft.Icons.QR_CODE_2,
                VISIT,
            ),
            *(
                [
                    link_card(
                        shared_words.SHARE_VISIT,
                        shared_words.SHARED_VISIT_DETAIL.format(names=", ".join(names))
                        if names
                        else shared_words.SHARE_VISIT_DETAIL,
                        routes.go(routes.share_visit(visit)),
                        ft.Icons.GROUPS_OUTLINED,
                        VISIT,
                    )
                ]
                if app.belonging.membership.teams or names
                else []
            ),
        ],
        spacing=14,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
