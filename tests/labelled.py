"""Sentences in which it is marked what could identify someone, and how well the guard sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from app.models.guard import findings

SENTENCES = Path(__file__).parent / "sentences" / "identity.yaml"
_MARK = re.compile(r"\[([a-z-]+):([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """What could identify someone in a sentence."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what is marked in it; nothing where nobody can be identified by it."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class Score:
    """How well the guard sees what is marked."""

    marked: dict[str, int] = field(default_factory=dict)
    """By kind, how often it is marked."""
    seen: dict[str, int] = field(default_factory=dict)
    """By kind, how often a finding of that kind lies where it is marked."""
    clean: int = 0
    """Sentences without a mark."""
    alarms: list[str] = field(default_factory=list)
    """Those of them in which something was found."""
    missed: list[str] = field(default_factory=list)
    """Sentences in which something marked was not seen."""
    spare: int = 0
    """Findings in the other sentences that lie on no mark."""

    def recall(self, kinds: Iterable[str]) -> float:
        """Return the share of what is marked as one of some kinds that was seen."""
        of = [kind for kind in kinds if kind in self.marked]
        return sum(self.seen.get(kind, 0) for kind in of) / sum(self.marked[kind] for kind in of)

    @property
    def alarm_share(self) -> float:
        """The share of clean sentences in which something was found."""
        return len(self.alarms) / self.clean


def read(marked: str) -> Sentence:
    """Return a sentence without its marks, and its marks."""
    text, marks, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        marks.append(Mark(match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        last = match.end()
    return Sentence(text + marked[last:], tuple(marks))


def labelled() -> dict[str, list[Sentence]]:
    """Return the sentences of each part."""
    parts = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    return {part: [read(marked) for marked in some] for part, some in parts.items()}


def measure(sentences: Iterable[Sentence]) -> Score:
    """Return how well the guard sees what is marked in some sentences."""
    score = Score()
    for sentence in sentences:
        found = findings(sentence.text)
        for mark in sentence.marks:
            score.marked[mark.kind] = score.marked.get(mark.kind, 0) + 1
            here = [one for one in found if one.start < mark.end and one.end > mark.start]
            if any(one.kind == mark.kind for one in here):
                score.seen[mark.kind] = score.seen.get(mark.kind, 0) + 1
            else:
                score.missed.append(f"{mark.kind}: {sentence.text}")
        spare = [
            one
            for one in found
            if not any(one.start < mark.end and one.end > mark.start for mark in sentence.marks)
        ]
        if sentence.marks:
            score.spare += len(spare)
        else:
            score.clean += 1
            score.alarms += [sentence.text] if spare else []
    return score
