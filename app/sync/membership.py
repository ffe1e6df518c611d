"""What the endpoint says one belongs to, and what one asks of it as somebody who belongs there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.models.membership import Membership, membership
from app.models.organisation import (
    Colleague,
    NewCode,
    OpenCode,
    TeamSize,
    colleague,
    each,
    new_code,
    open_code,
    team_size,
)
from app.sync.account import tell
from app.sync.connection import Http
from app.sync.errors import Offline
from app.sync.records import Records


async def ask_membership(store: Records, http: Http) -> Membership:
    """Return what one belongs to. Offline: no answer. Rejected: the device is not known."""
    found = membership(await tell(store, http, "/v1/membership", {}))
    if found is None:
        raise Offline
    return found


class Roster:
    """The organisation's side of the endpoint. Every call raises Offline or Rejected."""

    def __init__(self, store: Records, http: Http) -> None:
        """Ask in the name of the account that `store` has joined."""
        self._store = store
        self._http = http

    async def do(self, path: str, **body: Any) -> Any:
        """Ask for something by its path under `/v1/`, and return the answer."""
        return await tell(self._store, self._http, f"/v1/{path}", body)

    async def people(self, after: str) -> tuple[int, tuple[Colleague, ...], bool]:
        """Return how many there are, a page of them after an account, and whether more
        come after it."""
        match await self.do("members/list", after=after):
            case {"count": int(count), "people": list(people), "more": bool(more)}:
                return count, each(people, colleague), more
        raise Offline

    async def in_team(self, team: str) -> tuple[Colleague, ...]:
        """Return who is in a team."""
        return each((await self.do("teams/people", team=team)).get("people"), colleague)

    async def teams(self) -> tuple[TeamSize, ...]:
        """Return all teams of the organisation."""
        return each((await self.do("teams/list")).get("teams"), team_size)

    async def codes(self) -> tuple[OpenCode, ...]:
        """Return the codes that are out."""
        return each((await self.do("invites/list")).get("invites"), open_code)

    async def make_code(self, **offer: Any) -> NewCode:
        """Return a new code; `offer` is as the route has it."""
        made = new_code(await self.do("invites", **offer))
        if made is None:
            raise Offline
        return replace(made, uses=offer.get("uses", made.uses))
