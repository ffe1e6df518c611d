"""The device's side of rounds of a team profile."""

from __future__ import annotations

from typing import Any

from app.models.team_figures import reply_data
from app.models.team_profile import Reply
from app.sync.account import endpoint_of, tell
from app.sync.connection import Http
from app.sync.errors import Offline
from app.sync.records import Records


class RoundsClient:
    """Speaks of rounds to the endpoint of this device.

    Every method raises Offline where it does not answer, and Rejected where it says no.
    """

    def __init__(self, store: Records, http: Http) -> None:
        """Speak through `http`."""
        self._store = store
        self._http = http

    @property
    def is_joined(self) -> bool:
        """Whether an endpoint is set."""
        return bool(endpoint_of(self._store))

    async def all(self) -> list[Any]:
        """Return the rounds of one's teams, as JSON."""
        match await self._ask("", {}):
            case {"rounds": list(rounds)}:
                return rounds
        raise Offline

    async def open(self, team: str, round: str, title: str, until: int) -> None:
        """Open a round."""
        await self._ask("/open", {"team": team, "round": round, "title": title, "until": until})

    async def close(self, team: str, round: str) -> None:
        """End a round."""
        await self._ask("/close", {"team": team, "round": round})

    async def look(self, team: str, round: str) -> None:
        """Have what came so far shown to the team."""
        await self._ask("/look", {"team": team, "round": round})

    async def reply(self, team: str, round: str, secret: str, said: Reply) -> None:
        """Send one's reply."""
        body = {"team": team, "round": round, "secret": secret, "areas": reply_data(said)}
        await self._ask("/reply", body)

    async def withdraw(self, team: str, round: str, secret: str) -> None:
        """Take one's reply back."""
        await self._ask("/withdraw", {"team": team, "round": round, "secret": secret})

    async def _ask(self, path: str, body: object) -> Any:
        return await tell(self._store, self._http, f"/v1/rounds{path}", body)
