"""The lock as the screens use it: what shows, what is kept, what is forgotten."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest

from app.keys.errors import TooSoon, WrongSecret
from app.keys.keyring import open_keyring
from app.models.journal import Entry
from app.state.lock import AWAY, NOTICE, Lock
from app.state.reflect import Reflect
from app.state.securing import Securing
from app.state.surroundings import Surroundings
from app.store.journal import JournalRepository
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.locks import Quick
from tests.states import NOON, Device

PIN = "2580"
WORDS = "I sat down with a worried porter"
YEAR = 365 * 24 * 3600 * 1000


@dataclass
class Page:
    """What was told to the page."""

    said: list[str] = field(default_factory=list)

    def subscribe(self, kind: str, callback: Any) -> Any:
        return lambda: None

    def post(self, message: dict[str, Any]) -> None:
        self.said.append(message["kind"])


class Phone:
    """A device with a lock, two clocks that are set by hand, and its journal."""

    def __init__(self, device: Device, keyring: Any, ticks: float = 100.0) -> None:
        self.device, self.keyring = device, keyring
        self.ticks = ticks
        self.page = Page()
        journal = JournalRepository(device.store, keyring.sealer)
        self.reflect = Reflect(
            device.store, journal, device.pack, device.status, lambda: device.time
        )
        self.lock = Lock(
            keyring,
            self.reflect,
            device.store,
            Surroundings(self.page),
            lambda: device.time,
            lambda: self.ticks,
        )
        self.securing = Securing(self.lock, lambda: asyncio.sleep(0))

    def pass_time(self, seconds: float, *, asleep: bool = False) -> None:
        self.device.time += round(seconds * 1000)
        if not asleep:
            self.ticks += seconds

    async def restart(self) -> Phone:
        """Switch it off and on again; its steady clock begins anew."""
        await self.device.store.close()
        files = {name: bytes(data) for name, data in self.device.backend.files.items()}
        return await phone(MemoryBackend(files), self.device.time)

    async def write(self, words: str = WORDS) -> Entry:
        template = self.reflect.templates[0]
        await self.reflect.write(template)
        self.reflect.type(template.prompts[0].id, words)
        id = await self.reflect.keep()
        assert id is not None
        entry = self.reflect.entry(id)
        assert entry is not None
        return entry

    async def protect(self, secret: str = PIN) -> None:
        self.securing.type("first", secret)
        self.securing.type("second", secret)
        assert await self.securing.set(), self.securing.problem
        self.securing.reset()

    async def enter(self, secret: str = PIN) -> bool:
        self.securing.type("secret", secret)
        return await self.securing.open()


async def phone(backend: MemoryBackend | None = None, time: int = NOON) -> Phone:
    backend = backend or MemoryBackend()
    store = await Store.open(backend)
    made: Phone | None = None
    keyring = await open_keyring(store, Quick(), lambda: made.ticks if made else 100.0)
    made = Phone(Device(backend, store, keyring.sealer, time=time), keyring)
    await made.reflect.load()
    return made


def said(reflect: Reflect) -> list[str]:
    return [text for entry in reflect.entries for text in entry.written.answers.values()]


async def test_without_a_lock_leaving_locks_nothing_and_hiding_covers_until_a_tap() -> None:
    it = await phone()
    await it.write()
    await it.lock.left()
    assert (it.lock.is_open, said(it.reflect)) == (True, [WORDS])
    await it.lock.hide()
    assert (it.lock.is_hidden, it.lock.is_open) == (True, True)
    await it.lock.show()
    assert not it.lock.is_hidden
    assert it.page.said == ["unguard", "cover", "uncover"]


async def test_leaving_locks_and_the_pin_opens_where_one_was() -> None:
    it = await phone()
    entry = await it.write()
    await it.protect()
    await it.lock.left()
    assert not it.lock.is_open and it.keyring.is_locked
    assert (it.reflect.entries, it.reflect.entry(entry.id), it.reflect.desk) == ((), None, None)
    assert await it.enter()
    assert it.lock.is_open
    assert said(it.reflect) == [WORDS]


async def test_a_locked_journal_starts_locked_and_opens_nothing() -> None:
    it = await phone()
    await it.write()
    template = it.reflect.templates[1]
    await it.reflect.write(template)
    it.reflect.type(template.prompts[0].id, "Half a thought")
    await it.protect()
    await it.lock.left()
    it = await it.restart()
    assert not it.lock.is_open
    await it.reflect.load()
    assert (it.reflect.entries, it.reflect.begun, it.reflect.locked) == ((), (), 0)
    assert await it.enter()
    assert (said(it.reflect), it.reflect.begun) == ([WORDS], (template.id,))


async def test_leaving_in_mid_typing_keeps_every_key_as_a_sealed_draft() -> None:
    it = await phone()
    await it.protect()
    template = it.reflect.templates[0]
    await it.reflect.write(template)
    it.reflect.type(template.prompts[0].id, WORDS)
    await it.lock.left()
    assert it.reflect.typed is None and it.reflect.begun == ()
    assert all(b"porter" not in data for data in it.device.backend.files.values())
    it = await it.restart()
    assert await it.enter()
    await it.reflect.write(template)
    assert it.reflect.desk is not None
    assert it.reflect.desk.written.answers == {template.prompts[0].id: WORDS}


async def test_a_save_under_way_is_finished_before_the_lock() -> None:
    it = await phone()
    await it.protect()
    template = it.reflect.templates[0]
    await it.reflect.write(template)
    it.reflect.type(template.prompts[0].id, WORDS)
    saving = asyncio.create_task(it.reflect.keep())
    await asyncio.sleep(0)
    await it.lock.left()
    assert await saving is not None
    assert it.keyring.is_locked and it.reflect.entries == ()
    assert await it.enter()
    assert said(it.reflect) == [WORDS]


async def test_with_no_room_left_the_screen_is_locked_and_the_words_are_there_again() -> None:
    it = await phone()
    await it.protect()
    template = it.reflect.templates[0]
    await it.reflect.write(template)
    it.reflect.type(template.prompts[0].id, WORDS)
    it.device.fill()
    await it.lock.left()
    assert not it.lock.is_open and it.lock.is_owed
    with pytest.raises(WrongSecret):
        await it.lock.open("0000")
    it.device.clear()
    await it.lock.close()
    assert it.keyring.is_locked and not it.lock.is_owed
    assert await it.enter()
    await it.reflect.write(template)
    assert it.reflect.desk is not None
    assert it.reflect.desk.written.answers == {template.prompts[0].id: WORDS}


async def test_two_minutes_without_a_tap_lock_and_less_do_not() -> None:
    it = await phone()
    await it.protect()
    await it.lock.touched()
    it.pass_time(AWAY - 1)
    await it.lock.touched()
    assert it.lock.is_open
    it.pass_time(AWAY + NOTICE)
    await it.lock.touched()
    assert not it.lock.is_open


async def test_a_phone_that_slept_is_locked_when_it_wakes_though_no_timer_ran() -> None:
    it = await phone()
    await it.protect()
    await it.lock.touched()
    it.pass_time(3600, asleep=True)
    await it.lock.came_back()
    assert not it.lock.is_open
    assert it.page.said[-1] == "shown"


async def test_a_clock_set_back_a_year_while_it_slept_does_not_keep_it_open() -> None:
    it = await phone()
    await it.protect()
    await it.lock.touched()
    it.device.time -= YEAR
    await it.lock.touched()
    assert not it.lock.is_open


async def test_the_watch_locks_by_itself() -> None:
    it = await phone()
    await it.protect()
    it.pass_time(AWAY + NOTICE)
    watch = asyncio.create_task(it.lock.keep_watch())
    while it.lock.is_open:
        await asyncio.sleep(0.01)
    watch.cancel()
    assert not it.lock.is_open


async def test_five_wrong_pins_slow_down_and_a_restart_gains_nothing() -> None:
    it = await phone()
    await it.protect()
    await it.lock.left()
    for _ in range(3):
        assert not await it.enter("0000")
    assert it.securing.problem and it.lock.wait > 0
    assert not await it.enter(PIN)
    assert it.securing.problem == "" and it.securing.until > it.device.time
    it = await it.restart()
    assert it.securing.wait > 0
    with pytest.raises(TooSoon):
        await it.lock.open(PIN)
    for _ in range(2):
        it.pass_time(it.lock.wait)
        assert not await it.enter("0000")
        it = await it.restart()
    assert it.lock.wait > 5
    it.pass_time(it.lock.wait)
    assert await it.enter()


async def test_a_clock_set_back_a_year_while_waiting_neither_opens_nor_locks_out() -> None:
    it = await phone()
    await it.protect()
    await it.lock.left()
    for _ in range(3):
        await it.enter("0000")
    it.device.time -= YEAR
    assert 0 < it.lock.wait <= 300
    it.pass_time(300)
    assert await it.enter()


async def test_undo_after_the_lock_does_nothing() -> None:
    it = await phone()
    await it.protect()
    entry = await it.write()
    await it.reflect.delete(entry)
    await it.lock.left()
    assert not await it.reflect.restore(entry)
    assert await it.enter()
    assert it.reflect.entries == ()


async def test_whoever_keeps_something_of_the_journal_is_told_to_forget_it() -> None:
    it = await phone()
    await it.protect()
    kept = ["a word"]
    it.lock.forget_with(kept.clear)
    await it.lock.left()
    assert kept == []


async def test_hidden_in_a_locked_app_stays_over_a_restart_until_the_pin() -> None:
    it = await phone()
    await it.protect()
    await it.lock.hide()
    it = await it.restart()
    assert it.lock.is_hidden and not it.lock.is_open
    assert await it.enter()
    assert not it.lock.is_hidden
    it = await it.restart()
    assert not it.lock.is_hidden


async def test_a_pin_that_is_being_checked_does_not_open_an_app_that_was_left_meanwhile() -> None:
    it = await phone()
    await it.protect()
    await it.lock.left()
    opening = asyncio.create_task(it.lock.open(PIN))
    await asyncio.sleep(0)
    await it.lock.left()
    await opening
    await it.lock.close()
    assert not it.lock.is_open and it.keyring.is_locked


async def test_no_is_remembered() -> None:
    it = await phone()
    assert it.lock.is_to_offer
    await it.lock.decline()
    assert not (await it.restart()).lock.is_to_offer
