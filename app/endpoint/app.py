"""The routes of the endpoint."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse, Response

from app.endpoint import messages
from app.endpoint.attachment_routes import add_attachments
from app.endpoint.audit_routes import add_audit
from app.endpoint.caller import account_asking, source_of
from app.endpoint.daily import Daily
from app.endpoint.database import Database
from app.endpoint.device_routes import add_devices
from app.endpoint.document import document
from app.endpoint.enrolment import create_link, join_by_invite, join_by_link
from app.endpoint.envelope import Envelope
from app.endpoint.erasure_routes import add_erasure
from app.endpoint.health import add_health
from app.endpoint.invite_routes import add_invites
from app.endpoint.limits import Buckets, Limits
from app.endpoint.member_routes import add_members
from app.endpoint.metrics import Metrics, add_metrics
from app.endpoint.openid import OpenId
from app.endpoint.receipt_routes import add_receipts
from app.endpoint.refusal import Refusal
from app.endpoint.report_routes import add_reports
from app.endpoint.round_routes import add_rounds
from app.endpoint.service import Service
from app.endpoint.share_routes import add_shares
from app.endpoint.signin_routes import add_signin
from app.endpoint.sync_route import add_sync
from app.endpoint.team_routes import add_teams
from app.endpoint.view_routes import add_views
from app.endpoint.watch import Guard, Watch
from app.endpoint.web import Web
from app.models.clock import wall
from app.sync.protocol import HEADER


def create_app(
    database_url: str,
    web: Path | None = None,
    now: Callable[[], int] = wall,
    openid: OpenId | None = None,
    service: Service | None = None,
) -> FastAPI:
    """Return the endpoint over the database at `database_url`, with the app in `web`, if any.

    `now` gives milliseconds since 1970; `openid` speaks to providers; `service` is how it is run.
    `app.state.database` is to be closed in the end, which a server does.
    """
    service = service or Service()
    database = Database(database_url)
    openid = openid or OpenId()
    metrics = Metrics(database)
    daily = Daily(database, now)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if service.is_daily:
            daily.start()
        yield
        openid.close()
        await daily.stop()
        database.close()

    # The pages that FastAPI makes of the OpenAPI document load scripts from elsewhere.
    app = FastAPI(title="Leadwell", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.database = database
    app.state.now = now
    # What is added later is around what was added before.
    app.add_middleware(Guard, metrics=metrics)
    app.add_middleware(Envelope)
    app.add_middleware(Limits, syncs=Buckets(service.syncs) if service.syncs else None)
    # A token proves who asks, never a cookie, so any host of the app may ask.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["POST"],
        allow_headers=["Authorization", "Content-Type", "Content-Encoding", HEADER],
        expose_headers=[HEADER, "Retry-After"],
    )
    app.add_middleware(Watch, metrics=metrics, routes=lambda: app.routes)
    _add_refusals(app)
    add_health(app, database, now)
    add_metrics(app, metrics, service.metrics)
    _add_routes(app, database, now)
    add_sync(app, database, now)
    add_members(app, database, now)
    add_teams(app, database, now)
    add_invites(app, database, now)
    add_devices(app, database, now)
    add_attachments(app, database, now)
    add_receipts(app, database, now)
    add_views(app, database, now)
    add_signin(app, database, now, openid)
    add_reports(app, database, now)
    add_audit(app, database, now)
    add_erasure(app, database, now)
    add_shares(app, database, now)
    add_rounds(app, database, now)
    document(app)
    if web is not None:
        app.mount("/", Web(web))
    return app


def _add_routes(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    @app.post("/v1/enrol", response_model=messages.EnrolAnswer, responses=messages.REFUSED)
    def enrol(body: messages.EnrolRequest, request: Request) -> Any:
        """Let a device in, with an invite's code or with another device's link."""
        source = source_of(request)
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

    @app.post("/v1/link", response_model=messages.LinkAnswer, responses=messages.REFUSED)
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
        what = ": ".join(filter(None, (place, first["msg"])))
        words = f"The endpoint does not understand this request ({what})."
        return await refuse(request, Refusal(400, "shape", words))

    @app.exception_handler(HTTPException)
    async def refuse_place(request: Request, error: HTTPException) -> Response:
        if request.url.path.startswith("/v1/"):
            words = "There is nothing at this address of the endpoint."
            return await refuse(request, Refusal(error.status_code, "address", words))
        headers = {"Cache-Control": "no-cache", **(error.headers or {})}
        return PlainTextResponse("There is nothing here.", error.status_code, headers)
