"""Names of people: after a title, next to a role, with what people do, or known as given names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.models.guard.cues import EVENT
from app.models.guard.finding import Finding, found
from app.models.guard.passage import Passage
from app.models.guard.person import Name, people, people_again
from app.models.guard.token import Token, tokens
from app.models.guard.words import OTHER, ROLES, TITLES

_CARED_FOR = re.compile(r"\b(?:patient|inpatient|bed|bay|ward|pt)\b", re.IGNORECASE)
_RESIDENT = re.compile(r"\b(?:resident|care home|residents)\b", re.IGNORECASE)


def names(passage: Passage) -> Iterator[Finding]:
    """Find names of people."""
    rows = [tokens(passage.text, start, end) for start, end in passage.sentences]
    known: set[str] = set()
    all_names = [list(people(row)) for row in rows]
    for row, some in zip(rows, all_names, strict=True):
        for name in some:
            words = row[name.first : name.last + 1]
            known |= {word.lower for word in words if word.is_capital and len(word.text) > 2}
    known -= TITLES | OTHER
    for row, some in zip(rows, all_names, strict=True):
        some += people_again(row, some, known)
        whom = _whom(passage.text[row[0].start : row[-1].end]) if some else ""
        for name in sorted(some, key=lambda name: name.first):
            yield _finding(passage.text, row, name, whom)


def _whom(sentence: str) -> str:
    """Return neutral words for somebody in a sentence."""
    if _RESIDENT.search(sentence):
        return "a resident"
    if _CARED_FOR.search(sentence) or EVENT.search(sentence):
        return "a patient"
    return "someone"


def _finding(text: str, row: list[Token], name: Name, whom: str) -> Finding:
    first, last = row[name.first], row[name.last]
    before = row[name.first - 1] if name.first else None
    if before and not name.title and before.lower in ROLES and first.gap in (" ", ", "):
        return found("name", text, first.start, last.end, "")
    instead = "a doctor" if name.title == "dr" else whom
    return found("name", text, first.start, last.end, instead)
