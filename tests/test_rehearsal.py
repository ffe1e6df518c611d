"""A start with nobody watching, which a memory snapshot is made after."""

from __future__ import annotations

import asyncio
import logging

import pytest

from app import main
from app.rehearsal import rehearse


def test_it_draws_every_place_without_a_word_of_trouble(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        rehearse()
    assert caplog.records == []


def test_it_leaves_no_event_loop_and_nothing_running_behind() -> None:
    main.prepare()
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()


async def test_a_loop_that_runs_already_goes_on_afterwards() -> None:
    loop = asyncio.get_running_loop()
    before = asyncio.all_tasks()
    rehearse()
    assert asyncio.get_running_loop() is loop
    assert asyncio.all_tasks() == before
