"""What is around a message: its compression, its size, and the header that marks it as ours."""

from __future__ import annotations

import zlib

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.endpoint.refusal import Refusal
from app.sync.protocol import BODY_LIMIT, HEADER, VERSION

_OWN = ((HEADER.lower().encode(), str(VERSION).encode()), (b"cache-control", b"no-store"))
_TOO_LARGE = Refusal(
    413,
    "large",
    f"This is more than the endpoint takes at once ({BODY_LIMIT // 1024} KB). "
    "Please send it in smaller parts.",
)


class Envelope:
    """An ASGI layer around `/v1`: bodies come in whole, answers go out with the own header."""

    def __init__(self, app: ASGIApp) -> None:
        """Hand requests on to `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not scope["path"].startswith("/v1/"):
            await self._app(scope, receive, send)
            return

        async def mark(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *_OWN]}
            await send(message)

        try:
            body = await _read(scope, receive)
        except Refusal as refusal:
            await refusal.response()(scope, receive, mark)
            return
        headers = [item for item in scope["headers"] if item[0] != b"content-encoding"]
        messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def read() -> Message:
            return messages.pop() if messages else await receive()

        await self._app({**scope, "headers": headers}, read, mark)


async def _read(scope: Scope, receive: Receive) -> bytes:
    encoding: bytes = dict(scope["headers"]).get(b"content-encoding", b"identity").lower()
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b""
        body += bytes(message.get("body", b""))
        if len(body) > BODY_LIMIT:
            raise _TOO_LARGE
        if not message.get("more_body"):
            break
    if encoding == b"identity":
        return body
    if encoding != b"gzip":
        raise Refusal(415, "encoding", "The endpoint reads plain JSON, or JSON in gzip.")
    inflater = zlib.decompressobj(wbits=31)
    try:
        plain: bytes = inflater.decompress(body, BODY_LIMIT + 1)
    except zlib.error as error:
        raise Refusal(400, "encoding", "This request was damaged on its way.") from error
    if len(plain) > BODY_LIMIT:
        raise _TOO_LARGE
    if not inflater.eof:
        raise Refusal(400, "encoding", "This request was damaged on its way.")
    return plain
