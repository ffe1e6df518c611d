"""The sentence of a text in which something was found."""

from __future__ import annotations

import re

from app.models.questions import plain

MOST = 110
"""Letters of a sentence that are shown: two lines of a phone."""
_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")


def excerpt(text: str, typed: str) -> str:
    """Return the sentence with the most of the words that were typed, the first of several; cut
    around the first of them where it is long."""
    wanted = plain(typed).split()
    sentences = [" ".join(part.split()) for part in _SENTENCES.split(text)]
    best = max(filter(None, sentences), key=lambda each: _count(each, wanted), default="")
    return _cut(best, wanted)


def _count(sentence: str, wanted: list[str]) -> int:
    words = plain(sentence).split()
    return sum(any(word.startswith(each) for word in words) for each in wanted)


def _cut(sentence: str, wanted: list[str]) -> str:
    if len(sentence) <= MOST:
        return sentence
    words, at = sentence.split(), 0
    for number, word in enumerate(words):
        if any(part.startswith(each) for part in plain(word).split() for each in wanted):
            at = number
            break
    start = at
    while start > 0 and len(" ".join(words[start - 1 : at + 1])) < MOST // 3:
        start -= 1
    shown = ""
    for word in words[start:]:
        if shown and len(shown) + len(word) + 1 > MOST:
            break
        shown = f"{shown} {word}".strip()
    shown = shown[:MOST]
    whole = " ".join(words[start:])
    return ("… " if start else "") + shown + ("" if shown == whole else " …")
