"""Thousands of schedules of bad luck: no device loses what it said was saved, and all agree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.endpoint import exchange
from app.keys.journal import Sealer
from app.store.ledger import Ledger
from app.sync.client import SyncClient
from app.sync.protocol import Batch, Reply
from tests.simulation.acts import ACTS
from tests.simulation.known import KNOWN
from tests.simulation.many import Tally, many
from tests.simulation.schedule import DEVICE, NETWORK, PHOTOS, SITE, WORK, schedule
from tests.simulation.shrink import shrunk, words
from tests.simulation.world import run

SCHEDULES = int(os.environ.get("SCHEDULES", "3000"))
ENOUGH = 40
"""Schedules in which a mistake that loses or shows something has to come to light."""


def test_everything_heals_in_every_schedule() -> None:
    tally = Tally()
    with closing(many(range(SCHEDULES), os.cpu_count() or 1)) as tallies:
        for tally in tallies:
            if tally.wrong:
                break
    for seed, wrong in tally.wrong.items():
        pytest.fail("\n".join((*wrong, words(shrunk(schedule(seed))))))
    assert tally.runs == SCHEDULES
    # Each of them was met often enough to mean something.
    assert {name for name, count in tally.met.items() if count > SCHEDULES // 100} == set(ACTS)


@pytest.mark.parametrize("seed", KNOWN)
def test_what_went_wrong_once_is_well_for_ever(seed: int) -> None:
    assert run(schedule(seed, is_plain=True)).wrong == ()


def test_there_are_at_least_two_dozen_kinds_of_fault() -> None:
    kinds = {*NETWORK, *DEVICE, *SITE, "newer op", "older op", "op rejected"}
    assert len(kinds) >= 24
    assert kinds | {*WORK, *PHOTOS.values()} == set(ACTS)


def test_the_same_seed_is_the_same_run_whatever_the_process() -> None:
    said = [_said(hash_seed) for hash_seed in ("1", "2")]
    assert said[0] == said[1]
    assert said[0].count("/v1/sync") > 20


def test_a_run_goes_through_days_of_its_own_time() -> None:
    assert max(run(schedule(seed)).seconds for seed in range(12)) > 86_400


async def _believe(self: SyncClient, push: Batch, reply: Reply) -> bool:
    """Take for sent what was only sent off."""
    if push.ops:
        await self._store.acknowledge(push.end, reply.final, reply.rejected)
    return False


async def _plain(self: Sealer, record: str, rev: str, parents: Any, value: Any) -> str:
    return json.dumps(value)


@pytest.mark.parametrize(
    "place, name, mistake, found",
    [
        (SyncClient, "_acknowledge", _believe, "acknowledged writes lost"),
        (exchange, "_compare", lambda *_: None, "diverged"),
        (Ledger, "effective", lambda self, op: op, "diverged"),
        (Sealer, "seal", _plain, "a word of the journal"),
    ],
    ids=["believes too much", "forks unseen", "clocks not put back", "not sealed"],
)
def test_mistakes_come_to_light(
    monkeypatch: Any, place: Any, name: str, mistake: Callable[..., Any], found: str
) -> None:
    monkeypatch.setattr(place, name, mistake)
    for seed in range(ENOUGH):
        if any(found in each for each in run(schedule(seed)).wrong):
            return
    raise AssertionError("nobody saw it")


def test_a_schedule_that_goes_wrong_is_shrunk_to_the_steps_that_matter(monkeypatch: Any) -> None:
    monkeypatch.setattr(Ledger, "effective", lambda self, op: op)
    seed = next(seed for seed in range(ENOUGH) if run(schedule(seed)).wrong)
    fewest = shrunk(schedule(seed))
    assert len(fewest.steps) < 12
    assert run(fewest).wrong
    assert words(fewest).startswith(f"python -m tests.simulation --seed {seed} --steps ")


def _said(hash_seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulation", "--seed", "5"],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
