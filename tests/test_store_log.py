"""The log on disks that are full, that fail, and that come back."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from app.errors import NotSaved
from app.store.frame import FrameType
from app.store.log import BALLAST_SIZE, Log
from app.store.memory import MemoryBackend

Fault = Callable[[str, str], int | None]


def failing(*operations: str, on: str = "", times: int = 1_000) -> Fault:
    """Fail at these operations, on that file alone if one is named, so many times."""
    left = times

    def fault(operation: str, name: str) -> int | None:
        nonlocal left
        if operation in operations and name.startswith(on) and left > 0:
            left -= 1
            raise OSError(28, "No space left on device")
        return None

    return fault


async def append(log: Log, *values: object) -> None:
    for value in values:
        await log.append(FrameType.DRAFT, value)


async def reopened(backend: MemoryBackend, seed: int = 1) -> list[object]:
    """What a power cut at this moment leaves."""
    log = await Log.open(MemoryBackend(backend.crash(random.Random(seed))))
    snapshot = log.recovered.snapshot
    return [
        *([snapshot] if snapshot is not None else []),
        *(f.payload for f in log.recovered.frames),
    ]


async def test_a_full_disk_gives_up_its_ballast_before_a_word_is_lost() -> None:
    backend = MemoryBackend()
    log = await Log.open(backend)
    assert await backend.size("BALLAST") == BALLAST_SIZE
    backend.fault = failing("write", on="LOG", times=1)
    await append(log, "one")
    assert await backend.size("BALLAST") == 0
    assert await reopened(backend) == ["one"]


async def test_without_ballast_a_full_disk_says_so_and_goes_on_when_there_is_room() -> None:
    backend = MemoryBackend()
    log = await Log.open(backend)
    backend.fault = failing("write", on="LOG")
    for _ in range(2):
        with pytest.raises(NotSaved):
            await append(log, "lost")
    backend.fault = None
    await append(log, "kept")
    assert await reopened(backend) == ["kept"]


async def test_ballast_that_cannot_be_given_up_is_no_help() -> None:
    backend = MemoryBackend()
    log = await Log.open(backend)

    def fault(operation: str, name: str) -> int | None:
        if name == "BALLAST" or operation == "write":
            raise OSError
        return None

    backend.fault = fault
    with pytest.raises(NotSaved):
        await append(log, "lost")
    assert await backend.size("BALLAST") == BALLAST_SIZE


async def test_a_disk_too_full_for_ballast_is_used_all_the_same() -> None:
    backend = MemoryBackend()
    backend.fault = failing("write", on="BALLAST")
    log = await Log.open(backend)
    assert await backend.size("BALLAST") == 0
    await append(log, "one")
    assert await reopened(backend) == ["one"]


async def test_after_a_failed_flush_nothing_is_promised_until_what_is_there_was_read_again() -> (
    None
):
    backend = MemoryBackend()
    log = await Log.open(backend)
    await append(log, "one")
    backend.fault = failing("flush", on="LOG")
    with pytest.raises(NotSaved):
        await append(log, "lost")
    with pytest.raises(NotSaved):
        await append(log, "lost too")
    backend.fault = None
    await append(log, "two")
    for seed in range(20):
        assert await reopened(backend, seed) == ["one", "two"]


async def test_a_log_that_somebody_else_changed_is_not_written_to() -> None:
    backend = MemoryBackend()
    log = await Log.open(backend)
    await append(log, "one")
    backend.fault = failing("flush", on="LOG")
    with pytest.raises(NotSaved):
        await append(log, "lost")
    backend.fault = None
    backend.files["LOG0"][-1] ^= 1
    with pytest.raises(NotSaved):
        await append(log, "two")


@pytest.mark.parametrize("operation", ["write", "flush", "truncate"])
@pytest.mark.parametrize("file", ["LOG1", "SNP1"])
async def test_a_compaction_that_fails_anywhere_leaves_the_old_epoch_in_force(
    operation: str, file: str
) -> None:
    backend = MemoryBackend()
    log = await Log.open(backend)
    await append(log, "one")
    backend.fault = failing(operation, on=file, times=1)
    with pytest.raises(NotSaved):
        await log.compact("all")
    await append(log, "two")
    for seed in range(20):
        assert await reopened(backend, seed) == ["one", "two"]


async def test_nothing_is_promised_while_a_failed_compaction_may_win_at_the_next_start() -> None:
    backend = MemoryBackend()
    log = await Log.open(backend)
    await append(log, "one")
    backend.fault = failing("flush", "truncate", on="LOG1")
    with pytest.raises(NotSaved):
        await log.compact("all")
    with pytest.raises(NotSaved):
        await append(log, "two")
    backend.fault = None
    await append(log, "two")
    assert await reopened(backend) == ["one", "two"]


async def test_what_could_not_be_saved_is_not_in_the_epoch_after_it() -> None:
    backend = MemoryBackend()
    log = await Log.open(backend)
    await append(log, "one")
    backend.fault = failing("flush", on="LOG0")
    with pytest.raises(NotSaved):
        await append(log, "lost")
    backend.fault = None
    await log.compact(["one"])
    await append(log, "two")
    assert await reopened(backend) == [["one"], "two"]


async def test_a_lost_snapshot_is_made_up_for_by_the_epoch_before() -> None:
    backend = MemoryBackend()
    log = await Log.open(backend)
    await append(log, "one")
    await log.compact(["one"])
    await append(log, "two")
    files = backend.crash(random.Random(1))
    files["SNP1"] = b"nothing like it"
    log = await Log.open(MemoryBackend(files))
    assert log.recovered.is_degraded
    assert log.recovered.snapshot is None
    assert [frame.payload for frame in log.recovered.frames] == ["one", "two"]


async def test_files_that_are_no_log_are_handed_back() -> None:
    log = await Log.open(MemoryBackend({"LOG0": b"holiday photo", "LOG1": b"!"}))
    assert log.recovered.damaged == b"holiday photo!"
    assert log.recovered.is_degraded
    await append(log, "one")


async def test_a_window_that_keeps_nothing_sets_nothing_aside() -> None:
    backend = MemoryBackend(is_durable=False)
    await Log.open(backend)
    assert await backend.size("BALLAST") == 0
