"""Wrong tries: each waits longer, whatever is done to the app or to its clock."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import NotSaved
from app.keys.errors import MistypedCode, TooSoon, WrongCode, WrongSecret
from app.keys.keyring import Keyring, open_keyring
from app.keys.tries import AFRESH, FACT, LONGEST, Tries, pause
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.locks import PIN, Quick

NOW = 1_790_000_000_000
YEAR = 365 * 24 * 3600 * 1000
SPANS = (5, 10, 20, 40, 80, 160, 300, 300)
"""Seconds to wait after the third wrong try, the fourth and so on."""


class Facts:
    """A device's facts."""

    def __init__(self) -> None:
        self.meta: Mapping[str, Any] = {}
        self.is_full = False

    async def remember(self, key: str, value: Any) -> None:
        """Keep a fact."""
        if self.is_full:
            raise NotSaved
        self.meta = {**self.meta, key: value}


class Steady:
    """Seconds that nobody can set."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        """Return them."""
        return self.now


async def device(
    backend: MemoryBackend, steady: Callable[[], float] | None = None
) -> tuple[Store, Keyring]:
    """Return a device as a start finds it."""
    store = await Store.open(backend)
    return store, await open_keyring(store, Quick(), steady)


async def locked(steady: Callable[[], float] | None = None) -> tuple[MemoryBackend, Keyring]:
    """Return a device with a closed lock."""
    backend = MemoryBackend()
    _, keyring = await device(backend, steady)
    await keyring.protect(PIN, "pin")
    keyring.lock()
    return backend, keyring


async def wrong(keyring: Keyring, now: int, times: int = 1) -> None:
    """Type a wrong PIN."""
    for _ in range(times):
        with pytest.raises(WrongSecret):
            await keyring.unlock("0000", now)


def test_the_pauses_double_from_five_seconds_to_five_minutes() -> None:
    assert [pause(wrong) for wrong in range(11)] == [0, 0, 0, *SPANS]
    assert pause(10**6) == LONGEST == 300


async def test_three_wrong_tries_are_free_and_each_after_that_waits_longer() -> None:
    _, keyring = await locked()
    await wrong(keyring, NOW, 3)
    now = NOW
    for span in SPANS:
        assert keyring.wait(now) == span
        with pytest.raises(TooSoon, match=f"Try again in {span} seconds"):
            await keyring.unlock(PIN, now)
        with pytest.raises(TooSoon) as caught:
            await keyring.unlock(PIN, now + span * 1000 - 1)
        assert caught.value.seconds == 1
        now += span * 1000
        assert keyring.wait(now) == 0
        await wrong(keyring, now)


async def test_the_right_secret_after_the_wait_opens_and_all_is_forgotten() -> None:
    _, keyring = await locked()
    await wrong(keyring, NOW, 3)
    await keyring.unlock(PIN, NOW + 5_000)
    keyring.lock()
    assert keyring.wait(NOW + 5_000) == 0
    await wrong(keyring, NOW + 5_000, 3)
    assert keyring.wait(NOW + 5_000) == 5


async def test_the_pin_and_the_code_wait_together() -> None:
    _, keyring = await locked()
    await keyring.unlock(PIN, NOW)
    old, new = await keyring.new_code(), await keyring.new_code()
    await keyring.confirm_code(new)
    keyring.lock()
    await wrong(keyring, NOW, 2)
    with pytest.raises(WrongCode):
        await keyring.recover(old, NOW)
    assert keyring.wait(NOW) == 5
    with pytest.raises(TooSoon):
        await keyring.recover(new, NOW)
    with pytest.raises(TooSoon):
        await keyring.unlock(PIN, NOW)
    await keyring.recover(new, NOW + 5_000)


async def test_a_slip_that_the_check_letter_tells_is_no_try() -> None:
    _, keyring = await locked()
    for _ in range(20):
        with pytest.raises(MistypedCode):
            await keyring.recover("0" * 32 + "1", NOW)
    assert keyring.wait(NOW) == 0


@pytest.mark.parametrize("seed", range(5))
async def test_ending_the_app_gains_nothing(seed: int) -> None:
    backend, keyring = await locked()
    for _ in range(3):
        await wrong(keyring, NOW)
        backend = MemoryBackend(backend.crash(random.Random(seed)))
        _, keyring = await device(backend)
    assert keyring.wait(NOW) == 5
    with pytest.raises(TooSoon):
        await keyring.unlock(PIN, NOW)
    await keyring.unlock(PIN, NOW + 5_000)


async def test_a_try_is_kept_before_it_is_answered() -> None:
    backend = MemoryBackend()
    store, keyring = await device(backend)
    await keyring.protect(PIN, "pin")
    keyring.lock()
    kept: list[Any] = []

    class Watching(Quick):
        async def stretch(self, password: bytes, salt: bytes, rounds: int) -> bytes:
            left = await Store.open(MemoryBackend(backend.crash(random.Random(1))))
            kept.append(left.meta.get(FACT))
            return await super().stretch(password, salt, rounds)

    keyring = await open_keyring(store, Watching())
    await wrong(keyring, NOW)
    await keyring.unlock(PIN, NOW)
    assert kept == [[1, NOW], [2, NOW]]


async def test_a_full_disk_does_not_keep_anybody_out_and_tries_count_in_this_run() -> None:
    facts = Facts()
    tries = Tries(facts)
    facts.is_full = True
    for _ in range(3):
        await tries.begin(NOW)
    with pytest.raises(TooSoon):
        await tries.begin(NOW)
    await tries.over()
    assert tries.wait(NOW) == 0


@pytest.mark.parametrize("steady", [None, Steady()])
@pytest.mark.parametrize("jump", [-YEAR, -1_000])
async def test_a_clock_set_back_waits_no_longer_than_it_may(
    jump: int, steady: Steady | None
) -> None:
    backend, keyring = await locked(steady)
    await wrong(keyring, NOW, 3)
    assert 0 < keyring.wait(NOW + jump) <= 5
    for restart in (False, True):
        if restart:
            _, keyring = await device(backend, steady)
        span = keyring.wait(NOW + jump)
        assert 0 < span <= (AFRESH if steady and restart else 5)
        with pytest.raises(TooSoon):
            await keyring.unlock(PIN, NOW + jump)
        if steady is not None:
            steady.now += span
        assert keyring.wait(NOW + jump + span * 1000) == 0


@pytest.mark.parametrize("jump", [YEAR, -YEAR, 10**15])
async def test_while_the_app_runs_no_date_shortens_a_wait(jump: int) -> None:
    steady = Steady()
    _, keyring = await locked(steady)
    await wrong(keyring, NOW, 3)
    for seconds in (0, 4):
        steady.now = 50.0 + seconds
        assert keyring.wait(NOW + jump) == 5 - seconds
        with pytest.raises(TooSoon):
            await keyring.unlock(PIN, NOW + jump)
    steady.now = 55.0
    await wrong(keyring, NOW + jump)
    assert keyring.wait(NOW) == 10


async def test_a_restart_with_a_clock_set_forward_still_waits() -> None:
    steady = Steady()
    backend, keyring = await locked(steady)
    now = NOW
    await wrong(keyring, now, 3)
    for _ in range(8):
        now += YEAR
        _, keyring = await device(backend, steady)
        span = keyring.wait(now)
        assert 5 <= span <= AFRESH
        with pytest.raises(TooSoon):
            await keyring.unlock(PIN, now)
        steady.now += span
        await wrong(keyring, now)
    assert keyring.wait(now) == LONGEST


@pytest.mark.parametrize("kept", [None, "?", [], ["3", 0], [-5, 0], {"count": 3}])
async def test_a_count_that_nobody_can_read_is_none(kept: Any) -> None:
    facts = Facts()
    facts.meta = {FACT: kept}
    assert Tries(facts).wait(NOW) == 0


JUMPS = st.integers(-2 * YEAR, 2 * YEAR) | st.integers(-400_000, 400_000)


@given(st.lists(st.tuples(JUMPS, st.floats(0, 400), st.booleans()), max_size=12))
async def test_no_order_of_clocks_and_restarts_waits_too_long_or_lets_two_tries_through(
    steps: list[tuple[int, float, bool]],
) -> None:
    facts, steady, now, last = Facts(), Steady(), NOW, 0.0
    tries, count = Tries(facts, steady), 0
    for jump, seconds, is_restarted in steps:
        now += jump
        steady.now += seconds
        if is_restarted:
            tries = Tries(facts, steady)
        span = tries.wait(now)
        assert span <= LONGEST
        if span:
            with pytest.raises(TooSoon):
                await tries.begin(now)
            steady.now += span
        if count >= 3:
            least = min(pause(count), AFRESH) if is_restarted else pause(count)
            assert steady.now - last >= least - 0.001 or is_restarted
            assert span >= min(pause(count), AFRESH) or not is_restarted
        await tries.begin(now)
        count, last = count + 1, steady.now
        assert tries.wait(now) == pause(count)
