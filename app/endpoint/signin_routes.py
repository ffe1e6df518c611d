"""The routes of a sign-in: two of the device, and the page that the person comes back to."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import HTMLResponse, Response

from app.endpoint import messages, receipt_page, signin_messages
from app.endpoint.caller import account_asking, token_of
from app.endpoint.database import Database
from app.endpoint.openid import NoProvider, OpenId, address, begin
from app.endpoint.refusal import Refusal
from app.endpoint.signin import answer, finish, provider_of, put, take
from app.endpoint.signin_refused import Refused, note_refused

_log = logging.getLogger("leadwell.signin")
BACK = "/signin/back"
"""The path that an operator enters at the provider as the redirect address."""
DONE = "You are signed in"
DONE_WORDS = (
    "Go back to Leadwell, where you began, and type this code: {code}. It works once, for ten "
    "minutes. Type it only on your own device, and read it out to nobody."
)
NOT_DONE = "You are not signed in"
NOT_DONE_WORDS = (
    "This sign-in has run out, was used before, or your organisation did not confirm it. Nothing "
    "was changed. Please go back to Leadwell and begin again."
)


def add_signin(app: FastAPI, database: Database, now: Callable[[], int], openid: OpenId) -> None:
    """Add the routes of a sign-in to the endpoint."""

    @app.post("/v1/signin", response_model=signin_messages.SignInAnswer, responses=messages.REFUSED)
    def start(body: signin_messages.SignInRequest, request: Request) -> Any:
        """Begin a sign-in with an organisation's own provider."""
        with database.transaction() as connection:
            account = account_asking(connection, request) if token_of(request) else ""
            id, provider = provider_of(connection, body.organisation)
        begun = begin()
        try:
            places = openid.places(provider)
        except NoProvider as error:
            raise Refusal(502, "provider", str(error)) from error
        with database.transaction() as connection:
            put(connection, id, begun, body.secret, account, now())
        return {"address": address(provider, places, begun, _back(request))}

    @app.post("/v1/signin/done", response_model=messages.EnrolAnswer, responses=messages.REFUSED)
    def done(body: signin_messages.SignedInRequest) -> Any:
        """Let the device in that began a sign-in."""
        try:
            with database.transaction() as connection:
                joined = finish(connection, body.secret, body.code, body.device, now())
        except Refused as error:
            with database.transaction() as connection:
                note_refused(connection, error.login, error.refusal.code, now())
            raise error.refusal from None
        if joined is None:
            raise Refusal(404, "code", "This is not the code of the page. Please check it.")
        return messages.EnrolAnswer(
            account=joined.account, organisation=joined.organisation, token=joined.token
        )

    @app.get(BACK, include_in_schema=False)
    def back(request: Request, state: str = "", code: str = "") -> Response:
        """Take who comes back from the provider, and show the code for their device."""
        shown = _code(request, state, code) if state and code else None
        if shown is None:
            return _page(NOT_DONE, NOT_DONE_WORDS, 400)
        return _page(DONE, DONE_WORDS.format(code=shown))

    def _code(request: Request, state: str, code: str) -> str | None:
        with database.transaction() as connection:
            found = take(connection, state, now())
        if found is None:
            return None
        login, provider = found
        try:
            # The provider may take its time, so no transaction is open meanwhile.
            claims = openid.claims(provider, code, login.verifier, login.nonce, _back(request))
        except NoProvider as error:
            # For the operator, who has to find out what is set up wrongly; nothing of the person.
            _log.warning("A sign-in was not confirmed: %s", type(error.__cause__).__name__)
            with database.transaction() as connection:
                note_refused(connection, login, "not confirmed", now())
            return None
        with database.transaction() as connection:
            return answer(connection, login, provider, claims)


def _back(request: Request) -> str:
    return f"{str(request.base_url).rstrip('/')}{BACK}"


def _page(title: str, words: str, status: int = 200) -> Response:
    return HTMLResponse(receipt_page.words_page(title, words), status, receipt_page.HEADERS)
