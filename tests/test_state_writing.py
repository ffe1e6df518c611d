"""The desk on bad days: full disks, killed apps, other devices, odd text; what grew from what."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from app.errors import NotSaved
from app.models.journal import PAGE, Entry
from app.state.reflect import EDIT, NEW, Reflect
from tests.states import Device, new_device

WORDS = "I sat down with a worried porter"


async def write(reflect: Reflect, words: str, template: str = "R1") -> Entry:
    found = reflect.template(template)
    assert found is not None
    await reflect.write(found)
    reflect.type(found.prompts[0].id, words)
    entry = reflect.entry(await reflect.keep() or "")
    assert entry is not None
    return entry


def said(entry: Entry) -> list[str]:
    return [text for version in entry.versions for text in version.written.answers.values()]


async def test_an_entry_kept_as_the_app_was_killed_is_one_entry_however_often_it_is_kept() -> None:
    device = await new_device()
    reflect = await device.reflect()
    template = reflect.templates[0]
    await reflect.write(template)
    reflect.type("showed", WORDS)
    await reflect.leave()
    assert reflect.desk is not None and reflect.typed is not None
    await reflect.journal.save(reflect.desk.record, reflect.typed, device.now())
    device = await device.restart()
    reflect = await device.reflect()
    assert reflect.begun == ("R1",)
    await reflect.write(template)
    reflect.type("slipped", "Patience")
    await reflect.keep()
    (entry,) = reflect.entries
    assert said(entry) == [WORDS, "Patience"]


async def test_an_entry_that_was_kept_before_the_disk_was_full_is_not_written_twice() -> None:
    device = await new_device()
    reflect = await device.reflect()
    await reflect.write(reflect.templates[0])
    reflect.type("showed", WORDS)
    await reflect.leave()
    frames = 0

    def full_after_one(operation: str, name: str) -> int | None:
        nonlocal frames
        frames += operation == "write"
        if frames > 1:
            raise OSError(28, "No space left on device")
        return None

    device.backend.fault = full_after_one
    with pytest.raises(NotSaved):
        await reflect.keep()
    device.clear()
    await reflect.keep()
    assert [said(entry) for entry in reflect.entries] == [[WORDS]]
    assert device.store.drafts == {}


async def test_what_another_device_wrote_meanwhile_stays_beside_what_is_kept_here() -> None:
    device = await new_device()
    reflect = await device.reflect()
    entry = await write(reflect, "First")
    await reflect.edit(entry)
    reflect.type("showed", "Here")
    await reflect.leave()
    elsewhere = entry.written.__class__("R1", entry.written.created_at, {"showed": "Elsewhere"})
    await reflect.journal.save(entry.id, elsewhere, device.now(), [entry.newest.rev])
    device = await device.restart()
    reflect = await device.reflect()
    (entry,) = reflect.entries
    await reflect.edit(entry)
    await reflect.keep()
    assert sorted(said(reflect.entries[0])) == ["Elsewhere", "Here"]


async def test_a_page_on_which_nothing_was_written_is_not_half_written() -> None:
    device = await new_device()
    reflect = await device.reflect()
    await reflect.write(reflect.templates[0])
    await reflect.turn(1)
    assert (reflect.begun, device.store.drafts) == ((), {})
    reflect.type("slipped", "One")
    await reflect.leave()
    assert len(reflect.begun) == 1
    reflect.type("slipped", "")
    await reflect.leave()
    assert not reflect.begun


async def test_keys_that_come_while_a_save_is_under_way_are_saved_too() -> None:
    device = await new_device()
    reflect = await device.reflect()
    await reflect.write(reflect.templates[0])
    real: Callable[..., Any] = reflect.journal.keep_draft

    async def slow(key: str, value: dict[str, Any]) -> None:
        reflect.journal.keep_draft = real  # type: ignore[method-assign]
        reflect.type("showed", "One two")
        await real(key, value)

    reflect.journal.keep_draft = slow  # type: ignore[method-assign]
    reflect.type("showed", "One")
    await reflect.typing.flush()
    reflect = await (await device.restart()).reflect()
    await reflect.write(reflect.templates[0])
    assert reflect.desk is not None
    assert reflect.desk.written.answers == {"showed": "One two"}


@pytest.mark.parametrize("text", ["\ud83d half", "a\0b", "x" * 200_000, "🙂" * 1000])
async def test_odd_and_long_text_is_kept(text: str) -> None:
    reflect = await (await new_device()).reflect()
    entry = await write(reflect, text, "")
    (kept,) = said(entry)
    assert kept.replace("\N{REPLACEMENT CHARACTER}", "\ud83d") == text.replace("\0", "")
    assert entry.written.template == "" and list(entry.written.answers) == [PAGE]


async def test_an_entry_knows_what_it_grew_from_and_what_was_half_written_is_kept() -> None:
    device = await new_device()
    reflect = await device.reflect()
    template = reflect.template("R5")
    assert template is not None
    reflect.begin_about("R5", "visit/one")
    await reflect.write(template)
    reflect.type("surprised", "The first visit")
    await reflect.leave()
    reflect.begin_about("R5", "visit/one")
    await reflect.write(template)
    assert reflect.desk is not None and not reflect.desk.kept
    reflect.begin_about("R5", "visit/two")
    await reflect.write(template)
    assert reflect.desk is not None and reflect.desk.kept
    assert reflect.desk.written.answers == {}
    reflect.type("surprised", "The second visit")
    await reflect.keep()
    grew = {entry.written.grew: said(entry) for entry in reflect.entries}
    assert grew == {"visit/one": ["The first visit"], "visit/two": ["The second visit"]}


async def test_what_one_was_asked_about_long_ago_is_not_what_one_writes_about_now() -> None:
    device = await new_device()
    reflect = await device.reflect()
    template = reflect.template("R2")
    assert template is not None
    reflect.begin_about("R2", "module/1.4")
    device.time += 3_600_000
    await reflect.write(template)
    assert reflect.desk is not None and reflect.desk.written.grew == ""


async def test_half_a_tag_is_there_again_and_becomes_one_when_the_entry_is_kept() -> None:
    device = await new_device()
    reflect = await device.reflect()
    await reflect.write(reflect.templates[0])
    reflect.type("showed", WORDS)
    reflect.type_tag("night shi")
    await reflect.leave()
    reflect = await (await device.restart()).reflect()
    await reflect.write(reflect.templates[0])
    assert reflect.tag == "night shi"
    reflect.type_tag("night shift")
    await reflect.keep()
    assert reflect.entries[0].written.tags == ("night shift",)
    assert reflect.tags == ["night shift"]
    assert reflect.entries[0].written.more == {}


async def test_versions_are_in_their_order_although_the_clock_was_set_back_a_year() -> None:
    device = await new_device()
    reflect = await device.reflect()
    entry = await write(reflect, "First")
    for words, back in (("Second", 365), ("Third", 0)):
        device.time -= back * 86_400_000
        await reflect.edit(reflect.entries[0])
        reflect.type("showed", words)
        await reflect.keep()
    assert said(reflect.entries[0]) == ["Third"]
    await reflect.look_back(entry.id)
    assert [version.written.answers["showed"] for version in reflect.past[1]] == ["Second", "First"]
    assert reflect.earlier(reflect.entries[0]) == 2
    await reflect.choose(reflect.entries[0], reflect.past[1][1])
    assert said(reflect.entries[0]) == ["First"]
    assert reflect.earlier(reflect.entries[0]) == 3


async def test_an_entry_of_two_versions_comes_back_with_both() -> None:
    device = await new_device()
    reflect = await device.reflect()
    entry = await write(reflect, "First")
    for words in ("Here", "There"):
        written = entry.written.__class__("R1", 1, {"showed": words})
        await reflect.journal.save(entry.id, written, device.now(), [entry.newest.rev])
    await reflect.load()
    (entry,) = reflect.entries
    await reflect.delete(entry)
    assert await reflect.restore(entry)
    assert sorted(said(reflect.entries[0])) == ["Here", "There"]


def sealed(device: Device, id: str) -> list[str]:
    document = device.store.document("journal", id)
    assert document is not None
    return [rev for rev, kept in document["revisions"].items() if kept["sealed"] is not None]


async def test_what_was_deleted_is_gone_for_good_once_it_cannot_be_brought_back() -> None:
    device = await new_device()
    reflect = await device.reflect()
    entry = await write(reflect, WORDS)
    other = await write(reflect, "To keep", "R2")
    await reflect.edit(entry)
    reflect.type("showed", "Half changed")
    await reflect.leave()
    reflect._basket._undo = 0.0
    await reflect.delete(entry)
    for _ in range(200):
        await asyncio.sleep(0)
    assert not await reflect.restore(entry)
    assert sealed(device, entry.id) == [] and sealed(device, other.id)
    assert device.store.drafts == {}
    assert [each.id for each in reflect.entries] == [other.id]


async def test_what_was_deleted_before_the_app_was_killed_is_gone_at_the_next_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.state.reflect.CALM", 0.0)
    device = await new_device()
    reflect = await device.reflect()
    entry = await write(reflect, WORDS)
    await reflect.delete(entry)
    assert sealed(device, entry.id)
    device = await device.restart()
    await device.reflect()
    for _ in range(200):
        await asyncio.sleep(0)
    assert sealed(device, entry.id) == []


async def test_a_locked_journal_brings_nothing_back_and_keeps_nothing_of_what_was_found() -> None:
    device = await new_device()
    reflect = await device.reflect()
    entry = await write(reflect, "The nurse Sarah was kind")
    await reflect.edit(entry)
    await reflect.look_back(entry.id)
    reflect.sift("tag", "nights")
    for _ in range(50):
        await asyncio.sleep(0)
    assert reflect.noticing.found
    await reflect.delete(entry)
    await reflect.lock()
    assert not reflect.noticing.found
    assert (reflect.past, reflect.sieve.asks, reflect.shown, reflect.tag) == (("", ()), {}, (), "")
    assert not await reflect.restore(entry)


async def test_words_left_as_they_are_alone_are_no_entry() -> None:
    device = await new_device()
    reflect = await device.reflect()
    await reflect.write(reflect.templates[0])
    reflect.leave_as_it_is("A name: Sarah")
    assert reflect.left_as_it_is == ("A name: Sarah",)
    assert await reflect.keep() is None
    assert device.store.drafts == {}


async def test_drafts_are_called_by_what_is_written_and_never_by_its_words() -> None:
    device = await new_device()
    reflect = await device.reflect()
    reflect.begin_about("R1", "visit/secret")
    await reflect.write(reflect.templates[0])
    reflect.type("showed", WORDS)
    await reflect.leave()
    assert set(device.store.drafts) == {NEW + "R1"}
    entry = await write(reflect, WORDS, "R2")
    await reflect.edit(entry)
    reflect.type("what", "Other")
    await reflect.leave()
    assert EDIT + entry.id in device.store.drafts
    assert all(b"secret" not in data for data in device.backend.files.values())
