"""Receipts at the endpoint: put up by a leader, answered by anybody with the address."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from sqlalchemy import select

from app.endpoint import receipt_page as words
from app.endpoint.receipt import AT_ONCE, LIFE, MOST_ANSWERS, MOST_RECEIPTS
from app.endpoint.tables import receipt_answers, receipts
from tests.endpoints import NOW, Endpoint

SECRET = "s" * 43
OTHER = "o" * 43


class Time:
    """The endpoint's clock, set by hand."""

    at = NOW

    def __call__(self) -> int:
        return self.at


@pytest.fixture
def clock() -> Callable[[], int]:
    return Time()


class Form(HTMLParser):
    """What is on a page: its words, the fields of its form, the language, and its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.radios: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.language = ""
        self.labels = 0
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append(tag)
        if tag == "html":
            self.language = known.get("lang") or ""
        if tag == "input" and known.get("type") == "radio":
            self.radios.append((known["name"] or "", known["value"] or ""))
            if "checked" in known:
                self.fields[known["name"] or ""] = known["value"] or ""
        elif tag in ("input", "textarea"):
            self.fields[known["name"] or ""] = known.get("value") or ""

    def handle_data(self, data: str) -> None:
        self.words += data


def asked(*more: Any, **parts: Any) -> dict[str, Any]:
    return {
        "receipt": "r1",
        "token": SECRET,
        "place": "Maple <ward>",
        "day": "2025-11-26",
        "promises": [
            {"words": "Mend the lift & its lock", "due": "2025-12-03"},
            {"words": "Ask about a second trolley", "due": ""},
        ],
        **parts,
    }


async def put(endpoint: Endpoint, bearer: str, **parts: Any) -> httpx.Response:
    return await own(endpoint, bearer, "", asked(**parts))


async def own(endpoint: Endpoint, token: str, path: str, body: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return await endpoint.http.post(f"/v1/receipt{path}", json=body, headers=headers)


async def send(endpoint: Endpoint, secret: str = SECRET, **fields: str) -> httpx.Response:
    return await endpoint.http.post(
        f"/receipt/{secret}",
        content=urlencode(fields),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )


async def heard(endpoint: Endpoint, token: str, **after: int) -> Any:
    reply = await own(endpoint, token, "/answers", {"after": after or {"r1": 0}})
    assert reply.status_code == 200
    return reply.json()


async def test_the_page_lists_the_promises_and_asks_without_script_cookie_or_log_in(
    endpoint: Endpoint, token: str
) -> None:
    assert (await put(endpoint, token)).json() == {"done": True}
    reply = await endpoint.http.get(f"/receipt/{SECRET}")
    assert reply.status_code == 200 and reply.headers["Content-Type"].startswith("text/html")
    form = Form(reply.text)
    assert form.language == "en-GB" and form.tags.count("h1") == 1
    assert form.tags.count("fieldset") == form.tags.count("legend") == 2
    assert form.radios == [(f"p{n}", word) for n in (0, 1) for word in ("yes", "partly", "not-yet")]
    for said in ("Maple <ward>", "26 November 2025", "Mend the lift & its lock", "3 December 2025"):
        assert said in form.words
    assert "No names" in form.words
    assert "script" not in form.tags and "img" not in form.tags and "link" not in form.tags
    assert "set-cookie" not in reply.headers
    policy = reply.headers["Content-Security-Policy"]
    (style,) = re.findall(r"<style>(.*?)</style>", reply.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy and "default-src 'none'" in policy
    assert reply.headers["Referrer-Policy"] == "no-referrer"
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["X-Robots-Tag"] == "noindex"


async def test_an_answer_is_kept_once_and_only_its_leader_hears_it(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    once = Form((await endpoint.http.get(f"/receipt/{SECRET}")).text).fields["once"]
    fields = {"once": once, "p0": "yes", "p1": "", "line": " Much\n\0 better "}
    for _ in range(2):
        reply = await send(endpoint, **fields)
        assert reply.status_code == 200 and words.THANKS in reply.text
    assert await heard(endpoint, token) == {
        "answers": [
            {"receipt": "r1", "seq": 1, "id": once, "said": "10", "line": "Much better", "at": NOW}
        ],
        "more": False,
    }
    assert (await heard(endpoint, token, r1=1))["answers"] == []
    assert (await heard(endpoint, await endpoint.join("other")))["answers"] == []


async def test_a_form_that_says_nothing_is_asked_again_with_what_was_typed(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    reply = await send(endpoint, once="abc", line="<b>Typed</b>", p0="maybe", p9="yes")
    assert reply.status_code == 422 and words.NOTHING in reply.text
    assert "&lt;b&gt;Typed&lt;/b&gt;" in reply.text
    assert Form(reply.text).fields["once"] == "abc"
    assert (await heard(endpoint, token))["answers"] == []


@pytest.mark.parametrize("path", ["x", SECRET[:-1], "%2e%2e", "a" * 4000])
async def test_an_address_that_is_not_whole_says_so_and_tells_nothing(
    endpoint: Endpoint, token: str, path: str
) -> None:
    await put(endpoint, token)
    for reply in (
        await endpoint.http.get(f"/receipt/{path}"),
        await send(endpoint, path, p0="yes"),
    ):
        assert reply.status_code == 404
        assert words.GONE in reply.text and "Maple" not in reply.text


async def test_a_receipt_that_is_taken_back_is_gone_with_its_answers(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    await send(endpoint, p0="yes")
    for _ in range(2):
        assert (await own(endpoint, token, "/withdraw", {"receipt": "r1"})).json() == {"done": True}
    assert (await endpoint.http.get(f"/receipt/{SECRET}")).status_code == 404
    with endpoint.database.owner() as connection:
        assert not connection.execute(select(receipts)).all()
        assert not connection.execute(select(receipt_answers)).all()


async def test_nobody_else_takes_a_receipt_back_or_its_address_over(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    other = await endpoint.join("other")
    await own(endpoint, other, "/withdraw", {"receipt": "r1"})
    assert (await put(endpoint, other)).status_code == 409
    assert (await endpoint.http.get(f"/receipt/{SECRET}")).status_code == 200
    for path, body in (
        ("", asked()),
        ("/withdraw", {"receipt": "r1"}),
        ("/answers", {"after": {}}),
    ):
        assert (await own(endpoint, "nobody", path, body)).status_code == 401


async def test_a_receipt_put_up_anew_keeps_its_answers_and_may_have_another_address(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    await send(endpoint, p0="partly")
    await put(endpoint, token, token=OTHER, place="Oak ward")
    assert (await endpoint.http.get(f"/receipt/{SECRET}")).status_code == 404
    assert "Oak ward" in (await endpoint.http.get(f"/receipt/{OTHER}")).text
    assert [each["said"] for each in (await heard(endpoint, token))["answers"]] == ["20"]


async def test_too_many_answers_at_once_are_asked_to_wait_and_a_full_receipt_says_so(
    endpoint: Endpoint, token: str
) -> None:
    await put(endpoint, token)
    time = endpoint.now
    assert isinstance(time, Time)
    for _ in range(AT_ONCE):
        assert (await send(endpoint, p0="yes")).status_code == 200
    reply = await send(endpoint, p0="yes")
    assert reply.status_code == 429 and reply.headers["Retry-After"] == "600"
    assert words.WAIT in reply.text
    for number in range(AT_ONCE, MOST_ANSWERS):
        if number % AT_ONCE == 0:
            time.at += 11 * 60 * 1000
        assert (await send(endpoint, p0="yes")).status_code == 200
    time.at += 11 * 60 * 1000
    reply = await send(endpoint, p0="yes")
    assert reply.status_code == 409 and words.FULL in reply.text
    assert len((await heard(endpoint, token))["answers"]) == MOST_ANSWERS


async def test_a_form_that_is_too_large_is_not_read(endpoint: Endpoint, token: str) -> None:
    await put(endpoint, token)
    reply = await send(endpoint, p0="yes", line="l" * 10_000)
    assert reply.status_code == 413 and words.LARGE in reply.text
    many = {f"x{n}": "1" for n in range(100)}
    assert (await send(endpoint, p0="yes", **many)).status_code == 413
    assert (await heard(endpoint, token))["answers"] == []


async def test_a_receipt_ends_after_half_a_year(endpoint: Endpoint, token: str) -> None:
    await put(endpoint, token)
    time = endpoint.now
    assert isinstance(time, Time)
    time.at += LIFE
    assert (await endpoint.http.get(f"/receipt/{SECRET}")).status_code == 200
    time.at += 1
    assert (await endpoint.http.get(f"/receipt/{SECRET}")).status_code == 404
    await put(endpoint, token, receipt="r2", token=OTHER)
    with endpoint.database.owner() as connection:
        assert [row.receipt for row in connection.execute(select(receipts))] == ["r2"]


async def test_there_is_an_end_to_how_many_receipts_one_has(endpoint: Endpoint, token: str) -> None:
    await put(endpoint, token)
    with endpoint.database.owner() as connection:
        row = dict(connection.execute(select(receipts)).mappings().one())
        for number in range(1, MOST_RECEIPTS):
            connection.execute(
                receipts.insert().values(
                    {**row, "receipt": f"n{number}", "token_hash": str(number)}
                )
            )
    assert (await put(endpoint, token, receipt="r2", token=OTHER)).status_code == 409
    assert (await put(endpoint, token, place="Oak")).status_code == 200


@pytest.mark.parametrize(
    "parts",
    [
        {"token": "short"},
        {"token": "with space" * 5},
        {"promises": []},
        {"promises": [{"words": "w"}] * 13},
        {"promises": [{"words": "w" * 301}]},
        {"promises": [{"words": ""}]},
        {"receipt": "no name"},
    ],
)
async def test_what_is_no_receipt_is_refused_in_words(
    endpoint: Endpoint, token: str, parts: dict[str, Any]
) -> None:
    reply = await put(endpoint, token, **parts)
    assert reply.status_code == 400 and reply.json()["message"]
