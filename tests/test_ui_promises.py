"""Promises, the ledger and the feedback clock, on the screen and below the browser."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import Any

import flet as ft
import pytest
from icalendar import Calendar

from app.models.moment import due_in
from app.models.op import Op
from app.models.visit import Visit
from app.ui import routes
from app.ui.screens.visit import days
from tests.screens import Window
from tests.test_ui_lists import button
from tests.test_ui_routes import WIDTHS, _is_sound

DAY = 86_400_000


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes]]:
    """The files that were saved: the picker of a desktop is a window that nobody is there for."""
    files: list[tuple[str, bytes]] = []

    async def save(name: str, data: bytes) -> bool:
        files.append((name, data))
        return True

    monkeypatch.setattr(days, "save_file", save)
    return files


async def visit_to(screen: Window, place: str) -> Visit:
    visits = screen.app.visits
    visits.typing.type("place/huddle", place)
    visit = visits.visit(await visits.start("huddle"))
    assert visit is not None
    return visit


async def promise(screen: Window, visit: Visit, words: str, in_days: int = 5, **fields: Any) -> str:
    """Keep a promise that is due in so many days; return its id."""
    visits = screen.app.visits
    made = {
        "visit": visit.id,
        "item": "unblock",
        "place": visit.place,
        "words": words,
        "owner": "Sam",
        "due": due_in(in_days, visits.today),
        "made": visits.now(),
        "state": "open",
        **fields,
    }
    id = words.replace(" ", "-")
    await visits.store.set("promise.set", id, made)
    await screen.settle()
    return id


def field(screen: Window, begins: str) -> ft.TextField:
    return next(
        each
        for each in screen.controls()
        if isinstance(each, ft.TextField) and str(each.label).startswith(begins)
    )


async def press(screen: Window, begins: str) -> None:
    await screen.do(button(screen, begins))


async def leave(screen: Window, begins: str, route: str) -> None:
    """Press what leads elsewhere, and go there."""
    # The app waits for the browser to have gone there, and here is none.
    leaving = asyncio.create_task(press(screen, begins))
    await screen.settle()
    leaving.cancel()
    assert any(f"'{route}'" in str(message) for message in screen.sent[-5:])
    await screen.go(route, 390)


async def type_in(screen: Window, begins: str, words: str) -> None:
    await screen.type(field(screen, begins), words)
    await screen.app.visits.typing.flush()
    await screen.settle()


@pytest.mark.parametrize("width", WIDTHS)
async def test_every_screen_of_promises_opens_empty_and_full_and_all_on_it_has_a_name(
    screen: Window, width: int
) -> None:
    for route, words in [
        (routes.PROMISES, "No promises yet"),
        (routes.DUE, "Nobody waits for you"),
        (routes.clock("gone"), "not on this device"),
        (routes.promise("gone"), "not on this device"),
    ]:
        await screen.go(route, width)
        _is_sound(screen, route)
        assert words in screen.words
    visit = await visit_to(screen, "Maple ward")
    late = await promise(screen, visit, "mend the lift", -3)
    done = await promise(screen, visit, "say thanks", state="done", done_on="2020-01-01")
    cant = await promise(screen, visit, "more beds", state="cant", why="no room")
    passed = await promise(screen, visit, "new rota", state="passed", passed_to="Alex")
    await screen.app.visits.finish(visit)
    for route, words in [
        (routes.PROMISES, "never sent"),
        (routes.DUE, "Say thanks to Maple ward"),
        (routes.clock(visit.id), "When they hear from you"),
        (routes.promise(late), "was due"),
        (routes.promise(done), "Done on"),
        (routes.promise(cant), "can't be done: no room"),
        (routes.promise(passed), "passed on to Alex"),
        (routes.visit(visit.id), "Next: thanks, by the end of today"),
        (routes.VISIT, "1 kept · 0 open · 1 overdue"),
        (routes.TODAY, "First, what teams wait for"),
    ]:
        await screen.go(route, width)
        _is_sound(screen, route)
        assert words in screen.words, route


async def test_a_day_in_the_past_asks_what_it_means_before_it_is_kept(screen: Window) -> None:
    visit = await visit_to(screen, "Maple ward")
    await screen.go(routes.ward(visit.id, "after"), 390)
    await type_in(screen, "I promise to", "send the minutes")
    await type_in(screen, "By when", "1/2/2020")
    await press(screen, "Add this promise")
    assert screen.app.visits.promises == ()
    assert "1 February 2020 has passed already" in screen.words
    await press(screen, "It was done by then")
    (made,) = screen.app.visits.promised(visit.id)
    assert (made.words, made.state, made.done_on) == ("send the minutes", "done", "2020-02-01")
    assert "has passed already" not in screen.words


async def test_a_fourth_promise_is_declined_in_kind_words_with_what_to_do(screen: Window) -> None:
    visit = await visit_to(screen, "Maple ward")
    await screen.go(routes.ward(visit.id, "after"), 390)
    for number in range(3):
        await type_in(screen, "I promise to", f"promise {number}")
        assert "Three promises are enough" not in screen.words
        await press(screen, "Add this promise")
    assert "Three promises are enough" in screen.words
    assert not [each for each in screen.controls() if isinstance(each, ft.TextField)][1:]
    with pytest.raises(AssertionError):
        button(screen, "Add this promise")


async def test_a_fourth_promise_that_was_begun_stays_on_the_screen(screen: Window) -> None:
    visit = await visit_to(screen, "Maple ward")
    for number in range(3):
        await promise(screen, visit, f"promise {number}")
    await screen.app.visits.store.draft(f"promise/{visit.id}/unblock/words", "one more")
    await screen.go(routes.ward(visit.id, "after"), 390)
    assert "What you wrote below is still here" in screen.words
    await press(screen, "Add this promise")
    assert len(screen.app.visits.promises) == 3
    assert "Three are enough for one visit" in screen.said
    assert field(screen, "I promise to").value == "one more"


async def test_a_team_that_waits_is_named_first_whatever_its_case_and_spaces(
    screen: Window,
) -> None:
    visit = await visit_to(screen, "Maple ward")
    await promise(screen, visit, "mend the lift", -3)
    await promise(screen, visit, "find a screen", -2)
    await promise(screen, visit, "say thanks", 3)
    await screen.go(routes.start("huddle"), 390)
    assert "waits for" not in screen.words
    await type_in(screen, "Where are you going", "maple  WARD")
    assert "Maple ward still waits for 2 promises" in screen.words
    assert "mend the lift" in screen.words and "find a screen" in screen.words
    late, rest = screen.words.split("Promised here last time")
    assert "find a screen" in late and "say thanks" not in late
    assert "say thanks" in rest and "find a screen" not in rest
    await type_in(screen, "Where are you going", "Elm house")
    assert "waits for" not in screen.words


async def test_what_cannot_be_done_asks_why_and_what_is_passed_on_asks_to_whom(
    screen: Window,
) -> None:
    id = await promise(screen, await visit_to(screen, "Maple ward"), "mend the lift")
    await screen.go(routes.promise(id), 390)
    await press(screen, "Can't be done")
    await press(screen, "Keep: can't be done")
    assert "Say why it can't be done first" in screen.said
    assert screen.app.visits.promises[0].state == "open"
    await type_in(screen, "Why it can't be done", "No parts until May")
    await press(screen, "Keep: can't be done")
    assert screen.app.visits.promises[0].why == "No parts until May"
    assert "Can't be done: No parts until May" in screen.words
    await press(screen, "Passed on")
    await type_in(screen, "Who has it now", "Estates lead")
    await press(screen, "Keep: passed on")
    assert screen.app.visits.promises[0].passed_to == "Estates lead"
    await press(screen, "Done")
    assert screen.app.visits.promising.standing(screen.app.visits.promises[0]) == "kept"
    await type_in(screen, "Done on", "1/1/2020")
    await press(screen, "Keep this day")
    assert screen.app.visits.promises[0].done_on == "2020-01-01"
    assert "Done on 1 January 2020" in screen.words
    await press(screen, "Still open")
    assert screen.app.visits.promises[0].state == "open"
    assert "Open again" in screen.words


async def test_moving_a_promise_shows_the_earlier_day_and_a_past_one_is_said_first(
    screen: Window,
) -> None:
    id = await promise(screen, await visit_to(screen, "Maple ward"), "mend the lift", 0)
    await screen.go(routes.promise(id), 390)
    await press(screen, "In 30 days")
    await press(screen, "Move it")
    moved = screen.app.visits.promises[0]
    assert moved.due == due_in(30, screen.app.visits.today)
    assert "Moved from today to" in screen.words and "moved once" in screen.words
    await type_in(screen, "New day", "1/2/2020")
    await press(screen, "Move it")
    assert screen.app.visits.promises[0].due == moved.due
    assert "1 February 2020 has passed already" in screen.words
    await press(screen, "Keep this day")
    assert screen.app.visits.promises[0].due == "2020-02-01"


async def test_words_and_owner_are_changed_on_the_page_of_the_promise(screen: Window) -> None:
    id = await promise(screen, await visit_to(screen, "Maple ward"), "mend the lift")
    await screen.go(routes.promise(id), 390)
    await press(screen, "Change the words")
    await type_in(screen, "What is promised", "mend both lifts")
    await type_in(screen, "Who will see to it", "")
    await press(screen, "Keep the new words")
    (changed,) = screen.app.visits.promises
    assert (changed.words, changed.owner) == ("mend both lifts", "")
    assert "Before: mend the lift" in screen.words
    assert "Nobody is named for it any more" in screen.words
    assert not [each for each in screen.app.visits.store.drafts if each.startswith("reword")]


async def test_a_promise_made_by_mistake_is_taken_away(screen: Window) -> None:
    id = await promise(screen, await visit_to(screen, "Maple ward"), "mend the lift")
    await screen.go(routes.promise(id), 390)
    await leave(screen, "Take this promise away", routes.VISIT)
    assert screen.app.visits.promises == ()
    await screen.go(routes.PROMISES, 390)
    assert "No promises yet" in screen.words


async def test_the_ledger_counts_and_shows_what_was_chosen(screen: Window) -> None:
    visit = await visit_to(screen, "Maple ward")
    await promise(screen, visit, "mend the lift", -3)
    await promise(screen, visit, "find a screen", 3)
    await promise(screen, visit, "say thanks", state="done", done_on="2020-01-01")
    await screen.go(routes.PROMISES, 390)
    for name in ("Show: All 3", "Show: Overdue 1", "Show: Open 1", "Show: Kept 1"):
        button(screen, name)
    with pytest.raises(AssertionError):
        button(screen, "Show: Passed on")
    await press(screen, "Show: Overdue")
    assert "mend the lift" in screen.words
    assert "find a screen" not in screen.words and "say thanks" not in screen.words
    await screen.app.visits.set_state(screen.app.visits.promises[0], "done")
    await screen.settle()
    assert "There are none like this" in screen.words
    await press(screen, "Show: All")
    await leave(screen, "mend the lift", routes.promise("mend-the-lift"))
    assert "What became of it?" in screen.words


async def test_a_ledger_of_five_thousand_sends_only_what_is_seen(screen: Window) -> None:
    store = screen.app.visits.store
    numbers = range(5_000)
    await store.commit(
        *(
            store.registers(
                "promise.set",
                f"p{n:04}",
                {"place": "Elm", "words": f"Number {n}.", "due": "2030-01-01", "state": "open"},
            )
            for n in numbers
        )
    )
    before = len(screen.sent)
    await screen.go(routes.PROMISES, 390)
    assert "Show: All 5000" in screen.words
    seen = re.findall(r"Number \d+\.", screen.words)
    assert 5 < len(set(seen)) < 20
    assert len(repr(screen.sent[before:])) < 60_000
    await press(screen, "Show more")
    assert len(set(re.findall(r"Number \d+\.", screen.words))) > len(set(seen))


async def test_today_shows_a_few_that_teams_wait_for_and_leads_to_the_rest(
    screen: Window,
) -> None:
    visit = await visit_to(screen, "Maple ward")
    for number in range(3):
        await promise(screen, visit, f"promise {number}", -number)
    await promise(screen, visit, "for later", 3)
    await screen.app.visits.finish(visit)
    await screen.go(routes.TODAY, 390)
    words = screen.words
    first = words.index("First, what teams wait for")
    assert first < words.index("promise 2") < words.index("promise 1") < words.index("Open\n")
    assert words.index("for later") > words.index("Open\n")
    await leave(screen, "1 more that teams wait for", routes.DUE)
    await press(screen, "Tick as done: Say thanks to Maple ward")
    assert "Ticked: Say thanks to Maple ward" in screen.said
    assert [step.name for step in screen.app.clocks.due()] == []


async def test_steps_are_ticked_unticked_and_given_other_days(screen: Window) -> None:
    visit = await visit_to(screen, "Maple ward")
    await screen.app.visits.finish(visit)
    await screen.go(routes.clock(visit.id), 390)
    assert "Bank holidays are not known" in screen.words
    await press(screen, "Say thanks to Maple ward")
    assert screen.app.clocks.of(visit.id)[0].told_at
    await press(screen, "Say thanks to Maple ward")
    assert screen.app.clocks.of(visit.id)[0].told_at is None
    await press(screen, "Change the days")
    await type_in(screen, "Short note: working days", "many")
    assert "Write a whole number of days" in screen.said
    assert screen.app.clocks.of(visit.id)[1].days == 2
    await type_in(screen, "Short note: working days", "4")
    assert screen.app.clocks.of(visit.id)[1].days == 4
    await press(screen, "Leave the days")
    with pytest.raises(StopIteration):
        field(screen, "Short note")


async def test_days_go_into_a_calendar_from_a_promise_a_visit_and_the_ledger(
    screen: Window, saved: list[tuple[str, bytes]]
) -> None:
    visit = await visit_to(screen, "Maple ward")
    id = await promise(screen, visit, "mend the lift", 3)
    await promise(screen, visit, "say thanks", state="done", done_on="2020-01-01")
    await promise(screen, visit, "some day", due="")
    await screen.go(routes.promise(id), 390)
    await press(screen, "Put it in my calendar")
    await screen.go(routes.clock(visit.id), 390)
    await press(screen, "Put these days")
    await screen.go(routes.PROMISES, 390)
    await press(screen, "Put the open ones")
    read = [list(Calendar.from_ical(data).events) for _, data in saved]
    assert {name for name, _ in saved} == {"leadwell-days.ics"}
    assert [len(events) for events in read] == [1, 6, 1]
    (event,) = read[0]
    assert str(event["SUMMARY"]) == "Promise to Maple ward: mend the lift"
    assert event.decoded("DTSTART") == screen.app.visits.today + timedelta(days=3)
    assert event["UID"] == read[2][0]["UID"]
    await screen.go(routes.promise("some-day"), 390)
    await press(screen, "Put it in my calendar")
    assert len(saved) == 3
    assert "There is no day to put in a calendar" in screen.said


async def test_a_promise_that_two_devices_changed_says_so(screen: Window) -> None:
    id = await promise(screen, await visit_to(screen, "Maple ward"), "mend the lift")
    store = screen.app.visits.store
    there = Op("far", 1, "promise.set", id, (1, 0), {"set": {"owner": "Alex"}, "over": {}})
    await store.receive([there], "e1:1")
    await screen.go(routes.promise(id), 390)
    assert "Another device said something else about this promise" in screen.words
