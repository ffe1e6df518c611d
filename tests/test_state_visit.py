"""Visits and promises, as the screens do them."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import NotSaved
from app.models.visit import Visit
from app.state.visit import NoDay, NoPlace, NoWords, Visits
from tests.states import Device, new_device


async def begin(device: Device) -> tuple[Visits, Visit]:
    """Start a visit to Maple ward."""
    visits = device.visits()
    template = visits.templates[0]
    visits.typing.type(f"place/{template.id}", "Maple ward")
    visit = visits.visit(await visits.start(template.id))
    assert visit is not None
    return visits, visit


def now(visits: Visits, visit: Visit) -> Visit:
    found = visits.visit(visit.id)
    assert found is not None
    return found


async def test_a_visit_needs_a_place_and_says_so() -> None:
    visits = (await new_device()).visits()
    visits.typing.type("place/huddle", "   ")
    with pytest.raises(NoPlace, match="Give the place a name"):
        await visits.start("huddle")
    assert visits.visits == ()


async def test_an_answer_is_there_after_a_restart_and_the_same_again_takes_it_back() -> None:
    device = await new_device()
    visits, visit = await begin(device)
    await visits.answer(visit, "looked", "yes")
    device = await device.restart()
    visits = device.visits()
    assert now(visits, visit).answers == {"looked": "yes"}
    await visits.answer(now(visits, visit), "looked", "yes")
    assert now(visits, visit).answers == {}


async def test_half_typed_text_outlives_a_restart_and_finishing_keeps_all_of_it() -> None:
    device = await new_device()
    visits, visit = await begin(device)
    visits.typing.type(f"answer/{visit.id}/proud", "The new tea trolley")
    visits.typing.type(f"note/{visit.id}/looked", "Two still open")
    await visits.typing.flush()
    visits = (await device.restart()).visits()
    assert visits.typed(f"answer/{visit.id}/proud") == "The new tea trolley"
    await visits.finish(now(visits, visit))
    finished = now(visits, visit)
    assert finished.answers["proud"] == "The new tea trolley"
    assert finished.notes["looked"] == "Two still open"
    assert finished.finished_at is not None
    assert visits.typed(f"answer/{visit.id}/proud") == ""
    assert visits.unfinished() == []
    await visits.reopen(finished)
    assert visits.unfinished() == [now(visits, visit)]


async def test_text_taken_out_is_taken_out() -> None:
    visits, visit = await begin(await new_device())
    await visits.keep_text(visit, "proud", "Trolley")
    await visits.keep_text(now(visits, visit), "proud", "")
    assert now(visits, visit).answers == {}


async def test_a_visit_taken_away_comes_back_with_its_answers() -> None:
    visits, visit = await begin(await new_device())
    await visits.answer(visit, "looked", "partly")
    await visits.remove(visit)
    assert visits.visits == ()
    await visits.restore(visit)
    assert now(visits, visit).answers == {"looked": "partly"}


async def test_a_promise_needs_words_and_a_day_that_can_be_read() -> None:
    visits, visit = await begin(await new_device())
    base = f"promise/{visit.id}/p"
    with pytest.raises(NoWords):
        await visits.promise(visit, "p")
    visits.typing.type(f"{base}/words", "get the lift mended")
    visits.typing.type(f"{base}/due", "soon")
    with pytest.raises(NoDay, match="3/12/2026"):
        await visits.promise(visit, "p")
    assert visits.typed(f"{base}/words") == "get the lift mended"
    visits.typing.type(f"{base}/due", "3/12/2026")
    visits.typing.type(f"{base}/owner", " Estates lead ")
    await visits.promise(visit, "p")
    (promise,) = visits.promised(visit.id, "p")
    assert (promise.words, promise.owner, promise.due, promise.place) == (
        "get the lift mended",
        "Estates lead",
        "2026-12-03",
        "Maple ward",
    )
    assert visits.typed(f"{base}/words") == ""


async def test_a_promise_is_due_in_ten_days_unless_said_otherwise_and_open_until_settled() -> None:
    visits, visit = await begin(await new_device())
    visits.typing.type(f"promise/{visit.id}/p/words", "come back")
    await visits.promise(visit, "p")
    (promise,) = visits.due()
    assert (date.fromisoformat(promise.due) - visits.today).days == 10
    await visits.set_state(promise, "done")
    assert visits.due() == []
    assert visits.promised(visit.id)[0].state == "done"


async def test_with_no_room_left_an_answer_is_refused_and_what_was_kept_stays() -> None:
    device = await new_device()
    visits, visit = await begin(device)
    await visits.answer(visit, "looked", "yes")
    device.fill()
    with pytest.raises(NotSaved, match="Not saved"):
        await visits.answer(now(visits, visit), "asked", "no")
    assert now(visits, visit).answers == {"looked": "yes"}
    device.clear()
    await visits.answer(now(visits, visit), "asked", "no")
    again = (await device.restart()).visits()
    assert now(again, visit).answers == {"looked": "yes", "asked": "no"}


async def test_an_unknown_visit_or_template_is_none() -> None:
    visits = (await new_device()).visits()
    assert visits.visit("nowhere") is None
    assert visits.template("nowhere") is None
