"""All there is to learn, in the order of one's role, or by pathway where there is none."""

from __future__ import annotations

import flet as ft

from app.models.content import Module, Pathway
from app.models.roles import Stretch
from app.state.learn import Learn
from app.ui import routes
from app.ui.parts.cards import link_card, progress
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


def _module(learn: Learn, module: Module, chosen: str) -> ft.Control:
    is_finished = learn.progress(module.id).is_finished
    return link_card(
        module.title,
        _state(learn, module),
        routes.go(routes.module(module.id)),
        ft.Icons.CHECK_CIRCLE if is_finished else ft.Icons.SCHOOL_OUTLINED,
        RIGHT if is_finished else LEARN,
        chosen=module.id == chosen,
    )


def _pathway(learn: Learn, pathway: Pathway, chosen: str) -> list[ft.Control]:
    return [
        heading(pathway.title),
        note(pathway.summary),
        progress(learn.share_done(pathway), pathway.title),
        *(_module(learn, module, chosen) for module in learn.modules(pathway)),
    ]


def _stretch(learn: Learn, stretch: Stretch, chosen: str) -> list[ft.Control]:
    modules = [learn.by_id[id] for id in stretch.modules]
    head: list[ft.Control] = [note(stretch.words)]
    if stretch.title:
        done = sum(learn.progress(module.id).is_finished for module in modules) / len(modules)
        head = [heading(stretch.title, level=3), *head, progress(done, stretch.title)]
    return [*head, *(_module(learn, module, chosen) for module in modules)]


def course(learn: Learn, chosen: str) -> list[ft.Control]:
    """Every module once; what is expected of one's role comes first, with its reasons."""
    stretches = learn.roles.course
    if not stretches:
        return [each for way in learn.pathways for each in _pathway(learn, way, chosen)]
    controls: list[ft.Control] = []
    claim = ""
    for stretch in stretches:
        if stretch.claim != claim:
            claim = stretch.claim
            controls.append(heading(role_words.CLAIMS[claim]))
        controls += _stretch(learn, stretch, chosen)
    return controls
