"""What the photos of all visits name, and what of it the endpoint has confirmed.

Looked at anew only where something changed. What the endpoint confirmed is a fact about this
device, one for each visit: `[epoch, {beginning of the digest: stage}]`. So one more photo costs no
more in the log, however many there are; and what was confirmed before a change of the photo, or
before the endpoint was put back to a backup, counts no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.models.enclosure import Enclosure
from app.models.photo import digests
from app.store.attachments import DAY
from app.store.folds import heads
from app.store.store import Store
from app.store.table import LiveTable

SENT = "sent."
"""What those facts are called, before the visit."""
SHORT = 16
"""Letters of a digest that tell one from another: 64 bits, among the photos of one person."""


class Enclosed:
    """What photos name, kept up to date."""

    def __init__(self, store: Store) -> None:
        """Read from `store`, and keep there what was confirmed."""
        self._store = store
        self._table: LiveTable | None = None
        self._serial = 0
        self._found: dict[str, tuple[Enclosure, ...]] = {}
        self._asked: object = None
        self._asked_of: tuple[object, int, str] = (None, 0, "")
        self._pending: tuple[Enclosure, ...] = ()

    def all(self) -> Iterator[Enclosure]:
        """Give everything that photos name or have named."""
        table = self._store.table("visits")
        if table is not self._table:
            # A device that goes on under a new name makes all its tables anew.
            self._table, self._serial, self._found = table, 0, {}
        if table.serial != self._serial:
            for visit in table.since(self._serial):
                self._found[visit] = enclosures(
                    self._store.document("visits", visit) or {}, self._store.device
                )
            self._serial = table.serial
        for found in self._found.values():
            yield from found

    def pending(self, epoch: str) -> tuple[Enclosure, ...]:
        """Return what photos show and the endpoint has not confirmed since `epoch` began, small
        copies first."""
        table, meta = self._store.table("visits"), self._store.meta
        # Asked after every change of anything. Facts are another object once one has changed.
        if self._asked is not meta or (table, table.serial, epoch) != self._asked_of:
            self._asked, self._asked_of = meta, (table, table.serial, epoch)
            found = [each for each in self.all() if each.is_wanted]
            found = [each for each in found if not self._is_sent(each, epoch)]
            self._pending = tuple(sorted(found, key=lambda each: not each.is_small))
        return self._pending

    def confirmed(self, epoch: str) -> list[Enclosure]:
        """Return what photos show and the endpoint has confirmed since `epoch` began."""
        return [each for each in self.all() if each.is_wanted and self._is_sent(each, epoch)]

    def _sent(self, visit: str) -> tuple[str, Mapping[str, int]]:
        match self._store.meta.get(f"{SENT}{visit}"):
            case [str(epoch), dict(stages)]:
                return epoch, stages
        return "", {}

    def _is_sent(self, each: Enclosure, epoch: str) -> bool:
        since, stages = self._sent(each.visit)
        return since == epoch and stages.get(each.digest[:SHORT]) == each.stage

    async def confirm(self, epoch: str, confirmed: Iterable[Enclosure]) -> None:
        """Keep that the endpoint has these. NotSaved: it is asked again."""
        await self._keep(epoch, {each: each.stage for each in confirmed})

    async def doubt(self, epoch: str, gone: Iterable[Enclosure]) -> None:
        """Keep that the endpoint had these, and lost them. NotSaved: it is asked again."""
        await self._keep(epoch, dict.fromkeys(gone, 0))

    async def _keep(self, epoch: str, found: Mapping[Enclosure, int]) -> None:
        by_visit: dict[str, dict[str, int]] = {}
        for each, stage in found.items():
            by_visit.setdefault(each.visit, {})[each.digest[:SHORT]] = stage
        for visit, stages in by_visit.items():
            since, known = self._sent(visit)
            # What it had before it was put back is asked for anew, and may still be there to go.
            known = known if since == epoch else dict.fromkeys(known, 0)
            await self._store.remember(f"{SENT}{visit}", [epoch, {**known, **stages}])

    def kept(self, now: int, *, is_sending: bool) -> set[str]:
        """Return the digests whose bytes must stay: some photo shows them, or it was taken away
        less than a day ago, or here and the endpoint has not heard of it yet."""
        last = self._store.acknowledged
        return {
            each.digest
            for each in self.all()
            if each.is_wanted or now - each.touched < DAY or (is_sending and each.written > last)
        }

    def stale(self, now: int) -> list[Enclosure]:
        """Return what the endpoint was once sent and need not keep any longer."""
        kept = self.kept(now, is_sending=True)
        return [
            each
            for each in self.all()
            if each.digest not in kept and each.digest[:SHORT] in self._sent(each.visit)[1]
        ]

    async def forget(self, gone: Iterable[Enclosure]) -> None:
        """Keep that the endpoint has these no more."""
        by_visit: dict[str, set[str]] = {}
        for each in gone:
            by_visit.setdefault(each.visit, set()).add(each.digest[:SHORT])
        for visit, names in by_visit.items():
            epoch, known = self._sent(visit)
            left = {name: stage for name, stage in known.items() if name not in names}
            await self._store.remember(f"{SENT}{visit}", [epoch, left])


def enclosures(document: Mapping[str, Any], device: str) -> tuple[Enclosure, ...]:
    """Return what the photos of a visit name, or have named; `device` is this one's name.

    Where two devices changed one photo without knowing of each other, both versions stand until
    somebody chooses, so the bytes of both are wanted.
    """
    found: dict[str, Enclosure] = {}
    for register, versions in document.get("versions", {}).items():
        if register.startswith("photo."):
            for each in _of_photo(str(document["id"]), register, versions, device):
                known = found.get(each.digest)
                found[each.digest] = each if known is None else _both(known, each)
    return tuple(found.values())


def _of_photo(visit: str, register: str, versions: list[Any], device: str) -> Iterator[Enclosure]:
    standing = [*heads(versions), versions[-1]] if len(versions) > 1 else versions
    shown = {digest for _, value, _ in standing for digest in digests(value)}
    own = [key[3] for key, _, _ in versions if key[2] == device]
    touched = max(key[0] for key, _, _ in versions)
    named: dict[str, tuple[bool, bool]] = {}
    for key, value, _ in versions:
        for digest, is_small in digests(value).items():
            was_own = named.get(digest, (False, False))[1]
            named[digest] = is_small, was_own or key[2] == device
    for digest, (is_small, is_own) in named.items():
        photos = frozenset({register} if digest in shown else ())
        yield Enclosure(
            visit, digest, photos, is_small, is_own, len(versions), touched, max(own, default=0)
        )


def _both(one: Enclosure, other: Enclosure) -> Enclosure:
    """Return the same bytes, named by two photos of a visit."""
    return Enclosure(
        one.visit,
        one.digest,
        one.photos | other.photos,
        one.is_small and other.is_small,
        one.is_own or other.is_own,
        one.stage + other.stage,
        max(one.touched, other.touched),
        max(one.written, other.written),
    )
