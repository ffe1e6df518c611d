"""Numbers and addresses that belong to one person or one record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.models.guard.finding import Finding, found
from app.models.guard.given import listed
from app.models.guard.passage import Passage

_SEPARATOR = r"[ \-.\u00a0\u2009\u202f\u2010-\u2014\t]{0,3}"
_RUN = re.compile(rf"(?<![0-9])[0-9](?:{_SEPARATOR}[0-9])*")
_GROUP = re.compile(r"[0-9]+")
_EMAIL = re.compile(
    r"(?<![\w.+'-])[\w+'-][\w.+'-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
_PHONE = re.compile(
    r"(?<![0-9A-Za-z/+])(?:\+|00)[1-9](?:[ ()\-.\u00a0]{0,2}[0-9]){7,13}(?![0-9])"
    r"|(?<![0-9A-Za-z/])\(?0(?:[)\-. \u00a0]{0,2}[0-9]){9,10}(?![0-9])"
)
_SHORT_PHONE = re.compile(
    r"\b(?:(?:ext|extn|extension|bleep|bleeped|bleeping|pager|paged|dect)\b"
    r"(?:\W{0,3}\b(?:no|number|num|is|on)\b)?"
    r"\W{0,3}([0-9]{3,6})|x\W?([0-9]{4,5})"
    r"|(?:ring|rang|call|called|phone|phoned|tel|telephone|mobile|mob|landline)\b"
    r"(?:\W{0,3}\b(?:no|number|num|is|on|her|him|them)\b){0,2}"
    r"\W{0,3}([0-9]{3}[ -]?[0-9]{3,4}|[0-9]{5,8}))(?![0-9/%]|[.,][0-9])",
    re.IGNORECASE,
)
# Areas of postcodes, so that drug doses, ordinals and grades are not taken for one.
_AREAS = listed(
    """
    AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH
    DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA
    KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR
    RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA
    WC WD WF WN WR WS WV YO ZE ZZ
    """
)
_POSTCODE = re.compile(
    r"\b([A-Z]{1,2})[0-9][0-9A-HJKMNPR-Y]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE
)
_ORDINAL = re.compile(r"[0-9](?:st|nd|rd|th|hr)$")
_LABEL = re.compile(
    r"\b(?:mrn|dat[iy]x(?:\W{0,2}(?:ref|no|number|id))?|nmc\W{0,2}pin|chi"
    r"|(?:hospital|hosp|unit|patient|client|resident|case|incident|staff|payroll|employee|"
    r"assignment|ni|national insurance|gmc|nmc|hcpc|gdc|gphc|rio|emis|systmone|systm one|pas|nhs|"
    r"passport|licence|record|chart|lab|sample|accession|dbs|account|policy holder|h&c|badge)"
    r"\W{0,2}(?:no|number|num|id|ref|reference|pin|#))\b",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?:[A-Za-z]{1,4}[/-]?|[A-Z]{1,4} )?[0-9][0-9A-Za-z]*(?:[ /-]{1,2}[0-9]+)*"
    r"(?:[/-]?[A-Za-z]\b| [A-Z]\b)?"
)
_BETWEEN = re.compile(r"[^\w]{0,4}(?:(?:is|was|of|were)\b)?[^\w]{0,3}", re.IGNORECASE)
_BARE = re.compile(
    r"\b(?:[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]|[0-9]{2}[A-Z][0-9]{4}[A-Z])\b"
)
"""A National Insurance number, or the registration of a nurse: their forms say what they are."""
FEW, MANY = 4, 6
"""Digits that a number must have, right after a word for it or some words away from it."""


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits end with the right check digit (Modulus 11, NHS Data Dictionary)."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return len(digits) == 10 and (11 - total % 11) % 11 == int(digits[9])


def _digits(words: str) -> str:
    return "".join(_GROUP.findall(words))


def emails(passage: Passage) -> Iterator[Finding]:
    """Find e-mail addresses."""
    for match in _EMAIL.finditer(passage.text):
        yield found("e-mail", passage.text, *match.span())


def nhs_numbers(passage: Passage) -> Iterator[Finding]:
    """Find NHS numbers, however they are spaced; among other numbers in their usual form only."""
    text = passage.text
    for run in _RUN.finditer(text):
        if is_nhs_number(_digits(run[0])):
            yield found("nhs-number", text, *run.span())
            continue
        groups = list(_GROUP.finditer(text, *run.span()))
        for at, group in enumerate(groups):
            for some in (groups[at : at + 1], groups[at : at + 3]):
                lengths = [len(one[0]) for one in some]
                is_usual = lengths in ([10], [3, 3, 4])
                if is_usual and is_nhs_number("".join(one[0] for one in some)):
                    yield found("nhs-number", text, group.start(), some[-1].end())


def phones(passage: Passage) -> Iterator[Finding]:
    """Find phone numbers in the forms of the United Kingdom, extensions and bleeps."""
    text = passage.text
    for match in _PHONE.finditer(text):
        digits = _digits(match[0])
        is_ours = digits.startswith("00") or digits[0] != "0" or digits[1] in "12378"
        if is_ours and len(_GROUP.findall(match[0])) <= 6:
            yield found("phone", text, *match.span())
    for match in _SHORT_PHONE.finditer(text):
        yield found("phone", text, *match.span(match.lastindex or 0))


def postcodes(passage: Passage) -> Iterator[Finding]:
    """Find whole postcodes."""
    for match in _POSTCODE.finditer(passage.text):
        if match[1].upper() in _AREAS and not _ORDINAL.search(match[0]):
            yield found("postcode", passage.text, *match.span())


def record_numbers(passage: Passage) -> Iterator[Finding]:
    """Find numbers next to a word such as hospital number, Datix or payroll number."""
    text = passage.text
    for start, end in passage.sentences:
        for label in _LABEL.finditer(text, start, end):
            after = _BETWEEN.match(text, label.end(), end)
            assert after
            value = _VALUE.match(text, after.end(), end)
            if value and len(_digits(value[0])) >= FEW:
                yield found("record-number", text, *value.span())
                continue
            for value in _VALUE.finditer(text, label.end(), min(end, label.end() + 50)):
                if len(_digits(value[0])) >= MANY:
                    yield found("record-number", text, *value.span())
    for match in re.finditer(r"\bMRN([0-9]{4,})", text):
        yield found("record-number", text, *match.span())
    for match in _BARE.finditer(text):
        yield found("record-number", text, *match.span())
