"""The device's side of views at the endpoint: asked for, left sealed, and handed out in groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.models.framed import from_letters, in_letters
from app.models.view_request import Request
from app.sync.account import endpoint_of, tell
from app.sync.connection import Http, post
from app.sync.errors import Offline
from app.sync.records import Records


@dataclass(frozen=True, slots=True)
class Sealed:
    """A view as the endpoint hands it out."""

    id: str
    letter: bytes


@dataclass(frozen=True, slots=True)
class State:
    """How far a request has come."""

    count: int
    """How many have answered."""
    can_look: bool
    is_closed: bool
    looks: tuple[tuple[Sealed, ...], ...]
    """What came with each look."""


class ViewsClient:
    """Speaks of views to the endpoint of this device, or to that of a person who asks.

    Every method raises Offline where it does not answer, and Rejected where it says no.
    """

    def __init__(self, store: Records, http: Http) -> None:
        """Speak through `http`."""
        self._store = store
        self._http = http

    @property
    def endpoint(self) -> str:
        """The address of this device's endpoint; empty where none is set."""
        return endpoint_of(self._store)

    async def put(self, request: Request, most: int, until: int) -> None:
        """Take answers to a request until that moment."""
        body = {"request": request.id, "token": request.token, "most": most, "until": until}
        await self._ask("", body)

    async def state(self, request: str) -> State:
        """Return how far a request has come."""
        return _state(await self._ask("/state", {"request": request}))

    async def look(self, request: str, *, close: bool = False) -> State:
        """Have what waits handed out, where it is enough; `close` takes no more after that."""
        return _state(await self._ask("/look", {"request": request, "close": close}))

    async def withdraw(self, request: str) -> None:
        """Have a request forgotten, with all answers to it."""
        await self._ask("/withdraw", {"request": request})

    async def answer(self, request: Request, id: str, letter: bytes, *, alone: bool) -> None:
        """Leave a sealed view for the person who asks, at their endpoint and without a name."""
        body = {
            "token": request.token,
            "id": id,
            "letter": in_letters(letter),
            "alone": alone,
        }
        await post(self._http, f"{request.endpoint}/v1/views/answer", body)

    async def _ask(self, path: str, body: object) -> Any:
        return await tell(self._store, self._http, f"/v1/views{path}", body)


def _state(data: object) -> State:
    match data:
        case {
            "count": int(count),
            "can_look": bool(can_look),
            "closed": bool(closed),
            "looks": list(looks),
        }:
            return State(count, can_look, closed, tuple(map(_look, looks)))
    raise Offline


def _look(data: object) -> tuple[Sealed, ...]:
    if not isinstance(data, list):
        raise Offline
    return tuple(map(_sealed, data))


def _sealed(data: object) -> Sealed:
    match data:
        case {"id": str(id), "letter": str(letter)}:
            try:
                return Sealed(id, from_letters(letter))
            except ValueError as error:
                raise Offline from error
    raise Offline
