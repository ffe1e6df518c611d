"""Receipts for a team, and the team's word on what was promised."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

import flet as ft

from app.errors import LeadwellError
from app.models.clock import wall
from app.models.identity import new_id
from app.models.moment import day_of
from app.models.qr import Squares, squares
from app.models.receipt import MOST, Answer, Asked, Receipt, TooLong, pack, shortened
from app.models.team_word import Given, TeamWord, Way
from app.models.visit import Visit
from app.state.deeds import Deeds
from app.state.heard import Sheets
from app.state.hearing import Hearing
from app.state.libraries import Ready, here
from app.store.heard import ReceiptRepository
from app.store.store import Store
from app.sync.receipts import ReceiptClient

LISTEN = 300.0
"""Seconds between looks at what teams answered; whoever opens a receipt looks at once."""
ROUTE = "#/receipt/"
"""Where the app shows what a code carries; a server never sees what follows `#`."""


class NothingPromised(LeadwellError):
    """There is no promise on the sheet yet, so there is nothing to ask the team. Make a promise on
    the visit first."""


class NoSite(LeadwellError):
    """This window has no address, so a code could lead nowhere. Nothing was changed. Open Leadwell
    in a browser, or join an endpoint under Me, then make the code."""


class NotHere(LeadwellError):
    """These promises are not on this device. Nothing was changed. Open the code on the device on
    which the visit was made."""


@ft.observable
@dataclass
class Receipts:
    """What the screens of receipts show and do."""

    store: Store
    sheets: Sheets
    client: ReceiptClient
    site: str = ""
    """Where this app is opened, with a slash at its end; empty where it has no address."""
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for `segno` and `httpx`."""
    given: Mapping[str, Given] = field(default_factory=dict)
    said: Mapping[str, tuple[TeamWord, ...]] = field(default_factory=dict)
    """What teams said, by promise, the newest first."""
    codes: Mapping[str, Squares] = field(default_factory=dict)
    """Codes by their address, as far as they were drawn."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._repository = ReceiptRepository(self.store)
        self._hearing = Hearing(
            self.store, self._repository, self.client, lambda: self.given, self.now
        )
        self._deeds = Deeds()
        self.store.subscribe(self._changed)
        self._changed(frozenset({"receipts", "heard"}))

    def _changed(self, names: frozenset[str]) -> None:
        if "receipts" in names:
            self.given = dict(self._repository.all())
        if "heard" in names:
            self.said = dict(self._repository.words())

    @property
    def is_online(self) -> bool:
        """Whether an endpoint is set."""
        return bool(self.client.address)

    def of(self, visit: str) -> Given | None:
        """Return the receipt that the team of a visit has; the newest of several."""
        there = [
            each for each in self.given.values() if each.visit == visit and not each.is_withdrawn
        ]
        return max(there, key=lambda each: (each.given_at, each.id), default=None)

    def receipt(self, given: Given, visit: Visit) -> Receipt:
        """Return what the team reads: the words of the sheet, in the order that they know."""
        told = {each.promise.id: each for each in self.sheets.of(visit).told}
        asked = []
        for id in given.promises:
            there = told.get(id)
            words = shortened(there.words) if there else ""
            asked.append(Asked(words or "…", there.promise.due if there else ""))
        return Receipt(given.id, given.place, given.day, tuple(asked))

    def address(self, given: Given, visit: Visit) -> str:
        """Return where the team answers; empty where it has no address here."""
        if given.way == "endpoint":
            return f"{self.client.address}{given.token}" if self.client.address else ""
        return self.carrying(pack(self.receipt(given, visit)))

    def carrying(self, code: str) -> str:
        """Return the address that carries a code; empty where this window has none."""
        return f"{self.site}{ROUTE}{code}" if self.site else ""

    async def draw(self, address: str) -> None:
        """Find the squares of an address. TooLong: no camera would read them."""
        if not address or address in self.codes:
            return
        await self.ready()
        try:
            code = squares(address)
        except ValueError as error:
            raise TooLong from error
        self.codes = {**self.codes, address: code}

    async def give(self, visit: Visit, way: Way) -> None:
        """Make the receipt of a visit, or bring the one that is there up to date.

        NothingPromised, NoSite, TooLong, Offline, Rejected: there is none, or it is as it was.
        """
        await self._deeds.once(f"give/{visit.id}", lambda: self._give(visit, way))

    async def _give(self, visit: Visit, way: Way) -> None:
        await self.sheets.settle(visit)
        before = self.of(visit.id)
        if before is not None and before.way != way:
            before = None
        # Answers name promises by their place, so those known before keep theirs.
        known = before.promises if before else ()
        told = (each.promise.id for each in self.sheets.of(visit).promises)
        promises = (*known, *(id for id in told if id not in known))[:MOST]
        if not promises:
            raise NothingPromised
        is_online = way == "endpoint"
        token = (before.token if before else secrets.token_urlsafe(32)) if is_online else ""
        given = Given(
            before.id if before else new_id(),
            visit.id,
            promises,
            shortened(visit.place),
            day_of(visit.started_at).isoformat(),
            way,
            token,
            self.now(),
        )
        address = self.address(given, visit)
        if not address:
            raise NoSite
        await self.draw(address)
        await self._put_up(given, visit)

    async def _put_up(self, given: Given, visit: Visit) -> None:
        """Show a receipt where it is shown, and keep that it was given."""
        if given.way == "endpoint":
            await self.client.put(self.receipt(given, visit), given.token)
        await self._repository.set(
            given.id,
            {
                "visit": given.visit,
                "promises": list(given.promises),
                "place": given.place,
                "day": given.day,
                "way": given.way,
                "token": given.token or None,
                "given": given.given_at,
            },
        )

    async def withdraw(self, given: Given) -> None:
        """Take a receipt back; what the team said before is fetched first, and stays.

        Offline, Rejected: it is still there.
        """
        if given.way == "endpoint":
            await self.fetch()
            await self.client.withdraw(given.id)
        await self._repository.set(given.id, {"withdrawn": self.now()})

    async def restore(self, given: Given, visit: Visit) -> None:
        """Put up a receipt again that was taken back, so that a printed code leads somewhere.

        Offline, Rejected: it is still taken back.
        """
        if given.way == "endpoint":
            # Under a new name: there the answers are counted from one again.
            await self._put_up(replace(given, id=new_id()), visit)
        else:
            await self._repository.set(given.id, {"withdrawn": None})

    async def listen(self) -> None:
        """Fetch what teams answered from time to time, until cancelled."""
        while True:
            await asyncio.sleep(LISTEN)
            with suppress(LeadwellError):
                await self.fetch()

    async def fetch(self) -> int:
        """Fetch what teams answered at the endpoint; return how much was new.

        Offline, Rejected, NotSaved: what was fetched before stays.
        """
        return await self._deeds.once("fetch", self._hearing.fetch)

    def asked(self, answer: Answer) -> Given:
        """Return the receipt that an answer is about. NotHere: it is not on this device."""
        given = self.given.get(answer.receipt)
        if given is None or len(answer.said) > len(given.promises):
            raise NotHere
        return given

    def is_kept(self, answer: Answer) -> bool:
        """Whether an answer was kept before."""
        names = {f"{answer.id}.{place}" for place in range(len(answer.said))}
        given = self.given.get(answer.receipt)
        promises = given.promises if given else ()
        return any(word.id in names for id in promises for word in self.said.get(id, ()))

    async def keep(self, answer: Answer) -> int:
        """Add a team's answer to the promises; once, however often its code is opened.

        NotHere, NotSaved: nothing was changed.
        """
        self.asked(answer)
        return await self._hearing.keep(answer)
