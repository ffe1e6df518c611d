"""The device's side of attachments: photos go up in parts once their records have, and come down
when they are looked at.

Nothing here is ever in the way of a record: before each part, whatever was saved meanwhile goes
first. What was cut off goes on where it was: the endpoint says which parts it has.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Set
from typing import Any

from app.models.clock import wall
from app.models.enclosure import Enclosure
from app.sync.account import tell
from app.sync.connection import Http
from app.sync.enclosing import Enclosing, Kept
from app.sync.errors import Offline, Rejected
from app.sync.fetching import Fetching
from app.sync.protocol import ASKED_LIMIT, PART_LIMIT, epoch_of, parts_of
from app.sync.records import Records

ASIDE = ("room", "size")
"""Refusals of a photo that are in no other's way but, for want of room, those behind it."""

IN_A_ROW = 40
"""Parts that go up before other devices' records are asked for again: ten megabytes."""


class AttachmentClient:
    """Sends and fetches the bytes that photos name."""

    def __init__(
        self,
        store: Records,
        http: Http,
        kept: Kept,
        enclosed: Enclosing,
        now: Callable[[], int] = wall,
    ) -> None:
        """Speak through `http` to the endpoint of `store`, if any."""
        self._store = store
        self._http = http
        self._kept = kept
        self._enclosed = enclosed
        self._now = now
        self._left = IN_A_ROW
        self._here: set[str] = set()
        self._lacking: set[str] = set()
        self._names: set[str] | None = None
        self._checked = ""
        self.fetching = Fetching(store, http, kept)
        """How what other devices took is fetched."""
        self.fetching.on_arrival(self._arrived)

    def _arrived(self, digest: str) -> None:
        if self._names is not None:
            self._names.add(digest)

    @property
    def waiting(self) -> int:
        """How many photos of this device the endpoint has not confirmed whole."""
        return len(self.photos)

    @property
    def photos(self) -> frozenset[str]:
        """The registers of those photos. Another device's photo that is not here is for that one
        to send."""
        pending = self._enclosed.pending(epoch_of(self._store.cursor))
        mine = [each for each in pending if each.is_own or each.digest in self._here]
        sent = [each for each in mine if each.digest not in self._lacking]
        return frozenset(photo for each in sent for photo in each.photos)

    async def step(self) -> bool:
        """Send what the endpoint lacks, have it throw away what nothing names, and fetch small
        copies. True: it stopped early, since there may be records to send or to fetch.

        Offline: there was no answer. Rejected: the endpoint said no, at least to one of them.
        """
        epoch, self._left = epoch_of(self._store.cursor), IN_A_ROW
        begun = await self._ask_what_is_there(epoch)
        refused: Rejected | None = None
        for each in self._enclosed.pending(epoch):
            data = await self._find(each)
            if data is None:
                continue
            try:
                if not await self._send(each.digest, data, begun.get(each.digest, frozenset())):
                    return True
            except Rejected as error:
                if error.code not in ASIDE:
                    raise
                refused = refused or error
                if error.code == "room":
                    break
                continue
            await self._enclosed.confirm(epoch, [each])
        await self._throw_away()
        if await self._fetch_small():
            return True
        if refused is not None:
            raise refused
        return False

    async def _ask(self, path: str, body: object) -> Any:
        return await tell(self._store, self._http, f"/v1/attachments/{path}", body)

    async def _ask_what_is_there(self, epoch: str) -> dict[str, frozenset[int]]:
        """Keep what the endpoint confirms, and return which parts it has of the rest.

        Once after each start what was confirmed before is asked for again: somebody may have put an
        older database in place by hand, which has the record of a photo and not the photo.
        """
        begun: dict[str, frozenset[int]] = {}
        pending = self._enclosed.pending(epoch)
        confirmed = () if self._checked == epoch else self._enclosed.confirmed(epoch)
        before = frozenset(confirmed)
        asked = [*pending, *confirmed]
        for start in range(0, len(asked), ASKED_LIMIT):
            some = asked[start : start + ASKED_LIMIT]
            match await self._ask("have", {"digests": sorted({each.digest for each in some})}):
                case {"whole": list(whole), "begun": list(parts)}:
                    there = [each for each in some if each.digest in whole]
                    gone = [each for each in some if each.digest not in whole]
                    # In their order: a fault that was seen once comes again with its seed.
                    await self._enclosed.confirm(epoch, [e for e in there if e not in before])
                    await self._enclosed.doubt(epoch, [e for e in gone if e in before])
                    begun |= dict(map(_begun, parts))
                case _:
                    raise Offline
        self._checked = epoch
        return begun

    async def _find(self, each: Enclosure) -> bytes | None:
        data = await self._kept.find(each.digest)
        if data is None:
            self._lacking.add(each.digest)
            self._here.discard(each.digest)
        else:
            self._here.add(each.digest)
            self._lacking.discard(each.digest)
        return data

    async def _send(self, digest: str, data: bytes, there: Set[int]) -> bool:
        """Send the parts that are not there yet. False: it stopped, since records come first."""
        count = parts_of(len(data))
        # What has all its parts and is not whole is told so with the last one again.
        for number in [n for n in range(count) if n not in there] or [count - 1]:
            if self._store.waiting or not self._left:
                return False
            self._left -= 1
            content = data[number * PART_LIMIT : (number + 1) * PART_LIMIT]
            body = {
                "digest": digest,
                "size": len(data),
                "number": number,
                "check": hashlib.sha256(content).hexdigest(),
                "content": b64encode(content).decode(),
            }
            try:
                answer = await self._ask("put", body)
            except Rejected as error:
                if error.code == "damaged":
                    # Whatever did it, the next time it may come whole.
                    raise Offline from error
                raise
            match answer:
                case {"whole": True}:
                    return True
                case {"whole": False}:
                    pass
                case _:
                    raise Offline
        raise Offline

    async def _throw_away(self) -> None:
        """Have the endpoint throw away what was taken away for good."""
        stale = self._enclosed.stale(self._now())[:ASKED_LIMIT]
        if not stale:
            return
        digests = sorted({each.digest for each in stale})
        try:
            await self._ask("remove", {"digests": digests, "cursor": self._store.cursor})
        except Rejected as error:
            # Another device has sent something meanwhile, which may bring a photo back.
            if error.code != "behind":
                raise
        else:
            await self._enclosed.forget(stale)

    async def _fetch_small(self) -> bool:
        """Fetch the small copies of other devices' photos. True: a record is to go first."""
        wanted = [each.digest for each in self._enclosed.all() if each.is_wanted and each.is_small]
        if not wanted:
            return False
        if self._names is None:
            self._names = set(await self._kept.names())
        for digest in wanted:
            if digest in self._names:
                continue
            if self._store.waiting:
                return True
            await self.fetching.fetch(digest)
        return False


def _begun(data: object) -> tuple[str, frozenset[int]]:
    match data:
        case {"digest": str(digest), "parts": list(parts)}:
            return digest, frozenset(number for number in parts if isinstance(number, int))
    raise Offline
