"""What tests of attachments share: a device that takes photos and sends them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import select

from app.endpoint.tables import attachments
from app.models.photo import Photo, photos_of
from app.store.attachments import DAY, Attachments
from app.store.enclosed import Enclosed
from app.store.shelves import MemoryShelf
from app.sync.attachments import AttachmentClient
from app.sync.protocol import PART_LIMIT
from tests.endpoints import TIME, Device, Endpoint

LARGE = 2 * PART_LIMIT + 1_000
"""Bytes of a photo in three parts."""


def bytes_of(name: str, size: int) -> bytes:
    """Return bytes that look like no others."""
    found = sha256(name.encode()).digest()
    return (found * (size // len(found) + 1))[:size]


class Carrier:
    """A device with photos beside its log."""

    def __init__(self, device: Device) -> None:
        """Give `device` a shelf and a way to send what is on it."""
        self.device = device
        self.store = device.store
        self.client = device.client
        self.network = device.network
        self.shelf = MemoryShelf(lambda: next(TIME))
        self.kept = Attachments(self.shelf)
        self.enclosed = Enclosed(self.store)
        self.days = 0
        """How many days later it is."""
        self.beside = AttachmentClient(
            self.store, device.http, self.kept, self.enclosed, lambda: next(TIME) + self.days * DAY
        )
        self.client.beside = self.beside

    async def take(self, name: str, size: int = LARGE, visit: str = "v1") -> Photo:
        """Take a photo of `size` bytes, with a small copy."""
        data, small = bytes_of(name, size), bytes_of(f"small {name}", 2_000)
        digest, copy = await self.kept.keep(data), await self.kept.keep(small)
        photo = Photo(name, "board", digest, copy, size, 1600, 1200, 1)
        await self.store.set("visit.set", visit, {photo.field: photo.value()})
        return photo

    async def remove(self, photo: Photo, visit: str = "v1") -> None:
        """Take a photo away."""
        await self.store.set("visit.set", visit, {photo.field: None})

    async def restore(self, photo: Photo, visit: str = "v1") -> None:
        """Bring it back."""
        await self.store.set("visit.set", visit, {photo.field: photo.value()})

    def photos(self, visit: str = "v1") -> tuple[Photo, ...]:
        """Return the photos of a visit, as they are shown here."""
        document = self.store.document("visits", visit)
        fields = document["fields"] if document else {}
        kept = {name[6:]: value for name, value in fields.items() if name.startswith("photo.")}
        return photos_of(kept, {})

    async def tidy(self) -> int:
        """Remove from the shelf what need not stay."""
        now = next(TIME) + self.days * DAY
        return await self.kept.tidy(self.enclosed.kept(now, is_sending=True), now)

    def asked(self, path: str) -> int:
        """Return how often something was asked of the endpoint."""
        asked = [request.url.path for request in self.network.requests]
        return asked.count(f"/v1/attachments/{path}")


def whole_at(endpoint: Endpoint) -> set[str]:
    """Return the digests of what the endpoint has whole."""
    with endpoint.database.owner() as connection:
        found = select(attachments.c.digest).where(attachments.c.whole.is_not(None))
        return set(connection.scalars(found))


def names(*photos: Photo) -> set[str]:
    """Return the digests that photos name."""
    return set(_names(*photos))


def _names(*photos: Photo) -> Iterator[str]:
    for photo in photos:
        yield from (photo.digest, photo.small)
