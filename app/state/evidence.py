"""Evidence: one reflection, told anew so that others may read it. The reflection stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import flet as ft

from app.errors import LeadwellError
from app.models.answers import in_order
from app.models.clock import wall
from app.models.cpd import minutes
from app.models.evidence import FORMS, Form, Told, kept_value, told, told_of, typed
from app.models.moment import day_of, parse_day, typed_day
from app.state.autosave import Autosave
from app.state.deeds import Deeds
from app.state.desk import EVIDENCE
from app.state.libraries import Ready, here
from app.state.proof import Proof
from app.state.reflect import Reflect
from app.state.status import Status

if TYPE_CHECKING:
    from app.models.guard import Finding
    from app.models.journal_files.pieces import Piece


class NoTitle(LeadwellError):
    """Give it a title first. Nothing was added, and everything you typed is still here."""


class NoDay(LeadwellError):
    """That is not a day. Type it as 26/11/2026. Nothing was added, and everything you typed is
    still here."""


class NoMinutes(LeadwellError):
    """Type whole minutes from 1 to 600, or leave them empty. Nothing was added, and everything you
    typed is still here."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A reflection that is being told anew."""

    entry: str
    form: Form
    told: Told
    turn: int = 0
    """Grows when its fields must show something else than what was typed."""

    @property
    def key(self) -> str:
        """Where its draft is kept."""
        return f"{EVIDENCE}{self.entry}/{self.form}"


@ft.observable
@dataclass
class Evidence:
    """What the evidence screens show and do."""

    reflect: Reflect
    proof: Proof
    status: Status
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for `fpdf`."""
    paper: Paper | None = None

    def __post_init__(self) -> None:
        """Nothing is being told."""
        self._told: Told | None = None
        self._deeds = Deeds()
        self.typing = Autosave(self._keep, self.status)

    async def lock(self) -> None:
        """Keep what is typed, sealed, then forget it."""
        await self.typing.flush()
        self.paper, self._told = None, None

    async def lay(self, id: str, form: str) -> None:
        """Tell a reflection in a form: go on with a draft, or begin with everything mended."""
        await self.typing.flush()
        known = next((each for each in FORMS if each == form), None)
        await self.reflect.reach(id)
        entry = self.reflect.entry(id)
        if known is None or entry is None or entry.is_record:
            self.paper, self._told = None, None
            return
        template = self.reflect.template(entry.written.template)
        asked = [prompt.id for prompt in template.prompts] if template else []
        answers = in_order(entry.written.answers, asked)
        paper = Paper(id, known, told(known, replace(entry.written, answers=answers)))
        draft = await self.reflect.journal.draft(paper.key)
        if draft is not None:
            paper = replace(paper, told=told_of(known, draft))
        elif known == "cpd":
            today = typed_day(day_of(self.now()).isoformat())
            paper = replace(paper, told=typed(paper.told, "day", today))
        self._told, self.paper = paper.told, paper

    def type(self, part: str, text: str) -> None:
        """Take the text of a part after a key."""
        if self.paper is not None and self._told is not None:
            self._told = typed(self._told, part, text)
            self.typing.type(self.paper.key, "")

    async def settle(self, _: str = "") -> None:
        """Keep what is typed, and show what the guard says of it now."""
        await self.typing.flush()
        if self.paper is not None and self._told is not None:
            self.paper = replace(self.paper, told=self._told)

    async def _keep(self, key: str, _: str) -> None:
        if self.paper is not None and self.paper.key == key and self._told is not None:
            await self.reflect.journal.keep_draft(key, kept_value(self._told))

    def findings(self, part: str) -> tuple[Finding, ...]:
        """Return what could identify someone in a part, as it was drawn last."""
        from app.models.guard import findings

        return findings(self.paper.told.fields[part]) if self.paper else ()

    async def mend(self, part: str, finding: Finding) -> None:
        """Put neutral words in place of a finding, if it is still there."""
        from app.models.guard import findings, mended

        if self.paper is None or self._told is None:
            return
        text = self._told.fields[part]
        if finding in findings(text):
            self.type(part, mended(text, finding))
        self.paper = replace(self.paper, turn=self.paper.turn + 1)
        await self.settle()

    async def begin_again(self) -> None:
        """Throw the draft away and begin with the reflection as it is now."""
        paper = self.paper
        if paper is None:
            return
        await self.typing.flush()
        await self.reflect.journal.drop_draft(paper.key)
        await self.lay(paper.entry, paper.form)
        if self.paper is not None:
            self.paper = replace(self.paper, turn=paper.turn + 1)

    async def pdf(self, title: str, pieces: Iterable[Piece], number: str) -> bytes:
        """Return pieces as a PDF. LeadwellError: what writes it has not come yet."""
        await self.ready()
        from app.models.journal_files.pdf import Book

        book = Book(title, title, self.now(), number)
        for piece in pieces:
            book.add(piece)
        return book.data()

    async def add(self) -> None:
        """Add what is typed to the development record. NoTitle, NoDay, NoMinutes, NotSaved: nothing
        was added."""
        await self._deeds.once("add", self._add)

    async def _add(self) -> None:
        await self.settle()
        paper = self.paper
        if paper is None or paper.form != "cpd":
            return
        fields = {name: text.strip() for name, text in paper.told.fields.items()}
        day, number = parse_day(fields["day"]), minutes(fields["minutes"])
        if not fields["title"]:
            raise NoTitle
        if day is None:
            raise NoDay
        if fields["minutes"] and number is None:
            raise NoMinutes
        await self.proof.add(fields["title"], day, number, fields["learned"])
        await self.reflect.journal.drop_draft(paper.key)
        self.paper, self._told = None, None
