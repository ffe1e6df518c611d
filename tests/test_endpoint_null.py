"""Null characters, which PostgreSQL does not keep: refused everywhere, whatever the database."""

from __future__ import annotations

from typing import Any

import pytest

from tests.endpoints import NOW, Endpoint, body

NULL = "a\0b"
TOKEN = "t" * 40
RECEIPT: dict[str, Any] = {
    "receipt": "r1",
    "token": TOKEN,
    "place": "Maple ward",
    "day": "2026-11-20",
    "promises": [{"words": "Mend the lift", "due": ""}],
}


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("link", {"mailbox": NULL}),
        ("receipt", {**RECEIPT, "place": NULL}),
        ("receipt", {**RECEIPT, "promises": [{"words": NULL}]}),
        ("receipt/answers", {"after": {NULL: 0}}),
        ("members/list", {"after": NULL}),
        ("shared", {"space": NULL}),
        ("shared/team", {"team": "t", "after": NULL}),
        ("signin", {"organisation": NULL, "secret": TOKEN}),
        ("rounds/open", {"team": "t", "round": "r", "title": NULL, "until": NOW}),
        ("attachments/remove", {"digests": [], "cursor": NULL}),
        ("reports/training", {"topics": [NULL]}),
        ("sync", body(cursor=NULL)),
    ],
)
async def test_a_null_in_a_text_is_refused_in_words(
    endpoint: Endpoint, token: str, path: str, asked: dict[str, Any]
) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    reply = await endpoint.http.post(f"/v1/{path}", json=asked, headers=headers)
    assert (reply.status_code, reply.json()["code"]) == (400, "shape"), reply.text
