"""People: where in a row of words somebody is named."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.models.guard.nearby import has_person_around
from app.models.guard.token import Token
from app.models.guard.words import (
    BUSY,
    DOES,
    ENDINGS,
    FUNCTION,
    NO_SURNAME,
    OTHER,
    PARTICLES,
    ROLES,
    THINGS,
    TITLES,
    is_given,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name, as places in a row of tokens, both included."""

    first: int
    last: int
    title: str = ""
    """The title before the name, in lower case, which is part of it."""


def people(row: list[Token]) -> Iterator[Name]:
    """Find names by their titles, by themselves and by what stands around them."""
    at = 0
    while at < len(row):
        name = _titled(row, at) or _named(row, at)
        if name:
            yield name
        at = name.last + 1 if name else at + 1


def _titled(row: list[Token], at: int) -> Name | None:
    """Return the name that begins with a title here, such as Mrs or Dr."""
    title = row[at]
    if title.lower not in TITLES:
        return None
    first = at + 1
    while first < len(row) and _is_initial(row[first]) and row[first].gap in (" ", ". "):
        first += 1
    if first >= len(row) or row[first].gap not in (" ", ". ", ".", "  "):
        return None
    word = row[first]
    if word.lower in PARTICLES and first + 1 < len(row) and row[first + 1].is_capital:
        return Name(at, _end(row, first), title.lower)
    if word.is_capital or word.is_shouted:
        is_sure = title.lower in ("mr", "mrs", "ms", "dr") or is_given(word.lower)
        is_name = word.lower not in (FUNCTION if is_sure else NO_SURNAME) and not _is_short(word)
        return Name(at, _end(row, first), title.lower) if is_name else None
    if title.is_capital or title.lower not in ("mr", "mrs", "ms", "dr"):
        return Name(at, first, title.lower) if is_given(word.lower) else None
    is_doctor = title.lower == "dr"
    is_word = word.lower in FUNCTION or word.lower in BUSY or word.lower in DOES
    if is_word or (is_doctor and (word.lower in NO_SURNAME or _is_english(word.lower))):
        return None
    return Name(at, first, title.lower)


def _named(row: list[Token], at: int) -> Name | None:
    """Return the name that begins here without a title."""
    word = row[at]
    if not word.is_capital:
        is_name = (word.text == word.lower or word.is_shouted) and is_given(word.lower)
        return Name(at, at) if is_name and has_person_around(row, at, at) else None
    if not _may_be_name(row, at):
        return None
    if len(word.text) < 2:
        return _initialled(row, at)
    last = _end(row, at)
    if _is_thing(row, at, last):
        return None
    if is_given(word.lower) or _is_full(row, at, last):
        return Name(at, last)
    if not is_given(word.lower, sometimes=True) and _is_english(word.lower):
        return None
    if last > at and is_given(row[at + 1].lower):
        return Name(at, last)
    return Name(at, last) if has_person_around(row, at, last) else None


def _is_initial(word: Token) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _initialled(row: list[Token], at: int) -> Name | None:
    """Return the name that begins with an initial here, such as J. Smith."""
    first = at
    while first + 1 < len(row) and _is_initial(row[first]) and row[first + 1].gap in (". ", "."):
        first += 1
    if first == at or not row[first].is_capital or len(row[first].text) < 2:
        return None
    name = Name(at, _end(row, first))
    is_word = row[first].lower in OTHER or _is_thing(row, first, name.last)
    return name if not is_word and has_person_around(row, at, name.last) else None


def _may_be_name(row: list[Token], at: int) -> bool:
    word = row[at]
    if word.lower in NO_SURNAME or _is_short(word):
        return False
    if not at or word.gap.strip() not in ("", "."):
        return True
    before = row[at - 1]
    if before.is_owner and before.is_capital:
        return False
    is_long = (
        not before.is_start
        and before.is_capital
        and before.lower in OTHER
        and before.lower not in ROLES
    )
    if is_long and not is_given(word.lower):
        return False
    return before.lower not in ("st", "saint", "the", "a", "an")


def _is_short(word: Token) -> bool:
    """Whether a word is two in one, such as You've, or a letter and a word, such as X-ray."""
    first, mark, _ = word.lower.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").partition("'")
    return bool(mark and (first in OTHER or first.endswith("n"))) or word.text[1:2] == "-"


def _is_full(row: list[Token], first: int, last: int) -> bool:
    """Whether a name that can be a word too has a surname, which says that it is a name."""
    is_sure = is_given(row[first].lower, sometimes=True) and last > first
    return is_sure and not _is_english(row[last].lower)


def _is_thing(row: list[Token], first: int, last: int) -> bool:
    """Whether what seems a name is part of the name of a thing, such as a ward or a score."""
    after = row[last + 1] if last + 1 < len(row) else None
    if after and after.gap == " " and after.lower in THINGS:
        return True
    return any(word.lower in THINGS for word in row[first + 1 : last + 1])


def _is_english(word: str) -> bool:
    return len(word) > 4 and word.endswith(ENDINGS)


def _end(row: list[Token], at: int) -> int:
    """Return where the name that begins at `at` ends: its surname, if one follows."""
    last = at
    while last + 1 < len(row) and last - at < 4:
        word = row[last + 1]
        if word.gap != " " or row[last].is_owner or word.lower in NO_SURNAME:
            break
        if not (word.is_capital or word.lower in PARTICLES):
            break
        last += 1
    while last > at and row[last].lower in PARTICLES and not row[last].is_capital:
        last -= 1
    return last


def people_again(row: list[Token], some: list[Name], known: Collection[str]) -> list[Name]:
    """Return names that are ones because they are elsewhere in the text, or beside one."""
    taken = {place for name in some for place in range(name.first, name.last + 1)}
    more: list[Name] = []
    for at, word in enumerate(row):
        if at in taken or not word.is_capital or len(word.text) < 3 or not _may_be_name(row, at):
            continue
        pair = (at + 2 in taken and row[at + 1].lower == "and") or (
            at - 2 in taken and row[at - 1].lower == "and"
        )
        if (word.lower in known or (pair and not word.is_start)) and not _is_thing(row, at, at):
            more.append(Name(at, at))
    return more
