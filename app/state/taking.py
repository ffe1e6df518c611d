"""A journal on its way out: what goes into a file, a look at it before, and the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

import flet as ft

from app.errors import LeadwellError
from app.keys.archive import seal_archive
from app.keys.crypto import Crypto
from app.models.chosen import Choice, How, chosen
from app.models.clock import wall
from app.models.collector import resting
from app.models.journal import Entry
from app.models.view_round import TEMPLATE as ROUND
from app.state.libraries import Ready, here
from app.state.reflect import Reflect
from app.state.work import Work
from app.store.course import Course
from app.store.journal import TOGETHER
from app.store.store import Store

if TYPE_CHECKING:
    from app.models.journal_files.pieces import Labels

Form = Literal["markdown", "json", "pdf"]
FORMS: tuple[Form, ...] = ("markdown", "pdf", "json")
MOST_PAGED = 500
"""Entries in one PDF: some 350 pages. What writes it keeps the thread for as long as they take, at
the end, about a second on a phone."""
LONGEST = 5_000
"""Letters of an answer that the guard reads at once; longer ones it reads line by line."""


class NothingChosen(LeadwellError):
    """No entry fits what you chose, so there is nothing to save. Nothing was changed."""


class TooMany(LeadwellError):
    """A PDF holds 500 entries at most, and you chose more. Nothing was changed. Choose a span of
    days, or take Markdown, which holds any number."""


class Changed(LeadwellError):
    """Your journal has changed since you looked. Nothing was saved. Look it over once more."""


@dataclass(frozen=True, slots=True)
class Look:
    """What would leave."""

    ids: tuple[str, ...]
    """Of the entries, newest first."""
    turn: int
    """How often the journal had changed by then."""
    flagged: tuple[tuple[Entry, tuple[str, ...]], ...] = ()
    """Entries that may name somebody, and what was seen in each."""
    records: int = 0
    """What is no entry and goes along, such as self-assessments."""
    locked: int = 0
    """Entries that this device cannot open, which stay."""
    letters: tuple[str, ...] = ()
    """Letters that the file cannot write as they are."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to save or share."""

    name: str
    type: str
    data: bytes


@ft.observable
@dataclass
class Taking:
    """What the export screen shows and does."""

    store: Store
    reflect: Reflect
    crypto: Crypto
    work: Work
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for `fpdf`."""
    form: Form = "markdown"
    choice: Choice = field(default_factory=Choice)
    look: Look | None = None
    """None until one has looked, and again after each change."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self.passphrase = ""
        self._turn = 0
        self.store.subscribe(self._changed)

    def _changed(self, names: frozenset[str]) -> None:
        if "journal" in names:
            self._turn += 1

    def forget(self) -> None:
        """Forget what was chosen and seen."""
        self.passphrase, self.look, self.choice = "", None, Choice()

    def set_form(self, form: str) -> None:
        """Choose the form of the file."""
        self.form = next((known for known in FORMS if known == form), "markdown")
        self.look = None

    def choose(self, **changes: Any) -> None:
        """Choose which entries."""
        self.choice = replace(self.choice, **changes)
        self.look = None

    def set_how(self, how: How) -> None:
        """Choose by what entries are chosen."""
        self.choose(how=how)

    def tick(self, id: str) -> None:
        """Take an entry in, or out again."""
        self.choose(how="ticked", ticked=self.choice.ticked ^ {id})

    def type_pass(self, words: str) -> None:
        """Take the pass phrase after a key; it is kept nowhere."""
        self.passphrase = words

    def counted(self) -> int:
        """Return how many entries are chosen of those that are open by now."""
        return len(chosen(self.reflect.entries, self.choice))

    async def look_over(self) -> None:
        """Look at what would leave, for anything that could identify someone. NothingChosen,
        TooMany, Stopped: there is nothing to save yet."""
        with self.work.under_way("look") as course, resting():
            every = await self._all(course)
            entries = chosen((entry for entry in every if not entry.is_record), self.choice)
            if not entries:
                raise NothingChosen
            if self.form == "pdf" and len(entries) > MOST_PAGED:
                raise TooMany
            records = len(self._records(every))
            flagged, letters = [], dict[str, None]()
            for number, entry in enumerate(entries):
                seen: dict[str, None] = {}
                for text in _texts(entry):
                    seen.update(dict.fromkeys(_findings(text)))
                    letters.update(self._unwritable(text))
                    await course.pause(number / len(entries))
                if seen:
                    flagged.append((entry, tuple(seen)))
            self.look = Look(
                tuple(entry.id for entry in entries),
                self._turn,
                tuple(flagged),
                records,
                self.reflect.journal.locked,
                tuple(letters),
            )

    async def _all(self, course: Course) -> tuple[Entry, ...]:
        journal = self.reflect.journal
        while journal.is_waiting:
            await journal.open(TOGETHER)
            await course.pause(0.0)
        return journal.entries()

    def _records(self, every: tuple[Entry, ...]) -> list[Entry]:
        """Return what goes along where the whole journal is taken to come back. What colleagues
        answered does not: a file would show single answers, which no screen does."""
        if self.form != "json" or self.choice.how != "all":
            return []
        return [entry for entry in every if entry.is_record and entry.written.template != ROUND]

    def _unwritable(self, text: str) -> dict[str, None]:
        if self.form != "pdf":
            return {}
        from app.models.journal_files.pdf import unwritable

        return dict.fromkeys(unwritable(text))

    async def file(self, labels: Labels) -> File:
        """Return the file that was looked over. Changed, Stopped and others: there is none."""
        look = self.look
        if look is None or look.turn != self._turn:
            self.look = None
            raise Changed
        from app.state.filing import filed, named

        if self.form == "pdf":
            await self.ready()
        form: str = self.form
        with self.work.under_way("file") as course, resting():
            every = await self._all(course)
            wanted = set(look.ids)
            entries = [entry for entry in every if entry.id in wanted]
            entries += self._records(every)
            data = await filed(form, entries, labels, self.reflect, self.store, course)
            if self.passphrase:
                form = "sealed"
                data = await self.work.wait_for(seal_archive(self.crypto, self.passphrase, data))
        return File(*named(form, self.now()), data)


def _texts(entry: Entry) -> Iterator[str]:
    for version in entry.versions:
        for text in version.written.answers.values():
            yield from [text] if len(text) <= LONGEST else text.split("\n")
        yield " ".join(version.written.tags)


def _findings(text: str) -> list[str]:
    from app.models.guard import findings

    return [finding.words for finding in findings(text)]
