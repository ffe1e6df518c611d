"""Handing everything over to a successor: what goes, what stays, and the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.keys.archive import seal_archive
from app.keys.crypto import Crypto
from app.models.clock import wall
from app.models.op import Op
from app.models.visit import Visit
from app.state.visit import Visits
from app.state.work import Work
from app.store.attachments import Attachments
from app.store.behind import whole_photos
from app.store.course import Course
from app.store.parcel import handover_parcel, parcel_file
from app.store.selection import counted
from app.store.settings import SettingsRepository
from app.store.store import Store


@ft.observable
@dataclass
class Handover:
    """What the screen of a handover shows and does."""

    store: Store
    visits: Visits
    crypto: Crypto
    now: Callable[[], int] = wall
    work: Work = field(default_factory=Work)
    left_out: frozenset[str] = frozenset()
    """Visits that stay with the leader."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many records of each table would go, and photos, as of the last look."""
    attachments: Attachments | None = None
    """Where photos are kept."""

    def __post_init__(self) -> None:
        """Nothing is left out yet."""
        self._passphrase = ""
        self._settings = SettingsRepository(self.store)

    @property
    def passphrase(self) -> str:
        """What is typed as the pass phrase; never kept."""
        return self._passphrase

    def type(self, text: str) -> None:
        """Take the pass phrase as it is typed."""
        self._passphrase = text

    async def look(self) -> None:
        """Count what would go."""
        content = await self._content(Course())
        photos = await whole_photos(map(Op.of, content["ops"]), self.attachments)
        self.counts = counted(content["ops"]) | ({"photos": photos} if photos else {})

    async def leave_out(self, visit: Visit) -> None:
        """Leave a visit out; the same again takes it in."""
        self.left_out ^= {visit.id}
        await self.look()

    async def leave_out_all(self, *, is_out: bool) -> None:
        """Leave all visits out, or none."""
        self.left_out = frozenset(each.id for each in self.visits.visits) if is_out else frozenset()
        await self.look()

    async def _content(self, course: Course) -> dict[str, Any]:
        name = str(self._settings.all().get("name") or "")
        return await handover_parcel(self.store, self.left_out, name, self.now(), course)

    async def file(self) -> bytes:
        """Return all that goes as one file; sealed where there is a pass phrase.

        Stopped, Busy: there is none.
        """
        await self.visits.typing.flush()
        with self.work.under_way("write") as course:
            content = await self._content(course)
            data = await parcel_file(content, "handover", course, self.attachments)
            if self._passphrase:
                data = await self.work.wait_for(seal_archive(self.crypto, self._passphrase, data))
            return data
