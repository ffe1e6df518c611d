"""The endpoint is killed at every moment of a sync's transaction, one after the other."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path
from typing import Any

import httpx

from app.endpoint.database import Database
from app.endpoint.enrolment import create_organisation, invite
from app.models.clock import wall
from app.sync.state import Outcome
from tests.doomed import Doomed
from tests.loads import Balancer, Person, person

MOST = 200
"""Moments at which a sync is through at last."""
LEAST = 10
"""Moments that there are at least, or something is wrong with how they are counted."""
EACH = 3
"""Changes in each sync."""


def code_of(database_url: str) -> str:
    database = Database(database_url)
    with database.owner() as connection:
        id = create_organisation(connection, "Northtown", wall())
        code = invite(connection, id, 1, 1, wall())
    database.close()
    return code


async def save(someone: Person, time: int) -> None:
    for number in range(EACH):
        mark = f"{time} {number}"
        await someone.stores[0].set("visit.set", f"v{number}", {"answer": mark})
        someone.marks.add(mark)


async def kill_at_each(doomed: Doomed, code: str) -> int:
    """Return how many moments there were."""
    balancer = Balancer([], random.Random(0))
    async with httpx.AsyncClient(transport=balancer) as http:
        someone: Person | None = None
        for moment in range(MOST):
            doomed.start(moment)
            balancer.urls = [doomed.url]
            if someone is None:
                someone = await person("anna", http, code, 2)
            phone, tablet = someone.clients
            # Before the phone asks again, another device sees all of its message or nothing.
            assert await tablet.once() is Outcome.DONE
            assert len(someone.stores[1].ops) in (EACH * (moment - 1), EACH * moment, 0)
            assert await phone.once() is Outcome.DONE
            assert await tablet.once() is Outcome.DONE
            assert someone.has_all
            assert someone.stores[0].cursor.endswith(f":{EACH * moment}:0")
            await save(someone, moment)
            doomed.arm()
            if await phone.once() is Outcome.DONE:
                someone.close()
                return moment
            doomed.gone()
    raise AssertionError("it is killed before it answers, whenever that is")


def test_a_kill_at_any_statement_loses_nothing_and_leaves_nothing_half_done(
    tmp_path: Path, database_url: Any
) -> None:
    code = code_of(database_url)
    with Doomed(tmp_path, database_url) as doomed:
        assert asyncio.run(kill_at_each(doomed, code)) >= LEAST
