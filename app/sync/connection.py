"""The connection to an endpoint: one request, and an answer or one of our two errors."""

from __future__ import annotations

import asyncio
import gzip
import json
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from app.models.collector import resting
from app.models.op import canonical
from app.sync.errors import Offline, Rejected
from app.sync.protocol import HEADER, VERSION

if TYPE_CHECKING:
    import httpx

TIMEOUT = 30.0
"""Seconds after which a request is given up."""
LONGEST = 3600.0
"""The most seconds of `Retry-After` that are obeyed: a wrong header must not stop sync for good."""
_COMPRESSED_FROM = 1024


class Http(Protocol):
    """What is asked of an HTTP client; `httpx.AsyncClient` is one."""

    def post(
        self, url: str, *, content: bytes, headers: Mapping[str, str], timeout: float
    ) -> Awaitable[httpx.Response]:
        """Send `content` and return the answer, after at most `timeout` seconds."""


class Network:
    """An HTTP client that is made when something is first sent.

    httpx and what it imports weigh more than all of sync, and no screen waits for them.
    """

    def __init__(self, make: Callable[[], Awaitable[Http]]) -> None:
        """Call `make` for the client, once it is needed."""
        self._make = make
        self._http: Http | None = None

    async def post(
        self, url: str, *, content: bytes, headers: Mapping[str, str], timeout: float
    ) -> httpx.Response:
        """Send `content` and return the answer, after at most `timeout` seconds."""
        if self._http is None:
            self._http = await self._make()
        return await self._http.post(url, content=content, headers=headers, timeout=timeout)


def _no_answer() -> tuple[type[Exception], ...]:
    """Return the errors that mean that nothing was answered."""
    # An address that a person mistyped: a port beyond 65535, a name that is no name.
    errors = (OSError, ValueError, OverflowError, ExceptionGroup)
    if "httpx" not in sys.modules:
        return errors
    import httpx

    return (httpx.HTTPError, httpx.InvalidURL, *errors)


def address(endpoint: str) -> str:
    """Return the address of an endpoint as a person may type it, in full."""
    endpoint = endpoint.strip().rstrip("/")
    return endpoint if "://" in endpoint else f"https://{endpoint}"


async def post(http: Http, url: str, body: object, token: str = "") -> Any:
    """Send `body`, JSON or the bytes of it, to `url` and return the JSON of the answer.

    Offline: there was no answer, or one that is not the endpoint's. Networks in hotels and
    hospitals answer everything with a page of their own. Rejected: the endpoint said no.
    """
    content = body if isinstance(body, bytes) else canonical(body)
    headers = {"Content-Type": "application/json", HEADER: str(VERSION)}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    if len(content) >= _COMPRESSED_FROM:
        content = gzip.compress(content, 5)
        headers["Content-Encoding"] = "gzip"
    try:
        async with asyncio.timeout(TIMEOUT):
            reply = await http.post(url, content=content, headers=headers, timeout=TIMEOUT)
    except _no_answer() as error:
        raise Offline from error
    retry_after = _seconds(reply.headers.get("Retry-After", ""))
    # An endpoint of another time has another version, and says in words what to do about it.
    version = reply.headers.get(HEADER, "")
    if version != str(VERSION) and (reply.status_code == 200 or not version.isdecimal()):
        raise Offline(retry_after=retry_after)
    try:
        with resting():
            answer = json.loads(reply.content)
    except (ValueError, RecursionError) as error:
        raise Offline(retry_after=retry_after) from error
    if reply.status_code == 200:
        return answer
    match answer:
        case {"code": str(code), "message": str(message)} if reply.status_code < 500:
            raise Rejected(message, code, retry_after)
    raise Offline(retry_after=retry_after)


def _seconds(retry_after: str) -> float:
    """Return the seconds that a `Retry-After` header asks for, given as a number or a date."""
    try:
        seconds = float(retry_after) if retry_after.isdecimal() else _until(retry_after)
    except (ValueError, TypeError, OverflowError):
        return 0
    return min(max(seconds, 0), LONGEST)


def _until(date: str) -> float:
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(date).timestamp() - time.time() if date else 0
