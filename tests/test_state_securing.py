"""Putting a lock on, getting past it, changing it: as the screens do it."""

from __future__ import annotations

import asyncio
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.store.aside import put_aside
from app.ui.screens.reflect.lock.paper import paper, text
from tests.test_state_lock import PIN, WORDS, Phone, phone, said


@pytest.fixture
async def it() -> Phone:
    return await phone()


def both(it: Phone, first: str, second: str, kind: str = "pin") -> None:
    it.securing.choose(kind)
    it.securing.type("first", first)
    it.securing.type("second", second)


async def code_of(it: Phone) -> str:
    """Put a PIN on and its code in force."""
    both(it, PIN, PIN)
    assert await it.securing.set()
    code = it.securing.code
    it.securing.to("back")
    it.securing.type("code", code.lower().replace("-", " "))
    assert await it.securing.confirm(), it.securing.problem
    return code


@pytest.mark.parametrize(
    ("kind", "first", "second", "words"),
    [
        ("pin", "2580", "2581", "not the same"),
        ("pin", "258", "258", "too short"),
        ("pin", "123456789", "123456789", "4 to 8 digits"),
        ("pin", "25a0", "25a0", "4 to 8 digits"),
        ("pin", "", "", "4 to 8 digits"),
        ("phrase", "kettle", "kettle", "too short"),
    ],
)
async def test_what_does_not_do_is_said_and_nothing_is_changed(
    it: Phone, kind: str, first: str, second: str, words: str
) -> None:
    both(it, first, second, kind)
    assert not await it.securing.set()
    assert words in it.securing.problem and "Nothing was changed" in it.securing.problem
    assert (it.lock.kind, it.securing.typed("first")) == ("", first)


async def test_a_phrase_with_spaces_opens_what_it_locked(it: Phone) -> None:
    await it.write()
    both(it, "kettle harbour seven", "kettle harbour seven ", "phrase")
    assert await it.securing.set()
    assert (it.lock.kind, it.securing.step) == ("phrase", "code")
    await it.lock.close()
    assert await it.enter("kettle harbour seven")
    assert said(it.reflect) == [WORDS]


async def test_a_code_counts_only_once_it_was_typed_back(it: Phone) -> None:
    both(it, PIN, PIN)
    assert await it.securing.set()
    code = it.securing.code
    assert not it.lock.has_code
    wrong = ("1" if code[0] != "1" else "2") + code[1:]
    it.securing.to("back")
    it.securing.type("code", wrong)
    assert not await it.securing.confirm()
    assert "does not count as a try" in it.securing.problem
    it.securing.type("code", code)
    assert await it.securing.confirm()
    assert it.lock.has_code and (it.securing.code, it.lock.stays) == ("", False)


async def test_two_taps_make_one_code(it: Phone) -> None:
    both(it, PIN, PIN)
    assert all(await asyncio.gather(it.securing.set(), it.securing.set()))
    it.securing.type("code", it.securing.code)
    assert await it.securing.confirm()


async def test_one_may_leave_the_app_to_write_the_code_down_but_not_for_long(it: Phone) -> None:
    both(it, PIN, PIN)
    assert await it.securing.set()
    code = it.securing.code
    await it.lock.left()
    await it.lock.came_back()
    assert it.lock.is_open
    it.securing.type("code", code)
    assert await it.securing.confirm()
    assert await it.securing.show_code()
    await it.lock.left()
    it.pass_time(300, asleep=True)
    await it.lock.came_back()
    assert not it.lock.is_open and it.securing.code == ""


async def test_a_forgotten_pin_is_replaced_by_the_code_after_a_restart(it: Phone) -> None:
    await it.write()
    code = await code_of(it)
    it = await it.restart()
    it.securing.go("forgot")
    it.securing.type("code", code)
    assert await it.securing.recover()
    assert it.securing.step == "renew"
    assert not it.lock.is_open and it.reflect.entries == ()
    both(it, "4711", "4711")
    assert await it.securing.set()
    assert it.lock.is_open and said(it.reflect) == [WORDS]
    it = await it.restart()
    assert not await it.enter(PIN)
    assert await it.enter("4711")
    assert it.lock.has_code


async def test_left_between_code_and_new_pin_it_is_locked_and_the_old_pin_opens(it: Phone) -> None:
    code = await code_of(it)
    await it.lock.close()
    it.securing.go("forgot")
    it.securing.type("code", code)
    assert await it.securing.recover()
    await it.lock.left()
    assert it.keyring.is_locked and it.securing.step == "open"
    assert await it.enter(PIN)


async def test_a_code_half_typed_is_still_there_after_looking_it_up(it: Phone) -> None:
    code = await code_of(it)
    await it.lock.close()
    it.securing.go("forgot")
    it.securing.type("code", code[:20])
    await it.lock.left()
    assert (it.securing.step, it.securing.typed("code")) == ("forgot", code[:20])


async def test_a_new_journal_begins_beside_the_old_which_its_pin_still_opens(it: Phone) -> None:
    await it.write()
    both(it, PIN, PIN)
    assert await it.securing.set()
    it = await it.restart()
    it.securing.go("afresh")
    both(it, "4711", "4711")
    assert await it.securing.start_afresh(), it.securing.problem
    assert (it.lock.is_open, it.securing.step, it.securing.foreign) == (True, "code", 1)
    assert (it.reflect.entries, it.reflect.locked) == ((), 1)
    await it.write("A new beginning")
    it = await it.restart()
    assert not await it.enter(PIN)
    assert await it.enter("4711")
    assert said(it.reflect) == ["A new beginning"]
    it.securing.type("older", "1111")
    assert not await it.securing.adopt()
    it.pass_time(it.lock.wait)
    it.securing.type("older", PIN)
    assert await it.securing.adopt(), it.securing.problem
    assert sorted(said(it.reflect)) == ["A new beginning", WORDS]
    assert (it.securing.foreign, it.reflect.locked) == (0, 0)
    it = await it.restart()
    assert await it.enter("4711")
    assert sorted(said(it.reflect)) == ["A new beginning", WORDS]


async def test_a_new_journal_that_could_not_be_kept_leaves_the_old_lock(it: Phone) -> None:
    await it.protect()
    await it.lock.close()
    it.device.fill()
    it.securing.go("afresh")
    both(it, "4711", "4711")
    assert not await it.securing.start_afresh()
    assert it.securing.problem and not it.lock.is_open
    it.device.clear()
    assert await it.enter(PIN)


async def test_the_lock_can_be_changed_and_taken_away(it: Phone) -> None:
    await it.write()
    await code_of(it)
    both(it, "kettle harbour", "kettle harbour", "phrase")
    assert await it.securing.set()
    assert (it.lock.kind, it.lock.has_code, it.securing.code) == ("phrase", True, "")
    assert await it.securing.remove()
    assert (it.lock.kind, it.lock.has_code) == ("", False)
    it = await it.restart()
    assert it.lock.is_open and said(it.reflect) == [WORDS]


async def test_what_is_typed_is_gone_once_it_locks(it: Phone) -> None:
    await it.protect()
    it.securing.go("set")
    both(it, "4711", "47")
    await it.lock.left()
    assert it.securing.typed("first") == "" and it.securing.step == "open"


async def test_half_written_entries_of_the_old_journal_wait_until_it_is_open_again(
    it: Phone,
) -> None:
    template = it.reflect.templates[0]
    prompt = template.prompts[0].id
    await it.reflect.write(template)
    it.reflect.type(prompt, WORDS)
    await it.reflect.typing.flush()
    await it.protect()
    it = await it.restart()
    it.securing.go("afresh")
    both(it, "4711", "4711")
    assert await it.securing.start_afresh()
    assert not it.reflect.begun
    await it.reflect.write(template)
    it.reflect.type(prompt, "Something new")
    await it.reflect.keep()
    await it.lock.close()
    assert await it.enter("4711")
    it.securing.type("older", PIN)
    assert await it.securing.adopt()
    assert it.reflect.begun == (template.id,)
    await it.reflect.write(template)
    assert it.reflect.desk is not None
    assert it.reflect.desk.written.answers == {prompt: WORDS}


async def test_a_new_journal_that_was_cut_short_gives_the_drafts_back(it: Phone) -> None:
    template = it.reflect.templates[0]
    await it.reflect.write(template)
    it.reflect.type(template.prompts[0].id, WORDS)
    await it.protect()
    await it.lock.close()
    await put_aside(it.device.store)
    it = await it.restart()
    assert await it.enter(PIN)
    assert it.reflect.begun == (template.id,)


async def test_the_code_goes_onto_one_page_to_print_and_into_text(it: Phone) -> None:
    both(it, PIN, PIN)
    assert await it.securing.set()
    code = it.securing.code
    data = await it.securing.page(paper(code, it.device.time))
    (page,) = PdfReader(BytesIO(data)).pages
    words = page.extract_text()
    assert all(group in words for group in code.split("-"))
    assert code in text(code, it.device.time)
