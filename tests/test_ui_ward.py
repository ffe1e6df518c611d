"""A visit being filled in, below the browser: every kind of item, on a phone and on a tablet."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import flet as ft
import pytest

from app.models.edition import edition, kept
from app.models.visit import Visit
from app.ui import routes
from tests.checklists import EVERY
from tests.screens import Window, window
from tests.test_store_attachments import picture
from tests.test_ui_routes import WIDTHS, _is_sound

ID = "v1"


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window, with a visit that began with a checklist of every kind."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        store, name = made.app.visits.store, edition(EVERY)
        await store.set("template.set", name, {"template": kept(EVERY)})
        await store.set(
            "visit.set",
            ID,
            {
                "template": "every",
                "edition": name,
                "place": "Maple ward",
                "started": made.app.visits.now() - 7 * 60_000,
            },
        )
        yield made


def visit(screen: Window) -> Visit:
    found = screen.app.visits.visit(ID)
    assert found is not None
    return found


def button(screen: Window, name: str) -> ft.Control:
    """Return what can be tapped and is called so."""
    for control in screen.controls():
        if isinstance(control, ft.Semantics) and control.label == name:
            return control.content  # type: ignore[return-value]
        if isinstance(control, ft.FilledButton | ft.OutlinedButton | ft.TextButton) and (
            isinstance(control.content, ft.Text) and control.content.value == name
        ):
            return control
    raise AssertionError(f"nothing is called “{name}”")


def field(screen: Window, name: str) -> ft.TextField:
    """Return the field of that name."""
    (found,) = (
        control
        for control in screen.controls()
        if isinstance(control, ft.TextField) and control.label == name
    )
    return found


async def follow(screen: Window, name: str) -> None:
    """Tap what leads elsewhere: the page that would go there is not here, and never answers."""
    task = asyncio.create_task(screen.do(button(screen, name)))
    for _ in range(10):
        await screen.settle()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


ANSWER = "What I heard: "
BEDS = f"{ANSWER}How many beds are open?"


@pytest.mark.parametrize("width", WIDTHS)
async def test_every_kind_of_item_is_drawn_with_a_name_and_takes_an_answer(
    screen: Window, width: int
) -> None:
    await screen.go(routes.ward(ID), width)
    for name in (
        "The team had notice: Yes",
        "It was calm: 5: Very",
        "Which shift was it?: Night",
        "Who was there?: Nurses",
        "Who was there?: Porters",
    ):
        await screen.do(button(screen, name))
    _is_sound(screen, "tapped")
    assert "What is different at night?" in screen.words
    await screen.go(routes.ward(ID, "typed"), width)
    await screen.type(field(screen, BEDS), "12")
    await screen.type(field(screen, f"{ANSWER}When is the next huddle?"), "3/12/2026")
    await screen.do(button(screen, "When did it begin?: Now"))
    assert "Please thank the lead." in screen.words
    _is_sound(screen, "typed")
    await screen.go(routes.ward(ID, "end"), width)
    _is_sound(screen, "end")
    await screen.type(field(screen, f"{ANSWER}The lead's name"), "Ada")
    found = visit(screen)
    assert found.answers.keys() == {"notice", "calm", "shift", "beds", "next", "began", "signed"}
    assert found.answers["beds"] == "12"
    assert found.picks == {"pick.roles.nurse", "pick.roles.porter"}


async def test_a_section_comes_and_goes_with_the_answer_it_hangs_on(screen: Window) -> None:
    await screen.go(routes.ward(ID), 1180)
    assert "Porters, 0/1" not in screen.words
    await screen.do(button(screen, "Who was there?: Porters"))
    assert "Porters, 0/1" in screen.words
    await screen.do(button(screen, "Who was there?: Porters"))
    assert "Porters, 0/1" not in screen.words


async def test_a_number_out_of_bounds_is_said_at_its_field_and_stays_there(screen: Window) -> None:
    await screen.go(routes.ward(ID, "typed"), 390)
    assert "A whole number from 0 to 40" in screen.words
    await screen.type(field(screen, BEDS), "41")
    assert field(screen, BEDS).error == "This wants 40 or less. What you typed is kept."
    await screen.go(routes.ward(ID), 390)
    await screen.go(routes.ward(ID, "typed"), 390)
    assert (field(screen, BEDS).value, bool(field(screen, BEDS).error)) == ("41", True)
    assert "beds" not in visit(screen).answers
    await screen.type(field(screen, BEDS), "40")
    assert field(screen, BEDS).error is None
    assert visit(screen).answers["beds"] == "40"


@pytest.mark.parametrize("width", WIDTHS)
async def test_finishing_says_what_is_missing_and_leads_there(screen: Window, width: int) -> None:
    await screen.go(routes.ward(ID, "end"), width)
    await follow(screen, "Finish the visit")
    assert screen.app.visits.finishing == ID
    assert visit(screen).finished_at is None
    await screen.go(routes.ward(ID, "end"), width)
    _is_sound(screen, "lacking")
    assert "Before you finish" in screen.words
    assert "Tapped: The team had notice. This still needs an answer." in screen.words
    await screen.go(routes.ward(ID, "tapped"), width)
    await screen.do(button(screen, "The team had notice: No"))
    await screen.go(routes.ward(ID, "end"), width)
    assert "Before you finish" not in screen.words
    await follow(screen, "Finish the visit")
    assert visit(screen).finished_at is not None


@pytest.mark.parametrize("width", WIDTHS)
async def test_with_the_phone_away_one_jots_with_two_taps_and_counts_with_one(
    screen: Window, width: int
) -> None:
    await screen.go(routes.away(ID), width)
    _is_sound(screen, "away")
    assert "You have been here for 7 minutes" in screen.words
    await screen.type(field(screen, "Jot down a line"), "The lift again")
    await screen.do(button(screen, "Keep this line"))
    assert [jot.text for jot in visit(screen).jots] == ["The lift again"]
    assert field(screen, "Jot down a line").value == ""
    for _ in range(2):
        await screen.do(button(screen, "I asked an open question"))
    assert "Open questions asked: 2" in screen.words
    await screen.do(button(screen, "Take away the line: The lift again"))
    assert visit(screen).jots == ()


@pytest.mark.parametrize("width", WIDTHS)
async def test_everything_heard_is_read_back_and_on_the_summary(screen: Window, width: int) -> None:
    store = screen.app.visits.store
    await screen.go(routes.read_back(ID), width)
    assert "Nothing is written down yet." in screen.words
    await store.set(
        "visit.set",
        ID,
        {
            "jot.a": {"at": 5, "text": "The tea trolley"},
            "answer.shift": "night",
            "pick.roles.porter": True,
            "answer.proud": "Our huddle",
            "note.proud": "Said twice",
            "answer.next": "2020-12-03",
            "answer.gone": "An answer of old",
            "asked.x": 3,
            "ink.signed": {"w": 300, "h": 200, "s": [[1, 2, 30, 40], [5, 5]]},
        },
    )
    await screen.app.visits.keep_text(visit(screen), "beds", "7")
    await screen.go(routes.read_back(ID), width)
    _is_sound(screen, "read back")
    for words in ("The tea trolley", "Night", "Porters", "Our huddle", "Said twice", "7"):
        assert words in screen.words
    assert "points" not in screen.words
    await screen.go(routes.visit(ID), width)
    _is_sound(screen, "summary")
    for words in (
        "The tea trolley",
        "3 December 2020",
        "Said twice",
        "No longer in the checklist",
        "An answer of old",
        "Open questions asked: 3",
        "4 of 6 points",
        "They never rank a ward",
        "A signature, drawn with a finger",
    ):
        assert words in screen.words, words


async def test_a_photo_is_shown_with_its_words_and_where_it_is_if_not_here(screen: Window) -> None:
    taken = await screen.app.photos.add(visit(screen), "board", picture(400, 300))
    await screen.go(routes.ward(ID, "end"), 390)
    await screen.go(routes.ward(ID, "end"), 390)
    _is_sound(screen, "photo")
    (image,) = (each for each in screen.controls() if isinstance(each, ft.Image))
    assert image.semantics_label == "A photo without words yet"
    await screen.type(field(screen, "What it shows, in words"), "The board")
    assert visit(screen).photos[0].caption == "The board"
    await screen.do(button(screen, "Take this photo away"))
    assert visit(screen).photos == ()
    await screen.app.photos.restore(visit(screen), taken)
    elsewhere = {**taken.value(), "digest": "0" * 64, "small": ""}
    await screen.app.visits.store.set("visit.set", ID, {"photo.board.p2": elsewhere})
    await screen.go(routes.visit(ID), 390)
    await screen.settle()
    assert "This photo is on the device that took it." in screen.words


async def test_a_checklist_without_photos_says_why(screen: Window) -> None:
    plain = replace(EVERY, allows_photos=False)
    store, name = screen.app.visits.store, edition(plain)
    await store.set("template.set", name, {"template": kept(plain)})
    await store.set("visit.set", ID, {"edition": name})
    await screen.go(routes.ward(ID, "end"), 390)
    assert "This checklist takes no photos" in screen.words
    with pytest.raises(AssertionError):
        button(screen, "Add a photo")


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_name_is_signed_with_a_finger_stroke_by_stroke(screen: Window, width: int) -> None:
    await screen.go(routes.sign(ID, "signed"), width)
    _is_sound(screen, "sign")
    await follow(screen, "Keep this signature")
    assert visit(screen).inks == {}
    (pad,) = (each for each in screen.controls() if isinstance(each, ft.GestureDetector))
    for start in (10.0, 60.0):
        at = {"k": "touch", "l": {"x": start, "y": 20.0}, "g": {"x": 0, "y": 0}}
        await screen.do(pad, "pan_start", at)
        for step in (8.0, 9.0, 30.0, 900.0):
            move = {**at, "l": {"x": start + step, "y": 20.0 + step}, "pd": None}
            await screen.do(pad, "pan_update", move)
        await screen.do(pad, "pan_end", {**at, "v": {"x": 0, "y": 0}, "pv": None})
    assert len(screen.app.visits.store.drafts[f"ink/{ID}/signed"]["s"]) == 2
    await follow(screen, "Keep this signature")
    ink = visit(screen).inks["signed"]
    assert [stroke[:2] for stroke in ink.strokes] == [(10, 20), (60, 20)]
    assert ink.strokes[0] == (10, 20, 18, 28, 40, 50, ink.width, ink.height)
    await screen.go(routes.ward(ID, "end"), width)
    assert "A signature, drawn with a finger" in screen.words
    await screen.do(button(screen, "Take it back"))
    assert visit(screen).inks == {}


@pytest.mark.parametrize("width", WIDTHS)
async def test_what_was_promised_here_last_time_is_shown_before_one_begins(
    screen: Window, width: int
) -> None:
    visits = screen.app.visits
    visits.typing.type(f"promise/{ID}/fix/words", "get the lift mended")
    await visits.promise(visit(screen), "fix")
    await visits.set_state(visits.promises[0], "done")
    await screen.go(routes.start("huddle"), width)
    assert "Promised here last time" not in screen.words
    (place,) = (each for each in screen.controls() if isinstance(each, ft.TextField))
    await screen.type(place, "MAPLE  ward")
    _is_sound(screen, "prepare")
    assert "Promised here last time" in screen.words
    assert "get the lift mended. Nobody named yet · done" in screen.words
    await follow(screen, "Begin the visit")
    assert visits.visits[0].place == "MAPLE  ward"


async def test_an_address_of_a_visit_that_is_not_here_says_so(screen: Window) -> None:
    for route in (routes.away("x"), routes.read_back("x"), routes.sign("x", "y")):
        await screen.go(route, 390)
        assert "This visit is not on this device" in screen.words


@pytest.mark.parametrize(("width", "are_beside"), [(390, False), (820, True), (1180, True)])
async def test_the_sections_stand_at_the_side_of_a_tablet_however_it_is_held(
    screen: Window, width: int, are_beside: bool
) -> None:
    await screen.go(routes.ward(ID), width)
    names = [each.label or "" for each in screen.controls() if isinstance(each, ft.Semantics)]
    rows = [name for name in names if name.startswith(f"{EVERY.sections[-1].title}, ")]
    assert bool(rows) is are_beside
