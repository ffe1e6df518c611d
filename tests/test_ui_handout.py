"""What a team is handed of a small test, read back."""

from __future__ import annotations

import csv
import io

from app.state.improvement import draft
from app.ui.screens.visit.handout import page_of, table_of
from tests.markup import Markup
from tests.states import new_device
from tests.test_state_improvement import begin, first_cycle, measure, now


async def test_the_table_has_each_result_with_the_median_and_no_formula() -> None:
    improvement, test = await begin(await new_device())
    for place in range(1, 6):
        await measure(improvement, test, str(-place), f"{place}/11/2025")
    improvement.typing.type(f"tests/number/{test.id}/note", "=1+1")
    await measure(improvement, test, "0", "6/11/2025")
    rows = list(csv.DictReader(io.StringIO(table_of(improvement, test).decode("utf-8-sig"))))
    assert [row["Result"] for row in rows] == ["-1", "-2", "-3", "-4", "-5", "0"]
    assert rows[-1]["Note"] == "'=1+1"
    assert {row["Median"] for row in rows} == {"-2.5"}
    assert [row["Part of a signal"] for row in rows] == ["yes"] * 5 + [""]
    assert [row["Side of the median"] for row in rows][:3] == [
        "above the median",
        "above the median",
        "below the median",
    ]


async def test_the_page_for_the_team_says_all_that_was_written_and_nothing_as_markup() -> None:
    improvement, test = await begin(await new_device(), "Bells & <b>names</b>")
    cycle = await first_cycle(improvement, test)
    for name, said in {
        "plan": "Nurse in charge, one round",
        "prediction": "Two of three are quicker",
        "do": "Done on Tuesday",
        "study": "Three of three were",
        "next": "Another round at night",
    }.items():
        improvement.typing.type(draft("cycle", cycle.id, name), said)
    await improvement.settle(test)
    await improvement.choose("cycle", cycle, "act", "adopt")
    await measure(improvement, test, "4", "1/11/2025")
    page = page_of(improvement, now(improvement, test.id)).decode()
    told = Markup(page).text
    assert "<b>" not in page and "Bells & <b>names</b>" in told
    for said in ("Maple ward", "Half the waiting by spring", "Nurse in charge, one round", "Adopt"):
        assert said in told
    for said in ("Two of three are quicker", "Three of three were", "Another round at night"):
        assert said in told
    assert "one result so far, 4" in told


async def test_the_page_is_whole_in_plain_english_and_its_table_has_heads() -> None:
    improvement, test = await begin(await new_device())
    for place, value in enumerate(("2", "4", "3"), 1):
        await measure(improvement, test, value, f"{place}/11/2025")
    page = Markup(page_of(improvement, test).decode())
    assert page.all("html") == [{"lang": "en-GB"}]
    assert len(page.all("h1")) == len(page.all("title")) == len(page.all("caption")) == 1
    assert page.all("th") == [{"scope": "col"}] * 3
    assert len(page.all("td")) == 9
    assert not page.values("src", "href")
