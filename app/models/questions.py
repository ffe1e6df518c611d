"""Questions: what an answer is, when it is whole, and when it is right."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.models.content import Near, Option, Question, Step

Choice = tuple[str, ...]
"""What was chosen. Single, multiple, true or false, order: option ids. Match: `left=right` pairs
of ids. Blank: the words as typed. Branch: `step=option` pairs of ids, in the order of the story."""


GAP = "___"
"""Stands in the words of a question where the word goes that is to be filled in."""
APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"


@dataclass(frozen=True, slots=True)
class Turn:
    """One step of a branching scenario that was taken."""

    step: Step
    option: Option


def asked(question: Question, gap: str) -> str:
    """Return the words of a question with its gap named, since a screen reader passes over a
    line."""
    return question.prompt.replace(GAP, gap)


def plain(words: str) -> str:
    """Return words as they are compared: no capitals, accents, marks or spare spaces."""
    # Folded twice: what is taken apart may be a capital again (Unicode Standard 3.13, D146).
    apart = words
    for _ in range(2):
        apart = unicodedata.normalize("NFKD", apart.casefold())
    kept = "".join(
        letter if letter.isalnum() else " "
        for letter in apart
        if not unicodedata.combining(letter) and letter not in APOSTROPHES
    )
    return " ".join(kept.split())


def walk(question: Question, choice: Choice) -> tuple[list[Turn], Step | None]:
    """Return the turns of a branching scenario so far, and the step that comes now, if any.

    What a later edition no longer has is left out, with all that followed.
    """
    steps = {step.id: step for step in question.steps}
    now: Step | None = question.steps[0] if question.steps else None
    turns: list[Turn] = []
    for pair in choice:
        step, _, chosen = pair.partition("=")
        if now is None or now.id != step:
            break
        option = next((option for option in now.options if option.id == chosen), None)
        if option is None:
            break
        turns.append(Turn(now, option))
        now = steps.get(option.next)
    return turns, now


def best(question: Question) -> list[Turn]:
    """Return the best way through a branching scenario."""
    choice: Choice = ()
    while True:
        turns, now = walk(question, choice)
        if now is None:
            return turns
        right = next(option for option in now.options if option.is_right)
        choice = (*choice, f"{now.id}={right.id}")


def near(question: Question, choice: Choice) -> Near | None:
    """Return what is said of a likely wrong word in a blank, if this is one."""
    typed = plain("".join(choice))
    return next((near for near in question.near if plain(near.text) == typed), None)


def is_whole(question: Question, choice: Choice) -> bool:
    """Whether `choice` is an answer that can be given."""
    match question.kind:
        case "match":
            return len(choice) == len(question.pairs)
        case "blank":
            return bool(plain("".join(choice)))
        case "branch":
            turns, now = walk(question, choice)
            return bool(turns) and now is None
        case _:
            return bool(choice)


def is_right(question: Question, choice: Choice) -> bool:
    """Whether `choice` is the right answer, whole."""
    match question.kind:
        case "single" | "multiple" | "truth":
            return set(choice) == {option.id for option in question.options if option.is_right}
        case "order":
            return choice == tuple(option.id for option in question.options)
        case "match":
            return set(choice) == {f"{pair.id}={pair.id}" for pair in question.pairs}
        case "blank":
            return plain("".join(choice)) in {plain(words) for words in question.accepts}
        case "branch":
            turns, now = walk(question, choice)
            return bool(turns) and now is None and all(turn.option.is_right for turn in turns)


def shuffled(ids: Sequence[str], salt: str) -> tuple[str, ...]:
    """Return `ids` in an order that is always the same, but not the given one."""
    mixed = sorted(ids, key=lambda id: hashlib.blake2b(f"{salt}/{id}".encode()).digest())
    if mixed == list(ids) and len(mixed) > 1:
        mixed = mixed[1:] + mixed[:1]
    return tuple(mixed)
