"""A person is erased: every byte of theirs goes, and a backup does not bring them back."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from app.endpoint.audit import entries, verify
from app.endpoint.erasure import erase_person, erased, hash_of
from app.endpoint.refusal import Refusal
from app.endpoint.tables import accounts, metadata
from tests.endpoints import NOW, Endpoint, body
from tests.hosted import WORDS, fill, person, rows_of


def said(endpoint: Endpoint) -> str:
    """Return everything that the tables hold."""
    with endpoint.database.owner() as connection:
        return "".join(
            str(row)
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
        )


async def test_a_person_goes_from_every_table_and_nobody_else_does(endpoint: Endpoint) -> None:
    token, account = await person(endpoint)
    _, other = await person(endpoint, "another-person", "tablet")
    filled = fill(endpoint.database, account)
    fill(endpoint.database, other, "another-person")
    before = rows_of(endpoint.database, other)
    assert set(rows_of(endpoint.database, account)) >= {*filled, "op", "device"} - {"round"}
    assert erase_person(endpoint.database, account, NOW) == account
    assert rows_of(endpoint.database, account) == {"erasure": 1}
    assert rows_of(endpoint.database, other) == before
    reply = await endpoint.sync(token)
    assert reply.status_code == 401
    with endpoint.database.owner() as connection:
        assert [who for who, _ in erased(connection)] == [account]
        noted = [row for row in entries(connection) if row["action"] == "person erased"]
        assert [(row["subject"], row["actor"]) for row in noted] == [(account, "operator")]
        assert verify(connection) == []


async def test_no_word_of_a_person_is_left_in_sqlites_files(tmp_path: Path) -> None:
    endpoint = Endpoint(tmp_path)
    _, account = await person(endpoint)
    _, other = await person(endpoint, "another-person", "tablet")
    filled = fill(endpoint.database, account)
    assert "attachment_part" in filled
    # A round belongs to its team: its title stays.
    with endpoint.database.owner() as connection:
        connection.execute(metadata.tables["round"].delete())

    def scan() -> tuple[bool, bool]:
        content = b"".join(path.read_bytes() for path in tmp_path.glob("endpoint.sqlite*"))
        return WORDS.encode() in content, b"another-person" in content

    assert scan() == (True, True)
    erase_person(endpoint.database, account, NOW)
    assert scan() == (False, True)
    assert rows_of(endpoint.database, other)
    await endpoint.close()


async def test_a_person_erases_themselves_at_the_endpoint(endpoint: Endpoint) -> None:
    token, account = await person(endpoint)
    _, other = await person(endpoint, "another-person", "tablet")
    fill(endpoint.database, account)
    headers = {"Authorization": f"Bearer {token}"}
    for asked in ({}, {"everything": False}):
        reply = await endpoint.http.post("/v1/erase", json=asked, headers=headers)
        assert reply.status_code == 400
    assert (await endpoint.http.post("/v1/erase", json={"everything": True})).status_code == 401
    reply = await endpoint.http.post("/v1/erase", json={"everything": True}, headers=headers)
    assert reply.status_code == 200
    assert rows_of(endpoint.database, account) == {"erasure": 1}
    assert rows_of(endpoint.database, other)
    assert (await endpoint.http.post("/v1/sync", json=body(), headers=headers)).status_code == 401


async def test_it_is_said_who_is_nobody_or_several(endpoint: Endpoint) -> None:
    await person(endpoint)
    await person(endpoint, "another-person")
    for who in ("nobody", "phone"):
        with pytest.raises(Refusal, match="Nothing was changed"):
            erase_person(endpoint.database, who, NOW)
    with endpoint.database.owner() as connection:
        assert erased(connection) == []


async def test_a_device_names_its_person(endpoint: Endpoint) -> None:
    _, account = await person(endpoint, device="phone-of-sam")
    assert erase_person(endpoint.database, "phone-of-sam", NOW) == account
    with endpoint.database.owner() as connection:
        row = connection.execute(select(accounts).where(accounts.c.id == account)).one()
    assert (row.name, row.seq) == ("", 0)
    assert hash_of(account) != account
