"""Writing and reading in the journal, below the browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import flet as ft
import pytest

from app import text
from app.models.journal import PAGE, Entry, Written
from app.ui import routes
from app.words import reflect as words
from tests.screens import Window, window

PHONE, TABLET = 390, 1180
WIDTHS = (PHONE, 820, TABLET)


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window, with nothing in it."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    # Nobody is there who could say that an address was opened.
    monkeypatch.setattr(ft.Page, "push_route", _push)
    async with window() as made:
        # Whoever was asked about a PIN once is not asked again.
        await made.app.lock.decline()
        yield made


async def _push(page: ft.Page, route: str) -> None:
    page.route = route
    await page.session.dispatch_event(page._i, "route_change", {"route": route})


def buttons(screen: Window) -> list[tuple[str, ft.Control]]:
    """Return the name of everything that can be tapped, and what to tap."""
    found: list[tuple[str, ft.Control]] = []
    for control in screen.controls():
        if isinstance(control, ft.TextButton | ft.OutlinedButton | ft.FilledButton):
            above = control.parent
            own = control.content.value if isinstance(control.content, ft.Text) else ""
            label = above.label if isinstance(above, ft.Semantics) else None
            found.append((label or own or "", control))
    return found


async def tap(screen: Window, begins: str) -> None:
    """Tap the button whose name begins so."""
    for name, control in buttons(screen):
        if name.startswith(begins):
            await screen.do(control)
            return
    raise AssertionError(f"There is no button {begins}: {[name for name, _ in buttons(screen)]}")


def fields(screen: Window) -> dict[str, ft.TextField]:
    return {
        str(control.label): control
        for control in screen.controls()
        if isinstance(control, ft.TextField)
    }


def checked(screen: Window) -> list[str]:
    """Return the names of the choices that are made."""
    return [
        str(control.label)
        for control in screen.controls()
        if isinstance(control, ft.Semantics) and control.checked
    ]


async def write(screen: Window, answers: dict[str, str], **more: object) -> Entry:
    """Keep an entry, as the screens do."""
    reflect = screen.app.reflect
    template = str(more.pop("template", "R1"))
    found = reflect.template(template)
    assert found is not None
    await reflect.write(found)
    for prompt, said in answers.items():
        reflect.type(prompt, said)
    reflect.put(**more)
    id = await reflect.keep()
    entry = reflect.entry(id or "")
    assert entry is not None
    return entry


async def test_on_a_phone_one_question_at_a_time_and_it_can_be_kept_at_each(
    screen: Window,
) -> None:
    await screen.go(routes.write("R1"), PHONE)
    assert len(fields(screen)) == 1
    await screen.type(next(iter(fields(screen).values())), "Kindness, at the desk")
    await tap(screen, words.NEXT)
    assert words.STEP.format(n=2, all=4) in screen.words
    await tap(screen, words.KEEP)
    (entry,) = screen.app.reflect.entries
    assert entry.written.answers == {"showed": "Kindness, at the desk"}
    assert "Kindness, at the desk" in screen.words


async def test_on_a_tablet_all_questions_stand_side_by_side(screen: Window) -> None:
    await screen.go(routes.write("R1"), TABLET)
    assert len(fields(screen)) == 4
    names = [name for name, _ in buttons(screen)]
    assert words.KEEP in names and words.NEXT not in names


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_moment_is_three_lines_on_one_screen_and_one_tap(
    screen: Window, width: int
) -> None:
    await screen.go(routes.write("moment"), width)
    assert list(fields(screen)) == ["I noticed…", "I changed…", "Because…"]
    await screen.type(fields(screen)["I noticed…"], "How tired the porter looked")
    await tap(screen, words.KEEP)
    (entry,) = screen.app.reflect.entries
    assert entry.written.template == "moment"


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_blank_page_is_one_field_and_comes_back_half_written(
    screen: Window, width: int
) -> None:
    await screen.go(routes.write(""), width)
    await screen.type(fields(screen)["What is on your mind?"], "Only this")
    await tap(screen, words.LEAVE)
    assert words.BEGUN.format(title="A blank page") in screen.words
    await screen.go(routes.write(""), width)
    await tap(screen, words.KEEP)
    (entry,) = screen.app.reflect.entries
    assert entry.written.answers == {PAGE: "Only this"}


async def test_choices_have_a_name_and_a_state_and_can_be_taken_back(screen: Window) -> None:
    await screen.go(routes.write("R6"), PHONE)
    assert "Inspiring shared purpose" in screen.headings
    assert len(fields(screen)) == 2
    await tap(screen, "How steady is it?: Usually")
    assert checked(screen) == ["How steady is it?: Usually"]
    await tap(screen, "How steady is it?: Sometimes")
    assert checked(screen) == ["How steady is it?: Sometimes"]
    await tap(screen, "How steady is it?: Sometimes")
    assert checked(screen) == []
    assert words.STEP.format(n=1, all=13) in screen.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_nine_dimensions_are_kept_in_pieces_and_go_on_where_one_was(
    screen: Window, width: int
) -> None:
    await screen.go(routes.write("R6"), width)
    assert text.TROUBLE_TITLE not in screen.words
    await tap(screen, "How steady is it?: Usually")
    await tap(screen, words.NEXT)
    await tap(screen, words.KEEP)
    assert words.GO_ON_DETAIL.format(n=1, all=13) in screen.words
    await tap(screen, words.GO_ON)
    assert "Leading with care" in screen.headings


async def test_what_could_identify_somebody_is_shown_and_mended_in_one_tap_or_left(
    screen: Window,
) -> None:
    noticing = screen.app.reflect.noticing
    noticing.pause = 0.0
    await screen.go(routes.write("R1"), PHONE)
    said = "The nurse Sarah helped me. She rang 07700 900123."
    await screen.type(next(iter(fields(screen).values())), said)
    assert "A name: Sarah" in screen.words
    await tap(screen, "Leave it out: A phone")
    await screen.settle()
    typed = screen.app.reflect.typed
    assert typed is not None and "07700" not in typed.answers["showed"]
    assert next(iter(fields(screen).values())).value == typed.answers["showed"]
    await tap(screen, f"{words.LEAVE_IT}: A name: Sarah")
    assert "A name: Sarah" not in screen.words
    await tap(screen, words.KEEP)
    assert "Sarah" in screen.app.reflect.entries[0].written.answers["showed"]


async def test_tags_values_and_behaviours_wait_folded_away(screen: Window) -> None:
    await write(screen, {"showed": "One"}, tags=("nights",))
    await screen.go(routes.write("R1"), PHONE)
    assert len(fields(screen)) == 1
    await tap(screen, words.ADD)
    await tap(screen, "Tags: nights")
    await screen.type(fields(screen)[words.NEW_TAG], " #Handover ")
    assert fields(screen)[words.NEW_TAG].value == ""
    await tap(screen, "Values: Compassion")
    await tap(screen, "Live the values")
    await tap(screen, "Acts the same whoever is watching")
    assert words.ADD_SOME.format(n=4) in screen.words
    await screen.type(fields(screen)["Which value did I show today, and by doing what?"], "Two")
    await tap(screen, words.KEEP)
    written = screen.app.reflect.entries[0].written
    assert written.tags == ("nights", "Handover")
    assert (written.values, written.behaviours) == (("compassion",), ("1.1",))
    assert words.TAG.format(tag="nights") in screen.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_entries_are_found_by_what_they_have(screen: Window, width: int) -> None:
    for number in range(5):
        tags = ("nights",) if number < 2 else ()
        await write(screen, {"showed": f"Number {number}"}, tags=tags)
    await screen.go(routes.REFLECT_FIND, width)
    await tap(screen, "Tags: nights, 2")
    assert checked(screen) == ["Tags: nights, 2"]
    await tap(screen, words.SHOW[2].format(n=2))
    assert words.SHOWN.format(n=2, all=5, what="nights") in screen.words
    assert "Number 4" not in screen.words and "Number 1" in screen.words
    await tap(screen, words.SHOW_ALL)
    assert "Number 4" in screen.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_earlier_versions_are_read_and_brought_back(screen: Window, width: int) -> None:
    reflect = screen.app.reflect
    entry = await write(screen, {"showed": "As it was"})
    await reflect.edit(entry)
    reflect.type("showed", "As it is")
    await reflect.keep()
    await screen.go(routes.entry(entry.id), width)
    await tap(screen, words.EARLIER.format(n=1))
    assert "As it was" in screen.words
    await tap(screen, words.BRING_BACK)
    assert reflect.entries[0].written.answers["showed"] == "As it was"
    assert words.EARLIER.format(n=2) in screen.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_two_versions_at_once_stand_beside_each_other_and_all_words_can_be_kept(
    screen: Window, width: int
) -> None:
    reflect = screen.app.reflect
    entry = await write(screen, {"showed": "The same", "slipped": "First"})
    for said in ("On the phone", "On the tablet"):
        written = replace(entry.written, answers={"showed": "The same", "slipped": said})
        await reflect.journal.save(entry.id, written, reflect.now(), [entry.newest.rev])
    await reflect.load()
    await screen.go(routes.entry(entry.id), width)
    assert text.TROUBLE_TITLE not in screen.words
    assert screen.words.count("The same\n") == 1
    assert "On the phone" in screen.words and "On the tablet" in screen.words
    await tap(screen, words.KEEP_ALL)
    slipped = reflect.entries[0].written.answers["slipped"]
    assert "On the phone" in slipped and "On the tablet" in slipped


async def test_an_entry_leads_back_to_what_it_grew_from_and_that_to_the_entry(
    screen: Window,
) -> None:
    await screen.go(routes.module("1.4"), PHONE)
    assert words.WROTE not in screen.words
    await write(screen, {"showed": "One"}, grew="module/1.4")
    await screen.go(routes.module("1.4"), PHONE)
    assert words.WROTE_COUNT[1] in screen.words
    await tap(screen, words.WROTE)
    await tap(screen, "A module: ")
    await write(screen, {"showed": "Two"}, grew="module/1.4")
    await screen.go(routes.module("1.4"), PHONE)
    await tap(screen, words.WROTE)
    assert screen.app.reflect.sieve.asks == {"grew": "module/1.4"}
    assert len(screen.app.reflect.shown) == 2
    screen.app.lock.is_open = False
    await screen.settle()
    await screen.go(routes.module("1.4"), PHONE)
    assert words.WROTE not in screen.words


async def test_a_deleted_entry_comes_back_while_it_can(screen: Window) -> None:
    entry = await write(screen, {"showed": "One"})
    await screen.go(routes.entry(entry.id), PHONE)
    await tap(screen, words.DELETE)
    assert screen.said.startswith(words.DELETED)
    assert screen.app.reflect.entries == ()


async def test_an_entry_whose_template_is_gone_can_be_read_and_changed(screen: Window) -> None:
    reflect = screen.app.reflect
    written = Written("our-own", 1_700_000_000_000, {"asked": "An answer to keep"})
    id = await reflect.journal.save(None, written, reflect.now())
    await reflect.load()
    await screen.go(routes.entry(id), PHONE)
    assert "An answer to keep" in screen.words
    await screen.go(routes.edit(id), PHONE)
    assert fields(screen)["asked"].value == "An answer to keep"


async def test_one_reflects_on_a_visit_from_its_page_and_comes_back_to_it(screen: Window) -> None:
    app = screen.app
    app.visits.typing.type("place/huddle", "Theatre three")
    visit = await app.visits.start("huddle")
    await screen.go(routes.visit(visit), PHONE)
    await tap(screen, "Reflect on this visit")
    await screen.type(fields(screen)["What surprised me?"], "How calm it was")
    await tap(screen, words.KEEP)
    (entry,) = app.reflect.entries
    assert entry.written.grew == f"visit/{visit}"
    await tap(screen, words.GREW_VISIT.format(place="Theatre three"))
    assert words.WROTE_COUNT[1] in screen.words
