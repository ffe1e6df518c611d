"""Requests through the browser's `fetch`."""

from __future__ import annotations

import httpx
import js
from pyodide.ffi import JsException, to_js

_SET_BY_THE_BROWSER = ("host", "connection", "content-length", "accept-encoding", "user-agent")


class FetchTransport(httpx.AsyncBaseTransport):
    """Sends requests through `fetch`; one that is cancelled is aborted."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer. ConnectError: there was none, for whatever reason."""
        body = await request.aread()
        headers = js.Headers.new()
        for name, value in request.headers.items():
            if name not in _SET_BY_THE_BROWSER:
                headers.append(name, value)
        aborter = js.AbortController.new()
        options = {
            "method": request.method,
            "headers": headers,
            "body": to_js(body) if body else None,
            "signal": aborter.signal,
            "cache": "no-store",
            "credentials": "omit",
            # The endpoint sends nobody elsewhere; networks that want a login do.
            "redirect": "error",
        }
        try:
            reply = await js.fetch(
                str(request.url), to_js(options, dict_converter=js.Object.fromEntries)
            )
            content = (await reply.arrayBuffer()).to_bytes()
        except JsException as error:
            raise httpx.ConnectError(str(error), request=request) from error
        except BaseException:
            aborter.abort()
            raise
        # What the browser gives is inflated already.
        kept = [
            (name, value)
            for name, value in map(tuple, reply.headers)
            if name not in ("content-encoding", "content-length")
        ]
        return httpx.Response(reply.status, headers=kept, content=content, request=request)
