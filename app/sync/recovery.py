"""The device's side of getting an account back by its recovery code."""

from __future__ import annotations

from app.sync.client import ACCOUNT
from app.sync.connection import Http, address, post
from app.sync.errors import Offline
from app.sync.records import Records


async def recover(store: Records, http: Http, endpoint: str, proof: str) -> str:
    """Join the account whose recovery code yields `proof`, and return the letter with its keys.

    Offline: no endpoint answers there. Rejected: it knows no such code; the words say so.
    """
    endpoint = address(endpoint)
    body = {"proof": proof, "device": store.device}
    match await post(http, f"{endpoint}/v1/recover", body):
        case {
            "account": str(account),
            "organisation": str(name),
            "token": str(token),
            "letter": str(letter),
        }:
            kept = {"account": account, "organisation": name, "token": token}
            await store.remember(ACCOUNT, {"endpoint": endpoint, **kept})
            return letter
    raise Offline
