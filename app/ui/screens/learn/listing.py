"""The list of pathways with what is done of each."""

from __future__ import annotations

import flet as ft

from app.state.learn import Learn
from app.state.review import SESSION, Review
from app.ui import routes
from app.ui.parts.buttons import icon_button
from app.ui.parts.cards import link_card
from app.ui.parts.screen import screen
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


def pathways(learn: Learn, review: Review, chosen: str = "") -> ft.Control:
    """The list of everything there is to learn."""
    calm = [] if review.due else [review_card(review)]
    return screen(
        ft.Row(
            [
                ft.Container(headline(words.TITLE), expand=True),
                icon_button(ft.Icons.SEARCH, search_words.SEARCH, routes.go(routes.SEARCH)),
            ]
        ),
        note(words.LEAD),
        HabitLine(),
        *([review_card(review)] if review.due else []),
        RoleCard(),
        *course(learn, chosen),
        heading(words.MORE),
        *calm,
        link_card(
            words.LIBRARY,
            words.LIBRARY_LEAD,
            routes.go(routes.LIBRARY),
            ft.Icons.LOCAL_LIBRARY_OUTLINED,
        ),
        link_card(
            proof.TITLE, proof.LEAD, routes.go(routes.PROOF), ft.Icons.WORKSPACE_PREMIUM_OUTLINED
        ),
        key="learn-list",
    )
