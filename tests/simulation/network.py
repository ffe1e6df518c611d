"""The way from a device to the endpoint, and what can happen on it."""

from __future__ import annotations

import asyncio
import gzip
import random
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

import httpx

from tests.endpoints import PORTAL

if TYPE_CHECKING:
    from tests.simulation.site import Site

LATENCY = 0.4
"""The most seconds that a request takes one way, on a good day."""
_ACCEPTED = {"Accept-Encoding": "gzip"}
SECRET = b"Wallcreeper"
"""What every word of a journal has in it, and nothing else that leaves a device may."""


class Network:
    """One device's way to the site."""

    def __init__(
        self, site: Site, name: str, dice: random.Random, note: Callable[[str], None]
    ) -> None:
        """Tell `note` of each request."""
        self._site = site
        self._name = name
        self.dice = dice
        self._note = note
        self.faults: list[str] = []
        """What happens to the next requests, the last of these first."""
        self.leaks: list[str] = []
        """Addresses to which a word of a journal went."""
        self._later: set[asyncio.Task[None]] = set()

    async def post(
        self, url: str, *, content: bytes, headers: Mapping[str, str], timeout: float
    ) -> httpx.Response:
        """Send `content` and return the answer, or what the network makes of it."""
        request = httpx.Request("POST", url, headers={**headers, **_ACCEPTED}, content=content)
        reply = await self._answer(request, content)
        await reply.aread()
        return reply

    async def _answer(self, request: httpx.Request, sent: bytes) -> httpx.Response:
        fault = self.faults.pop() if self.faults else ""
        plain = sent
        if request.headers.get("Content-Encoding") == "gzip":
            # It has the time in it.
            plain = gzip.decompress(sent)
        self._look(request, plain)
        self._note(f"{self._name} {request.url.path} {zlib.crc32(plain):08x} {fault}".rstrip())
        await asyncio.sleep(self.dice.uniform(0, LATENCY))
        instead = self._before(fault, request)
        if instead is not None:
            return instead
        match fault:
            case "late":
                task = asyncio.create_task(self._deliver_late(request, sent))
                self._later.add(task)
                task.add_done_callback(self._later.discard)
                await asyncio.sleep(100)
            case "sent twice":
                await self._deliver(request, sent)
            case "slow":
                await asyncio.sleep(40)
            case "request truncated":
                sent = sent[: self.dice.randrange(len(sent))]
            case "request gzip corrupted":
                request.headers["Content-Encoding"] = "gzip"
                sent = _damaged(gzip.compress(sent), self.dice)
        reply = await self._deliver(request, sent)
        await asyncio.sleep(self.dice.uniform(0, LATENCY))
        return await self._after(fault, request, reply)

    def _before(self, fault: str, request: httpx.Request) -> httpx.Response | None:
        """Return what is answered by somebody else."""
        match fault:
            case "request dropped":
                raise httpx.ConnectError("dropped", request=request)
            case "reset":
                raise httpx.RemoteProtocolError("TLS reset", request=request)
            case "500":
                return httpx.Response(500, text="Internal Server Error")
            case "429":
                wait = {"Retry-After": str(self.dice.choice((1, 5, 30)))}
                return httpx.Response(429, text="slow down", headers=wait)
            case "portal":
                return httpx.Response(200, text=PORTAL)
            case "future protocol":
                version = self.dice.choice(("1", "2"))
                return httpx.Response(
                    200, json={"v": 2, "all": []}, headers={"X-Leadwell": version}
                )
        return None

    async def _after(
        self, fault: str, request: httpx.Request, reply: httpx.Response
    ) -> httpx.Response:
        content = await reply.aread()
        match fault:
            case "answer dropped":
                raise httpx.ReadError("dropped", request=request)
            case "slow answer":
                await asyncio.sleep(40)
            case "unmarked":
                reply.headers.pop("X-Leadwell", None)
            case "answer truncated":
                content = content[: self.dice.randrange(len(content))]
                return httpx.Response(200, content=content, headers={"X-Leadwell": "1"})
            case "answer gzip corrupted":
                headers = {"X-Leadwell": "1", "Content-Encoding": "gzip"}
                content = _damaged(gzip.compress(content), self.dice)
                try:
                    return httpx.Response(200, content=content, headers=headers)
                except httpx.DecodingError as error:
                    raise httpx.DecodingError(str(error), request=request) from error
        return reply

    async def _deliver(self, request: httpx.Request, sent: bytes) -> httpx.Response:
        return await self._site.answer(request, sent)

    async def _deliver_late(self, request: httpx.Request, sent: bytes) -> None:
        await asyncio.sleep(self.dice.choice((0.5, 3, 20, 90)))
        with suppress(httpx.HTTPError):
            await self._deliver(request, sent)

    def _look(self, request: httpx.Request, plain: bytes) -> None:
        around = f"{request.url} {request.headers!r}".encode()
        if SECRET in plain or SECRET in around:
            self.leaks.append(request.url.path)


def _damaged(content: bytes, dice: random.Random) -> bytes:
    """Return `content` with one of its compressed bytes, or of its checksum, turned round."""
    at = dice.randrange(10, len(content))
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
