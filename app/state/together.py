"""Two people on one visit: handing it on, and what they answered differently."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import flet as ft

from app.keys.crypto import Crypto
from app.models.clock import wall
from app.models.difference import Difference
from app.models.parcel import codes
from app.models.visit import Visit
from app.state.arrival import Arrival
from app.state.handover import Handover
from app.state.visit import Visits
from app.state.work import Work
from app.store.attachments import Attachments
from app.store.course import Course
from app.store.differences import differences, settle
from app.store.parcel import parcel_file, visit_parcel, without
from app.store.settings import SettingsRepository
from app.store.store import Store

ROUTE = "#/visit/together/"
"""Where the app takes a code in; a server never sees what follows `#`."""


@ft.observable
@dataclass
class Together:
    """What the screens of two people on one visit show and do."""

    store: Store
    visits: Visits
    crypto: Crypto
    site: str = ""
    """Where this app is opened, with a slash at its end; empty where it has no address."""
    now: Callable[[], int] = wall
    work: Work = field(default_factory=Work)
    turns: int = 0
    """Grows with each difference that is settled."""
    attachments: Attachments | None = None
    """Where photos are kept."""

    def __post_init__(self) -> None:
        """Nothing is under way."""
        self._settings = SettingsRepository(self.store)
        kept = self.attachments
        self.arrival = Arrival(self.store, self.visits, self.crypto, attachments=kept)
        self.handover = Handover(self.store, self.visits, self.crypto, self.now, attachments=kept)

    @property
    def sender(self) -> str:
        """What this person is called under Me."""
        return str(self._settings.all().get("name") or "")

    async def file(self, visit: Visit) -> bytes:
        """Return a visit as a file. Stopped, Busy: there is none."""
        await self.visits.settle(visit)
        with self.work.under_way("write") as course:
            content = await visit_parcel(self.store, visit.id, self.sender, self.now(), course)
            return await parcel_file(content, "visit", course)

    async def codes(self, visit: Visit) -> tuple[str, ...]:
        """Return a visit as addresses of codes; none where this window has no address.

        TooMuch: it is too long for codes.
        """
        if not self.site:
            return ()
        await self.visits.settle(visit)
        content = await visit_parcel(self.store, visit.id, self.sender, self.now(), Course())
        if visit.edition == self.visits.checklists.present(visit.template):
            # Whoever scans it has the app, and so the checklist, which is longer than the visit.
            content = without(content, "template.set")
        return tuple(f"{self.site}{ROUTE}{code}" for code in codes(content))

    def differences(self, visit: str) -> tuple[Difference, ...]:
        """Return what two people answered differently."""
        promises = (promise.id for promise in self.visits.promised(visit))
        return differences(self.store, visit, promises)

    async def settle(self, difference: Difference, value: object) -> None:
        """Choose one of several answers. NotSaved: it is as it was."""
        await settle(self.store, difference, value)
        self.turns += 1
