"""What the endpoint says one belongs to."""

from __future__ import annotations

from app.models.membership import Membership, membership
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
