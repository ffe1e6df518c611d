"""What stands near a name: a role, what people do, where one lies, what is done to people."""

from __future__ import annotations

from app.models.guard.token import Token
from app.models.guard.words import (
    DOES,
    LABELS,
    PLACES_OF_WORK,
    RELATIVES,
    ROLES,
    SPEECH,
    TO_PERSON,
    WITH_PERSON,
    is_given,
)

_BARE = frozenset({"in", "on", "from", "at"})
_LINKS = frozenset({"the", "our", "my", "a", "an", "his", "her", "their", "your", "another", "new"})
_CALLED = frozenset({"called", "named", "name"})
_DOES = DOES - {"is", "was", "has", "had", "who", "whose"}
_NO_PERSON = frozenset({"back", "asleep", "awake", "still", "stayed", "stay", "lying", "alone"})
FAR = 4
"""Words after a comma or a bracket among which a role is looked for."""


def has_person_around(row: list[Token], first: int, last: int) -> bool:
    """Whether what stands around the words from `first` to `last` makes them a person's name."""
    return _has_before(row, first, last) or _has_after(row, first, last)


def _has_before(row: list[Token], first: int, last: int) -> bool:
    if not first:
        return False
    word, before = row[first], row[first - 1]
    gap = word.gap
    after_gap = row[last + 1].gap if last + 1 < len(row) else "."
    if _is_role(before):
        if gap == " ":
            return not before.is_owner
        return gap == " (" or (gap == ", " and bool(after_gap.strip()))
    if gap != " ":
        return False
    if before.lower in TO_PERSON or before.lower in _CALLED:
        return True
    if before.lower in ("is", "was") and first > 1 and row[first - 2].lower == "name":
        return True
    if before.lower in ("to", "with", "by"):
        return any(one.lower in WITH_PERSON for one in row[max(0, first - 4) : first - 1])
    return False


def _has_after(row: list[Token], first: int, last: int) -> bool:
    if last + 1 >= len(row):
        return False
    word, after = row[first], row[last + 1]
    if row[last].is_owner:
        return after.gap.endswith(" ") and after.lower in RELATIVES
    if after.gap in (", ", " ("):
        return after.lower in LABELS or _has_role_behind(row, last, after.gap == " (")
    if after.gap != " ":
        return False
    is_sure = not word.is_start or is_given(word.lower, sometimes=True) or not word.text.isascii()
    if after.lower in (SPEECH if word.is_start else _DOES):
        return is_sure or not word.lower.endswith("s")
    if after.lower in _BARE and last + 2 < len(row) and row[last + 2].gap == " ":
        if row[last + 2].lower == "bed" and row[last].lower not in _NO_PERSON:
            return is_sure or not word.lower.endswith("s")
        return is_sure and row[last + 2].lower in PLACES_OF_WORK
    return after.lower in _LINKS and not word.is_capital and _has_role_behind(row, last, False)


def _has_role_behind(row: list[Token], last: int, is_bracket: bool) -> bool:
    """Whether a role follows soon, as in 'Dave, our new night porter'."""
    behind = row[last + 1 : last + 1 + FAR]
    if not is_bracket and behind[0].lower not in _LINKS:
        return False
    for place, word in enumerate(behind):
        if place and word.gap != " ":
            return False
        if _is_role(word):
            return True
    return False


def _is_role(word: Token) -> bool:
    lower = word.lower
    return lower in ROLES or (lower.endswith("s") and lower[:-1] in ROLES)
