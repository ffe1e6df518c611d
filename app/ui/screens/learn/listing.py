"""The list of pathways with what is done of each, drawn as far as one scrolls."""

from __future__ import annotations

import flet as ft

from app.state.leadwell import Leadwell
from app.state.review import SESSION, Review
from app.ui import routes
from app.ui.component import component
from app.ui.parts.buttons import icon_button
from app.ui.parts.cards import link_card
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import stacked
from app.ui.parts.words import heading, headline, note
from app.ui.screens.learn.course import course
from app.ui.screens.learn.habit import HabitLine
from app.ui.screens.learn.roles import RoleCard
from app.ui.theme import LEARN
from app.words import learn as words
from app.words import proof
from app.words import search as search_words


def review_card(review: Review) -> ft.Control:
    """The way to the review, with how much is due."""
    number = min(len(review.due), SESSION)
    lead = words.REVIEW_LEAD_ONE if number == 1 else words.REVIEW_LEAD.format(n=number)
    return link_card(
        words.REVIEW,
        lead if number else words.REVIEW_CALM,
        routes.go(routes.REVIEW),
        ft.Icons.REPLAY,
        LEARN,
    )


def _head(app: Leadwell) -> ft.Control:
    return stacked(
        ft.Row(
            [
                ft.Container(headline(words.TITLE), expand=True),
                icon_button(ft.Icons.SEARCH, search_words.SEARCH, routes.go(routes.SEARCH)),
            ]
        ),
        note(words.LEAD),
        HabitLine(app),
        *([review_card(app.review)] if app.review.due else []),
        RoleCard(app.learn.roles),
    )


def _more(review: Review) -> ft.Control:
    return stacked(
        heading(words.MORE),
        *([] if review.due else [review_card(review)]),
        link_card(
            words.LIBRARY,
            words.LIBRARY_LEAD,
            routes.go(routes.LIBRARY),
            ft.Icons.LOCAL_LIBRARY_OUTLINED,
        ),
        link_card(
            proof.TITLE, proof.LEAD, routes.go(routes.PROOF), ft.Icons.WORKSPACE_PREMIUM_OUTLINED
        ),
    )


@component
def Listing(app: Leadwell, chosen: str = "") -> ft.Control:
    """Everything there is to learn. Whoever shows it watches what it is made of."""
    review = app.review
    due = min(len(review.due), SESSION)
    rows = [
        Row("head", lambda: _head(app), due),
        *course(app.learn, chosen),
        Row("more", lambda: _more(review), due),
    ]
    return long_screen(app.layout, rows, len(rows), hue=LEARN, key="learn-list")
