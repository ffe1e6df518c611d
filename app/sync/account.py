"""What is asked of the endpoint that this device has joined, in its own name."""

from __future__ import annotations

from typing import Any

from app.sync.client import ACCOUNT
from app.sync.connection import Http, post
from app.sync.errors import Offline
from app.sync.records import Records


def endpoint_of(store: Records) -> str:
    """Return the address of the endpoint; empty where none is set."""
    account = store.meta.get(ACCOUNT)
    return str(account["endpoint"]) if account else ""


async def tell(store: Records, http: Http, path: str, body: object) -> Any:
    """Send `body` to `path` of the endpoint and return its answer.

    Offline: it does not answer, or none is set. Rejected: it says no.
    """
    account = store.meta.get(ACCOUNT)
    if account is None:
        raise Offline
    return await post(http, f"{account['endpoint']}{path}", body, account["token"])
