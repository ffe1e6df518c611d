"""The four kinds of question. Taps and keys do everything; dragging is never needed."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.models.content import Card, Module, Option, Question
from app.models.learning import Answer, shuffled
from app.state.learn import Learn
from app.ui.component import action
from app.ui.parts.buttons import icon_button
from app.ui.parts.cards import card as surface
from app.ui.parts.cards import tinted
from app.ui.parts.choices import chips, option_row
from app.ui.parts.words import body, note, strong
from app.ui.theme import AMBER, LEARN, RIGHT
from app.words import learn as words


def _face(option: Option, answer: Answer) -> tuple[ft.IconData, str]:
    """The icon and the word that say what an option turned out to be."""
    is_chosen = option.id in answer.choice
    if option.is_right:
        return ft.Icons.CHECK_CIRCLE, words.RIGHT if is_chosen else words.RIGHT_ANSWER
    return ft.Icons.REMOVE_CIRCLE_OUTLINE, words.NOT_YET if is_chosen else words.NOT_THIS


def _answered(question: Question, answer: Answer) -> list[ft.Control]:
    controls: list[ft.Control] = []
    for option in question.options:
        icon, state = _face(option, answer)
        is_chosen = option.id in answer.choice
        hue = RIGHT if option.is_right else AMBER
        controls.append(
            option_row(
                option.text,
                None,
                chosen=is_chosen or option.is_right,
                hue=hue,
                icon=icon,
                state=f"{state}. {words.YOUR_ANSWER}" if is_chosen else state,
            )
        )
        controls.append(
            tinted(strong(state, hue.full), body(option.why), hue=hue)
            if is_chosen
            else ft.Container(note(option.why), padding=ft.Padding.only(left=16, right=16))
        )
    return controls


def _choices(learn: Learn, module: Module, card: Card, question: Question) -> list[ft.Control]:
    is_single = question.kind == "single"
    controls: list[ft.Control] = [] if is_single else [note(words.CHOOSE_ALL)]
    for option in question.options:
        is_picked = option.id in learn.picked
        do = (
            action(learn.answer, module, card, (option.id,))
            if is_single
            else action(learn.toggle, option.id)
        )
        icon = (
            ft.Icons.CIRCLE_OUTLINED
            if is_single
            else ft.Icons.CHECK_BOX
            if is_picked
            else ft.Icons.CHECK_BOX_OUTLINE_BLANK
        )
        controls.append(
            option_row(option.text, do, chosen=is_picked, hue=LEARN, icon=icon, key=option.id)
        )
    return controls


def present_order(learn: Learn, card: Card, question: Question) -> tuple[str, ...]:
    """Return the order to show: the one being made, else a mixed one."""
    ids = [option.id for option in question.options]
    return learn.picked if set(learn.picked) == set(ids) else shuffled(ids, card.id)


def _moved(order: Sequence[str], place: int, by: int) -> list[str]:
    moved = list(order)
    moved[place], moved[place + by] = moved[place + by], moved[place]
    return moved


def _order(learn: Learn, card: Card, question: Question) -> list[ft.Control]:
    order = present_order(learn, card, question)
    texts = {option.id: option.text for option in question.options}
    rows: list[ft.Control] = [note(words.PUT_IN_ORDER)]
    for place, id in enumerate(order):
        moves: list[ft.Control] = []
        if place > 0:
            up = action(learn.pick, *_moved(order, place, -1))
            moves.append(icon_button(ft.Icons.ARROW_UPWARD, words.UP.format(words=texts[id]), up))
        if place < len(order) - 1:
            down = action(learn.pick, *_moved(order, place, 1))
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


def _match(learn: Learn, card: Card, question: Question) -> list[ft.Control]:
    picked = dict(pair.split("=", 1) for pair in learn.picked if "=" in pair)
    texts = {pair.id: pair.right for pair in question.pairs}
    options = [(id, texts[id]) for id in shuffled(list(texts), card.id)]

    def choose(left: str, right: str) -> None:
        learn.pick(*(f"{a}={b}" for a, b in {**picked, left: right}.items()))

    rows: list[ft.Control] = [note(words.MATCH_EACH)]
    for pair in question.pairs:
        rows.append(
            surface(
                strong(pair.left),
                chips(
                    options,
                    picked.get(pair.id),
                    lambda right, left=pair.id: choose(left, right),  # type: ignore[misc]
                    hue=LEARN,
                    about=pair.left,
                ),
            )
        )
    return rows


def _whole(question: Question, answer: Answer) -> list[ft.Control]:
    """The answer to an order or match question, with the right one and why."""
    hue = RIGHT if answer.is_right else AMBER
    lines: list[ft.Control] = []
    if question.kind == "order":
        texts = {option.id: option.text for option in question.options}
        for place, (id, option) in enumerate(zip(answer.choice, question.options, strict=False)):
            is_right = id == option.id
            lines.append(
                option_row(
                    f"{place + 1}. {option.text}",
                    None,
                    chosen=True,
                    hue=RIGHT if is_right else AMBER,
                    icon=ft.Icons.CHECK_CIRCLE if is_right else ft.Icons.REMOVE_CIRCLE_OUTLINE,
                    state=words.RIGHT if is_right else f"{words.YOUR_ANSWER}: {texts.get(id, '')}",
                )
            )
            if not is_right:
                lines.append(note(f"{words.YOUR_ANSWER}: {texts.get(id, '')}"))
            if option.why:
                lines.append(note(option.why))
    chosen = dict(item.split("=", 1) for item in answer.choice if "=" in item)
    rights = {pair.id: pair.right for pair in question.pairs}
    for pair in question.pairs:
        is_right = chosen.get(pair.id) == pair.id
        lines.append(
            option_row(
                f"{pair.left}: {pair.right}",
                None,
                chosen=True,
                hue=RIGHT if is_right else AMBER,
                icon=ft.Icons.CHECK_CIRCLE if is_right else ft.Icons.REMOVE_CIRCLE_OUTLINE,
                state=words.RIGHT if is_right else words.NOT_YET,
            )
        )
        if not is_right:
            lines.append(note(f"{words.YOUR_ANSWER}: {rights.get(chosen.get(pair.id, ''), '')}"))
        if pair.why:
            lines.append(note(pair.why))
    state = words.RIGHT if answer.is_right else words.NOT_YET
    return [*lines, tinted(strong(state, hue.full), body(question.why), hue=hue)]


def question_body(
    learn: Learn, module: Module, card: Card, question: Question, answer: Answer | None
) -> list[ft.Control]:
    """What stands under the prompt: the choices, or what they turned out to be."""
    if question.kind in ("single", "multiple"):
        if answer is not None:
            return _answered(question, answer)
        return _choices(learn, module, card, question)
    if answer is not None:
        return _whole(question, answer)
    if question.kind == "order":
        return _order(learn, card, question)
    return _match(learn, card, question)
