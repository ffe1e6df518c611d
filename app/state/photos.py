"""Photos of a visit, as the screens take, show and remove them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import flet as ft

from app.errors import LeadwellError, NotSaved
from app.models.clock import wall
from app.models.identity import new_id
from app.models.photo import Photo
from app.models.visit import Visit
from app.state.visit import Visits
from app.store.attachments import DAY, Attachments, NoRoom
from app.store.enclosed import Enclosed
from app.store.pictures import LARGEST, Pictures, TooLarge
from app.store.store import Store
from app.store.visits import VisitRepository
from app.sync.fetching import Fetching

AT_HAND = 60
"""Small pictures that are held in memory: about a megabyte."""
CALM = 300.0
"""Seconds after the start in which nothing is tidied."""


class NoPhotos(LeadwellError):
    """This checklist takes no photos. Nothing was kept. Put what you saw in words."""


Whereabouts = Literal["away", "coming", "silent"]
"""Of a photo that is not here. away: on the device that took it, and this one has no endpoint;
coming: the endpoint has not got it yet; silent: the endpoint does not answer."""


@ft.observable
@dataclass
class Arrivals:
    """Grows with every photo that comes from another device."""

    count: int = 0


class Photos:
    """What the Visit screens do with photos."""

    def __init__(
        self,
        store: Store,
        visits: Visits,
        attachments: Attachments,
        pictures: Pictures,
        now: Callable[[], int] = wall,
        fetching: Fetching | None = None,
    ) -> None:
        """Make them small with `pictures`, keep them in `attachments`; those of other devices come
        by `fetching`."""
        self._store = store
        self._all = visits
        self._visits = VisitRepository(store)
        self._attachments = attachments
        self._pictures = pictures
        self._now = now
        self._at_hand: dict[str, bytes] = {}
        self._enclosed = Enclosed(store)
        self.arrivals = Arrivals()
        self._fetching = fetching
        if fetching is not None:
            fetching.on_arrival(self._arrived)

    def _arrived(self, digest: str) -> None:
        self.arrivals.count += 1

    async def add(self, visit: Visit, item: str, data: bytes) -> Photo:
        """Keep a photo at an item. NoPhotos, TooLarge, NotAPicture, NoRoom: it was not kept, and
        nothing else was changed."""
        template = self._all.template_of(visit)
        if template is None or not template.allows_photos:
            raise NoPhotos
        if len(data) > LARGEST:
            raise TooLarge
        made = await self._pictures.shrink(data)
        # The bytes first: an op must never name what a flat battery kept from being written.
        digest = await self._attachments.keep(made.data)
        small = await self._attachments.keep(made.small)
        photo = Photo(
            new_id(), item, digest, small, len(made.data), made.width, made.height, self._now()
        )
        try:
            await self._visits.set(visit.id, {photo.field: photo.value()})
        except NotSaved as error:
            raise NoRoom from error
        return photo

    async def remove(self, visit: Visit, photo: Photo) -> None:
        """Take a photo away; `restore` brings it back."""
        await self._visits.set(visit.id, {photo.field: None})

    async def restore(self, visit: Visit, photo: Photo) -> None:
        """Bring back a photo that was taken away."""
        await self._visits.set(visit.id, {photo.field: photo.value()})

    def typed(self, photo: Photo) -> str:
        """Return the caption, half typed or whole."""
        return str(self._store.drafts.get(f"caption/{photo.id}", photo.caption))

    def type(self, photo: Photo, text: str) -> None:
        """Take the caption after a key."""
        self._all.typing.type(f"caption/{photo.id}", text)

    async def caption(self, visit: Visit, photo: Photo, text: str) -> None:
        """Keep what a photo shows, in words."""
        await self._all.typing.flush()
        if text != photo.caption:
            await self._visits.set(visit.id, {f"caption.{photo.id}": text or None})
        await self._store.draft(f"caption/{photo.id}", None)

    async def small(self, photo: Photo) -> bytes | None:
        """Return a small copy; None where the photo is on another device."""
        name = photo.small or photo.digest
        if name not in self._at_hand:
            found = await self._attachments.find(name)
            if found is None:
                return None
            if len(self._at_hand) >= AT_HAND:
                self._at_hand.pop(next(iter(self._at_hand)))
            self._at_hand[name] = found
        return self._at_hand[name]

    async def whole(self, photo: Photo) -> bytes | None:
        """Return a photo as it was kept; None where it is on another device."""
        return await self._attachments.find(photo.digest)

    @property
    def is_joined(self) -> bool:
        """Whether photos of one's other devices can come."""
        return self._fetching is not None and self._fetching.is_joined

    async def fetch(self, photo: Photo) -> Whereabouts | None:
        """Have a photo fetched that another device took, the small copy first; return where it is
        while it does not come. Nobody has to wait for it: `arrivals` tells of each that comes."""
        if self._fetching is None or not self.is_joined:
            return "away"
        try:
            for digest in filter(None, (photo.small, photo.digest)):
                if await self._fetching.fetch(digest) is None:
                    return "coming"
        except LeadwellError:
            return "silent"
        return None

    async def tidy(self) -> int:
        """Remove bytes that no photo has named for a day; return how many.

        Where a photo was taken away, that can be taken back for a day, and for as long as the
        endpoint has not heard of it.
        """
        now = self._now()
        kept = self._enclosed.kept(now, is_sending=self.is_joined)
        return await self._attachments.tidy(kept, now)

    async def keep_tidy(self) -> None:
        """Tidy long after the start, and once a day."""
        await asyncio.sleep(CALM)
        while True:
            # Nobody waits for it, and what it cannot remove now it removes another day.
            with contextlib.suppress(Exception):
                await self.tidy()
            await asyncio.sleep(DAY / 1000)
