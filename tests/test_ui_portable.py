"""The journal on its way out and in, and as evidence, on the screen below the browser."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import flet as ft
import pytest

from app.models.journal import PAGE, Written
from app.ui import routes
from app.ui.screens.reflect.portable import bringing, sending
from app.words import evidence as evidence_words
from app.words import portable as words
from tests.portables import day_one
from tests.screens import Window, window
from tests.states import NOON
from tests.test_ui_proof import buttons, field
from tests.test_ui_routes import WIDTHS, _is_sound

ABOUT = "Sister Jones rang me on 07700 900123. I should have asked first."


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window, with two entries."""
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        journal = made.app.reflect.journal
        await journal.save(None, Written("R2", NOON, {"what": ABOUT}, ("calm",)), NOON)
        await journal.save(None, Written("", NOON - 1, {PAGE: "I listened"}), NOON)
        await made.app.reflect.load()
        yield made


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What was saved, by name."""
    files: dict[str, bytes] = {}

    async def save(name: str, data: bytes) -> bool:
        files[name] = data
        return True

    monkeypatch.setattr(sending, "save_file", save)
    monkeypatch.setattr(bringing, "save_file", save)
    return files


def first(screen: Window) -> str:
    return screen.app.reflect.entries[0].id


async def tap(screen: Window, name: str) -> None:
    """Tap what is called so."""
    for control in screen.controls():
        inside: object = control
        said = getattr(getattr(control, "content", None), "value", None)
        if isinstance(control, ft.MergeSemantics) and isinstance(control.content, ft.Semantics):
            inside, said = control.content.content, control.content.label
        if isinstance(inside, ft.FilledButton | ft.OutlinedButton | ft.TextButton) and (
            str(said or "").startswith(name)
        ):
            await screen.do(inside)
            return
    raise AssertionError(f"nothing is called {name}: {buttons(screen)}")


@pytest.mark.parametrize("width", WIDTHS)
async def test_every_screen_of_it_is_sound_empty_and_full(screen: Window, width: int) -> None:
    id = first(screen)
    for route in (
        routes.REFLECT,
        routes.PORTABLE,
        routes.TAKE_OUT,
        routes.TICK,
        routes.BRING_IN,
        routes.EVIDENCE,
        routes.evidence(id),
        *(routes.evidence(id, form) for form in ("account", "appraisal", "cpd")),
        routes.evidence("gone"),
        routes.evidence("gone", "account"),
        routes.evidence(id, "diploma"),
    ):
        await screen.go(route, width)
        _is_sound(screen, route)
    for entry in screen.app.reflect.entries:
        await screen.app.reflect.delete(entry)
    for route in (routes.TAKE_OUT, routes.TICK, routes.EVIDENCE, routes.evidence(id, "cpd")):
        await screen.go(route, width)
        _is_sound(screen, route)


async def test_one_looks_it_over_sees_who_may_be_named_and_saves_it(
    screen: Window, saved: dict[str, bytes]
) -> None:
    await screen.go(routes.TAKE_OUT, 390)
    assert words.UNSEALED in screen.words and words.SAVE not in buttons(screen)
    await tap(screen, words.LOOK)
    assert "1 entry may name somebody" in screen.headings
    assert "07700 900123" in screen.words
    await tap(screen, words.SAVE)
    (name,) = saved
    assert name.endswith(".md") and b"I listened" in saved[name]
    assert screen.said == words.SAVED.format(name=name)
    await tap(screen, words.CHANGE)
    await tap(screen, f"{words.FORM}: JSON")
    assert words.SAVE not in buttons(screen)


async def test_each_way_to_choose_asks_what_it_needs(screen: Window) -> None:
    await screen.go(routes.TAKE_OUT, 390)
    assert "2 entries are chosen." in screen.words
    await tap(screen, f"{words.WHICH}: {words.HOWS['kind']}")
    await tap(screen, f"{words.KIND}: A blank page")
    assert "1 entry is chosen." in screen.words
    await tap(screen, f"{words.WHICH}: {words.HOWS['tag']}")
    await tap(screen, f"{words.TAG}: calm")
    assert screen.app.portable.taking.counted() == 1
    await tap(screen, f"{words.WHICH}: {words.HOWS['days']}")
    await screen.type(field(screen, words.SINCE), "soon")
    assert field(screen, words.SINCE).error == words.WRONG_DAY
    await screen.type(field(screen, words.SINCE), "01/01/2030")
    assert "0 entries are chosen." in screen.words
    await tap(screen, words.LOOK)
    assert "no entry fits" in screen.said.lower()
    await tap(screen, f"{words.WHICH}: {words.HOWS['ticked']}")
    await screen.go(routes.TICK, 390)
    await tap(screen, "I listened")
    await screen.go(routes.TAKE_OUT, 390)
    assert screen.app.portable.taking.counted() == 1


async def test_a_file_is_shown_before_it_is_brought_in(
    screen: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [b"nonsense", day_one(3, photos=[{}]), day_one(3)]

    async def pick() -> bytes:
        return files.pop(0)

    monkeypatch.setattr(bringing, "pick_file", pick)
    await screen.go(routes.BRING_IN, 390)
    await tap(screen, words.CHOOSE)
    assert "There is no journal in this file" in screen.said
    await tap(screen, words.CHOOSE)
    assert "3 entries that are not here yet" in screen.words
    assert "3 photos, recordings and other files: Leadwell keeps words" in screen.words
    assert len(screen.app.reflect.entries) == 2
    await tap(screen, "Bring in 3 entries")
    assert "3 entries came in." in screen.words
    assert len(screen.app.reflect.entries) == 5
    await tap(screen, words.CHOOSE)
    assert words.NOTHING_NEW in screen.words and words.CHOOSE in buttons(screen)


async def test_a_sealed_file_to_read_can_be_saved_open(
    screen: Window, saved: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    await screen.go(routes.TAKE_OUT, 390)
    await screen.type(field(screen, words.PASS), "four words")
    await tap(screen, words.LOOK)
    await tap(screen, words.SAVE)
    (name,) = saved
    data = saved.pop(name)
    assert name.endswith(".leadwell") and b"I listened" not in data

    async def pick() -> bytes:
        return data

    monkeypatch.setattr(bringing, "pick_file", pick)
    await screen.go(routes.BRING_IN, 390)
    await tap(screen, words.CHOOSE)
    assert words.IS_SEALED in screen.words
    await screen.type(field(screen, words.IN_PASS), "wrong")
    await tap(screen, words.OPEN)
    assert "does not open this file" in screen.said
    await screen.type(field(screen, words.IN_PASS), "four words")
    await tap(screen, words.OPEN)
    assert words.OPENED_WORDS in screen.words
    await tap(screen, words.SAVE_OPENED)
    assert b"I listened" in saved["leadwell-journal.md"]


async def test_an_account_shows_what_was_mended_what_it_is_not_and_every_part(
    screen: Window, saved: dict[str, bytes]
) -> None:
    await screen.go(routes.entry(first(screen)), 390)
    assert evidence_words.FROM_ENTRY in buttons(screen)
    await screen.go(routes.evidence(first(screen), "account"), 390)
    assert evidence_words.HONEST["account"] in screen.words
    assert "\N{LEFT DOUBLE QUOTATION MARK}07700 900123\N{RIGHT DOUBLE QUOTATION MARK}" in (
        screen.words
    )
    parts = evidence_words.PARTS["account"]
    assert "07700" not in (field(screen, parts["what"]).value or "")
    await screen.type(field(screen, parts["learned"]), "Ask Sister Jones on 07700 900123")
    assert evidence_words.MEND in screen.words
    await tap(screen, evidence_words.MEND_NAME.format(words="A phone"))
    assert "07700" not in (field(screen, parts["learned"]).value or "")
    await tap(screen, evidence_words.SAVE_TEXT)
    (name,) = saved
    assert name.startswith("leadwell-reflective-account-") and b"07700" not in saved[name]


async def test_development_is_added_shown_and_taken_out_again(
    screen: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone_to: list[str] = []

    def go(path: str) -> Callable[[], Awaitable[None]]:
        async def handler() -> None:
            gone_to.append(path)

        return handler

    # Nobody is there to say that the address has changed.
    monkeypatch.setattr(routes, "go", go)
    await screen.go(routes.evidence(first(screen), "cpd"), 390)
    parts = evidence_words.PARTS["cpd"]
    await tap(screen, evidence_words.ADD)
    assert "Give it a title first" in screen.said
    await screen.type(field(screen, parts["title"]), "Asking first")
    await screen.type(field(screen, parts["minutes"]), "20")
    await tap(screen, evidence_words.ADD)
    assert gone_to == [routes.PROOF] and screen.said == evidence_words.ADDED
    await screen.go(routes.PROOF, 390)
    _is_sound(screen, routes.PROOF)
    assert "Asking first" in screen.words and "20 minutes, as you say" in screen.words
    assert evidence_words.OWN_KIND in screen.words
    await tap(screen, evidence_words.OWN_OUT_NAME.format(title="Asking first"))
    assert "Asking first" not in screen.words


async def test_while_the_journal_is_locked_no_screen_of_it_says_anything(screen: Window) -> None:
    await screen.go(routes.TAKE_OUT, 390)
    await tap(screen, words.LOOK)
    id = first(screen)
    await screen.go(routes.evidence(id, "account"), 390)
    await screen.app.portable.lock()
    await screen.app.reflect.lock()
    screen.app.lock.is_open = False
    await screen.settle()
    for route in (routes.TAKE_OUT, routes.TICK, routes.EVIDENCE, routes.evidence(id, "account")):
        await screen.go(route, 390)
        for word in ("Jones", "07700", "listened"):
            assert word not in screen.words
