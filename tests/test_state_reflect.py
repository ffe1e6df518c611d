"""The journal, as the screens do it."""

from __future__ import annotations

import pytest

from app.errors import NotSaved
from app.models.journal import Entry
from app.state.reflect import Reflect
from app.store.store import Change
from tests.states import Device, new_device

WORDS = "I sat down with a worried porter"


async def write(reflect: Reflect, words: str) -> Entry:
    """Write an entry of one answer and keep it."""
    template = reflect.templates[0]
    await reflect.write(template)
    reflect.type(template.prompts[0].id, words)
    id = await reflect.keep()
    assert id is not None
    entry = reflect.entry(id)
    assert entry is not None
    return entry


def said(entry: Entry) -> list[str]:
    return [text for version in entry.versions for text in version.written.answers.values()]


async def test_an_entry_is_there_after_a_restart_and_no_word_of_it_in_the_bytes() -> None:
    device = await new_device()
    entry = await write(await device.reflect(), WORDS)
    device = await device.restart()
    reflect = await device.reflect()
    assert [said(found) for found in reflect.entries] == [[WORDS]]
    assert reflect.entry(entry.id) == reflect.entries[0]
    assert all(b"porter" not in data for data in device.backend.files.values())


async def test_half_an_entry_waits_on_the_desk_at_its_prompt() -> None:
    device = await new_device()
    reflect = await device.reflect()
    template = reflect.templates[0]
    await reflect.write(template)
    reflect.type(template.prompts[0].id, WORDS)
    await reflect.turn(1)
    device = await device.restart()
    reflect = await device.reflect()
    assert reflect.begun == (template.id,)
    await reflect.write(template)
    assert reflect.desk is not None
    assert reflect.desk.written.answers == {template.prompts[0].id: WORDS}
    assert reflect.desk.step == 1
    await reflect.turn(-5)
    assert reflect.desk.step == 0
    assert all(b"porter" not in data for data in device.backend.files.values())


async def test_an_empty_page_leaves_nothing_behind() -> None:
    reflect = await (await new_device()).reflect()
    await reflect.write(reflect.templates[0])
    reflect.type(reflect.templates[0].prompts[0].id, "   ")
    assert await reflect.keep() is None
    assert (reflect.entries, reflect.begun, reflect.desk) == ((), (), None)


async def test_a_draft_thrown_away_leaves_the_entry_as_it_was() -> None:
    reflect = await (await new_device()).reflect()
    entry = await write(reflect, WORDS)
    await reflect.edit(entry)
    reflect.type(reflect.templates[0].prompts[0].id, "Something else")
    await reflect.discard()
    assert said(reflect.entries[0]) == [WORDS]
    assert reflect.desk is None


async def test_a_changed_entry_keeps_its_day_and_takes_the_new_words() -> None:
    reflect = await (await new_device()).reflect()
    entry = await write(reflect, WORDS)
    await reflect.edit(entry)
    reflect.type(reflect.templates[0].prompts[0].id, "I stayed longer")
    await reflect.keep()
    (changed,) = reflect.entries
    assert said(changed) == ["I stayed longer"]
    assert changed.written.created_at == entry.written.created_at


async def test_a_deleted_entry_can_be_brought_back() -> None:
    reflect = await (await new_device()).reflect()
    entry = await write(reflect, WORDS)
    await reflect.delete(entry)
    assert not reflect.entries
    assert await reflect.restore(entry)
    assert said(reflect.entries[0]) == [WORDS]


async def two_versions(device: Device) -> Reflect:
    """Change one entry in two places that do not know of each other."""
    reflect = await device.reflect()
    entry = await write(reflect, "First")
    document = device.store.document("journal", entry.id)
    assert document is not None
    parents = list(document["heads"])
    for words in ("On the phone", "On the tablet"):
        prompt = reflect.templates[0].prompts[0].id
        value = {"template": reflect.templates[0].id, "created": 1, "answers": {prompt: words}}
        sealed = await device.sealer.seal(entry.id, words, parents, value)
        payload = {"rev": words, "parents": parents, "sealed": sealed, "at": device.now()}
        await device.store.commit(Change("journal.revision", entry.id, payload))
    await reflect.load()
    return reflect


async def test_two_versions_both_stay_until_one_is_chosen_or_both_are_joined() -> None:
    reflect = await two_versions(await new_device())
    (entry,) = reflect.entries
    assert sorted(said(entry)) == ["On the phone", "On the tablet"]
    await reflect.join(entry)
    (text,) = said(reflect.entries[0])
    assert "On the phone" in text and "On the tablet" in text

    reflect = await two_versions(await new_device())
    (entry,) = reflect.entries
    phone = next(version for version in entry.versions if version.rev == "On the phone")
    await reflect.choose(entry, phone)
    assert said(reflect.entries[0]) == ["On the phone"]


async def test_with_no_room_left_the_words_stay_on_the_desk() -> None:
    device = await new_device()
    reflect = await device.reflect()
    await reflect.write(reflect.templates[0])
    reflect.type(reflect.templates[0].prompts[0].id, WORDS)
    device.fill()
    with pytest.raises(NotSaved):
        await reflect.keep()
    assert reflect.desk is not None
    device.clear()
    await reflect.keep()
    assert said(reflect.entries[0]) == [WORDS]


async def test_entries_of_unknown_keys_are_counted_and_kept() -> None:
    device, stranger = await new_device(), await new_device()
    entry = await write(await stranger.reflect(), WORDS)
    op = next(op for op in stranger.store.ops if op.record == entry.id)
    await device.store.receive([op], "e1:1")
    reflect = await device.reflect()
    assert (reflect.entries, reflect.locked) == ((), 1)
