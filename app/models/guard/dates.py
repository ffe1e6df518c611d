"""Dates: of birth, and of the day on which something happened to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.models.guard.cues import DEADLINE, is_about_someone
from app.models.guard.finding import Finding, found
from app.models.guard.passage import Passage

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,? (?:the )?)?"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_NO_NUMBER = r"(?![0-9:.%]| ?%)"
_DATE = re.compile(
    rf"\b{_WEEKDAY}(?:"
    rf"(?P<a>{_DAY}(?P<sep>[/.\-])(?:1[0-2]|0?[1-9])(?P=sep)(?P<year1>(?:19|20)?[0-9]{{2}}))"
    r"(?![0-9/.]?[0-9])"
    rf"|(?P<b>(?P<year2>(?:19|20)[0-9]{{2}})[/.\-](?:1[0-2]|0[1-9])[/.\-]{_DAY})(?![0-9])"
    rf"|(?P<c>{_DAY}[ -]?(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}"
    rf"(?:[ ,\-]{{1,2}}'?(?P<year3>(?:19|20)[0-9]{{2}}|[0-9]{{2}}{_NO_NUMBER}))?)"
    rf"|(?P<d>{_MONTH} (?:the )?{_DAY}(?P<nth>st|nd|rd|th)?(?![0-9]|[:.][0-9]| ?%)"
    r"(?:,? (?P<year4>(?:19|20)[0-9]{2}))?)"
    rf"|(?P<e>{_DAY}/(?:1[0-2]|0?[1-9]))(?![0-9/%])"
    r")(?!\w)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\bborn\b|\bbirth(?:day|date)?\b|\bd\.?\s?o\.?\s?b\b|(?:^|\s)b\.)"
    r"(?:\W{0,3}|[^.;!?,]{0,30})$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[^.;!?\n]{0,20}\b(?:birth(?:day|date)?|born|dob)\b", re.IGNORECASE)
_OPENED = re.compile(r"\b(?:opened|founded|built|began|started|since|act|law)\b", re.IGNORECASE)
_ON = re.compile(
    r"\b(?:on|since|admitted|discharged|died|seen|dated|after|until|till|and|dob|born|not)\W{1,2}$",
    re.IGNORECASE,
)
_OLD = (
    r"(?:9[0-9]|1[01][0-9]|ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"a hundred(?:[- ]and[- ](?:one|two|three|four|five|six|seven|eight|nine|ten))?)"
)
_AGE = re.compile(
    rf"\b(?:(?:an? )?{_OLD}[- ]{{0,2}}(?:(?:years?|yrs?)[- ]?(?:olds?|of age)|y/?o)\b"
    rf"|age[d:]?:? {_OLD}\b(?!%| ?%))",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:building|boiler|hospital|charity|home is|policy|machine)\b", re.IGNORECASE
)
NEAR = 60
"""Characters around a date in which words say what it is."""
LONG_AGO = 2010
"""A whole date up to this year is a date of birth: what people write about work is newer."""


def _year(words: str) -> int:
    """Return a year that may have two digits: 30 and later are of the last century."""
    year = int(words)
    return year if year > 99 else year + (1900 if year >= 30 else 2000)


def _is_date(match: re.Match[str], before: str) -> bool:
    """Whether what looks like a date is one: a score, a range or 'may' can look like one."""
    if match["c"]:
        month = next(word for word in re.findall(r"[^\W\d]+", match["c"])[::-1])
        is_verb = month in ("may", "march", "mar")
        return not is_verb or bool(match["year3"]) or bool(re.search("st|nd|rd|th", match["c"]))
    if match["d"]:
        is_verb = match["d"].startswith(("may", "march", "mar "))
        return bool(match["nth"] or match["year4"] or (_ON.search(before) and not is_verb))
    if match["e"]:
        return bool(_ON.search(before)) or not before.strip()
    return True


def dates(passage: Passage) -> Iterator[Finding]:
    """Find dates of birth, and the days on which something happened to somebody."""
    text = passage.text
    for start, end in passage.sentences:
        words = text[start:end]
        about: bool | None = None
        is_history = bool(_OPENED.search(words))
        for match in _DATE.finditer(words):
            before = words[max(0, match.start() - NEAR) : match.start()]
            after = words[match.end() : match.end() + NEAR]
            if not _is_date(match, before):
                continue
            year = next((match[f"year{n}"] for n in range(1, 5) if match[f"year{n}"]), None)
            is_birth = bool(_BEFORE.search(before) or _AFTER.match(after))
            if not is_birth and year and _year(year) <= LONG_AGO:
                is_birth = not is_history
            if is_birth:
                yield found("date-of-birth", text, start + match.start(), start + match.end())
                continue
            about = is_about_someone(words) if about is None else about
            if about and not DEADLINE.search(before):
                yield found("date", text, start + match.start(), start + match.end())


def ages(passage: Passage) -> Iterator[Finding]:
    """Find ages of 90 and more.

    So few are so old that the age says who: 45 CFR 164.514(b) counts it among what identifies.
    """
    text = passage.text
    for start, end in passage.sentences:
        if _THING.search(text, start, end):
            continue
        for match in _AGE.finditer(text, start, end):
            instead = "an older" if match[0].lower().startswith(("a ", "an ")) else "very old"
            yield found("date-of-birth", text, *match.span(), instead)
