"""The kinds of question. Taps and keys do everything; dragging is never needed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import flet as ft

from app.models.content import Card, Module, Question
from app.models.learning import Answer
from app.models.questions import is_whole, shuffled, walk
from app.state.learn import Learn
from app.ui.component import action
from app.ui.parts.buttons import icon_button
from app.ui.parts.cards import card as surface
from app.ui.parts.choices import chips, option_row
from app.ui.parts.fields import Field
from app.ui.parts.tap import tap
from app.ui.parts.words import body, note, strong
from app.ui.screens.learn.answers import checked, taken
from app.ui.theme import LEARN
from app.words import learn as words


def _choices(learn: Learn, module: Module, card: Card, question: Question) -> list[ft.Control]:
    is_one = question.kind != "multiple"
    picked = learn.picked(module, card)
    icons = (
        (ft.Icons.RADIO_BUTTON_CHECKED, ft.Icons.CIRCLE_OUTLINED)
        if is_one
        else (ft.Icons.CHECK_BOX, ft.Icons.CHECK_BOX_OUTLINE_BLANK)
    )
    controls: list[ft.Control] = [] if is_one else [note(words.CHOOSE_ALL)]
    for option in question.options:
        is_picked = option.id in picked
        do = action(learn.pick if is_one else learn.toggle, module, card, option.id)
        controls.append(
            option_row(
                option.text,
                do,
                chosen=is_picked,
                hue=LEARN,
                icon=icons[0] if is_picked else icons[1],
                key=option.id,
            )
        )
    return controls


def _order(learn: Learn, module: Module, card: Card, question: Question) -> list[ft.Control]:
    order = learn.order(module, card)
    texts = {option.id: option.text for option in question.options}
    rows: list[ft.Control] = [note(words.PUT_IN_ORDER)]
    for place, id in enumerate(order):
        moves: list[ft.Control] = []
        if place > 0:
            up = action(learn.move, module, card, id, -1)
            moves.append(icon_button(ft.Icons.ARROW_UPWARD, words.UP.format(words=texts[id]), up))
        if place < len(order) - 1:
            down = action(learn.move, module, card, id, 1)
            name = words.DOWN.format(words=texts[id])
            moves.append(icon_button(ft.Icons.ARROW_DOWNWARD, name, down))
        rows.append(
            surface(
                ft.Row(
                    [
                        strong(f"{place + 1}"),
                        ft.Container(body(texts[id]), expand=True),
                        *moves,
                    ],
                    spacing=8,
                ),
                padding=10,
            )
        )
    return rows


def _match(learn: Learn, module: Module, card: Card, question: Question) -> list[ft.Control]:
    picked = dict(pair.split("=", 1) for pair in learn.picked(module, card) if "=" in pair)
    texts = {pair.id: pair.right for pair in question.pairs}
    options = [(id, texts[id]) for id in shuffled(list(texts), card.id)]

    rows: list[ft.Control] = [note(words.MATCH_EACH)]
    for pair in question.pairs:
        rows.append(
            surface(
                strong(pair.left),
                chips(
                    options,
                    picked.get(pair.id),
                    partial(learn.pair, module, card, pair.id),
                    hue=LEARN,
                    about=pair.left,
                ),
            )
        )
    return rows


def _blank(learn: Learn, module: Module, card: Card) -> list[ft.Control]:
    return [
        Field(
            words.WORD,
            "".join(learn.picked(module, card)),
            partial(learn.type, module, card),
            hue=LEARN,
            capitals=False,
            key=f"blank-{card.id}",
        )
    ]


def _story(learn: Learn, module: Module, card: Card, question: Question) -> list[ft.Control]:
    """A branching scenario: what was gone through so far, and what can be done now."""
    choice = learn.picked(module, card)
    _, now = walk(question, choice)
    controls = taken(question, choice) or [note(words.STORY)]
    if now is not None:
        controls.append(strong(now.text))
        controls += [
            option_row(
                option.text,
                action(learn.choose, module, card, now.id, option.id),
                chosen=False,
                hue=LEARN,
                icon=ft.Icons.ARROW_FORWARD,
                leads_on=True,
                key=f"{now.id}-{option.id}",
            )
            for option in now.options
        ]
    return controls


def how_sure(
    learn: Learn,
    module: Module,
    card: Card,
    back: ft.Control | None,
    give: Callable[..., Awaitable[None]],
    *args: object,
) -> ft.Control:
    """How sure one is: three ways to have the answer checked, by `give(*args, sure)`."""
    question = card.question
    assert question is not None
    is_made = question.kind == "order" or is_whole(question, learn.picked(module, card))
    says = note(words.HOW_SURE if is_made else words.MAKE_FIRST)
    head = ft.Row(
        [*([back] if back is not None else []), ft.Container(says, expand=True)], spacing=12
    )
    if not is_made:
        return head
    buttons: list[ft.Control] = [
        tap(
            ft.Text(name, theme_style=ft.TextThemeStyle.LABEL_LARGE, color=LEARN.on),
            action(give, *args, sure),
            words.SURE_NAME.format(sure=name),
            bgcolor=LEARN.full,
            radius=28,
            padding=(20, 17),
            key=f"sure-{sure}",
        )
        for sure, name in words.SURE.items()
    ]
    return ft.Column([head, ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)], spacing=6)


def question_body(
    learn: Learn, module: Module, card: Card, question: Question, answer: Answer | None
) -> list[ft.Control]:
    """What stands under the prompt: the choices, or what they turned out to be."""
    if answer is None:
        return _asked(learn, module, card, question)
    shown = checked(question, answer)
    return [*shown, note(words.YOU_WERE[answer.sure])] if answer.sure is not None else shown


def _asked(learn: Learn, module: Module, card: Card, question: Question) -> list[ft.Control]:
    match question.kind:
        case "order":
            return _order(learn, module, card, question)
        case "match":
            return _match(learn, module, card, question)
        case "blank":
            return _blank(learn, module, card)
        case "branch":
            return _story(learn, module, card, question)
        case _:
            return _choices(learn, module, card, question)
