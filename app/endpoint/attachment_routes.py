"""The routes of attachments: what is here, a part in, a part out, and what may go."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response

from app.endpoint import attachment_messages, messages
from app.endpoint.attachment import Part, Wrong, get, have, put, remove
from app.endpoint.caller import account_asking, caller_of
from app.endpoint.database import Database
from app.endpoint.refusal import Refusal


def add_attachments(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the routes of attachments to the endpoint."""
    path = "/v1/attachments"

    @app.post(
        f"{path}/have", response_model=attachment_messages.HaveAnswer, responses=messages.REFUSED
    )
    def look(body: attachment_messages.HaveRequest, request: Request) -> Any:
        """Say what is here, whole or in parts, so that a device sends only the rest."""
        with database.transaction() as connection:
            return have(connection, account_asking(connection, request), body.digests)

    @app.post(
        f"{path}/put", response_model=attachment_messages.PutAnswer, responses=messages.REFUSED
    )
    def keep(body: attachment_messages.PutRequest, request: Request) -> Any:
        """Keep a part; with the last one, the whole is looked at."""
        part = _part(body)
        wrong: Refusal | None = None
        with database.transaction() as connection:
            caller = caller_of(connection, request)
            try:
                whole = put(connection, caller.account, caller.organisation, part, now())
            except Wrong as error:
                # What is thrown away must be gone, so this transaction ends well.
                wrong = error.refusal()
        if wrong is not None:
            raise wrong
        return {"whole": whole}

    @app.post(
        f"{path}/get", response_model=attachment_messages.GetAnswer, responses=messages.REFUSED
    )
    def hand_out(body: attachment_messages.GetRequest, request: Request) -> Any:
        """Return a part of something that is whole."""
        with database.transaction() as connection:
            account = account_asking(connection, request)
            size, content = get(connection, account, body.digest, body.number)
        answer = {"size": size, "content": b64encode(content).decode()}
        return _compressed(answer, request)

    @app.post(f"{path}/remove", response_model=messages.Done, responses=messages.REFUSED)
    def drop(body: attachment_messages.RemoveRequest, request: Request) -> Any:
        """Throw away what no photo names any more."""
        with database.transaction() as connection:
            account = account_asking(connection, request)
            remove(connection, account, body.digests, body.cursor)
        return {}


def _part(body: attachment_messages.PutRequest) -> Part:
    try:
        content = b64decode(body.content, validate=True)
    except ValueError as error:
        raise Refusal(400, "shape", "This part of a photo is not in base64.") from error
    return Part(body.digest, body.size, body.number, body.check, content)


def _compressed(answer: dict[str, Any], request: Request) -> Response:
    """Return `answer` in gzip, where it is understood. Base64 is a third larger than it need be;
    shorter codes for its letters take that away, and nothing in it repeats (seen: a quarter of the
    time of level 5, and smaller)."""
    content, headers = json.dumps(answer).encode(), {"Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        packer = zlib.compressobj(1, zlib.DEFLATED, 31, 9, zlib.Z_HUFFMAN_ONLY)
        content = packer.compress(content) + packer.flush()
        headers["Content-Encoding"] = "gzip"
    return Response(content, media_type="application/json", headers=headers)
