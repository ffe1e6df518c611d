"""The device's side of a sign-in with an organisation's own provider."""

from __future__ import annotations

from app.sync.account import endpoint_of
from app.sync.client import ACCOUNT
from app.sync.connection import Http, address, post
from app.sync.errors import Offline
from app.sync.records import Records


async def begin_signin(
    store: Records, http: Http, endpoint: str, organisation: str, secret: str
) -> str:
    """Return the address of the page on which one signs in.

    Offline: no endpoint answers there. Rejected: there is no sign-in for that organisation.
    """
    endpoint = address(endpoint)
    account = store.meta.get(ACCOUNT)
    # A device that has joined there already is bound to who signs in; one elsewhere is not known.
    token = account["token"] if account and endpoint_of(store) == endpoint else ""
    body = {"organisation": organisation, "secret": secret}
    match await post(http, f"{endpoint}/v1/signin", body, token):
        case {"address": str(found)} if found.startswith(("https://", "http://")):
            return found
    raise Offline
