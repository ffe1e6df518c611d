"""Oneself, as the Me screen does it: profile, look, storage, and everything as one file."""

from __future__ import annotations

import random
from typing import Any

import pytest

from app.errors import Damaged, NotSaved
from app.keys.errors import WrongPassPhrase
from app.models.look import Look
from app.models.profile import Profile
from app.models.rejection import Rejection
from app.state.me import Keeping, NoCode, NoPassPhrase
from app.store.memory import MemoryBackend
from tests.members import Member, member


def again(device: Member) -> MemoryBackend:
    """Return what a power cut leaves of a device."""
    return MemoryBackend(device.backend.crash(random.Random(3)))


async def test_a_profile_is_kept_and_a_role_taken_back_by_a_second_tap() -> None:
    async with member() as device:
        device.me.typing.type("name", "Sam")
        device.me.typing.type("job", "Ward sister")
        await device.me.typing.flush()
        await device.me.set_role("first")
        assert device.me.profile == Profile("Sam", "Ward sister", "first")
        async with member(backend=again(device)) as later:
            assert later.me.profile == Profile("Sam", "Ward sister", "first")
            await later.me.set_role("first")
            assert later.me.profile == Profile("Sam", "Ward sister", "")


async def test_a_name_typed_as_it_was_is_no_change() -> None:
    async with member() as device:
        for _ in range(2):
            device.me.typing.type("name", "Sam")
            await device.me.typing.flush()
        assert len(device.store.ops) == 1


async def test_with_no_room_left_a_name_is_not_shown_as_kept() -> None:
    async with member() as device:

        def full(operation: str, name: str) -> int | None:
            raise OSError(28, "No space left on device")

        device.me.typing.type("name", "Sam")
        device.backend.fault = full
        with pytest.raises(NotSaved):
            await device.me.typing.flush()
        assert device.me.profile == Profile()
        device.backend.fault = None
        await device.me.typing.flush()
        assert device.me.profile.name == "Sam"


async def test_a_look_is_kept_on_its_device_and_never_sent() -> None:
    async with member() as device:
        await device.me.set_look(scale=1.3, contrast=True)
        await device.me.set_look(mode="dark")
        await device.me.set_look(still=True)
        wanted = Look(1.3, True, "dark", True)
        assert device.me.look == wanted
        assert device.store.outbox == ()
        async with member(backend=again(device)) as later:
            assert later.me.look == wanted
            await later.me.set_look(contrast=False)
            assert later.me.look == Look(1.3, False, "dark", True)
        async with member() as other:
            await other.me.bring_in(await device.me.export())
            assert other.me.look == Look()


async def test_a_new_look_is_told_once_and_other_facts_are_no_new_look() -> None:
    async with member() as device:
        seen: list[Look] = []
        device.me.on_look = seen.append
        await device.me.set_look(scale=2.0)
        await device.me.set_look(scale=2.0)
        await device.store.remember("weather", "fair")
        assert seen == [Look(2.0)]


@pytest.mark.parametrize("known", [None, {}, {"scale": 7, "mode": "sepia"}, {"scale": [1.3]}])
async def test_a_look_that_this_release_does_not_know_is_the_usual_one(known: Any) -> None:
    async with member() as device:
        await device.store.remember("look", known)
        assert device.me.look == Look()


async def test_the_page_is_asked_how_well_it_keeps_things_and_to_keep_them_better() -> None:
    async with member() as device:
        assert device.me.keeping == Keeping("memory", True)
        await device.me.look_at_storage()
        assert device.me.keeping == Keeping("memory", True, False, 5_000, 9_000_000)
        await device.me.look_at_storage(persist=True)
        assert device.me.keeping.is_persisted
        assert device.page.told == ["storage", "persist"]


async def test_a_device_that_keeps_nothing_says_so() -> None:
    async with member(backend=MemoryBackend(is_durable=False)) as device:
        assert not device.me.keeping.is_durable


@pytest.mark.parametrize("passphrase", ["", "a walk by the canal"])
async def test_everything_goes_into_one_file_and_comes_back_from_it(passphrase: str) -> None:
    async with member() as old, member() as new:
        await old.me.set_role("board")
        await old.write("I sat down with a worried porter")
        data = await old.me.export(passphrase)
        done = await new.me.bring_in(data, passphrase)
        assert (done.added, done.known) == (2, 0)
        assert new.me.profile.role == "board"
        await new.reflect.load()
        assert new.journal == {"I sat down with a worried porter"}
        again = await new.me.bring_in(data, passphrase)
        assert (again.added, again.known) == (0, 2)


async def test_a_sealed_file_asks_for_its_pass_phrase_and_takes_no_other() -> None:
    async with member() as old, member() as new:
        await old.me.set_role("board")
        data = await old.me.export("a walk by the canal")
        with pytest.raises(NoPassPhrase, match="needs its pass phrase"):
            await new.me.bring_in(data)
        with pytest.raises(WrongPassPhrase):
            await new.me.bring_in(data, "a walk by the sea")
        with pytest.raises(Damaged):
            await new.me.bring_in(data[:-1], "a walk by the canal")
        with pytest.raises(Damaged):
            await new.me.bring_in(b"a letter from the bank")
        assert new.me.profile == Profile()
        assert new.store.ops == ()


async def test_what_was_cut_off_the_log_is_shown_until_it_was_read() -> None:
    async with member() as device:
        assert device.me.damaged == b""
        await device.me.set_role("any")
        files = device.backend.crash(random.Random(3))
        files["LOG0"] += b"half a change"
    async with member(backend=MemoryBackend(files)) as device:
        assert device.me.profile.role == "any"
        assert device.me.damaged == b"half a change"
        device.me.hide_notice()
        assert device.me.damaged == b""


async def test_joining_without_a_code_says_so() -> None:
    async with member() as device:
        device.me.type("code", "  ")
        for join in (device.me.enrol, device.me.join):
            with pytest.raises(NoCode, match="Type the code first"):
                await join()
        assert device.me.account is None


async def test_what_the_endpoint_keeps_apart_is_shown() -> None:
    refused = Rejection(1, "large", "This change is too large to send.")
    async with member() as device:
        await device.me.set_role("any")
        await device.store.acknowledge(2, rejected=[refused])
        assert device.me.rejections == (refused,)
        async with member(backend=again(device)) as later:
            assert later.me.rejections == (refused,)


async def test_a_new_release_starts_when_the_person_says_so() -> None:
    async with member() as device:
        await device.me.switch()
        assert device.page.told == ["apply-update"]
