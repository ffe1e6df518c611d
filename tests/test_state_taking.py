"""A journal on its way out."""

from __future__ import annotations

import io
import json

import pytest
from pypdf import PdfReader

from app.keys.archive import is_archive
from app.models.view_round import TEMPLATE as ROUND
from app.state.taking import MOST_PAGED, Changed, NothingChosen, TooMany
from app.store.course import Stopped
from app.ui.screens.reflect.portable.labels import LABELS
from tests.portables import Journal, journal
from tests.states import NOON

DAY = 86_400_000


async def written(made: Journal, *texts: str) -> None:
    for number, text in enumerate(texts):
        await made.write(text, NOON - number * DAY, tags=("calm",) if number else ())


async def test_markdown_holds_every_entry_newest_first_under_its_day() -> None:
    made = await journal()
    await written(made, "First", "Second")
    said = (await made.take("markdown")).decode()
    assert said.startswith("# My journal\n")
    assert said.index("## 26 November 2025: Blank page") < said.index("First")
    assert said.index("First") < said.index("## 25 November 2025: Blank page")
    assert "*Tags: calm*" in said


async def test_a_pdf_holds_the_same_words() -> None:
    made = await journal()
    await written(made, "First", "Second")
    reader = PdfReader(io.BytesIO(await made.take("pdf")), strict=True)
    said = reader.pages[0].extract_text()
    assert "First" in said and "Second" in said


async def test_only_what_was_chosen_leaves() -> None:
    made = await journal()
    await written(made, "First", "Second")
    made.portable.taking.choose(how="tag", tag="calm")
    data = await made.take("markdown")
    assert b"Second" in data and b"First" not in data


async def test_a_self_assessment_goes_along_only_where_all_is_taken_to_come_back() -> None:
    made = await journal()
    await written(made, "First")
    record = type(made.reflect.entries[0].written)("~self", NOON, data={"marks": [1]})
    await made.reflect.journal.save(None, record, NOON)
    said = type(record)(ROUND, NOON, data={"answers": ["what one colleague said"]})
    await made.reflect.journal.save(None, said, NOON)
    await made.reflect.load()
    taking = made.portable.taking
    templates = [
        each["revisions"][0]["written"]["template"]
        for each in json.loads(await made.take("json"))["entries"]
    ]
    assert sorted(templates) == ["", "~self"], "single answers of colleagues are in no file"
    assert taking.look is not None and (len(taking.look.ids), taking.look.records) == (1, 1)
    taking.choose(how="days", since="01/01/2020")
    assert len(json.loads(await made.take("json"))["entries"]) == 1
    taking.choose(how="all")
    assert b"marks" not in await made.take("markdown")


async def test_what_may_name_somebody_is_shown_before_it_leaves_and_one_can_go_on() -> None:
    made = await journal()
    await written(made, "Ring Sister Jones on 07700 900123", "I listened", "Bed 4, 3 March 2025")
    taking = made.portable.taking
    await taking.look_over()
    look = taking.look
    assert look is not None and len(look.ids) == 3
    assert [entry.written.answers["page"][:4] for entry, _ in look.flagged] == ["Ring", "Bed "]
    assert any("07700 900123" in seen for seen in look.flagged[0][1])
    assert (await taking.file(LABELS)).data.count(b"07700 900123") == 1


async def test_a_long_answer_is_looked_at_line_by_line() -> None:
    made = await journal()
    await written(made, "I listened.\n" * 600 + "Her NHS number is 943 476 5919.")
    await made.portable.taking.look_over()
    look = made.portable.taking.look
    assert look is not None and len(look.flagged) == 1


async def test_a_file_s_name_says_nothing_of_what_is_in_it() -> None:
    made = await journal()
    await written(made, "First")
    taking = made.portable.taking
    await taking.look_over()
    file = await taking.file(LABELS)
    assert (file.name, file.type) == ("leadwell-journal-2025-11-26.md", "text/markdown")
    taking.type_pass("four words")
    sealed = await taking.file(LABELS)
    assert sealed.name == "leadwell-journal-2025-11-26.leadwell"
    assert is_archive(sealed.data) and b"First" not in sealed.data


async def test_what_changed_since_one_looked_is_looked_at_again() -> None:
    made = await journal()
    await written(made, "First")
    taking = made.portable.taking
    with pytest.raises(Changed):
        await taking.file(LABELS)
    await taking.look_over()
    await made.write("Ring 07700 900123")
    with pytest.raises(Changed):
        await taking.file(LABELS)
    assert taking.look is None
    await taking.look_over()
    taking.choose(how="all")
    assert taking.look is None


async def test_nothing_chosen_and_too_much_for_a_pdf_are_said() -> None:
    made = await journal()
    taking = made.portable.taking
    with pytest.raises(NothingChosen):
        await taking.look_over()
    from app.models.journal import PAGE, Written

    for number in range(MOST_PAGED + 1):
        await made.reflect.journal.save(None, Written("", NOON + number, {PAGE: "x"}), NOON)
    taking.set_form("pdf")
    with pytest.raises(TooMany, match=str(MOST_PAGED)):
        await taking.look_over()
    taking.set_form("nonsense")
    assert taking.form == "markdown"
    await taking.look_over()
    assert taking.look is not None and len(taking.look.ids) == MOST_PAGED + 1


async def test_letters_that_a_pdf_lacks_are_named_before_it_is_made() -> None:
    made = await journal()
    await written(made, "Łódź \N{GRINNING FACE}")
    taking = made.portable.taking
    taking.set_form("pdf")
    await taking.look_over()
    assert taking.look is not None and taking.look.letters == ("Ł", "ź")


async def test_one_can_stop_and_then_there_is_no_file() -> None:
    made = await journal()
    await written(made, *(f"Entry {number}" for number in range(30)))
    taking, work = made.portable.taking, made.portable.work
    await taking.look_over()
    names: list[str] = []

    def stop(*_: object) -> None:
        names.append(work.name)
        work.stop()

    removed = work.subscribe(stop)  # type: ignore[attr-defined]
    with pytest.raises(Stopped):
        await taking.file(LABELS)
    removed()
    assert names[0] == "file" and work.name == ""


async def test_once_locked_nothing_of_the_journal_is_left() -> None:
    made = await journal()
    await written(made, "Ring 07700 900123")
    taking = made.portable.taking
    taking.type_pass("four words")
    taking.tick(made.reflect.entries[0].id)
    await taking.look_over()
    await made.portable.lock()
    assert taking.look is None and taking.passphrase == "" and not taking.choice.ticked


async def test_ticking_takes_in_and_out() -> None:
    made = await journal()
    await written(made, "First", "Second")
    taking = made.portable.taking
    first, second = (entry.id for entry in made.reflect.entries)
    taking.tick(first)
    taking.tick(second)
    taking.tick(first)
    assert taking.choice.how == "ticked" and taking.counted() == 1
    assert b"Second" in await made.take("markdown")
