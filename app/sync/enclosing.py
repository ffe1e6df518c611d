"""What sending and fetching attachments need of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Protocol

from app.models.enclosure import Enclosure


class Kept(Protocol):
    """Bytes by digest, on this device."""

    async def keep(self, data: bytes) -> str:
        """Return the digest of `data`, now that it is certain. LeadwellError: it was not kept."""
        ...

    async def find(self, digest: str) -> bytes | None:
        """Return the bytes of `digest`; None where they are not here, or not whole."""
        ...

    async def names(self) -> Set[str]:
        """Return the digests of what is here."""
        ...


class Enclosing(Protocol):
    """What photos name, and what of it the endpoint has confirmed."""

    def all(self) -> Iterator[Enclosure]:
        """Give everything that photos name or have named."""
        ...

    def pending(self, epoch: str) -> Sequence[Enclosure]:
        """Return what photos show and the endpoint has not confirmed since `epoch` began."""
        ...

    def confirmed(self, epoch: str) -> Sequence[Enclosure]:
        """Return what photos show and the endpoint has confirmed since `epoch` began."""
        ...

    async def confirm(self, epoch: str, confirmed: Iterable[Enclosure]) -> None:
        """Keep that the endpoint has these."""
        ...

    async def doubt(self, epoch: str, gone: Iterable[Enclosure]) -> None:
        """Keep that the endpoint had these, and lost them."""
        ...

    def stale(self, now: int) -> Sequence[Enclosure]:
        """Return what the endpoint was once sent and need not keep any longer."""
        ...

    async def forget(self, gone: Iterable[Enclosure]) -> None:
        """Keep that the endpoint has these no more."""
        ...
