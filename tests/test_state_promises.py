"""Promises, as the screens make, move, change and settle them."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from app.errors import LeadwellError, NotSaved
from app.models.promise import MOST, Promise
from app.models.visit import Visit
from app.state.refusals import Enough, NoDay, NoOne, NoReason, NotYet, NoWords, PastDay
from app.state.visit import Visits
from tests.states import Device, new_device

ITEM = "small-fix"


async def begin(device: Device, place: str = "Maple ward") -> tuple[Visits, Visit]:
    visits = device.visits()
    return visits, await visit_to(visits, place)


async def visit_to(visits: Visits, place: str) -> Visit:
    visits.typing.type("place/huddle", place)
    visit = visits.visit(await visits.start("huddle"))
    assert visit is not None
    return visit


async def made(
    visits: Visits, visit: Visit, words: str = "get the lift mended", due: str = "3/12/2025"
) -> Promise:
    visits.typing.type(f"promise/{visit.id}/{ITEM}/words", words)
    visits.typing.type(f"promise/{visit.id}/{ITEM}/due", due)
    await visits.promise(visit, ITEM, "open")
    return now(visits, next(each for each in visits.promises if each.words == words))


def now(visits: Visits, promise: Promise) -> Promise:
    found = visits.promising.find(promise.id)
    assert found is not None
    return found


def kinds(visits: Visits, promise: Promise) -> list[str]:
    return [turn.kind for turn in visits.promising.history(promise)]


async def test_a_day_in_the_past_is_said_before_it_is_kept_and_nothing_is_lost() -> None:
    visits, visit = await begin(await new_device())
    base = f"promise/{visit.id}/{ITEM}"
    visits.typing.type(f"{base}/words", "say thanks")
    visits.typing.type(f"{base}/due", "20/11/2025")
    with pytest.raises(PastDay, match="has passed already"):
        await visits.promise(visit, ITEM)
    assert visits.promises == ()
    assert visits.typed(f"{base}/words") == "say thanks"
    assert visits.typed(f"{base}/due") == "20/11/2025"
    await visits.promise(visit, ITEM, "done")
    promise = visits.promised(visit.id)[0]
    assert (promise.state, promise.done_on) == ("done", "2025-11-20")
    assert visits.promising.standing(promise) == "kept"
    assert visits.typed(f"{base}/words") == ""


async def test_a_day_in_the_past_that_is_meant_is_overdue() -> None:
    visits, visit = await begin(await new_device())
    promise = await made(visits, visit, due="20/11/2025")
    assert visits.promising.standing(promise) == "overdue"


async def test_a_day_to_come_is_open_whatever_an_earlier_one_was_meant_to_say() -> None:
    visits, visit = await begin(await new_device())
    visits.typing.type(f"promise/{visit.id}/{ITEM}/words", "come back")
    await visits.promise(visit, ITEM, "done")
    assert visits.promises[0].state == "open"


async def test_the_fourth_promise_of_a_visit_is_declined_and_what_was_typed_stays() -> None:
    device = await new_device()
    visits, visit = await begin(device)
    for number in range(MOST):
        assert not visits.promising.is_full(visit.id)
        await made(visits, visit, f"promise {number}")
    base = f"promise/{visit.id}/another"
    visits.typing.type(f"{base}/words", "one more")
    with pytest.raises(Enough, match="next"):
        await visits.promise(visit, "another")
    assert len(visits.promises) == MOST
    assert visits.typed(f"{base}/words") == "one more"
    other = await visit_to(visits, "Elm house")
    await made(visits, other, "the first of another visit")
    await visits.promising.remove(visits.promised(visit.id)[0])
    await visits.promise(visit, "another")
    assert len(visits.promised(visit.id)) == MOST


async def test_two_items_at_once_do_not_promise_more_than_enough() -> None:
    visits, visit = await begin(await new_device())
    for number in range(MOST - 1):
        await made(visits, visit, f"promise {number}")
    for item in ("a", "b"):
        visits.typing.type(f"promise/{visit.id}/{item}/words", f"one more for {item}")
    both = await asyncio.gather(
        visits.promise(visit, "a"), visits.promise(visit, "b"), return_exceptions=True
    )
    assert [type(each) for each in both] == [type(None), Enough]
    assert len(visits.promises) == MOST


async def test_a_promise_that_is_moved_keeps_the_earlier_day_in_its_history() -> None:
    device = await new_device()
    visits, visit = await begin(device)
    promise = await made(visits, visit)
    await visits.promising.move(promise, "10/12/2025")
    await visits.promising.move(now(visits, promise), "10/12/2025")
    for odd, refusal in (("soon", NoDay), ("1/2/2020", PastDay)):
        with pytest.raises(refusal):
            await visits.promising.move(promise, odd)
    visits = (await device.restart()).visits()
    moved = now(visits, promise)
    assert (moved.due, moved.moves) == ("2025-12-10", 1)
    first, second = visits.promising.history(moved)
    assert (first.kind, first.after) == ("made", "2025-12-03")
    assert (second.kind, second.before, second.after) == ("due", "2025-12-03", "2025-12-10")
    await visits.promising.move(moved, "1/2/2020", "open")
    assert now(visits, promise).due == "2020-02-01"


async def test_words_and_owner_can_be_changed_and_put_back() -> None:
    visits, visit = await begin(await new_device())
    promise = await made(visits, visit)
    with pytest.raises(NoWords):
        await visits.promising.reword(promise, "  ", "Sam")
    await visits.promising.reword(promise, "get both lifts mended", " Estates ")
    changed = now(visits, promise)
    assert (changed.words, changed.owner) == ("get both lifts mended", "Estates")
    await visits.promising.put_back(promise)
    assert now(visits, promise) == promise
    await visits.promising.reword(promise, promise.words, promise.owner)
    assert kinds(visits, promise).count("words") == 2


async def test_what_became_of_a_promise_is_kept_with_why_with_whom_and_when() -> None:
    visits, visit = await begin(await new_device())
    promise = await made(visits, visit)
    settle = visits.promising.settle
    refused: list[tuple[str, str, type[LeadwellError]]] = [
        ("cant", " ", NoReason),
        ("passed", "", NoOne),
        ("done", "one day", NoDay),
        ("done", "27/11/2025", NotYet),
    ]
    for state, note, refusal in refused:
        with pytest.raises(refusal):
            await settle(promise, state, note)  # type: ignore[arg-type]
        assert now(visits, promise) == promise
    await settle(promise, "cant", "no parts ")
    assert (now(visits, promise).state, now(visits, promise).why) == ("cant", "no parts")
    await settle(promise, "passed", "Estates")
    assert now(visits, promise).passed_to == "Estates" and now(visits, promise).why == ""
    await settle(promise, "done")
    assert now(visits, promise).done_on == "2025-11-26"
    await settle(promise, "done", "24/11/2025")
    assert now(visits, promise).done_on == "2025-11-24"
    await settle(promise, "open")
    assert (now(visits, promise).state, now(visits, promise).done_on) == ("open", "")
    assert kinds(visits, promise) == ["made", "cant", "passed", "done", "done_on", "open"]


async def test_the_day_it_was_done_can_be_put_right_and_undone() -> None:
    visits, visit = await begin(await new_device())
    promise = await made(visits, visit)
    await visits.promising.settle(promise, "done")
    done = now(visits, promise)
    await visits.promising.settle(done, "done", "20/11/2025")
    await visits.promising.put_back(done)
    assert now(visits, promise) == done
    await visits.promising.put_back(promise)
    assert now(visits, promise) == promise


async def test_a_promise_taken_away_is_in_no_list_and_comes_back_as_it_was() -> None:
    visits, visit = await begin(await new_device())
    promise = await made(visits, visit)
    await visits.promising.remove(promise)
    assert visits.promises == () and visits.promising.find(promise.id) is None
    await visits.promising.put_back(promise)
    assert visits.promised(visit.id) == [promise]


async def test_the_ledger_counts_every_promise_once_and_changes_with_the_day() -> None:
    device = await new_device()
    visits, visit = await begin(device)
    kept = await made(visits, visit, "kept")
    late = await made(visits, visit, "late", "20/11/2025")
    await made(visits, visit, "open", "27/11/2025")
    await visits.promising.settle(kept, "done")
    await visits.promising.settle(late, "done")
    other = await visit_to(visits, "Elm")
    cant, passed = await made(visits, other, "cant"), await made(visits, other, "passed")
    await visits.promising.settle(cant, "cant", "no money")
    await visits.promising.settle(passed, "passed", "Alex")

    def counted() -> dict[str, list[str]]:
        found = visits.promising.by_standing()
        return {name: [each.words for each in some] for name, some in found.items() if some}

    settled = {"kept": ["kept"], "late": ["late"], "cant": ["cant"], "passed": ["passed"]}
    assert counted() == {"open": ["open"], **settled}
    device.time += 2 * 86_400_000
    assert counted() == {"overdue": ["open"], **settled}


async def test_what_a_team_waits_for_is_known_before_one_goes_there_again() -> None:
    device = await new_device()
    visits, visit = await begin(device)
    promise = await made(visits, visit, due="27/11/2025")
    assert visits.promising.owed("Maple ward") == []
    device.time += int(timedelta(days=2) / timedelta(milliseconds=1))
    assert visits.promising.owed(" MAPLE  WARD ") == [promise]
    assert visits.promising.owed("Elm") == visits.promising.owed("") == []


async def test_with_no_room_left_a_promise_stays_what_it_was() -> None:
    device = await new_device()
    visits, visit = await begin(device)
    promise = await made(visits, visit)
    device.fill()
    with pytest.raises(NotSaved):
        await visits.promising.move(promise, "10/12/2025")
    with pytest.raises(NotSaved):
        await visits.promising.settle(promise, "done")
    device.clear()
    assert now(visits, promise) == promise
