"""Proof of learning, as the screens do it."""

from __future__ import annotations

import csv
import io
import json

import pytest

from app.errors import NotSaved
from app.state.proof import Proof
from app.store.settings import SettingsRepository
from app.ui.screens.learn.sheet import sheet, wording
from tests.states import Device, new_device

HEADINGS = ("Date", "Module", "Title", "Minutes", "Kind", "Note")


async def finished(device: Device, count: int = 1) -> Proof:
    """Finish the first modules of the first pathway."""
    proof = device.proof()
    learn = proof.learn
    for module in learn.modules(learn.pathways[0])[:count]:
        await learn.finish(module)
    return proof


async def test_nothing_is_there_before_something_was_finished() -> None:
    proof = (await new_device()).proof()
    assert (proof.log(), proof.finished(), proof.pathway("values")) == ([], [], None)


async def test_minutes_are_empty_until_declared_and_outlive_the_device() -> None:
    device = await new_device()
    proof = await finished(device)
    (line,) = proof.log()
    assert line.said.minutes is None and line.suggested == 5
    proof.type(line.module, "minutes", " 12 ")
    await proof.keep(line.module, "minutes")
    assert proof.log()[0].said.minutes == 12
    assert (await device.restart()).proof().log()[0].said.minutes == 12


async def test_half_typed_minutes_are_a_draft_that_outlives_the_device() -> None:
    device = await new_device()
    proof = await finished(device)
    (line,) = proof.log()
    proof.type(line.module, "minutes", "1")
    await proof.typing.flush()
    proof = (await device.restart()).proof()
    (line,) = proof.log()
    assert line.said.minutes is None and proof.typed(line, "minutes") == "1"


async def test_what_is_no_number_of_minutes_is_said_and_stays_as_typed() -> None:
    proof = await finished(await new_device())
    (line,) = proof.log()
    proof.type(line.module, "minutes", "ages")
    await proof.keep(line.module, "minutes")
    assert proof.wrong == {line.module} and proof.typed(line, "minutes") == "ages"
    proof.type(line.module, "minutes", "15")
    await proof.keep(line.module, "minutes")
    assert proof.wrong == frozenset() and proof.log()[0].said.minutes == 15


async def test_declared_minutes_can_be_taken_back() -> None:
    proof = await finished(await new_device())
    (line,) = proof.log()
    await proof.declare(line.module, 5)
    assert proof.log()[0].said.minutes == 5
    proof.type(line.module, "minutes", "")
    await proof.keep(line.module, "minutes")
    assert proof.log()[0].said.minutes is None


async def test_leaving_a_field_untouched_declares_nothing() -> None:
    device = await new_device()
    proof = await finished(device)
    (line,) = proof.log()
    await proof.declare(line.module, 5)
    before = len(device.store.ops)
    await proof.keep(line.module, "minutes")
    proof.type(line.module, "minutes", "5")
    await proof.keep(line.module, "minutes")
    assert len(device.store.ops) == before


async def test_a_full_device_says_so_and_keeps_what_was_typed() -> None:
    device = await new_device()
    proof = await finished(device)
    (line,) = proof.log()
    proof.type(line.module, "note", "I asked first")
    await proof.typing.flush()
    device.fill()
    with pytest.raises(NotSaved):
        await proof.keep(line.module, "note")
    device.clear()
    assert proof.typed(line, "note") == "I asked first"
    await proof.keep(line.module, "note")
    assert proof.log()[0].said.note == "I asked first"


async def test_the_table_holds_what_the_screen_shows_with_what_was_typed_a_moment_ago() -> None:
    proof = await finished(await new_device(), 2)
    line = proof.log()[-1]
    proof.type(line.module, "minutes", "8")
    proof.type(line.module, "note", "Slower now")
    data = await proof.table(HEADINGS, "On my own")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row[1:] for row in rows[1:]] == [
        [line.module, line.title, "8", "On my own", "Slower now"],
        [proof.log()[0].module, proof.log()[0].title, "", "On my own", ""],
    ]


async def test_statements_are_those_of_this_person() -> None:
    device = await new_device()
    await SettingsRepository(device.store).set({"name": " Sam "})
    proof = await finished(device, 2)
    found = json.loads(await proof.statements())
    assert [each["verb"]["display"]["en-GB"] for each in found] == ["completed", "completed"]
    assert {each["actor"]["account"]["name"] for each in found} == {"Sam"}


async def test_a_finished_pathway_has_a_certificate_and_a_badge() -> None:
    device = await new_device()
    await SettingsRepository(device.store).set({"name": "Sam"})
    proof = await finished(device, 5)
    (done,) = proof.finished()
    assert proof.pathway(done.pathway.id) == done
    page = sheet(done, proof.name)
    words = [part.words for part in page.parts]
    assert "Sam" in words and done.pathway.title in words
    assert not any("minutes" in each.lower() for each in words), "none were declared"
    assert (await proof.certificate(page)).startswith(b"%PDF-")
    badge = json.loads(await proof.badge(done, wording(done)))
    assert badge["name"] == done.pathway.title
    await proof.declare(done.lines[0].module, 9)
    (done,) = proof.finished()
    said = [part.words for part in sheet(done, "").parts if "minutes" in part.words.lower()]
    assert said == ["Minutes declared by the learner, for 1 of 5 modules: 9."]
