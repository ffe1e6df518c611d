"""The routes of receipts: two pages for a team without a log-in, three requests of its leader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from app.endpoint import messages, receipt_page
from app.endpoint.caller import account_asking
from app.endpoint.database import Database
from app.endpoint.receipt import answers, keep, put, said, shown, withdraw
from app.endpoint.refusal import Refusal
from app.models.receipt import Asked, Receipt

FORM_LIMIT = 8 * 1024
"""The most bytes of a form."""
FIELDS = 64
"""The most fields of a form."""


def _html(content: str, status: int = 200, retry_after: int = 0) -> Response:
    headers = dict(receipt_page.HEADERS)
    if retry_after:
        headers["Retry-After"] = str(retry_after)
    return HTMLResponse(content, status, headers)


def _gone() -> Response:
    return _html(receipt_page.words_page(receipt_page.GONE, receipt_page.GONE_WORDS), 404)


async def _form(request: Request) -> dict[str, list[str]] | None:
    """Return the fields of a form; None where it is larger than any of ours."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > FORM_LIMIT:
            return None
    try:
        return parse_qs(body.decode("utf-8", "replace"), max_num_fields=FIELDS)
    except ValueError:
        return None


def add_receipts(app: FastAPI, database: Database, now: Callable[[], int]) -> None:
    """Add the routes of receipts to the endpoint."""

    @app.post("/v1/receipt", response_model=messages.Done, responses=messages.REFUSED)
    def put_up(body: messages.ReceiptRequest, request: Request) -> Any:
        """Show a receipt at its address until it is taken back."""
        asked = tuple(Asked(promise.words, promise.due) for promise in body.promises)
        receipt = Receipt(body.receipt, body.place, body.day, asked)
        with database.transaction() as connection:
            put(connection, account_asking(connection, request), receipt, body.token, now())
        return {}

    @app.post("/v1/receipt/withdraw", response_model=messages.Done, responses=messages.REFUSED)
    def take_back(body: messages.WithdrawRequest, request: Request) -> Any:
        """Forget a receipt and all that was answered to it."""
        with database.transaction() as connection:
            withdraw(connection, account_asking(connection, request), body.receipt)
        return {}

    @app.post(
        "/v1/receipt/answers", response_model=messages.AnswersAnswer, responses=messages.REFUSED
    )
    def fetch(body: messages.AnswersRequest, request: Request) -> Any:
        """Return what teams answered since."""
        with database.transaction() as connection:
            found, more = answers(connection, account_asking(connection, request), body.after)
        return {"answers": found, "more": more}

    @app.get("/receipt/{token}", include_in_schema=False)
    def ask(token: str) -> Response:
        """Show what was promised, and ask whether it happened."""
        with database.transaction() as connection:
            found = shown(connection, token, now())
        return _gone() if found is None else _html(receipt_page.form_page(found[1]))

    @app.post("/receipt/{token}", include_in_schema=False)
    async def answer(token: str, request: Request) -> Response:
        """Keep what the team says."""
        form = await _form(request)
        if form is None:
            words = receipt_page.words_page(receipt_page.LARGE, receipt_page.LARGE_WORDS)
            return _html(words, 413)
        return await run_in_threadpool(_keep, token, form)

    def _keep(token: str, form: dict[str, list[str]]) -> Response:
        try:
            with database.transaction() as connection:
                found = shown(connection, token, now())
                if found is None:
                    return _gone()
                what = said(form, found[1])
                if what is None:
                    return _html(receipt_page.form_page(found[1], form), 422)
                keep(connection, *found, what, now())
        except Refusal as refusal:
            is_busy = refusal.code == "wait"
            page = (
                receipt_page.words_page(receipt_page.WAIT, receipt_page.WAIT_WORDS)
                if is_busy
                else receipt_page.words_page(receipt_page.FULL, receipt_page.FULL_WORDS)
            )
            return _html(page, refusal.status, refusal.retry_after)
        return _html(receipt_page.words_page(receipt_page.THANKS, receipt_page.THANKS_WORDS))
