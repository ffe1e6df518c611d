"""What a team hears: nothing by itself but promises, in the leader's words, and nothing is lost."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from app.errors import NotSaved
from app.models.feedback_sheet import HAPPENED, HEARD, PROMISED, THEME, is_quote
from app.models.qr import squares
from app.models.sheet import Part
from app.state.heard import Feedback, guard
from app.ui.screens.visit.paper import paper
from app.words import heard as words
from tests.states import NOON
from tests.teams import BARRIER, FIX, Leader, leader


def sheet_of(one: Leader) -> Feedback:
    return one.sheets.of(one.visit)


def lines(one: Leader) -> str:
    return "\n".join(part.words for part in paper(sheet_of(one), NOON).parts)


async def test_a_sheet_begins_with_the_promises_and_nothing_of_what_was_heard() -> None:
    one = await leader()
    await one.go()
    sheet = sheet_of(one)
    assert [each.id for each in sheet.noted] == ["roles.note", "proud", "slows"]
    assert sheet.heard == () and sheet.lines == () and not sheet.is_large
    assert FIX in lines(one) and BARRIER in lines(one)
    for word in ("Kim", "lift lock sticks", "porter", words.HEARD + "\n"):
        assert word not in lines(one).removeprefix("Maple ward\n" + words.TITLE)


async def test_in_a_small_team_a_chosen_thing_waits_for_words_of_the_leader() -> None:
    one = await leader()
    visit = await one.go()
    await one.sheets.choose(visit, "proud")
    assert [each.words for each in sheet_of(one).heard] == [""] and sheet_of(one).lines == ()
    one.sheets.type(visit, HEARD + "proud", "The new rota works")
    await one.sheets.keep(visit, HEARD + "proud")
    assert sheet_of(one).lines == ("The new rota works",)
    await one.sheets.choose(visit, "proud")
    assert sheet_of(one).lines == ()
    # Chosen again, the words that were found for it are there again.
    await one.sheets.choose(visit, "proud")
    assert sheet_of(one).lines == ("The new rota works",)


async def test_in_a_large_team_it_begins_with_what_was_noted() -> None:
    one = await leader()
    visit = await one.go()
    await one.sheets.set_size(visit, "large")
    await one.sheets.choose(visit, "slows")
    assert sheet_of(one).lines == ("The lift lock sticks twice a day",)


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("", False),
        ("Moving takes too long", False),
        ("the LIFT lock\n sticks twice a day", True),
        ("They told me: the lift lock sticks twice a day.", True),
        ("It is “a pain” to move", True),
        ("The team's lift", False),
        ("The lift lock", False),
    ],
)
def test_words_as_they_were_noted_or_between_quotation_marks_read_like_a_quote(
    written: str, is_one: bool
) -> None:
    assert is_quote(written, "The lift lock sticks twice a day") is is_one


def test_a_few_words_are_a_quote_only_where_they_are_all_there_is() -> None:
    assert not is_quote("You are proud of the new tea trolley", "The new tea trolley")
    assert is_quote("The new tea trolley", "the new  tea trolley")


async def test_a_promise_is_told_in_the_leaders_words_with_what_became_of_it() -> None:
    one = await leader()
    visit = await one.go()
    fix, barrier = one.promises[FIX], one.promises[BARRIER]
    one.sheets.type(visit, PROMISED + fix.id, "Mend the lift")
    one.sheets.type(visit, HAPPENED + fix.id, "the part is ordered")
    await one.sheets.leave_off(visit, barrier.id)
    await one.sheets.settle(visit)
    assert "Mend the lift: the part is ordered" in lines(one)
    assert BARRIER not in lines(one) and FIX not in lines(one)
    await one.sheets.leave_off(visit, barrier.id)
    await one.visits.set_state(barrier, "done")
    assert words.HAPPENED_LINE.format(words=BARRIER, happened=words.STATES["done"]) in lines(one)
    # The promise itself keeps the words in which it was made.
    assert FIX in one.promises


async def test_half_typed_words_of_a_sheet_outlive_the_battery_and_a_full_disk() -> None:
    one = await leader()
    visit = await one.go()
    one.sheets.type(visit, THEME, "Breaks are short at night")
    await one.sheets.typing.flush()
    one.device.fill()
    with pytest.raises(NotSaved):
        await one.sheets.keep(visit, THEME)
    assert sheet_of(one).theme == "Breaks are short at night"
    one.device.clear()
    again = Leader(await one.device.restart(), one.client._http)
    assert sheet_of(again).theme == "Breaks are short at night"
    await again.sheets.settle(again.visit)
    assert not again.store.drafts and sheet_of(again).lines == ("Breaks are short at night",)


async def test_the_pdf_says_what_the_screen_says_and_its_code_has_words() -> None:
    one = await leader()
    visit = await one.go()
    one.sheets.type(visit, THEME, "Moving trolleys takes too long")
    await one.sheets.settle(visit)
    address = "https://leadwell.example/#/receipt/r1abc"
    sheet = paper(sheet_of(one), NOON, address, squares(address))
    found = PdfReader(io.BytesIO(await one.sheets.pdf(sheet)), strict=True)
    (page,) = found.pages
    text = " ".join(page.extract_text().split())
    for part in sheet.parts:
        if not part.code:
            assert " ".join(part.words.split()) in text
    assert found.metadata is not None
    assert found.metadata.title == words.DOCUMENT.format(place="Maple ward")
    assert str(found.root_object["/Lang"]) == "en-GB"
    (document,) = found.root_object["/StructTreeRoot"]["/K"]  # type: ignore[index]
    tags = [each.get_object() for each in document.get_object()["/K"]]
    assert [each["/S"] for each in tags].count("/H1") == 1
    (figure,) = (each for each in tags if each["/S"] == "/Figure")
    assert figure["/Alt"] == words.CODE_NAME
    kinds = [each["/S"] for each in tags]
    assert kinds.index("/Figure") > kinds.index("/H2")


async def test_a_very_long_sheet_gets_more_pages_and_loses_nothing() -> None:
    one = await leader()
    visit = await one.go()
    long = " ".join(f"word{n}" for n in range(180))
    for promise in one.visits.promises:
        one.sheets.type(visit, PROMISED + promise.id, long)
        one.sheets.type(visit, HAPPENED + promise.id, long.replace("word", "deed"))
    await one.sheets.settle(visit)
    sheet = paper(sheet_of(one), NOON)
    found = PdfReader(io.BytesIO(await one.sheets.pdf(sheet)), strict=True)
    assert len(found.pages) > 1
    text = " ".join(" ".join(page.extract_text() for page in found.pages).split())
    assert text.count("word179") == 4 and text.count("deed179") == 2
    tree = found.root_object["/StructTreeRoot"]
    assert len(tree["/ParentTree"]["/Nums"]) == 2 * len(found.pages)  # type: ignore[index]


async def test_the_page_has_real_headings_language_and_no_script() -> None:
    one = await leader()
    visit = await one.go()
    one.sheets.type(visit, THEME, "Moving <b>trolleys</b> & beds")
    await one.sheets.settle(visit)
    address = "https://leadwell.example/#/receipt/r1abc"
    html = (await one.sheets.page(paper(sheet_of(one), NOON, address, squares(address)))).decode()
    assert html.startswith("<!DOCTYPE html>") and 'lang="en-GB"' in html
    assert html.count("<h1>") == 1 and html.count("<h2>") == 4
    assert "<li>Moving &lt;b&gt;trolleys&lt;/b&gt; &amp; beds</li>" in html
    assert f'aria-label="{words.CODE_NAME}"' in html and address in html
    for tag in ("<script", "<img", "<link", "http-equiv", "url("):
        assert tag not in html
    assert "@media print" in html


async def test_the_first_words_fit_the_kind_of_visit() -> None:
    one = await leader()
    one.visits.typing.type("place/huddle", "Oak")
    await one.visits.start("huddle")
    assert "huddle" in lines(one) and "26 November 2025" in lines(one)
    assert paper(sheet_of(one), NOON).parts[0] == Part("brand", "Oak")


def test_the_guard_points_to_a_name_and_not_to_plain_words() -> None:
    assert guard("The lift was out of order again.") == ()
    assert [finding.kind for finding in guard("Nurse Sarah told us about it.")] == ["name"]
