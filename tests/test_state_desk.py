"""The desk where an entry is written, when there is nothing on it or something else."""

from __future__ import annotations

import pytest

from app.state.reflect import Reflect
from tests.states import Device, new_device


@pytest.fixture
async def device() -> Device:
    return await new_device()


@pytest.fixture
async def reflect(device: Device) -> Reflect:
    return await device.reflect()


async def test_with_nothing_on_the_desk_nothing_is_kept_turned_or_thrown_away(
    device: Device, reflect: Reflect
) -> None:
    reflect.type("felt", "Words from a screen that was still closing")
    await reflect.turn(1)
    await reflect.discard()
    assert await reflect.keep() is None
    await reflect.typing.flush()
    assert (reflect.desk, reflect.entries, reflect.begun) == (None, (), ())
    assert device.store.drafts == {}
    assert device.store.ops == ()


async def test_each_entry_on_the_desk_has_a_draft_of_its_own(reflect: Reflect) -> None:
    first, second, *_ = reflect.templates
    await reflect.write(first)
    reflect.type(first.prompts[0].id, "One")
    await reflect.write(second)
    reflect.type(second.prompts[0].id, "Two")
    await reflect.typing.flush()
    assert set(reflect.begun) == {first.id, second.id}
    for template, words in ((first, "One"), (second, "Two")):
        await reflect.write(template)
        assert reflect.desk is not None
        assert reflect.desk.written.answers == {template.prompts[0].id: words}


async def test_words_typed_as_the_desk_was_cleared_do_not_come_back(
    device: Device, reflect: Reflect
) -> None:
    template = reflect.templates[0]
    await reflect.write(template)
    assert reflect.desk is not None
    key = reflect.desk.key
    reflect.type(template.prompts[0].id, "One")
    await reflect.discard()
    reflect.typing.type(key, "")
    await reflect.typing.flush()
    assert device.store.drafts == {}


async def test_a_late_key_of_one_entry_does_not_take_the_words_of_the_next(
    device: Device, reflect: Reflect
) -> None:
    first, second, *_ = reflect.templates
    await reflect.write(first)
    assert reflect.desk is not None
    key = reflect.desk.key
    await reflect.write(second)
    reflect.type(second.prompts[0].id, "Two")
    reflect.typing.type(key, "")
    await reflect.typing.flush()
    assert reflect.begun == (second.id,)
    assert len(device.store.drafts) == 1


async def test_a_template_is_found_by_its_name_and_an_unknown_one_is_none(
    reflect: Reflect,
) -> None:
    template = reflect.templates[-1]
    assert reflect.template(template.id) == template
    assert reflect.template("nowhere") is None


async def test_prompts_are_turned_to_the_last_and_no_further(reflect: Reflect) -> None:
    template = reflect.templates[0]
    await reflect.write(template)
    await reflect.turn(100)
    assert reflect.desk is not None
    assert reflect.desk.step == len(template.prompts) - 1
