"""The recovery code on a page of its own, and as text."""

from __future__ import annotations

import re

from app.models.moment import dated
from app.models.sheet import Part, Sheet
from app.words import lock as words

PLUM = (106, 59, 115)
LINE = 4
"""Groups on one line of the page."""


def lines(code: str) -> list[str]:
    """Return the groups of a code, a few a line."""
    groups = code.split("-")
    return ["   ".join(groups[at : at + LINE]) for at in range(0, len(groups), LINE)]


def spoken(code: str) -> str:
    """Return a code as a screen reader should say it: letter by letter, group by group."""
    return ", ".join(" ".join(group) for group in re.split("-", code))


def paper(code: str, now: int) -> Sheet:
    """Return the page to print; it names nobody."""
    return Sheet(
        title=words.PAPER_TITLE,
        author="Leadwell",
        subject=words.PAPER_TITLE,
        at=now,
        parts=(
            Part("brand", "Leadwell"),
            Part("title", words.PAPER_TITLE),
            Part("lead", words.PAPER_LEAD),
            *(Part("subject", line) for line in lines(code)),
            Part("item", words.PAPER_HOW),
            Part("item", words.PAPER_KEEP),
            Part("note", words.PAPER_DAY.format(day=dated(now))),
        ),
        hue=PLUM,
    )


def text(code: str, now: int) -> str:
    """Return what is saved as text."""
    day = words.PAPER_DAY.format(day=dated(now))
    parts = (words.PAPER_TITLE, words.PAPER_LEAD, code, words.PAPER_HOW, words.PAPER_KEEP, day)
    return "\n\n".join(parts) + "\n"
