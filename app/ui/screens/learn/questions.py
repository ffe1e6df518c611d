"""The kinds of question. Taps and keys do everything; dragging is never needed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import flet as ft

from app.models.content import Card, Module, Option, Question
from app.models.learning import Answer
from app.models.questions import Choice, Turn, best, is_whole, near, shuffled, walk
from app.state.learn import Learn
from app.ui.component import action
from app.ui.parts.buttons import icon_button
from app.ui.parts.cards import card as surface
from app.ui.parts.cards import tinted
from app.ui.parts.choices import chips, option_row
from app.ui.parts.fields import Field
from app.ui.parts.tap import tap
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


def _filled(question: Question, answer: Answer) -> list[ft.Control]:
    """The answer to a blank: the word that was given, what is right, and why."""
    hue = RIGHT if answer.is_right else AMBER
    given = "".join(answer.choice)
    controls: list[ft.Control] = [
        option_row(
            given,
            None,
            chosen=True,
            hue=hue,
            icon=ft.Icons.CHECK_CIRCLE if answer.is_right else ft.Icons.REMOVE_CIRCLE_OUTLINE,
            state=f"{words.RIGHT if answer.is_right else words.NOT_YET}. {words.YOUR_ANSWER}",
        )
    ]
    close = near(question, answer.choice)
    if close is not None and not answer.is_right:
        controls.append(tinted(strong(words.NOT_YET, AMBER.full), body(close.why), hue=AMBER))
    if not answer.is_right:
        controls.append(
            option_row(
                question.accepts[0],
                None,
                chosen=True,
                hue=RIGHT,
                icon=ft.Icons.CHECK_CIRCLE,
                state=words.RIGHT_ANSWER,
            )
        )
    state = words.RIGHT if answer.is_right else words.RIGHT_ANSWER
    return [*controls, tinted(strong(state, RIGHT.full), body(question.why), hue=RIGHT)]


def _taken(turn: Turn) -> list[ft.Control]:
    """A step of a story that was taken, and what came of it."""
    is_right = turn.option.is_right
    hue = RIGHT if is_right else AMBER
    return [
        body(turn.step.text),
        option_row(
            turn.option.text,
            None,
            chosen=True,
            hue=hue,
            icon=ft.Icons.CHECK_CIRCLE if is_right else ft.Icons.REMOVE_CIRCLE_OUTLINE,
            state=words.YOU_CHOSE,
        ),
        tinted(strong(words.THEN_THIS, hue.full), body(turn.option.why), hue=hue),
    ]


def _story(
    learn: Learn, module: Module, card: Card, question: Question, choice: Choice
) -> list[ft.Control]:
    """A branching scenario, as far as it was gone through."""
    turns, now = walk(question, choice)
    controls: list[ft.Control] = [] if turns else [note(words.STORY)]
    for turn in turns:
        controls += _taken(turn)
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


def _told(
    learn: Learn, module: Module, card: Card, question: Question, answer: Answer
) -> list[ft.Control]:
    """A branching scenario that was gone through, and the best way where it was not this one."""
    controls = _story(learn, module, card, question, answer.choice)
    if answer.is_right:
        return [*controls, strong(words.WELL_LED, RIGHT.full)]
    controls += [strong(words.ANOTHER_WAY, AMBER.full)]
    controls.append(
        tinted(
            strong(words.BEST_WAY, RIGHT.full),
            *(body(f"{turn.option.text} {turn.option.why}") for turn in best(question)),
            hue=RIGHT,
        )
    )
    return controls


def asked(question: Question) -> str:
    """The words of a question; a gap is named, since a screen reader passes over a line."""
    return question.prompt.replace("___", words.BLANK)


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
            padding=ft.Padding.symmetric(horizontal=20, vertical=17),
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
    shown = _checked(learn, module, card, question, answer)
    return [*shown, note(words.YOU_WERE[answer.sure])] if answer.sure is not None else shown


def _checked(
    learn: Learn, module: Module, card: Card, question: Question, answer: Answer
) -> list[ft.Control]:
    match question.kind:
        case "single" | "multiple" | "truth":
            return _answered(question, answer)
        case "blank":
            return _filled(question, answer)
        case "branch":
            return _told(learn, module, card, question, answer)
        case _:
            return _whole(question, answer)


def _asked(learn: Learn, module: Module, card: Card, question: Question) -> list[ft.Control]:
    match question.kind:
        case "order":
            return _order(learn, module, card, question)
        case "match":
            return _match(learn, module, card, question)
        case "blank":
            return _blank(learn, module, card)
        case "branch":
            return _story(learn, module, card, question, learn.picked(module, card))
        case _:
            return _choices(learn, module, card, question)
