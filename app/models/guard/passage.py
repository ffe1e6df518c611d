"""A passage: a text and its sentences, since what stands together is read together."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?])[\"')\N{RIGHT DOUBLE QUOTATION MARK}]*\s+(?=[^\sa-z])|\n\s*")
_SHORT = re.compile(
    r"(?:^|[^\w])(?:[a-z]|mr|mrs|ms|mx|dr|prof|rev|cllr|st|sr|no|nos|ext|tel|hosp|ref|d\.o\.b|jan|"
    r"feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun|rm|approx)\.$",
    re.IGNORECASE,
)
"""A full stop after these does not end a sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, cut into sentences."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    """Where each sentence begins and ends. Together they leave out only blanks and quotes."""
    starts: frozenset[int]
    """Where sentences begin."""

    @staticmethod
    def of(text: str) -> Passage:
        """Return the text cut into sentences. Nothing is remembered of it: it may be private."""
        spans = []
        start = len(text) - len(text.lstrip(" \n\t\"'(-*"))
        for end in _END.finditer(text, start):
            short = "\n" not in end[0] and _SHORT.search(
                text[max(start, end.start() - 8) : end.start()]
            )
            if short or end.end() <= start:
                continue
            spans.append((start, end.start()))
            start = end.end()
        spans.append((start, len(text)))
        return Passage(text, tuple(spans), frozenset(span[0] for span in spans))
