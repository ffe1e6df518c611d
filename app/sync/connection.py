"""The connection to an endpoint: one request, and an answer or one of our two errors."""

from __future__ import annotations

import asyncio
import gzip
import time
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from app.models.op import canonical
from app.sync.errors import Offline, Rejected
from app.sync.protocol import HEADER, VERSION

TIMEOUT = 30.0
"""Seconds after which a request is given up."""
LONGEST = 3600.0
"""The most seconds of `Retry-After` that are obeyed: a wrong header must not stop sync for good."""
_COMPRESSED_FROM = 1024
_NO_ANSWER = (
    httpx.HTTPError,
    httpx.InvalidURL,
    OSError,
    # An address that a person mistyped: a port beyond 65535, a name that is no name.
    ValueError,
    OverflowError,
    ExceptionGroup,
)


def address(endpoint: str) -> str:
    """Return the address of an endpoint as a person may type it, in full."""
    endpoint = endpoint.strip().rstrip("/")
    return endpoint if "://" in endpoint else f"https://{endpoint}"


async def post(http: httpx.AsyncClient, url: str, body: object, token: str = "") -> Any:
    """Send `body` to `url` and return the JSON of the answer.

    Offline: there was no answer, or one that is not the endpoint's. Networks in hotels and
    hospitals answer everything with a page of their own. Rejected: the endpoint said no.
    """
    content = canonical(body)
    headers = {"Content-Type": "application/json", HEADER: str(VERSION)}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    if len(content) >= _COMPRESSED_FROM:
        content = gzip.compress(content, 5)
        headers["Content-Encoding"] = "gzip"
    try:
        async with asyncio.timeout(TIMEOUT):
            reply = await http.post(url, content=content, headers=headers, timeout=TIMEOUT)
    except _NO_ANSWER as error:
        raise Offline from error
    retry_after = _seconds(reply.headers.get("Retry-After", ""))
    if reply.headers.get(HEADER) != str(VERSION):
        raise Offline(retry_after=retry_after)
    try:
        answer = reply.json()
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
    return parsedate_to_datetime(date).timestamp() - time.time() if date else 0
