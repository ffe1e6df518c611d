"""Two people on one visit and the handover, on the screen, below the browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.models.parcel import codes
from app.models.visit import Visit
from app.store import course
from app.store.archive import export_archive
from app.store.course import Course
from app.store.parcel import parcel_file, visit_parcel
from app.ui import routes
from app.ui.screens.visit import arrival, handover, together
from app.words import together as words
from tests.parcels import visited as visited_store
from tests.screens import Window, window
from tests.states import new_device
from tests.teams import SITE, visited
from tests.test_ui_heard import find, images
from tests.test_ui_proof import buttons, field
from tests.test_ui_routes import WIDTHS, _is_sound


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window that has an address, with nothing in it."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        made.app.together.site = SITE
        yield made


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What was saved, by its name."""
    files: dict[str, bytes] = {}

    async def keep(name: str, data: bytes) -> bool:
        files[name] = data
        return True

    monkeypatch.setattr(together, "save_file", keep)
    monkeypatch.setattr(handover, "save_file", keep)
    return files


def pick(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let the person choose a file."""

    async def chosen() -> bytes:
        return data

    monkeypatch.setattr(arrival, "pick_file", chosen)


async def content(sender: str = "Sam") -> dict[str, Any]:
    """Return a colleague's visit as it is handed on."""
    device = await new_device()
    visit = await visited(device.visits())
    return await visit_parcel(device.store, visit.id, sender, device.time, Course())


async def file_of(content: dict[str, Any]) -> bytes:
    return await parcel_file(content, "visit", Course())


def mine(screen: Window) -> Visit:
    return screen.app.visits.visits[0]


async def until(screen: Window, name: str) -> None:
    """Wait until there is a button called so."""
    for _ in range(200):
        await screen.settle()
        if any(each.startswith(name) for each in buttons(screen)):
            return
    raise AssertionError(f"no button called {name}")


async def leave(screen: Window, name: str) -> None:
    """Tap what leads to another address: nobody here takes us there, so nobody waits for it."""
    going = asyncio.create_task(screen.do(find(screen, name)))
    await screen.settle()
    going.cancel()


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_visit_leads_to_its_code_and_its_file(
    screen: Window, width: int, saved: dict[str, bytes]
) -> None:
    await visited(screen.app.visits)
    await screen.go(routes.visit(mine(screen).id), width)
    _is_sound(screen, "visit")
    assert any(name.startswith(words.LINK) for name in buttons(screen))
    route = routes.together(mine(screen).id)
    await screen.go(route, width)
    await until(screen, words.SAVE)
    _is_sound(screen, route)
    (image,) = images(screen)
    assert image.semantics_label == words.CODE_NAME.format(n=1, all=1)
    assert words.READABLE in screen.words
    await screen.do(find(screen, words.SAVE))
    assert list(saved) == ["visit-maple-ward.leadwell"]


async def test_a_long_visit_has_several_codes_one_at_a_time(screen: Window) -> None:
    await visited(screen.app.visits)
    for n in range(150):
        text = f"{n * 7919 % 1009:x}" * 9
        await screen.app.visits.keep_text(mine(screen), "proud", text, "note")
    await screen.go(routes.together(mine(screen).id), 390)
    await until(screen, words.NEXT_CODE)
    count = len(await screen.app.together.codes(mine(screen)))
    assert count > 2
    for n in range(2, count + 1):
        await screen.do(find(screen, words.NEXT_CODE))
        assert words.CODE_OF.format(n=n, all=count) in screen.words
    await screen.do(find(screen, words.FIRST_CODE))
    assert words.CODE_OF.format(n=1, all=count) in screen.words


async def test_a_visit_that_is_too_long_for_codes_says_so_and_a_file_is_left(
    screen: Window,
) -> None:
    await visited(screen.app.visits)
    text = "".join(f"{n * n * 7919 % 99_991:x}" for n in range(4000))
    await screen.app.visits.keep_text(mine(screen), "proud", text, "note")
    await screen.go(routes.together(mine(screen).id), 390)
    await screen.settle()
    assert "too long for codes" in screen.words and not images(screen)
    assert words.SAVE in buttons(screen)


async def test_without_an_address_of_its_own_the_window_offers_a_file(screen: Window) -> None:
    screen.app.together.site = ""
    await visited(screen.app.visits)
    await screen.go(routes.together(mine(screen).id), 390)
    assert words.NO_SITE in screen.words and not images(screen)


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_file_is_told_in_words_then_taken_in_with_a_button(
    screen: Window, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick(monkeypatch, await file_of(await content()))
    await screen.go(routes.FROM_COLLEAGUE, width)
    _is_sound(screen, routes.FROM_COLLEAGUE)
    await screen.do(find(screen, words.OPEN_FILE))
    await until(screen, words.ADD_VISIT)
    _is_sound(screen, "found")
    assert words.FOUND_VISIT.format(sender="Sam") in screen.headings
    for told in ("Maple ward", "3 answers", "1 note", "2 promises", words.IS_NEW):
        assert told in screen.words
    assert screen.app.visits.visits == ()
    await screen.do(find(screen, words.ADD_VISIT))
    await until(screen, words.GO_VISIT)
    _is_sound(screen, "added")
    assert words.ADDED_VISIT in screen.words
    assert mine(screen).place == "Maple ward"
    await leave(screen, words.GO_VISIT)
    await screen.go(routes.FROM_COLLEAGUE, width)
    await screen.do(find(screen, words.OPEN_FILE))
    await until(screen, words.GO_VISIT)
    assert words.NOTHING_NEW in screen.words and words.ADD_VISIT not in buttons(screen)


async def test_not_now_changes_nothing(screen: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    pick(monkeypatch, await file_of(await content("")))
    await screen.go(routes.FROM_COLLEAGUE, 390)
    await screen.do(find(screen, words.OPEN_FILE))
    await until(screen, words.ADD_VISIT)
    assert words.FOUND_VISIT.format(sender=words.NO_SENDER) in screen.headings
    await leave(screen, words.NOT_NOW)
    assert words.OPEN_FILE in buttons(screen) and screen.app.visits.visits == ()


@pytest.mark.parametrize("width", WIDTHS)
async def test_what_differs_is_shown_with_both_answers_and_one_is_chosen(
    screen: Window, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = screen.app.visits
    own = await visited(visits)
    await visits.answer(own, "roles", "no")
    theirs = await content()
    pick(monkeypatch, await file_of(theirs))
    await screen.go(routes.FROM_COLLEAGUE, width)
    # Begun apart, within the hour and at the same place.
    screen.app.together.arrival.visits.now = lambda: 0
    monkeypatch.setattr("app.state.arrival.NEAR", 10**14)
    await screen.do(find(screen, words.OPEN_FILE))
    await until(screen, words.ADD_VISIT)
    _is_sound(screen, "found")
    assert words.OWN in screen.words
    await screen.do(find(screen, words.ADD_VISIT))
    await until(screen, words.DIFFER[0])
    await screen.go(routes.differing(mine(screen).id), width)
    _is_sound(screen, "differing")
    assert words.YOURS.format(answer="No") in screen.words
    assert words.THEIRS.format(answer="Yes") in screen.words
    await screen.do(find(screen, words.THEIRS.format(answer="Yes")))
    assert words.NONE in screen.words
    assert mine(screen).answers["roles"] == "yes"


async def test_of_two_texts_both_can_be_kept(
    screen: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = screen.app.visits
    own = await visited(visits)
    await visits.keep_text(own, "proud", "The new bell")
    pick(monkeypatch, await file_of(await content()))
    monkeypatch.setattr("app.state.arrival.NEAR", 10**14)
    await screen.go(routes.FROM_COLLEAGUE, 390)
    await screen.do(find(screen, words.OPEN_FILE))
    await until(screen, words.ADD_VISIT)
    await screen.do(find(screen, words.ADD_VISIT))
    await until(screen, words.GO_VISIT)
    await screen.go(routes.differing(mine(screen).id), 390)
    await screen.do(find(screen, words.KEEP_BOTH))
    assert mine(screen).answers["proud"] == "The new bell\nWe got the new rota to work, said Kim"


@pytest.mark.parametrize("width", WIDTHS)
async def test_codes_come_one_by_one_and_the_visit_is_told_when_all_are_there(
    screen: Window, width: int
) -> None:
    made = await content()
    noise = "".join(f"{n * n * 7919 % 99_991:x}" for n in range(500))
    made["ops"][1]["p"]["set"]["note.proud"] = noise
    first, *others = codes(made)
    assert others
    await screen.go(routes.visit_code(first), width)
    _is_sound(screen, "code")
    assert words.PARTS_HERE.format(n=1, all=len(others) + 1) in screen.words
    await screen.go(routes.FROM_COLLEAGUE, width)
    _is_sound(screen, routes.FROM_COLLEAGUE)
    assert words.PARTS in screen.headings and words.PUT_AWAY in screen.words
    for code in others:
        assert screen.app.visits.visits == ()
        await screen.go(routes.visit_code(code), width)
    await until(screen, words.ADD_VISIT)
    _is_sound(screen, "found")
    await screen.do(find(screen, words.ADD_VISIT))
    await until(screen, words.GO_VISIT)
    assert mine(screen).notes["proud"] == noise


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_code_that_cannot_be_read_says_why_and_leads_on(screen: Window, width: int) -> None:
    code = codes(await content())[0]
    for bad, why in (("r1abc", "does not hold a visit"), (code[:-5], "missing"), ("v9", "newer")):
        await screen.go(routes.visit_code(bad), width)
        _is_sound(screen, bad)
        assert words.UNREADABLE in screen.headings and why in screen.words
        assert words.FROM in buttons(screen)
    assert screen.app.me.store.drafts == {}


async def test_an_address_put_in_by_hand_opens_its_code(screen: Window) -> None:
    code = codes(await content())[0]
    await screen.go(routes.FROM_COLLEAGUE, 390)
    screen.app.together.arrival.type("address", f"{SITE}#/visit/together/{code}")
    assert field(screen, words.ADDRESS)
    assert screen.app.together.arrival.code_typed() == code


async def test_another_kind_of_file_is_named_and_changes_nothing(
    screen: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick(monkeypatch, export_archive(await visited_store()))
    await screen.go(routes.FROM_COLLEAGUE, 390)
    await screen.do(find(screen, words.OPEN_FILE))
    await screen.settle()
    assert screen.app.together.arrival.found is None and screen.app.visits.visits == ()
    assert words.OPEN_FILE in buttons(screen)


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_handover_says_what_goes_and_what_stays_and_a_successor_opens_it(
    screen: Window, width: int, saved: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    await screen.go(routes.HANDOVER, width)
    _is_sound(screen, routes.HANDOVER)
    assert words.NOTHING_YET in screen.headings
    await visited(screen.app.visits)
    await screen.go(routes.FROM_COLLEAGUE, width)
    await screen.go(routes.HANDOVER, width)
    await until(screen, words.SAVE_HANDOVER)
    _is_sound(screen, routes.HANDOVER)
    assert "1 visit" in screen.words and "2 promises" in screen.words
    assert all(line in screen.words for line in words.STAYS_LINES)
    await screen.do(find(screen, "Maple ward"))
    assert words.LEFT_OUT in "".join(buttons(screen)) and "1 visit\n" not in screen.words
    await screen.do(find(screen, words.SAVE_HANDOVER))
    await screen.settle()
    ((name, data),) = saved.items()
    assert name.startswith("handover-") and name.endswith(".leadwell")
    pick(monkeypatch, data)
    await screen.go(routes.FROM_COLLEAGUE, width)
    await screen.do(find(screen, words.OPEN_FILE))
    await until(screen, words.GO_VISITS)
    assert words.NOTHING_NEW in screen.words


async def test_a_large_handover_shows_how_far_it_is_and_stops_when_asked(
    screen: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(course, "SLICE", 0.0)
    monkeypatch.setattr(course, "BREAK", 0.0)
    store = screen.app.me.store
    await store.commit(
        *(store.registers("promise.set", f"p{n}", {"words": f"Mend {n}"}) for n in range(300))
    )
    await screen.go(routes.HANDOVER, 390)
    await until(screen, words.SAVE_HANDOVER)
    writing = asyncio.create_task(screen.app.together.handover.file())
    work = screen.app.together.handover.work
    while not work.percent:
        await asyncio.sleep(0)
    await screen.settle()
    assert any(isinstance(each, ft.ProgressBar) for each in screen.controls())
    await screen.do(find(screen, "Stop"))
    with pytest.raises(course.Stopped):
        await writing
    await screen.settle()
    assert not any(isinstance(each, ft.ProgressBar) for each in screen.controls())


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_visit_that_is_not_here_says_so(screen: Window, width: int) -> None:
    for route in (routes.together("gone"), routes.differing("gone")):
        await screen.go(route, width)
        _is_sound(screen, route)
        assert "not on this" in screen.words
