"""What sync needs of the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from app.models.op import Clock, Op
from app.models.rejection import Rejection


class Records(Protocol):
    """A device's store, as sync sees it."""

    @property
    def device(self) -> str:
        """This device's name."""
        ...

    @property
    def outbox(self) -> tuple[Op, ...]:
        """Ops that the endpoint has not acknowledged, oldest first."""
        ...

    @property
    def waiting(self) -> int:
        """How many ops are in the outbox."""
        ...

    @property
    def last(self) -> Op | None:
        """This device's last op that the endpoint has, as written; None where there is none."""
        ...

    @property
    def acknowledged(self) -> int:
        """The number of the last op that the endpoint has."""
        ...

    @property
    def cursor(self) -> str:
        """Up to where other devices' ops were pulled."""
        ...

    @property
    def checksum(self) -> str:
        """The checksum of the ops that the endpoint should have too."""
        ...

    @property
    def finals(self) -> Mapping[int, Clock]:
        """Clocks that the endpoint put back."""
        ...

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """Ops that the endpoint keeps apart."""
        ...

    @property
    def meta(self) -> Mapping[str, Any]:
        """Facts about this device."""
        ...

    async def acknowledge(
        self, next_q: int, final: Sequence[tuple[int, Clock]], rejected: Sequence[Rejection]
    ) -> None:
        """Take the endpoint's word: it has all before `next_q`."""
        ...

    async def receive(self, ops: Sequence[Op], cursor: str) -> None:
        """Take other devices' ops and the cursor after them."""
        ...

    async def rewind(self, next_q: int) -> None:
        """Send again from `next_q`."""
        ...

    async def renew(self) -> None:
        """Go on under a new name, and pull everything again."""
        ...

    async def remember(self, key: str, value: Any) -> None:
        """Keep a fact about this device."""
        ...

    def subscribe(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call `listener` with the names of what changed."""
        ...


class Beside(Protocol):
    """What goes beside the records, once those are sent and fetched."""

    @property
    def waiting(self) -> int:
        """How many things of this device the endpoint has not confirmed."""
        ...

    @property
    def photos(self) -> frozenset[str]:
        """The registers of the photos among them."""
        ...

    async def step(self) -> bool:
        """Go on with it; return whether it stopped early, since a record is to go first.

        Offline: there was no answer. Rejected: the endpoint said no; nothing here was changed.
        """
        ...
