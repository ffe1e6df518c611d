"""What the endpoint holds of what is shared: one's own, and what a team is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.sync.account import tell
from app.sync.connection import Http
from app.sync.errors import Offline
from app.sync.records import Records

Held = Mapping[tuple[str, str], tuple[str, int]]
"""By space and id of the share: the device and number of the change that the endpoint goes by."""


async def ask_held(store: Records, http: Http) -> Held:
    """Return what the endpoint holds of one's own. Offline, Rejected: nobody knows."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    after: dict[str, str] = {}
    while True:
        match await tell(store, http, "/v1/shared", after):
            case {"shared": list(shared), "more": bool(more)}:
                for each in shared:
                    match each:
                        case {"space": str(space), "id": str(id), "op": [str(device), int(q)]}:
                            found[space, id] = (device, q)
                            after = {"space": space, "after": id}
                if not (more and shared):
                    return found
            case _:
                raise Offline


async def ask_team(store: Records, http: Http, team: str) -> list[dict[str, Any]]:
    """Return everything that was shared with a team of one's own, as JSON.

    Offline, Rejected: nobody knows.
    """
    found: list[dict[str, Any]] = []
    after = ""
    while True:
        match await tell(store, http, "/v1/shared/team", {"team": team, "after": after}):
            case {"shared": list(shared), "more": bool(more)}:
                found += [each for each in shared if isinstance(each, dict)]
                if not (more and shared):
                    return found
                after = str(found[-1].get("id") or "")
            case _:
                raise Offline
