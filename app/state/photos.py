"""Photos of a visit, as the screens take, show and remove them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from app.errors import LeadwellError, NotSaved
from app.models.clock import wall
from app.models.identity import new_id
from app.models.photo import Photo, named
from app.models.visit import Visit
from app.state.visit import Visits
from app.store.attachments import DAY, Attachments, NoRoom
from app.store.pictures import LARGEST, Pictures, TooLarge
from app.store.store import Store
from app.store.visits import VisitRepository

AT_HAND = 60
"""Small pictures that are held in memory: about a megabyte."""
CALM = 300.0
"""Seconds after the start in which nothing is tidied."""


class NoPhotos(LeadwellError):
    """This checklist takes no photos. Nothing was kept. Put what you saw in words."""


class Photos:
    """What the Visit screens do with photos."""

    def __init__(
        self,
        store: Store,
        visits: Visits,
        attachments: Attachments,
        pictures: Pictures,
        now: Callable[[], int] = wall,
    ) -> None:
        """Make them small with `pictures`, keep them in `attachments`."""
        self._store = store
        self._all = visits
        self._visits = VisitRepository(store)
        self._attachments = attachments
        self._pictures = pictures
        self._now = now
        self._at_hand: dict[str, bytes] = {}

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

    async def tidy(self) -> int:
        """Remove bytes that no photo has named for a day; return how many."""
        names = {name for document in self._store.documents("visits") for name in named(document)}
        return await self._attachments.tidy(names, self._now())

    async def keep_tidy(self) -> None:
        """Tidy long after the start, and once a day."""
        await asyncio.sleep(CALM)
        while True:
            # Nobody waits for it, and what it cannot remove now it removes another day.
            with contextlib.suppress(Exception):
                await self.tidy()
            await asyncio.sleep(DAY / 1000)
