"""A module before it is opened: what for, how long, where from."""

from __future__ import annotations

import flet as ft

from app.models.content import LibraryItem, Module
from app.state.learn import Learn
from app.ui import routes
from app.ui.component import action
from app.ui.parts.buttons import main_button
from app.ui.parts.cards import card, pill, progress
from app.ui.parts.screen import bar, bullets, screen
from app.ui.parts.words import body, heading, note, strong, title
from app.ui.screens.learn.library import library_card
from app.ui.screens.learn.pretest import KnownAlready
from app.ui.screens.reflect.grown import WroteAbout
from app.words import learn as words


def _behaviours(learn: Learn, module: Module) -> list[str]:
    return [
        behaviour.statement
        for area in learn.pack.areas
        for behaviour in area.behaviours
        if behaviour.id in module.behaviours
    ]


def _deeper(learn: Learn, module: Module) -> list[LibraryItem]:
    return [item for item in learn.pack.library if item.id in module.deeper]


def about(learn: Learn, module: Module, *, leave: bool) -> ft.Control:
    """The page of a module."""
    so_far = learn.progress(module.id)
    name = words.CARRY_ON if so_far.is_open else words.AGAIN if so_far.is_finished else words.START

    async def start() -> None:
        await learn.start(module)
        await routes.go(routes.player(module.id))()

    number = module.cards.index(learn.card(module)) + 1
    return screen(
        title(module.title),
        body(module.summary),
        ft.Row([pill(words.MINUTES.format(n=module.minutes))], wrap=True),
        *(
            [
                progress(number / len(module.cards), module.title),
                note(words.CARD_OF.format(n=number, all=len(module.cards))),
            ]
            if so_far.is_open
            else []
        ),
        *(
            [
                card(
                    strong(words.YOUR_PLAN),
                    body(words.PLAN_LINE.format(when=so_far.plan.when, then=so_far.plan.then)),
                )
            ]
            if so_far.plan
            else []
        ),
        KnownAlready(module),
        WroteAbout(f"module/{module.id}"),
        heading(words.YOU_WILL),
        bullets(module.outcomes),
        heading(words.TEACHES),
        bullets(_behaviours(learn, module)),
        heading(words.DEEPER),
        *(library_card(item) for item in _deeper(learn, module)),
        heading(words.SOURCES),
        *(note(source.title) for source in module.sources),
        note(
            words.CHECKED.format(owner=module.owner, checked=module.checked, next=module.next_check)
        ),
        head=bar(words.TITLE, routes.go(routes.LEARN)) if leave else None,
        foot=main_button(name, action(start)),
        key=f"module-{module.id}",
    )
