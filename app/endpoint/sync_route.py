"""`POST /v1/sync`: from the bytes of a request to those of its answer.

Everybody who syncs comes here, and with many changes, so the ops in it are not taken apart and put
together again by the framework: they are read once, and each is checked by itself.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.endpoint import messages
from app.endpoint.caller import account_asking
from app.endpoint.database import Database
from app.endpoint.exchange import Push, exchange
from app.endpoint.refusal import Refusal
from app.endpoint.versions import speak
from app.endpoint.watch import tally
from app.sync.protocol import OPS_LIMIT

_COMPRESSED_FROM = 1024
_LONG = 32 * 1024
"""Bytes from which an answer is compressed quickly rather than well."""
_DIGITS = re.compile(rb"[0-9]{19}")
_LONG_NUMBER = re.compile(rb"(?<=[:,\[\s-])[0-9]{19}")
"""A whole number that orjson might read as a float, which loses its last digits."""


def add_sync(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Let devices of `database` sync."""
    body = {"schema": _whole(messages.SyncRequest.model_json_schema())}
    document = {"requestBody": {"required": True, "content": {"application/json": body}}}

    def answer(request: Request, content: bytes) -> Response:
        # Who is not known is not told what else is wrong.
        push, pull = _read(content, now())
        with database.transaction() as connection:
            account = account_asking(connection, request)
            told = exchange(connection, account, push, pull.cursor, pull.limit, now())
        tally(request, len(push.ops), told.rejected, told.pulled)
        return _response(told.text.encode(), request)

    @app.post(
        "/v1/sync",
        response_model=messages.SyncAnswer,
        responses=messages.REFUSED,
        openapi_extra=document,
    )
    async def sync(request: Request) -> Any:
        """Take ops of a device and return those it lacks."""
        return await run_in_threadpool(answer, request, await request.body())


def _whole(schema: dict[str, Any]) -> Any:
    """Return a schema with its parts in it, not beside it, where an OpenAPI document has none."""
    parts = {f"#/$defs/{name}": part for name, part in schema.pop("$defs", {}).items()}

    def put_in(value: Any) -> Any:
        if isinstance(value, dict):
            return (
                put_in(parts[value["$ref"]])
                if "$ref" in value
                else {key: put_in(each) for key, each in value.items()}
            )
        return [put_in(each) for each in value] if isinstance(value, list) else value

    return put_in(schema)


def _read(content: bytes, now: int) -> tuple[Push, messages.PullRequest]:
    """Return what a request asks. Refusal, RequestValidationError: it does not ask anything."""
    # The first look is twice as quick as the second.
    is_proper = not (_DIGITS.search(content) and _LONG_NUMBER.search(content))
    try:
        try:
            data = orjson.loads(content) if is_proper else json.loads(content)
        except orjson.JSONDecodeError:
            # One op that is no proper JSON must not keep the others from being taken.
            data, is_proper = json.loads(content), False
    except (ValueError, RecursionError) as error:
        raise Refusal(
            400, "shape", "The endpoint does not understand this request: it is not JSON."
        ) from error
    if isinstance(data, dict) and "v" in data:
        speak(data["v"], now)
    try:
        asked = messages.SyncRequest.model_validate(data)
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_input=False)) from error
    if len(asked.push.ops) > OPS_LIMIT:
        raise Refusal(
            413,
            "many",
            f"These are more changes than the endpoint takes at once ({OPS_LIMIT}). "
            "Please send them in smaller parts.",
        )
    push = Push(asked.device, asked.push.start, asked.push.ops, is_proper, asked.push.prev)
    return push, asked.pull


def _response(content: bytes, request: Request) -> Response:
    headers = {"Vary": "Accept-Encoding"}
    accepted = request.headers.get("Accept-Encoding", "")
    if len(content) >= _COMPRESSED_FROM and "gzip" in accepted:
        content = gzip.compress(content, 1 if len(content) > _LONG else 5, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(content, media_type="application/json", headers=headers)
