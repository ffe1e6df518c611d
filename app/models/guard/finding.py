"""Findings: what in a text could identify someone, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "nhs-number",
    "date-of-birth",
    "date",
    "phone",
    "e-mail",
    "postcode",
    "record-number",
    "name",
    "place",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a text that could identify someone."""

    kind: Kind
    start: int
    """Where it begins in the text, in characters from 0."""
    end: int
    """Where it ends: the first character after it."""
    words: str
    """What was seen, in plain words."""
    mend: str
    """What the writer might do about it, in plain words."""
    instead: str
    """What `mended` puts in its place; empty to leave it out."""


SEEN: dict[Kind, str] = {
    "nhs-number": "An NHS number",
    "date-of-birth": "A date of birth or a rare age",
    "date": "The day it happened",
    "phone": "A phone, extension or bleep number",
    "e-mail": "An e-mail address",
    "postcode": "A postcode",
    "record-number": "A number that belongs to one person or record",
    "name": "A name",
    "place": "A place at a time",
}
LEFT_OUT = "(left out)"
INSTEAD: dict[Kind, str] = {
    "nhs-number": LEFT_OUT,
    "date-of-birth": LEFT_OUT,
    "date": "that day",
    "phone": LEFT_OUT,
    "e-mail": LEFT_OUT,
    "postcode": LEFT_OUT,
    "record-number": LEFT_OUT,
    "name": "someone",
    "place": "a place",
}
OUT = "Leave it out. The point is clear without it."
ROLE = "Leave the name out. The role says enough."
MENDS: dict[Kind, str] = {
    "nhs-number": OUT,
    "phone": OUT,
    "e-mail": OUT,
    "postcode": OUT,
    "record-number": OUT,
    "date-of-birth": "Leave it out, or write roughly how old, such as 'in her eighties'.",
    "date": "Write 'that day' or 'last spring' instead of the date.",
}


def found(kind: Kind, text: str, start: int, end: int, instead: str | None = None) -> Finding:
    """Return a finding of `text[start:end]`, with its words."""
    instead = INSTEAD[kind] if instead is None else instead
    mend = MENDS.get(kind) or (f"Write '{instead}' instead." if instead else ROLE)
    seen = " ".join(text[start:end].split())
    return Finding(kind, start, end, f"{SEEN[kind]}: {seen}", mend, instead)


def unclaimed(some: Iterator[Finding], claimed: bytearray) -> Iterator[Finding]:
    """Return what lies where nothing was found before, and claim its place."""
    for finding in some:
        if not any(claimed[finding.start : finding.end]):
            claimed[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
            yield finding
