"""What has had its time goes, and nothing else."""

from __future__ import annotations

import asyncio
import threading

import pytest
from sqlalchemy import insert, select, text, update

from app.endpoint.audit import entries
from app.endpoint.daily import Daily
from app.endpoint.refusal import Refusal
from app.endpoint.retention import DAY, UNFINISHED, set_days, tidy
from app.endpoint.tables import accounts, attachments, attempts, members, receipts, shared
from tests.endpoints import NOW, Endpoint
from tests.hosted import person, rows_of


def share(endpoint: Endpoint, account: str, space: str, at: int) -> None:
    row = {"kind": "completion", "body": "{}", "ms": 1, "counter": 0, "device": "d", "q": 1}
    with endpoint.database.owner() as connection:
        row |= {"space": space, "account": account, "id": f"{space} {at}", "at": at}
        connection.execute(insert(shared).values(**row))


def organisation_of(endpoint: Endpoint, account: str) -> str:
    with endpoint.database.owner() as connection:
        query = select(accounts.c.organisation).where(accounts.c.id == account)
        return str(connection.scalar(query))


async def test_codes_go_when_they_are_good_for_nothing(endpoint: Endpoint) -> None:
    token, account = await person(endpoint)
    headers = {"Authorization": f"Bearer {token}"}
    await endpoint.http.post("/v1/link", json={"mailbox": "m"}, headers=headers)
    await endpoint.http.post("/v1/enrol", json={"code": "WRONG", "device": "d"})
    now = endpoint.now()
    assert tidy(endpoint.database, now) == {}
    assert tidy(endpoint.database, now + 2 * DAY) == {"links": 1, "attempts": 1}
    assert rows_of(endpoint.database, account)["op"] == 3


async def test_what_is_old_goes_where_an_organisation_says_so(endpoint: Endpoint) -> None:
    _, account = await person(endpoint)
    _, other = await person(endpoint, "another-person")
    host, elsewhere = (organisation_of(endpoint, each) for each in (account, other))
    for who, space in ((account, host), (other, elsewhere)):
        share(endpoint, who, space, NOW - 400 * DAY)
        share(endpoint, who, space, NOW - 10 * DAY)
    assert tidy(endpoint.database, NOW) == {}
    with endpoint.database.owner() as connection:
        set_days(connection, host, "retention-days", 365, NOW)
    assert tidy(endpoint.database, NOW) == {"shared": 1}
    assert rows_of(endpoint.database, account)["shared"] == 1
    assert rows_of(endpoint.database, other)["shared"] == 2
    with endpoint.database.owner() as connection:
        set_days(connection, host, "retention-days", 0, NOW)
        noted = [row["action"] for row in entries(connection, host)]
        assert noted[-3:] == ["device joined", "set retention-days", "set retention-days"]
        with pytest.raises(Refusal):
            set_days(connection, host, "retention-days", -1, NOW)
        with pytest.raises(Refusal):
            set_days(connection, host, "nonsense", 1, NOW)
        with pytest.raises(Refusal):
            set_days(connection, "nobody", "left-days", 1, NOW)


async def test_answers_go_with_what_they_answer(endpoint: Endpoint) -> None:
    _, account = await person(endpoint)
    with endpoint.database.owner() as connection:
        for name, expires in (("old", NOW - 1), ("new", NOW + DAY)):
            row = {"account": account, "receipt": name, "token_hash": name, "body": "[]"}
            connection.execute(insert(receipts).values(**row, expires=expires))
            connection.execute(
                text(
                    "INSERT INTO receipt_answer (account, receipt, seq, id, said, line, at) "
                    "VALUES (:account, :receipt, 1, 'i', '1', '', 0)"
                ),
                {"account": account, "receipt": name},
            )
    assert tidy(endpoint.database, NOW) == {"receipts": 1}
    assert rows_of(endpoint.database, account)["receipt_answer"] == 1


async def test_who_left_is_served_a_while_and_then_erased(endpoint: Endpoint) -> None:
    token, account = await person(endpoint)
    host = organisation_of(endpoint, account)
    share(endpoint, account, host, NOW)
    with endpoint.database.owner() as connection:
        connection.execute(update(members).values(left=NOW))
    assert tidy(endpoint.database, NOW + 89 * DAY) == {"shared": 1}
    assert (await endpoint.sync(token)).status_code == 200
    assert tidy(endpoint.database, NOW + 91 * DAY) == {"people": 1}
    assert rows_of(endpoint.database, account) == {"erasure": 1}
    assert (await endpoint.sync(token)).status_code == 401
    assert tidy(endpoint.database, NOW + 91 * DAY) == {}


async def test_who_went_to_another_organisation_is_not_erased(endpoint: Endpoint) -> None:
    _, account = await person(endpoint)
    _, other = await person(endpoint, "another-person")
    there = organisation_of(endpoint, other)
    with endpoint.database.owner() as connection:
        connection.execute(update(members).where(members.c.account == account).values(left=NOW))
        row = {"space": there, "organisation": there, "account": account, "role": "learner"}
        connection.execute(insert(members).values(**row, name="", joined=NOW))
    assert tidy(endpoint.database, NOW + 400 * DAY) == {}


async def test_processes_that_tidy_up_at_once_do_not_meet(endpoint: Endpoint) -> None:
    with endpoint.database.owner() as connection:
        connection.execute(insert(attempts), [{"source": "s", "at": 0} for _ in range(100)])
    gone: list[int] = []

    def run() -> None:
        gone.append(tidy(endpoint.database, NOW)["attempts"])

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(gone) == 100


async def test_a_days_work_says_where_the_audit_ends_and_survives_its_faults(
    endpoint: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    await person(endpoint)
    daily = Daily(endpoint.database, lambda: NOW)
    with caplog.at_level("INFO", "leadwell.endpoint"):
        daily.once()
    tidied, head = (record for record in caplog.records)
    assert (tidied.message, head.message) == ("tidied", "audit head")
    said = head.said  # type: ignore[attr-defined]
    # A code was made, it was used, and a device joined with it.
    assert (said["n"], len(said["hash"])) == (3, 64)
    with endpoint.database.owner() as connection:
        connection.execute(text("DROP TABLE link"))
    caplog.clear()
    daily.once()
    (failed,) = caplog.records
    assert failed.message == "daily work failed"
    daily.start()
    await asyncio.sleep(0)
    await daily.stop()


async def test_a_photo_that_never_came_whole_goes_in_the_end(endpoint: Endpoint) -> None:
    _, account = await person(endpoint)
    row = {"account": account, "size": 9, "created": NOW, "whole": None}
    with endpoint.database.owner() as connection:
        connection.execute(insert(attachments).values(**row, digest="a" * 64))
        connection.execute(insert(attachments).values(**row | {"whole": NOW}, digest="b" * 64))
    assert tidy(endpoint.database, NOW + UNFINISHED)["photos"] == 0
    assert tidy(endpoint.database, NOW + UNFINISHED + 1)["photos"] == 1
    with endpoint.database.owner() as connection:
        assert connection.scalars(select(attachments.c.digest)).all() == ["b" * 64]
