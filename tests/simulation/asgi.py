"""One request to an app in this process, and nothing else: httpx's own transport looks at each for
the library that runs the event loop, which takes as long as the answer."""

from __future__ import annotations

from typing import Any

import httpx
from fastapi import FastAPI

_OWN = ("content-length", "host")


async def answer(app: FastAPI, request: httpx.Request, sent: bytes) -> httpx.Response:
    """Return what `app` answers to `request`, whose body arrives as `sent`."""
    url = request.url
    headers = [(b"host", url.netloc), (b"content-length", b"%d" % len(sent))]
    for name, value in request.headers.multi_items():
        if name not in _OWN:
            headers.append((name.encode(), value.encode()))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "headers": headers,
        "scheme": url.scheme,
        "path": url.path,
        "raw_path": url.raw_path,
        "query_string": url.query,
        "server": (url.host, url.port),
        "client": ("127.0.0.1", 123),
        "root_path": "",
    }
    status, answered, body = 500, [], b""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": sent, "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status, answered, body
        if message["type"] == "http.response.start":
            status, answered = message["status"], list(message.get("headers", ()))
        else:
            body += message.get("body", b"")

    await app(scope, receive, send)
    return httpx.Response(status, headers=answered, content=body, request=request)
