"""What came from a colleague, by file or in codes: looked at first, taken in when one says so."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

import flet as ft

from app.errors import LeadwellError
from app.keys.archive import is_archive, open_archive
from app.keys.crypto import Crypto
from app.models.parcel import Parcel, Part, part, whole
from app.models.place import place_key
from app.models.visit import Visit, visit_of
from app.state.deeds import Deeds
from app.state.found import Done, Found, Waiting
from app.state.me import NoPassPhrase
from app.state.visit import Visits
from app.state.work import Work
from app.store.attachments import Attachments
from app.store.course import Course
from app.store.differences import unite
from app.store.joining import join
from app.store.parcel import look, parcel_in, parcel_of, take_in
from app.store.store import Store

NEAR = 3 * 3_600_000
"""Milliseconds between the beginnings of two visits that may be one: an hour is usual."""
DRAFT = "together/"
"""What the drafts of codes that wait for the others are called, before digest and number."""


class NothingTyped(LeadwellError):
    """Paste the address of the code first. Nothing was changed."""


@ft.observable
@dataclass
class Arrival:
    """What the screens of files and codes from a colleague show and do."""

    store: Store
    visits: Visits
    crypto: Crypto
    work: Work = field(default_factory=Work)
    found: Found | None = None
    done: Done | None = None
    waiting: tuple[Waiting, ...] = ()
    is_joining: bool = True
    """Whether one's own visit, begun apart, is put into the one that came."""
    attachments: Attachments | None = None
    """Where photos are kept."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._deeds = Deeds()
        self._typed = {"pass": "", "address": ""}
        self.store.subscribe(self._changed)
        self._changed(frozenset({"drafts"}))

    def _changed(self, names: frozenset[str]) -> None:
        if "drafts" in names:
            self.waiting = self._waiting()

    def typed(self, name: str) -> str:
        """Return what is typed into a field that is not kept: pass or address."""
        return self._typed[name]

    def type(self, name: str, text: str) -> None:
        """Take what is typed into a field that is not kept."""
        self._typed[name] = text

    async def open_file(self, data: bytes) -> None:
        """Look at a file. NoPassPhrase, WholeFile, Damaged and others: nothing was changed."""
        passphrase = self._typed["pass"]
        if is_archive(data) and not passphrase:
            raise NoPassPhrase
        self.found = self.done = None
        with self.work.under_way("read") as course:
            if is_archive(data):
                data = await self.work.wait_for(open_archive(self.crypto, passphrase, data))
            self._show(await self._look(await parcel_in(data, course), course))
        self._typed["pass"] = ""

    def code_typed(self) -> str:
        """Return the code in the address that was typed. NothingTyped, NotAVisitCode and others:
        there is none."""
        address = self._typed["address"].strip()
        if not address:
            raise NothingTyped
        code = part(address.rpartition("/")[2]).code
        self._typed["address"] = ""
        return code

    async def take(self, code: str) -> Part:
        """Keep one code, and look at the visit once all are there.

        NotAVisitCode, CutVisitCode, NewerVisitCode, Damaged: nothing was changed.
        """
        return await self._deeds.once(f"take/{code}", lambda: self._take(code))

    async def _take(self, code: str) -> Part:
        here = part(code)
        self.found = self.done = None
        await self.store.draft(f"{DRAFT}{here.digest}/{here.number}", code)
        try:
            content = whole(self._parts(here.digest))
            if content is not None:
                parcel = await parcel_of("visit", content, Course())
                self._show(await self._look(parcel, Course(), here.digest))
        except LeadwellError:
            await self.forget(here.digest)
            raise
        return here

    def _parts(self, digest: str) -> list[Part]:
        """Return the codes of one visit that are here."""
        found = []
        for key, code in self.store.drafts.items():
            if key.startswith(f"{DRAFT}{digest}"):
                with suppress(LeadwellError):
                    found.append(part(str(code)))
        return found

    def _waiting(self) -> tuple[Waiting, ...]:
        by_digest: dict[str, list[Part]] = {}
        for each in self._parts(""):
            by_digest.setdefault(each.digest, []).append(each)
        return tuple(
            Waiting(digest, parts[0].count, tuple(sorted({n.number for n in parts})), parts[0].code)
            for digest, parts in by_digest.items()
        )

    def waits(self, digest: str) -> Waiting | None:
        """Return how far the codes of one visit have come."""
        return next((each for each in self.waiting if each.digest == digest), None)

    async def forget(self, digest: str) -> None:
        """Put away the codes of one visit."""
        for key in [key for key in self.store.drafts if key.startswith(f"{DRAFT}{digest}/")]:
            await self.store.draft(key, None)

    async def _look(self, parcel: Parcel, course: Course, digest: str = "") -> Found:
        content = await look(self.store, parcel, course, self.attachments)
        if parcel.kind == "handover":
            return Found(parcel, content)
        document = self.store.document("visits", parcel.visit)
        return Found(
            parcel,
            content,
            visit_of(content.documents["visits"][parcel.visit]),
            document is not None,
            bool(document and document["fields"].get("removed")),
            self._own(visit_of(content.documents["visits"][parcel.visit])),
            digest,
        )

    def _own(self, visit: Visit) -> Visit | None:
        """Return the visit here that is most likely the same: there, then, and for the same."""
        alike = (
            each
            for each in self.visits.visits
            if each.id != visit.id
            and each.template == visit.template
            and place_key(each.place) == place_key(visit.place)
            and abs(each.started_at - visit.started_at) <= NEAR
        )
        return min(alike, key=lambda each: abs(each.started_at - visit.started_at), default=None)

    def _show(self, found: Found) -> None:
        # Where the visit is here too, another one of that day is another one.
        self.found, self.is_joining = found, not found.is_here

    def join(self) -> None:
        """Put one's own visit into the one that came, or leave it as it is."""
        self.is_joining = not self.is_joining

    async def add(self) -> None:
        """Take in what was looked at. Stopped: nothing was changed.

        NotSaved, StoppedHalfway: some of it came in; the same again adds the rest.
        """
        await self._deeds.once("add", self._add)

    async def _add(self) -> None:
        if (found := self.found) is None:
            return
        visit, own = found.visit, found.own if self.is_joining else None
        for mine in (own, self.visits.visit(visit.id) if visit else None):
            if mine is not None:
                # What is half typed here is an answer too, given before theirs came.
                await self.visits.settle(mine)
        with self.work.under_way("add") as course:
            photos = (await take_in(self.store, found.parcel, course, self.attachments)).photos
        united = 0
        if visit is not None:
            if own is not None:
                await join(self.store, own.id, visit.id)
            united = await unite(self.store, visit.id)
            document = self.store.document("visits", visit.id)
            if document and document["fields"].get("removed"):
                await self.store.set("visit.set", visit.id, {"removed": None})
        if found.digest:
            await self.forget(found.digest)
        self.found, self.done = None, Done(found, united, own is not None, photos.left)

    async def leave(self) -> None:
        """Do not take in what was looked at."""
        if self.found is not None and self.found.digest:
            await self.forget(self.found.digest)
        self.found = self.done = None
