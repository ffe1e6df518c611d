"""Places: a bed, a bay or a ward, at a time that says who was there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.models.guard.cues import EVENT, PLANNING, SOMEONE, TIME
from app.models.guard.finding import Finding, found
from app.models.guard.passage import Passage

_NUMBER = r" ?(?:(?:no\.?|number) )?(?:[A-Z]?[0-9]{1,3}[A-Za-z]?|(?-i:[A-H]))(?![\w%]|[:.][0-9])"
_NEAR = re.compile(
    rf"(?<!\ba )\b(?:bed ?space|bed|bay|cubicle|trolley|chair){_NUMBER}", re.IGNORECASE
)
_WIDE = re.compile(rf"(?<!\ba )\b(?:side ?room|room|rm|ward|flat){_NUMBER}", re.IGNORECASE)
_INSTEAD = ("bed", "bay", "cubicle", "trolley", "chair", "ward", "flat")


def places(passage: Passage, dated: bytearray) -> Iterator[Finding]:
    """Find beds and bays with a time; rooms and wards too where the sentence is about somebody.

    `dated` says which characters are part of a date that was found.
    """
    text = passage.text
    for start, end in passage.sentences:
        near = list(_NEAR.finditer(text, start, end))
        wide = list(_WIDE.finditer(text, start, end))
        if not near and not wide:
            continue
        if not (any(dated[start:end]) or TIME.search(text, start, end)):
            continue
        someone = EVENT.search(text, start, end) or SOMEONE.search(text, start, end)
        is_planned = PLANNING.search(text, start, end)
        for match in near if someone or not is_planned else ():
            yield _place(text, match)
        for match in wide if someone else ():
            yield _place(text, match)


def _place(text: str, match: re.Match[str]) -> Finding:
    first = match[0].lower()
    what = next((word for word in _INSTEAD if first.startswith(word)), "room")
    # "a", since "the ward" and a number that happens to follow would be a place again.
    return found("place", text, *match.span(), f"a {what}")
