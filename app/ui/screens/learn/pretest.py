"""A module's questions without its cards, for those who know it already."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.models.content import Card, Module
from app.models.questions import asked
from app.state.learn import Learn
from app.state.pretest import Pretests
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import badge, pill, progress
from app.ui.parts.screen import bar, bullets, foot, screen
from app.ui.parts.words import body, note, title
from app.ui.screens.learn.gone import gone
from app.ui.screens.learn.questions import how_sure, question_body
from app.ui.theme import LEARN, RIGHT
from app.words import learn as learn_words
from app.words import pretest as words


@component
def KnownAlready(module: Module) -> ft.Control:
    """On the page of a module: the way to its test, or that it was passed."""
    app = use_app()
    so_far = watch(app.learn).progress(module.id)
    if so_far.is_by_test:
        return ft.Row([pill(words.BY_TEST, RIGHT)])
    if so_far.is_finished or not app.pretest.questions(module):
        return ft.Container(visible=False)
    is_open = so_far.test is not None and so_far.test.is_open

    async def test() -> None:
        await app.pretest.start(module)
        await routes.go(routes.pretest(module.id))()

    return ft.Column(
        [
            ft.Row(
                [side_button(words.CARRY_ON if is_open else words.ASK, action(test))], wrap=True
            ),
            note(words.ASK_WORDS),
        ],
        spacing=6,
    )


def _asked(learn: Learn, pretests: Pretests, module: Module) -> ft.Control:
    """The question at which one is, or what the answer to it turned out to be."""
    card = pretests.card(module)
    assert card.question is not None
    cards, answer = pretests.questions(module), pretests.answer(module, card)
    number = cards.index(card) + 1
    where = learn_words.QUESTION_OF.format(n=number, all=len(cards))
    is_last = all(pretests.answer(module, each) for each in cards)
    return screen(
        note(where),
        title(asked(card.question, learn_words.BLANK)),
        *([body(card.text)] if card.text else []),
        *question_body(learn, module, card, card.question, answer),
        head=_head(module, ft.Container(progress(number / len(cards), where), width=96)),
        foot=main_button(words.END if is_last else words.NEXT, action(pretests.go_on, module))
        if answer is not None
        else how_sure(learn, module, card, None, pretests.give, module, card),
        key=f"test-{module.id}-{card.id}",
    )


def _head(module: Module, *trailing: ft.Control) -> ft.Control:
    return bar(
        words.TITLE.format(title=module.title),
        routes.go(routes.module(module.id)),
        *trailing,
        closes=True,
        leave_name=words.CLOSE,
    )


def _passed(pretests: Pretests, module: Module) -> ft.Control:
    every = len(pretests.questions(module))
    later = pretests.learn.after(module)
    return screen(
        ft.Row([badge(ft.Icons.CHECK_CIRCLE, RIGHT)]),
        title(words.PASSED),
        body(words.PASSED_WORDS.format(all=every, title=module.title)),
        bullets(module.outcomes),
        head=_head(module),
        foot=main_button(
            learn_words.NEXT_MODULE.format(title=later.title), routes.go(routes.module(later.id))
        )
        if later
        else main_button(learn_words.BACK_TO_LEARN, routes.go(routes.LEARN)),
        key=f"passed-{module.id}",
    )


def _name(card: Card) -> str:
    return learn_words.PLAN_TITLE if card.plan else card.title


def _not_yet(learn: Learn, pretests: Pretests, module: Module) -> ft.Control:
    every, wrong = pretests.questions(module), pretests.wrong(module)
    to_read = pretests.to_read(module)

    def read(card: str) -> Callable[[], Awaitable[None]]:
        async def start() -> None:
            await learn.start_at(module, card)
            await routes.go(routes.player(module.id))()

        return action(start)

    return screen(
        ft.Row([badge(ft.Icons.MENU_BOOK_OUTLINED, LEARN)]),
        title(words.NOT_YET),
        body(words.NOT_YET_WORDS.format(right=len(every) - len(wrong), all=len(every))),
        bullets([_name(card) for card in to_read]),
        head=_head(module),
        foot=foot(
            main_button(words.READ_HERE, read(to_read[0].id)),
            quiet_button(words.FROM_START, read(module.cards[0].id)),
        ),
        key=f"not-yet-{module.id}",
    )


@component
def PretestScreen() -> ft.Control:
    """The test of the module in the address, where it was left."""
    app = use_app()
    learn = watch(app.learn)
    pretests = app.pretest
    module = learn.module(ft.use_route_params().get("id", ""))

    async def begin() -> None:
        if module is not None and pretests.test(module) is None and pretests.questions(module):
            await pretests.start(module)

    ft.use_effect(action(begin), [])
    if module is None or not pretests.questions(module):
        return gone()
    test = pretests.test(module)
    if test is None or test.is_open:
        return _asked(learn, pretests, module)
    if pretests.wrong(module):
        return _not_yet(learn, pretests, module)
    return _passed(pretests, module)
