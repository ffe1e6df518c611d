"""Backups: made while the endpoint serves, put back, and tried out before they are needed."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.endpoint.audit import entries, verify
from app.endpoint.backup import BackupDamaged, DataThere, FileThere, back_up, restore
from app.endpoint.database import Database, ForeignDatabase
from app.endpoint.dump import DumpDamaged, NoScratch, NoTool
from app.endpoint.erasure import erase_person, erased, read, written
from app.endpoint.rehearsal import rehearse, report
from app.endpoint.tables import accounts, ops
from tests.databases import OWNER, Postgres
from tests.endpoints import NOW, Endpoint, change, pulled
from tests.hosted import person, rows_of, with_tools


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", with_tools()["PATH"])


@pytest.fixture
def may_make(request: pytest.FixtureRequest, database_url: str) -> None:
    """Let the owner make a database for a rehearsal, on PostgreSQL."""
    if database_url.startswith("postgresql"):
        server: Postgres = request.getfixturevalue("postgres")
        server.run(f"ALTER ROLE {OWNER} CREATEDB")


async def test_a_backup_brings_back_what_was_there(endpoint: Endpoint, tmp_path: Path) -> None:
    token, _ = await person(endpoint)
    file = tmp_path / "backups" / "monday.backup"
    assert back_up(endpoint.database_url, file) == file.stat().st_size
    assert file.stat().st_mode & 0o077 == 0
    before = await pulled(endpoint, token)
    await endpoint.sync(token, start=4, ops=[change(4)])
    with pytest.raises(DataThere):
        restore(endpoint.database_url, file, set(), NOW)
    assert len((await pulled(endpoint, token))["ops"]) == 4
    restore(endpoint.database_url, file, set(), NOW, is_replacing=True)
    after = await pulled(endpoint, token)
    assert after["ops"] == before["ops"]
    # Numbers after the backup are given out again, so every cursor has to be a new one.
    assert after["cursor"].partition(":")[0] != before["cursor"].partition(":")[0]
    with endpoint.database.owner() as connection:
        assert verify(connection) == []
        assert [row["action"] for row in entries(connection)][-2:] == ["device joined", "restored"]
    # The device that had sent more sends it again, and goes on.
    again = await endpoint.sync(token, start=4, ops=[change(4)])
    assert again.json()["push"]["next"] == 5


async def test_a_backup_is_of_one_moment_while_devices_write(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    token, account = await person(endpoint)
    taken = 3

    async def write() -> None:
        nonlocal taken
        for start in range(4, 64, 3):
            made = [change(q) for q in range(start, start + 3)]
            assert (await endpoint.sync(token, start=start, ops=made)).status_code == 200
            taken = start + 2

    writing = asyncio.create_task(write())
    known = []
    for number in range(4):
        await asyncio.sleep(0)
        known.append(taken)
        await asyncio.to_thread(back_up, endpoint.database_url, tmp_path / f"{number}.backup")
    await writing
    for number, least in enumerate(known):
        restore(endpoint.database_url, tmp_path / f"{number}.backup", set(), NOW, is_replacing=True)
        with endpoint.database.owner() as connection:
            there = connection.scalars(select(ops.c.q).order_by(ops.c.q)).all()
            seq = connection.scalar(select(accounts.c.seq).where(accounts.c.id == account))
        assert list(there) == list(range(1, len(there) + 1))
        assert len(there) == seq and len(there) % 3 == 0 and len(there) >= least


async def test_who_was_erased_since_stays_so(endpoint: Endpoint, tmp_path: Path) -> None:
    _, account = await person(endpoint)
    _, lost = await person(endpoint, "another-person", "tablet")
    _, kept = await person(endpoint, "a-third-person", "laptop")
    file = tmp_path / "b.backup"
    back_up(endpoint.database_url, file)
    erase_person(endpoint.database, account, NOW)
    # As if the database were lost: of this one only the list or the log tells.
    listed = tmp_path / "list.jsonl"
    erase_person(endpoint.database, lost, NOW)
    with endpoint.database.owner() as connection:
        lines = list(written(erased(connection)))
        connection.execute(text("DELETE FROM erasure WHERE account = :id"), {"id": lost})
    listed.write_text("Leadwell is at …\n" + "\n".join(lines) + '\n{"event": 3}\n[]\n')
    assert len(read(listed)) == 2
    done = restore(endpoint.database_url, file, read(listed), NOW, is_replacing=True)
    assert done.erased == 2
    for gone in (account, lost):
        assert rows_of(endpoint.database, gone) == {"erasure": 1}
        assert gone not in listed.read_text()
    assert rows_of(endpoint.database, kept)["op"] == 3


async def test_a_rehearsal_says_what_is_there_and_leaves_nothing(
    endpoint: Endpoint, tmp_path: Path, may_make: None
) -> None:
    await person(endpoint)
    file = tmp_path / "b.backup"
    back_up(endpoint.database_url, file)
    found = rehearse(endpoint.database_url, file)
    assert found.faults == []
    assert (found.counts["op"], found.counts["account"]) == (3, 1)
    assert "the audit holds" in "\n".join(report(found))
    if endpoint.database.is_postgresql:
        with endpoint.database.owner() as connection:
            query = text("SELECT count(*) FROM pg_database WHERE datname LIKE '%rehearsal%'")
            assert connection.scalar(query) == 0


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("UPDATE op SET body = replace(body, 'marked', 'other') WHERE q = 2", "not as they were"),
        ("DELETE FROM op WHERE q = 2", "missing"),
        ("UPDATE account SET seq = 2", "missing"),
    ],
)
async def test_a_rehearsal_finds_what_is_not_as_it_was(
    endpoint: Endpoint, tmp_path: Path, may_make: None, damage: str, words: str
) -> None:
    await person(endpoint)
    with endpoint.database.owner() as connection:
        connection.execute(text(damage))
    file = tmp_path / "b.backup"
    back_up(endpoint.database_url, file)
    (fault,) = rehearse(endpoint.database_url, file).faults
    assert words in fault


async def test_a_damaged_file_is_found_out_and_nothing_changed(
    endpoint: Endpoint, tmp_path: Path, may_make: None
) -> None:
    token, _ = await person(endpoint)
    file = tmp_path / "b.backup"
    back_up(endpoint.database_url, file)
    with pytest.raises(FileThere):
        back_up(endpoint.database_url, file)
    content = file.read_bytes()
    for damaged in (content[: len(content) // 2], b"", b"x" * 5000, content[:16]):
        file.write_bytes(damaged)
        with pytest.raises((BackupDamaged, DumpDamaged)):
            rehearse(endpoint.database_url, file)
        with pytest.raises((BackupDamaged, DumpDamaged)):
            restore(endpoint.database_url, file, set(), NOW, is_replacing=True)
    with pytest.raises(BackupDamaged):
        restore(endpoint.database_url, tmp_path / "none", set(), NOW, is_replacing=True)
    assert len((await pulled(endpoint, token))["ops"]) == 3


async def test_a_backup_of_a_newer_release_is_left_alone(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    token, _ = await person(endpoint)
    file = tmp_path / "b.backup"
    with endpoint.database.owner() as connection:
        there = connection.scalar(text("SELECT version_num FROM alembic_version"))
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    back_up(endpoint.database_url, file)
    with endpoint.database.owner() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": there})
    with pytest.raises(ForeignDatabase):
        restore(endpoint.database_url, file, set(), NOW, is_replacing=True)
    assert len((await pulled(endpoint, token))["ops"]) == 3


def test_a_backup_goes_into_an_empty_database(
    tmp_path: Path, database_url: str, request: pytest.FixtureRequest
) -> None:
    database = Database(database_url)
    with database.owner() as connection:
        connection.execute(
            text("INSERT INTO organisation (id, name, created) VALUES ('o', 'Northtown', 0)")
        )
    database.close()
    file = tmp_path / "b.backup"
    back_up(database_url, file)
    if database_url.startswith("sqlite"):
        empty = f"sqlite:///{tmp_path / 'other.sqlite'}"
    else:
        empty = request.getfixturevalue("postgres").database()
    restore(empty, file, set(), NOW)
    database = Database(empty)
    with database.owner() as connection:
        assert connection.scalar(text("SELECT name FROM organisation")) == "Northtown"
    database.close()


def test_missing_tools_and_rights_are_said(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres.run(f"ALTER ROLE {OWNER} NOCREATEDB")
    url = postgres.database()
    Database(url).close()
    file = tmp_path / "b.backup"
    back_up(url, file)
    with pytest.raises(NoScratch, match="--scratch"):
        rehearse(url, file)
    assert rehearse(url, file, postgres.database()).faults == []
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoTool, match="pg_dump"):
        back_up(url, tmp_path / "c.backup")
    assert not (tmp_path / "c.backup").exists()


def test_nothing_of_what_was_deleted_is_in_a_backup_of_sqlite(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'e.sqlite'}"
    database = Database(url)
    with database.owner() as connection:
        row = json.dumps("a-name-that-went")
        connection.execute(
            text(f"INSERT INTO organisation (id, name, created) VALUES ('o', '{row}', 0)")
        )
        connection.execute(text("DELETE FROM organisation"))
    database.close()
    back_up(url, tmp_path / "b.backup")
    assert b"a-name-that-went" not in (tmp_path / "b.backup").read_bytes()
    with sqlite3.connect(tmp_path / "b.backup") as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    opened.close()
