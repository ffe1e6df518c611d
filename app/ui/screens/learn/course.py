"""All there is to learn, in the order of one's role, or by pathway where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import flet as ft

from app.models.content import Module, Pathway
from app.models.roles import Stretch
from app.state.learn import Learn
from app.ui import routes
from app.ui.parts.cards import link_card, progress
from app.ui.parts.rows import Row
from app.ui.parts.screen import stacked
from app.ui.parts.words import heading, note
from app.ui.theme import LEARN, RIGHT
from app.words import learn as words
from app.words import pretest as by_test
from app.words import roles as role_words


def _state(learn: Learn, module: Module) -> str:
    so_far = learn.progress(module.id)
    if so_far.is_open:
        number = module.cards.index(learn.card(module)) + 1
        return words.CARD_OF.format(n=number, all=len(module.cards))
    if so_far.is_finished:
        return by_test.BY_TEST if so_far.is_by_test else words.DONE
    return words.MINUTES.format(n=module.minutes)


def _module(learn: Learn, module: Module, chosen: str) -> Row:
    state, is_finished = _state(learn, module), learn.progress(module.id).is_finished

    def made() -> ft.Control:
        return link_card(
            module.title,
            state,
            routes.go(routes.module(module.id)),
            ft.Icons.CHECK_CIRCLE if is_finished else ft.Icons.SCHOOL_OUTLINED,
            RIGHT if is_finished else LEARN,
            chosen=module.id == chosen,
        )

    return Row(f"module/{module.id}", made, (state, is_finished, module.id == chosen))


def _pathway(learn: Learn, pathway: Pathway, chosen: str) -> Iterator[Row]:
    done = learn.share_done(pathway)

    def head() -> ft.Control:
        return stacked(heading(pathway.title), note(pathway.summary), progress(done, pathway.title))

    yield Row(f"pathway/{pathway.id}", head, done)
    for module in learn.modules(pathway):
        yield _module(learn, module, chosen)


def _stretch(learn: Learn, stretch: Stretch, claim: str, chosen: str) -> Iterator[Row]:
    modules = [learn.by_id[id] for id in stretch.modules]
    done = sum(learn.progress(module.id).is_finished for module in modules) / len(modules)

    def head() -> ft.Control:
        return stacked(
            *([heading(claim)] if claim else []),
            *([heading(stretch.title, level=3)] if stretch.title else []),
            note(stretch.words),
            *([progress(done, stretch.title)] if stretch.title else []),
        )

    yield Row(f"before/{modules[0].id}", head, (stretch, done))
    for module in modules:
        yield _module(learn, module, chosen)


def course(learn: Learn, chosen: str) -> Iterator[Row]:
    """Every module once; what is expected of one's role comes first, with its reasons."""
    stretches = learn.roles.course
    if not stretches:
        for way in learn.pathways:
            yield from _pathway(learn, way, chosen)
    before = ""
    for stretch in stretches:
        claim = role_words.CLAIMS[stretch.claim] if stretch.claim != before else ""
        before = stretch.claim
        yield from _stretch(learn, stretch, claim, chosen)
