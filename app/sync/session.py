"""Sessions of this device at the endpoint: it signs, and is let in for a quarter of an hour.

What is kept on the device is its key. The token of a session is in memory alone. Where the browser
has no Ed25519, a device goes on with the token that it joined with, which is kept: there is nothing
better that it could show.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from app.models.proof import of_session
from app.sync.client import ACCOUNT
from app.sync.connection import Http, post
from app.sync.errors import Offline, Rejected
from app.sync.records import Records

if TYPE_CHECKING:
    import httpx

KEY = "device.key"
"""The fact about this device that holds its key: {"joined", "endpoint", "account", "device",
"wrapped", "beside", "shown"}; `shown` says that the endpoint knows it by that key."""
BY_KEY = "key."
"""What stands in the place of a token where there is none to keep; then comes `joined`."""
OUT = ("token", "revoked")
"""The codes with which the endpoint says that it will not let this device in again."""
_EARLIER = 60.0
"""Seconds before its end from which a session is not begun with any more."""

Sign = Callable[[Mapping[str, Any], bytes], Awaitable[str]]
"""Signs a text with a key as it is kept; the signature in base64."""


def joined_by(token: str) -> str:
    """Return what names a join: the hash of the token that came with it."""
    if token.startswith(BY_KEY):
        return token.removeprefix(BY_KEY)
    return hashlib.sha256(token.encode()).hexdigest()[:26]


def key_of(store: Records) -> Mapping[str, Any] | None:
    """Return the key that was made when this device joined the endpoint it has joined now, whether
    or not the endpoint knows it yet; None where there is none."""
    account, key = store.meta.get(ACCOUNT), store.meta.get(KEY)
    if not account or not isinstance(key, Mapping):
        return None
    return key if key.get("joined") == joined_by(str(account["token"])) else None


class Sessions:
    """An HTTP client that lets this device in where it asks in its own name.

    It stands before another, and changes nothing of what is sent to anybody else, or in nobody's
    name. Offline and Rejected may come from it too.
    """

    def __init__(
        self,
        store: Records,
        http: Http,
        sign: Sign,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        """Send through `http`; `steady` gives seconds that only grow."""
        self.bare = http
        """What it stands before."""
        self.moving = asyncio.Lock()
        """Held by whoever puts the key in the place of the token."""
        self._store = store
        self._sign = sign
        self._steady = steady
        self._turn = asyncio.Lock()
        self._token, self._of, self._until = "", "", 0.0
        self.is_out = False
        """Whether the endpoint said last that it does not let this device in."""

    async def post(
        self, url: str, *, content: bytes, headers: Mapping[str, str], timeout: float
    ) -> httpx.Response:
        """Send `content` and return the answer."""
        if "Authorization" not in headers:
            return await self.bare.post(url, content=content, headers=headers, timeout=timeout)
        key = self._key_for(url)
        if key is None:
            reply = await self.bare.post(url, content=content, headers=headers, timeout=timeout)
            if reply.status_code != 401:
                self.is_out = False
                return reply
            # The token may have come to its end while this was on its way.
            async with self.moving:
                key = self._key_for(url)
            if key is None:
                self.is_out = True
                return reply
        for is_last in (False, True):
            token = await self._let_in(key)
            sent = {**headers, "Authorization": f"Bearer {token}"}
            reply = await self.bare.post(url, content=content, headers=sent, timeout=timeout)
            # It was ended there, or this device slept longer than its clock knows.
            if reply.status_code != 401 or is_last:
                break
            self._forget(token)
        return reply

    async def begin(self, key: Mapping[str, Any]) -> None:
        """Be let in by `key`. Rejected: the endpoint does not know it. Offline."""
        try:
            await self._begin(key)
        except Rejected as error:
            self.is_out = is_out(error)
            raise
        self.is_out = False

    async def _begin(self, key: Mapping[str, Any]) -> None:
        endpoint, device = str(key["endpoint"]), str(key["device"])
        url = f"{endpoint}/v1/session"
        match await post(self.bare, f"{url}/challenge", {"device": device}):
            case {"challenge": str(challenge)}:
                pass
            case _:
                raise Offline
        signature = await self._sign(key, of_session(endpoint, device, challenge))
        body = {"device": device, "challenge": challenge, "signature": signature}
        match await post(self.bare, url, body):
            case {"token": str(token), "life": int(life)}:
                self._token, self._of = token, str(key["joined"])
                self._until = self._steady() + life / 1000 - _EARLIER
            case _:
                raise Offline

    def _key_for(self, url: str) -> Mapping[str, Any] | None:
        key = key_of(self._store)
        if key is None or not key.get("shown"):
            return None
        return key if url.startswith(f"{key['endpoint']}/v1/") else None

    async def _let_in(self, key: Mapping[str, Any]) -> str:
        async with self._turn:
            is_running = self._of == key["joined"] and self._steady() < self._until
            if not is_running:
                await self.begin(key)
            return self._token

    def _forget(self, token: str) -> None:
        if token == self._token:
            self._until = 0.0


def is_out(error: Rejected) -> bool:
    """Whether the endpoint will not let this device in again."""
    return error.code in OUT
