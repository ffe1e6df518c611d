"""The list of pathways with what is done of each."""

from __future__ import annotations

import flet as ft

from app.models.content import Module, Pathway
from app.state.learn import Learn
from app.state.review import SESSION, Review
from app.ui import routes
from app.ui.parts.cards import link_card, progress
from app.ui.parts.screen import screen
from app.ui.parts.words import heading, headline, note
from app.ui.theme import LEARN, RIGHT
from app.words import learn as words
from app.words import proof
from app.words import search as search_words


def _state(learn: Learn, module: Module) -> str:
    so_far = learn.progress(module.id)
    if so_far.is_open:
        number = module.cards.index(learn.card(module)) + 1
        return words.CARD_OF.format(n=number, all=len(module.cards))
    if so_far.is_finished:
        return words.DONE
    return words.MINUTES.format(n=module.minutes)


def _pathway(learn: Learn, pathway: Pathway, chosen: str) -> list[ft.Control]:
    share = learn.share_done(pathway)
    return [
        heading(pathway.title),
        note(pathway.summary),
        progress(share, pathway.title),
        *(
            link_card(
                module.title,
                _state(learn, module),
                routes.go(routes.module(module.id)),
                ft.Icons.CHECK_CIRCLE
                if learn.progress(module.id).is_finished
                else ft.Icons.SCHOOL_OUTLINED,
                RIGHT if learn.progress(module.id).is_finished else LEARN,
                chosen=module.id == chosen,
            )
            for module in learn.modules(pathway)
        ),
    ]


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
    return screen(
        headline(words.TITLE),
        note(words.LEAD),
        review_card(review),
        link_card(
            search_words.SEARCH,
            search_words.SEARCH_LEAD,
            routes.go(routes.SEARCH),
            ft.Icons.SEARCH,
        ),
        link_card(
            words.LIBRARY,
            words.LIBRARY_LEAD,
            routes.go(routes.LIBRARY),
            ft.Icons.LOCAL_LIBRARY_OUTLINED,
        ),
        link_card(
            proof.TITLE, proof.LEAD, routes.go(routes.PROOF), ft.Icons.WORKSPACE_PREMIUM_OUTLINED
        ),
        *(control for pathway in learn.pathways for control in _pathway(learn, pathway, chosen)),
        key="learn-list",
    )
