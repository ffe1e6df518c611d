"""Search over the journal, as the screens do it."""

from __future__ import annotations

from app.models.journal import Written
from app.state.reflect import Reflect
from app.state.search import Search
from app.state.searched import Entries
from tests.states import NOON, Device, new_device


async def searching(*texts: str) -> tuple[Device, Reflect, Search]:
    """A journal with entries, and a search over it."""
    device = await new_device()
    reflect = await device.reflect()
    for number, text in enumerate(texts):
        template = reflect.templates[number % len(reflect.templates)]
        written = Written(template.id, NOON + number, {template.prompts[0].id: text}, ("lifts",))
        await reflect.journal.save(None, written, NOON + number)
    await reflect.load()
    return device, reflect, Search(Entries(reflect))


def said(search: Search, reflect: Reflect) -> list[str]:
    entries = [reflect.entry(item.id) for item in search.found]
    return [text for entry in entries if entry for text in entry.written.answers.values()]


async def test_an_entry_is_found_by_its_words_its_tags_its_template_and_its_month() -> None:
    _, reflect, search = await searching("A worried porter", "A calm night")
    for typed in ("porter", "worryed", "#lifts porter", "values check-in", "porter november 2025"):
        await search.type(typed)
        assert said(search, reflect)[0] == "A worried porter", typed


async def test_what_is_changed_or_deleted_is_found_no_more_by_its_old_words() -> None:
    _, reflect, search = await searching("A worried porter")
    await search.type("porter")
    (entry,) = reflect.entries
    written = Written("", NOON, {"page": "A worried nurse"})
    await reflect.journal.save(entry.id, written, NOON + 5)
    await reflect.load()
    await search.ready()
    assert search.found == []
    await search.type("nurse")
    assert said(search, reflect) == ["A worried nurse"]
    await reflect.delete(reflect.entries[0])
    await search.ready()
    assert search.found == []


async def test_once_forgotten_nothing_is_left_of_what_was_typed_or_found() -> None:
    _, reflect, search = await searching("A worried porter")
    await search.type("porter")
    await reflect.lock()
    search.forget()
    assert (search.query, search.found, search.is_ready) == ("", [], False)
    await search.type("porter")
    assert search.found == []
    await reflect.unlock()
    await search.ready()
    assert said(search, reflect) == ["A worried porter"]
