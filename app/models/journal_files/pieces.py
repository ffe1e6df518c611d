"""What is written on paper or into a file, piece by piece, whatever the form of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from app.models.answers import in_order
from app.models.content import Pack
from app.models.journal import PAGE, Entry, Version
from app.models.moment import dated

Kind = Literal["title", "entry", "about", "question", "words", "note"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece: the title of the whole, the head of an entry, what is said about it, a question,
    the person's own words, or a note of ours."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of the app that stand in a file."""

    title: str
    lead: str
    """With {n} entries and {day}."""
    page: str
    """The name of a blank page."""
    head: str
    """The head of an entry, of {day} and {title}."""
    tags: str
    behaviours: str
    values: str
    other: str
    """What stands before the other of two wordings, of {day}."""
    number: str
    """At the foot of a page, of {n}."""


class Telling:
    """Entries as pieces."""

    def __init__(self, pack: Pack, labels: Labels) -> None:
        """Call things by their names in `pack`."""
        self._labels = labels
        self._titles = {template.id: template.title for template in pack.reflections}
        self._order = {
            template.id: [prompt.id for prompt in template.prompts] for template in pack.reflections
        }
        self._asked: Mapping[tuple[str, str], str] = {
            (template.id, prompt.id): prompt.text
            for template in pack.reflections
            for prompt in template.prompts
        }
        self._values = {value.id: value.name for value in pack.values}
        self._behaviours = {
            behaviour.id: behaviour.statement
            for area in pack.areas
            for behaviour in area.behaviours
        }

    def head(self, count: int, at: int) -> Iterator[Piece]:
        """Give what stands before all entries."""
        yield Piece("title", self._labels.title)
        yield Piece("note", self._labels.lead.format(n=count, day=dated(at)))

    def title(self, entry: Entry) -> str:
        """Return what an entry is headed with: its day and its kind, no word of it."""
        template = entry.written.template
        title = self._titles.get(template) or self._labels.page
        return self._labels.head.format(day=dated(entry.written.created_at), title=title)

    def entry(self, entry: Entry) -> Iterator[Piece]:
        """Give an entry."""
        written = entry.written
        yield Piece("entry", self.title(entry))
        for label, names, words in (
            (self._labels.tags, written.tags, {}),
            (self._labels.behaviours, written.behaviours, self._behaviours),
            (self._labels.values, written.values, self._values),
        ):
            if names:
                yield Piece("about", f"{label}: {', '.join(words.get(n, n) for n in names)}")
        yield from self._answers(entry.newest)
        for version in entry.versions[:-1]:
            yield Piece("about", self._labels.other.format(day=dated(version.changed_at)))
            yield from self._answers(version)

    def _answers(self, version: Version) -> Iterator[Piece]:
        template = version.written.template
        answers = in_order(version.written.answers, self._order.get(template, ()))
        for prompt, text in answers.items():
            question = "" if prompt == PAGE else self._asked.get((template, prompt), prompt)
            if question:
                yield Piece("question", question)
            yield Piece("words", text)
