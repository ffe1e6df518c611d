"""Answers that were given: what was right, what was not, and why."""

from __future__ import annotations

import flet as ft

from app.models.content import Option, Question
from app.models.learning import Answer
from app.models.questions import Choice, Turn, best, near, walk
from app.ui.parts.cards import tinted
from app.ui.parts.choices import option_row
from app.ui.parts.words import body, note, strong
from app.ui.theme import AMBER, RIGHT, Hue
from app.words import learn as words


def _hue(is_right: bool) -> Hue:
    return RIGHT if is_right else AMBER


def _verdict(is_right: bool) -> str:
    return words.RIGHT if is_right else words.NOT_YET


def _row(text: str, is_right: bool, state: str, *, chosen: bool = True) -> ft.Control:
    """Something that was chosen, or should have been, with what it turned out to be."""
    icon = ft.Icons.CHECK_CIRCLE if is_right else ft.Icons.REMOVE_CIRCLE_OUTLINE
    return option_row(text, None, chosen=chosen, hue=_hue(is_right), icon=icon, state=state)


def _because(state: str, why: str, is_right: bool) -> ft.Control:
    hue = _hue(is_right)
    return tinted(strong(state, hue.full), body(why), hue=hue)


def _state(option: Option, is_chosen: bool) -> str:
    if is_chosen:
        return _verdict(option.is_right)
    return words.RIGHT_ANSWER if option.is_right else words.NOT_THIS


def _chosen(question: Question, answer: Answer) -> list[ft.Control]:
    controls: list[ft.Control] = []
    for option in question.options:
        is_chosen = option.id in answer.choice
        state = _state(option, is_chosen)
        said = f"{state}. {words.YOUR_ANSWER}" if is_chosen else state
        shows = is_chosen or option.is_right
        controls.append(_row(option.text, option.is_right, said, chosen=shows))
        controls.append(
            _because(state, option.why, option.is_right)
            if is_chosen
            else ft.Container(note(option.why), padding=ft.Padding.only(left=16, right=16))
        )
    return controls


def _ordered(question: Question, answer: Answer) -> list[ft.Control]:
    lines: list[ft.Control] = []
    texts = {option.id: option.text for option in question.options}
    for place, (id, option) in enumerate(zip(answer.choice, question.options, strict=False), 1):
        is_right = id == option.id
        given = f"{words.YOUR_ANSWER}: {texts.get(id, '')}"
        state = words.RIGHT if is_right else given
        lines.append(_row(f"{place}. {option.text}", is_right, state))
        if not is_right:
            lines.append(note(given))
        if option.why:
            lines.append(note(option.why))
    return lines


def _matched(question: Question, answer: Answer) -> list[ft.Control]:
    lines: list[ft.Control] = []
    chosen = dict(item.split("=", 1) for item in answer.choice if "=" in item)
    rights = {pair.id: pair.right for pair in question.pairs}
    for pair in question.pairs:
        is_right = chosen.get(pair.id) == pair.id
        lines.append(_row(f"{pair.left}: {pair.right}", is_right, _verdict(is_right)))
        if not is_right:
            lines.append(note(f"{words.YOUR_ANSWER}: {rights.get(chosen.get(pair.id, ''), '')}"))
        if pair.why:
            lines.append(note(pair.why))
    return lines


def _filled(question: Question, answer: Answer) -> list[ft.Control]:
    """The answer to a blank: the word that was given, what is right, and why."""
    is_right = answer.is_right
    said = f"{_verdict(is_right)}. {words.YOUR_ANSWER}"
    controls = [_row("".join(answer.choice), is_right, said)]
    if is_right:
        return [*controls, _because(words.RIGHT, question.why, True)]
    close = near(question, answer.choice)
    if close is not None:
        controls.append(_because(words.NOT_YET, close.why, False))
    controls.append(_row(question.accepts[0], True, words.RIGHT_ANSWER))
    return [*controls, _because(words.RIGHT_ANSWER, question.why, True)]


def _turn(turn: Turn) -> list[ft.Control]:
    option = turn.option
    return [
        body(turn.step.text),
        _row(option.text, option.is_right, words.YOU_CHOSE),
        _because(words.THEN_THIS, option.why, option.is_right),
    ]


def taken(question: Question, choice: Choice) -> list[ft.Control]:
    """The steps of a branching scenario that were taken, and what came of each."""
    turns, _ = walk(question, choice)
    return [control for turn in turns for control in _turn(turn)]


def _told(question: Question, answer: Answer) -> list[ft.Control]:
    """A branching scenario that was gone through, and the best way where it was not this one."""
    controls = taken(question, answer.choice)
    if answer.is_right:
        return [*controls, strong(words.WELL_LED, RIGHT.full)]
    ways = (body(f"{turn.option.text} {turn.option.why}") for turn in best(question))
    return [
        *controls,
        strong(words.ANOTHER_WAY, AMBER.full),
        tinted(strong(words.BEST_WAY, RIGHT.full), *ways, hue=RIGHT),
    ]


def checked(question: Question, answer: Answer) -> list[ft.Control]:
    """What an answer turned out to be, with every explanation."""
    match question.kind:
        case "single" | "multiple" | "truth":
            return _chosen(question, answer)
        case "blank":
            return _filled(question, answer)
        case "branch":
            return _told(question, answer)
        case "order":
            lines = _ordered(question, answer)
        case "match":
            lines = _matched(question, answer)
    return [*lines, _because(_verdict(answer.is_right), question.why, answer.is_right)]
