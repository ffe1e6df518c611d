"""An import in slices: stopped anywhere and done again, it is one whole import."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.store import course
from app.store.archive import TOGETHER, export_archive, import_archive, save_archive
from app.store.course import Course, Stopped, StoppedHalfway
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.test_store_archive import documents, full, new

VISITS = 3 * TOGETHER


class Impatient(Course):
    """Stops at its nth pause."""

    def __init__(self, patience: int) -> None:
        """Wait for so many pauses."""
        super().__init__()
        self._left = patience

    async def pause(self, share: float) -> None:
        """Lose patience."""
        self._left -= 1
        if self._left < 0:
            self.stop()
        await super().pause(share)


async def _large() -> Store:
    store = await full()
    await store.commit(
        *(store.registers("visit.set", f"w{n}", {"place": f"Ward {n}"}) for n in range(VISITS))
    )
    return store


@given(st.lists(st.integers(0, 5 * VISITS), max_size=3))
@settings(max_examples=25)
def test_an_import_stopped_anywhere_and_done_again_is_one_whole_import(stops: list[int]) -> None:
    async def run() -> None:
        old = await _large()
        data = export_archive(old)
        whole, halting = await new(), await new()
        await import_archive(whole, data)
        for patience in stops:
            before = len(halting.ops)
            try:
                await import_archive(halting, data, Impatient(patience))
            except StoppedHalfway:
                pass
            except Stopped:
                assert len(halting.ops) == before
        done = await import_archive(halting, data)
        assert done.added + done.known == len(old.ops)
        assert documents(halting) == documents(whole) == documents(old)
        assert (halting.drafts, halting.keyring) == (whole.drafts, whole.keyring)

    asyncio.run(run())


async def test_an_import_stopped_after_its_first_change_says_that_some_is_kept() -> None:
    data = export_archive(await _large())
    store = await new()
    patience = 0
    while not await _adds(data, patience):
        patience += 1
    with pytest.raises(StoppedHalfway, match="again"):
        await import_archive(store, data, Impatient(patience))
    assert 0 < len(store.ops) < VISITS


async def _adds(data: bytes, patience: int) -> bool:
    store = await Store.open(MemoryBackend())
    try:
        await import_archive(store, data, Impatient(patience))
    except Stopped:
        return bool(store.ops)
    return True


async def test_the_share_only_grows_and_others_have_their_turn_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(course, "SLICE", 0.0)
    data = export_archive(await _large())
    shares: list[float] = []
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(others())
    await import_archive(await new(), data, Course(shares.append))
    task.cancel()
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.2 and 0.9 < shares[-1] <= 1
    assert turns >= len(shares) > VISITS


async def test_what_is_saved_while_the_log_is_packed_comes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(course, "SLICE", 0.0)
    monkeypatch.setattr("app.store.log.COMPACT_FROM", 0)
    backend = MemoryBackend()
    store = await Store.open(backend)
    await import_archive(store, export_archive(await _large()))
    packing = asyncio.create_task(store.compact_if_due())
    for _ in range(5):
        await asyncio.sleep(0)
    assert not packing.done()
    await store.set("visit.set", "v9", {"place": "Elm house"})
    assert not await packing
    assert await store.compact_if_due()
    again = await Store.open(MemoryBackend({name: bytes(b) for name, b in backend.files.items()}))
    assert documents(again) == documents(store)


async def test_a_file_written_in_slices_is_the_file_written_at_once() -> None:
    store = await _large()
    assert await save_archive(store, Course()) == export_archive(store)
