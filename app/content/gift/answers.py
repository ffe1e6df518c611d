"""The answers of a question in GIFT: what stands between its braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.content.gift.block import Block, Parts, Unreadable
from app.content.gift.marks import show

WEIGHT = re.compile(r"\s*%(?P<weight>-?\d+(?:[.,]\d*)?)%")
FULL = 100.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer with what is said of it, in words that mean what they say."""

    at: int
    """Where it stands in the block."""
    is_equal: bool
    """Whether it begins with = and not with ~."""
    weight: float
    raw: str
    """Still hidden, without weight and reason."""
    text: str
    why: str
    notes: dict[str, str]
    """Comments of ours before it."""


def answers(block: Block, cut: Parts, form: str) -> list[Answer]:
    """Return every answer that begins with = or ~. Unreadable: one is none."""
    return list(_answers(block, cut, form))


def _answers(block: Block, cut: Parts, form: str) -> Iterator[Answer]:
    inside = cut.answers or ""
    marks = [found.start() for found in re.finditer("[=~]", inside)]
    before = inside[: marks[0]] if marks else inside
    if before.strip():
        words = show(before)[:40]
        raise Unreadable(
            cut.start,
            f"“{words}” stands before the first answer.",
            "Write = before what is right and ~ before what is wrong.",
        )
    last = 0
    for mark, end in zip(marks, [*marks[1:], len(inside)], strict=True):
        at = cut.start + mark
        raw, weight = inside[mark + 1 : end], FULL if inside[mark] == "=" else 0.0
        named = WEIGHT.match(raw)
        if named:
            weight = float(named["weight"].replace(",", "."))
            raw = raw[named.end() :]
            if not -FULL <= weight <= FULL:
                raise Unreadable(
                    at,
                    f"A weight of {named['weight']} is none.",
                    "Write one between %-100% and %100%.",
                )
        words, _, why = raw.partition("#")
        if not words.strip():
            raise Unreadable(
                at,
                "An answer is empty.",
                f"Write it after {inside[mark]}, or \\{inside[mark]} for the character.",
            )
        yield Answer(
            at,
            inside[mark] == "=",
            weight,
            words,
            show(words, form),
            show(why, form),
            block.noted(cut.start + last, at),
        )
        last = mark


def truth(cut: Parts, form: str) -> tuple[bool, str, str] | None:
    """Return whether a sentence is true, and what is said to the wrong and the right answer."""
    said, *whys = (cut.answers or "").split("#", 2)
    word = said.strip().upper()
    if word not in ("T", "TRUE", "F", "FALSE"):
        return None
    wrong, right, *_ = (*(show(why, form) for why in whys), "", "")
    return word.startswith("T"), wrong, right
