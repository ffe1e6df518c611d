"""Asking the endpoint to erase everything of this person."""

from __future__ import annotations

from app.sync.account import tell
from app.sync.connection import Http
from app.sync.records import Records


async def erase_there(store: Records, http: Http) -> None:
    """Have everything erased. Offline: no answer came. Rejected: it says no."""
    await tell(store, http, "/v1/erase", {"everything": True})
