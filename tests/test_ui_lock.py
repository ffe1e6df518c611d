"""The lock and the cover on the screen: what one can do, and that nothing of the journal shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import flet as ft
import pytest

from app import text
from app.ui import routes
from app.words import lock as words
from app.words import reflect as reflect_words
from app.words import today as today_words
from tests.locks import Quick
from tests.screens import Window, window

PIN = "2580"
WORDS = "I sat down with a worried porter"
WIDTHS = (390, 1180)


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window; its keys do not take their time."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    monkeypatch.setattr("app.keys.native.NativeCrypto", Quick)
    # Nobody is there who could say that an address was opened.
    monkeypatch.setattr(ft.Page, "push_route", _push)
    async with window() as made:
        yield made


async def _push(page: ft.Page, route: str) -> None:
    page.route = route
    await page.session.dispatch_event(page._i, "route_change", {"route": route})


async def keep(screen: Window) -> str:
    """Write an entry at the desk; return its id."""
    reflect = screen.app.reflect
    await reflect.write(reflect.templates[0])
    reflect.type(reflect.templates[0].prompts[0].id, WORDS)
    id = await reflect.keep()
    assert id is not None
    return id


async def protect(screen: Window) -> None:
    securing = screen.app.securing
    securing.type("first", PIN)
    securing.type("second", PIN)
    assert await securing.set()
    securing.reset()
    await screen.settle()


def button(screen: Window, name: str) -> ft.Control:
    """The button of that name, as a screen reader finds it."""
    for control in screen.controls():
        if isinstance(control, ft.FilledButton | ft.OutlinedButton | ft.TextButton):
            content = control.content
            if isinstance(content, ft.Text) and content.value == name:
                return control
        if isinstance(control, ft.Semantics) and (control.label or "").split(". ")[0] == name:
            content = control.content
            if isinstance(content, ft.TextButton):
                return content
    raise AssertionError(f"no button {name!r} in:\n{screen.words}")


def field(screen: Window, name: str) -> ft.TextField:
    return next(
        control
        for control in screen.controls()
        if isinstance(control, ft.TextField) and control.label == name
    )


async def tap(screen: Window, name: str) -> None:
    await screen.do(button(screen, name))
    for _ in range(5):
        await screen.settle()


async def type(screen: Window, name: str, text: str) -> None:
    await screen.type(field(screen, name), text)


@pytest.mark.parametrize("width", WIDTHS)
async def test_after_the_first_entry_a_lock_is_offered_set_and_its_code_typed_back(
    screen: Window, width: int
) -> None:
    template = screen.app.reflect.templates[0]
    await screen.go(routes.write(template.id), width)
    screen.app.reflect.type(template.prompts[0].id, WORDS)
    while width < 600 and words_missing(screen, reflect_words.KEEP):
        await tap(screen, reflect_words.NEXT)
    await tap(screen, reflect_words.KEEP)
    assert words.OFFER in screen.words and words.OFFER_NOT in screen.words
    assert WORDS not in screen.words
    await tap(screen, words.SET_PIN)
    await type(screen, words.FIRST["pin"], PIN)
    await type(screen, words.SECOND["pin"], PIN)
    await tap(screen, words.SET_NOW["pin"])
    code = screen.app.securing.code
    assert all(group in screen.words for group in code.split("-"))
    await tap(screen, words.TYPE_BACK)
    await type(screen, words.BACK_FIELD, code)
    await tap(screen, words.CONFIRM)
    assert screen.app.lock.has_code
    assert WORDS in screen.words


def words_missing(screen: Window, name: str) -> bool:
    return name not in screen.words


async def test_no_thanks_leads_to_the_entry_and_is_not_asked_again(screen: Window) -> None:
    id = await keep(screen)
    await screen.go(routes.kept(id), 390)
    await tap(screen, words.NOT_NOW)
    assert WORDS in screen.words
    assert not screen.app.lock.is_to_offer
    await screen.go(routes.REFLECT, 390)
    assert words.OFFER_AGAIN in screen.words
    await screen.go(routes.ME, 390)
    assert words.ME_NONE in screen.words


async def test_what_does_not_do_is_said_beside_the_fields_which_stay(screen: Window) -> None:
    await screen.go(routes.ME_LOCK, 390)
    await type(screen, words.FIRST["pin"], PIN)
    await type(screen, words.SECOND["pin"], "1111")
    await tap(screen, words.SET_NOW["pin"])
    assert "not the same" in screen.words
    assert field(screen, words.FIRST["pin"]).value == PIN
    await tap(screen, words.SHOWN)
    assert not field(screen, words.FIRST["pin"]).password
    assert field(screen, words.FIRST["pin"]).autofill_hints is ft.AutofillHint.NEW_PASSWORD


@pytest.mark.parametrize("width", WIDTHS)
async def test_while_locked_no_address_shows_anything_of_the_journal(
    screen: Window, width: int
) -> None:
    id = await keep(screen)
    template = screen.app.reflect.templates[0]
    await screen.app.reflect.write(template)
    screen.app.reflect.type(template.prompts[0].id, WORDS)
    await protect(screen)
    await screen.go(routes.entry(id), width)
    assert WORDS in screen.words
    before = len(screen.sent)
    await screen.app.lock.left()
    await screen.settle()
    for route in (
        routes.entry(id), routes.edit(id), routes.kept(id), routes.write(template.id),
        routes.REFLECT_NEW, routes.REFLECT,
    ):  # fmt: skip
        await screen.go(route, width)
        assert words.LOCKED in screen.headings, route
        assert "porter" not in screen.words, route
    await screen.go(routes.TODAY, width)
    assert template.title not in screen.words and today_words.VALUE not in screen.words
    assert words.WRITE in screen.words
    assert "porter" not in str(screen.sent[before:])


async def test_a_wrong_pin_is_said_and_the_wait_counted_and_the_right_one_opens(
    screen: Window,
) -> None:
    id = await keep(screen)
    await protect(screen)
    await screen.app.lock.left()
    await screen.go(routes.entry(id), 390)
    await type(screen, words.YOUR["pin"], "0000")
    await tap(screen, words.OPEN)
    assert "does not open" in screen.words
    assert field(screen, words.YOUR["pin"]).value == "0000"
    await tap(screen, words.OPEN)
    await tap(screen, words.OPEN)
    assert words.WAIT in screen.words and words.WAIT_FOR.format(time="5 s") in screen.words
    live = [
        each for each in screen.controls() if isinstance(each, ft.Semantics) and each.live_region
    ]
    assert not any("5 s" in str(getattr(each.content, "value", "")) for each in live)


async def test_hide_now_covers_every_place_and_a_tap_goes_on_where_one_was(
    screen: Window,
) -> None:
    for width in WIDTHS:
        for route, shown in (
            (routes.VISIT_NEW, "What kind of visit?"),
            (routes.write("R1"), "Values check-in"),
            (routes.player("1.1"), "Two slots held back"),
        ):
            await screen.go(route, width)
            await tap(screen, words.HIDE)
            assert screen.headings == [words.HIDDEN], route
            assert shown not in screen.words
            await tap(screen, words.SHOW)
            assert shown in screen.words, route


async def test_hidden_with_a_lock_asks_for_the_pin_and_goes_on_where_one_was(
    screen: Window,
) -> None:
    id = await keep(screen)
    await protect(screen)
    await screen.go(routes.entry(id), 390)
    await tap(screen, words.HIDE)
    assert screen.headings == [words.HIDDEN_LOCKED]
    assert "porter" not in screen.words
    await screen.go(routes.VISIT, 390)
    assert screen.headings == [words.HIDDEN_LOCKED]
    await screen.go(routes.entry(id), 390)
    await type(screen, words.YOUR["pin"], PIN)
    await tap(screen, words.OPEN)
    assert WORDS in screen.words


async def test_bars_go_when_it_locks(screen: Window) -> None:
    id = await keep(screen)
    await protect(screen)
    await screen.go(routes.entry(id), 390)
    await tap(screen, reflect_words.DELETE)
    assert reflect_words.DELETED in screen.said
    await screen.app.lock.left()
    await screen.settle()
    assert screen.said == ""


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_forgotten_pin_leads_by_the_code_to_a_new_one_or_to_a_new_journal(
    screen: Window, width: int
) -> None:
    await keep(screen)
    await protect(screen)
    securing = screen.app.securing
    assert await securing.show_code()
    code = securing.code
    securing.type("code", code)
    assert await securing.confirm()
    await screen.app.lock.left()
    await screen.go(routes.REFLECT, width)
    await tap(screen, words.FORGOT["pin"])
    await type(screen, words.CODE, f"{'Z' if code[0] != 'Z' else 'Y'}{code[1:]}")
    await tap(screen, words.OPEN)
    assert "One letter or number of that code is not right" in screen.words
    await type(screen, words.CODE, code)
    await tap(screen, words.OPEN)
    assert words.RENEW in screen.headings and "porter" not in screen.words
    await type(screen, words.FIRST["pin"], "4711")
    await type(screen, words.SECOND["pin"], "4711")
    await tap(screen, words.SET_NOW["pin"])
    assert "porter" in screen.words
    await screen.app.lock.left()
    await screen.settle()
    await tap(screen, words.FORGOT["pin"])
    await tap(screen, words.NO_CODE)
    assert words.LOST_WORDS in screen.words
    await tap(screen, words.AFRESH)
    await type(screen, words.FIRST["pin"], "9999")
    await type(screen, words.SECOND["pin"], "9999")
    await tap(screen, words.AFRESH_NOW)
    assert words.CODE_TITLE in screen.headings
    await tap(screen, words.SKIP_CODE)
    assert words.BARE_WORDS in screen.words
    await tap(screen, words.BARE_NOW)
    assert reflect_words.TITLE in screen.headings and "porter" not in screen.words
    await screen.go(routes.ME, width)
    assert words.ME_OLDER in screen.words


async def test_me_asks_before_it_changes_anything_and_asks_again_the_next_time(
    screen: Window,
) -> None:
    await keep(screen)
    await protect(screen)
    await screen.go(routes.ME_LOCK, 390)
    assert words.MENU not in screen.words
    await type(screen, words.YOUR["pin"], PIN)
    await tap(screen, words.CONTINUE)
    assert words.MENU in screen.headings
    await screen.go(routes.ME, 390)
    await screen.go(routes.ME_LOCK, 390)
    assert words.ASK in screen.headings
    await type(screen, words.YOUR["pin"], PIN)
    await tap(screen, words.CONTINUE)
    await tap(screen, words.REMOVE)
    await tap(screen, words.REMOVE)
    assert screen.app.lock.kind == "" and words.REMOVED in screen.said


async def test_a_lock_is_set_in_me_and_the_code_can_be_done_without(screen: Window) -> None:
    await screen.go(routes.ME_LOCK, 390)
    await tap(screen, f"{words.SET_ABOUT}: {words.SECRET['phrase']}")
    await type(screen, words.FIRST["phrase"], "kettle harbour")
    await type(screen, words.SECOND["phrase"], "kettle harbour")
    await tap(screen, words.SET_NOW["phrase"])
    assert words.CODE_TITLE in screen.headings
    await tap(screen, words.SKIP_CODE)
    await tap(screen, words.BARE_NOW)
    assert words.ME_PHRASE in screen.words and words.ME_NO_CODE in screen.words


@pytest.mark.parametrize("width", WIDTHS)
async def test_every_place_is_whole_again_once_it_is_shown(screen: Window, width: int) -> None:
    await keep(screen)
    await protect(screen)
    for route in (routes.REFLECT, routes.VISIT, routes.LEARN, routes.ME, routes.TODAY):
        await screen.go(route, width)
        before = screen.words
        for _ in range(2):
            await screen.do(button(screen, words.HIDE))
            await screen.app.lock.open(PIN)
            await screen.settle()
            assert text.TROUBLE_TITLE not in screen.words, route
        assert screen.words.split("\n")[:20] == before.split("\n")[:20]
