"""The routes of the endpoint."""

from __future__ import annotations

import gzip
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy import select
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse, Response

from app.endpoint import messages
from app.endpoint.caller import account_asking
from app.endpoint.database import Database
from app.endpoint.enrolment import create_link, join_by_invite, join_by_link
from app.endpoint.envelope import Envelope
from app.endpoint.exchange import Push, exchange
from app.endpoint.member_routes import add_members
from app.endpoint.receipt_routes import add_receipts
from app.endpoint.refusal import Refusal
from app.endpoint.round_routes import add_rounds
from app.endpoint.share_routes import add_shares
from app.endpoint.view_routes import add_views
from app.endpoint.web import Web
from app.models.clock import wall
from app.sync.protocol import HEADER, OPS_LIMIT

_COMPRESSED_FROM = 1024


def create_app(
    database_url: str, web: Path | None = None, now: Callable[[], int] = wall
) -> FastAPI:
    """Return the endpoint over the database at `database_url`, with the app in `web`, if any.

    `now` gives milliseconds since 1970. `app.state.database` is to be closed in the end, which
    a server does.
    """
    database = Database(database_url)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        database.close()

    # The pages that FastAPI makes of the OpenAPI document load scripts from elsewhere.
    app = FastAPI(title="Leadwell", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.database = database
    app.add_middleware(Envelope)
    # A token proves who asks, never a cookie, so any host of the app may ask.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["POST"],
        allow_headers=["Authorization", "Content-Type", "Content-Encoding", HEADER],
        expose_headers=[HEADER, "Retry-After"],
    )
    _add_refusals(app)
    _add_routes(app, database, now)
    add_members(app, database, now)
    add_receipts(app, database, now)
    add_views(app, database, now)
    add_shares(app, database, now)
    add_rounds(app, database, now)
    if web is not None:
        app.mount("/", Web(web))
    return app


def _add_routes(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    refused: dict[int | str, dict[str, Any]] = {"4XX": {"model": messages.RefusalAnswer}}

    @app.get("/health", response_model=messages.Health)
    def health() -> Any:
        """Say that the endpoint and its database answer."""
        with database.transaction() as connection:
            connection.execute(select(1))
        return {"status": "ok", "now": now()}

    @app.post("/v1/sync", response_model=messages.SyncAnswer, responses=refused)
    def sync(body: messages.SyncRequest, request: Request) -> Any:
        """Take ops of a device and return those it lacks."""
        if len(body.push.ops) > OPS_LIMIT:
            raise Refusal(
                413,
                "many",
                f"These are more changes than the endpoint takes at once ({OPS_LIMIT}). "
                "Please send them in smaller parts.",
            )
        push = Push(body.device, body.push.start, body.push.ops)
        with database.transaction() as connection:
            account = account_asking(connection, request)
            answer = exchange(connection, account, push, body.pull.cursor, body.pull.limit, now())
        return _json(answer, request)

    @app.post("/v1/enrol", response_model=messages.EnrolAnswer, responses=refused)
    def enrol(body: messages.EnrolRequest, request: Request) -> Any:
        """Let a device in, with an invite's code or with another device's link."""
        source = request.client.host if request.client else ""
        if body.link is not None:
            joined = join_by_link(database, body.link, body.device, source, now())
        else:
            code = body.code or ""
            joined = join_by_invite(database, code, body.device, body.name, source, now())
        return messages.EnrolAnswer(
            account=joined.account,
            organisation=joined.organisation,
            token=joined.token,
            mailbox=joined.mailbox,
        )

    @app.post("/v1/link", response_model=messages.LinkAnswer, responses=refused)
    def link(body: messages.LinkRequest, request: Request) -> Any:
        """Return a code with which one more device of this person may join."""
        with database.transaction() as connection:
            account = account_asking(connection, request)
            code, expires = create_link(connection, account, body.mailbox, now())
        return {"link": code, "expires": expires}


def _add_refusals(app: FastAPI) -> None:
    @app.exception_handler(Refusal)
    async def refuse(request: Request, refusal: Refusal) -> Response:
        return refusal.response()

    @app.exception_handler(RequestValidationError)
    async def refuse_shape(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"] if part != "body")
        words = f"The endpoint does not understand this request ({place}: {first['msg']})."
        return await refuse(request, Refusal(400, "shape", words))

    @app.exception_handler(HTTPException)
    async def refuse_place(request: Request, error: HTTPException) -> Response:
        if request.url.path.startswith("/v1/"):
            words = "There is nothing at this address of the endpoint."
            return await refuse(request, Refusal(error.status_code, "address", words))
        headers = {"Cache-Control": "no-cache", **(error.headers or {})}
        return PlainTextResponse("There is nothing here.", error.status_code, headers)


def _json(answer: dict[str, Any], request: Request) -> Response:
    """Return `answer` as it is, since it was made here, compressed where that helps."""
    content = json.dumps(answer, separators=(",", ":")).encode()
    headers = {"Vary": "Accept-Encoding"}
    accepted = request.headers.get("Accept-Encoding", "")
    if len(content) >= _COMPRESSED_FROM and "gzip" in accepted:
        content = gzip.compress(content, 5)
        headers["Content-Encoding"] = "gzip"
    return Response(content, media_type="application/json", headers=headers)
