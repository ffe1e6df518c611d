"""Every screen, empty and full, on a phone and on a tablet, below the browser."""

from __future__ import annotations

import flet as ft
import pytest

from app import text
from app.ui import routes
from tests.screens import Window

PLACES = [
    (routes.TODAY, "Open"),
    (routes.LEARN, "Living the values"),
    (routes.LIBRARY, "Library"),
    (routes.PROOF, "Proof of learning"),
    (routes.library_item("nhs-impact"), "About NHS IMPACT"),
    (routes.SEARCH, "What are you looking for?"),
    (routes.module("1.1"), "Six values, one shift"),
    (routes.player("1.1"), "Two slots held back"),
    (routes.TIME_OFF, "Days off, nights or leave"),
    (routes.pretest("1.1"), "Question 1 of"),
    (routes.REFLECT, "Reflect"),
    (routes.REFLECT_NEW, "What would you like to think about?"),
    (routes.write("R1"), "Values check-in"),
    (routes.LOOK_BACK, "Values over time"),
    (routes.look_back("trend"), "No check-in yet"),
    (routes.look_back("areas"), "What you have thought about"),
    (routes.look_back("quiet"), "A quiet moment"),
    (routes.STRENGTHS, "Strengths and gaps"),
    (routes.write("R6"), "Nine dimensions"),
    (routes.write("moment"), "I noticed…"),
    (routes.write(""), "What is on your mind?"),
    (routes.REFLECT_FIND, "Which entries?"),
    (routes.PORTABLE, "Take it with you"),
    (routes.TAKE_OUT, "Save your journal as a file"),
    (routes.BRING_IN, "Choose a file"),
    (routes.EVIDENCE, "Which reflection?"),
    (routes.VISIT, "Visit"),
    (routes.VISIT_NEW, "What kind of visit?"),
    (routes.start("huddle"), "Huddle or stand-up"),
    (routes.RHYTHM, "Rhythm"),
    (routes.COVERAGE, "Map of coverage"),
    (routes.AREAS, "New areas, one a line"),
    (routes.PLANNED, "Planned visits"),
    (routes.PLAN_VISIT, "On which day?"),
    (routes.PROMISES, "My promises"),
    (routes.DUE, "What teams wait for"),
    (routes.ME, "About Leadwell"),
    (routes.SHARE, "Join with an invite code"),
    (routes.SIGN_IN, "Name of your organisation"),
    (routes.SENT, "Nothing is sent from this device"),
    (routes.DEVICES, "Only this device"),
    (routes.RECOVERY_CODE, "Show me a code"),
    (routes.RECOVER, "Get it back"),
    (routes.join_device("A" * 28), "Join only with a code"),
    (routes.join_device("A" * 27), "A part of this code is missing"),
    (routes.SHARED, "Your journal is shared with nobody."),
    (routes.ROUNDS, "Team profile"),
]
NOWHERE = [
    "/nowhere",
    routes.module("9.9"),
    routes.player("9.9"),
    routes.certificate("values"),
    routes.library_item("gone"),
    routes.pretest("9.9"),
    routes.write("R99"),
    routes.entry("gone"),
    routes.edit("gone"),
    routes.strengths_of("gone"),
    routes.strengths_area("gone", "1"),
    routes.versions("gone"),
    routes.evidence("gone"),
    routes.evidence("gone", "account"),
    routes.start("gone"),
    routes.visit("gone"),
    routes.ward("gone", "before"),
    routes.promise("gone"),
    routes.area("gone"),
    routes.planned("gone"),
    routes.clock("gone"),
    routes.share_visit("gone"),
    routes.team_shared("gone"),
    routes.team_round("gone"),
    routes.team_round("gone", "reply"),
    routes.team_round("gone", "sheet"),
]
WIDTHS = (390, 820, 1180)


async def _fill(screen: Window) -> list[tuple[str, str]]:
    """Begin a module, write an entry, make a visit with a promise; return where they are."""
    app = screen.app
    await app.learn.start(app.learn.modules(app.learn.pathways[0])[0])
    template = app.reflect.templates[0]
    await app.reflect.write(template)
    app.reflect.type(template.prompts[0].id, "I sat down with a porter")
    entry = await app.reflect.keep()
    assert entry is not None
    app.visits.typing.type("place/huddle", "Theatre three")
    visit = await app.visits.start("huddle")
    made = app.visits.visit(visit)
    assert made is not None
    item = next(
        item.id
        for template in app.visits.templates
        if template.id == "huddle"
        for section in template.sections
        for item in section.items
        if item.kind == "promise"
    )
    app.visits.typing.type(f"promise/{visit}/{item}/words", "Find a second screen")
    await app.visits.promise(made, item)
    return [
        (routes.entry(entry), "I sat down with a porter"),
        (routes.edit(entry), "Values check-in"),
        (routes.visit(visit), "Find a second screen"),
        (routes.ward(visit), "The lead agreed that I could join"),
        (routes.promise(app.visits.promises[0].id), "What became of it?"),
        (routes.TODAY, "Carry on with Theatre three"),
        (routes.VISIT, "Theatre three"),
        (routes.REFLECT, "I sat down with a porter"),
    ]


def _is_sound(screen: Window, route: str) -> None:
    """Fail unless everything on the screen can be used by eye, by ear and by key."""
    assert text.TROUBLE_TITLE not in screen.words, route
    assert screen.headings, route
    for control in screen.controls():
        if isinstance(control, ft.TextField):
            assert control.label, route
        if isinstance(control, ft.Image):
            assert control.semantics_label, route
        if isinstance(control, ft.MergeSemantics):
            assert isinstance(control.content, ft.Semantics) and control.content.label, route
        if isinstance(control, ft.ProgressBar):
            assert control.semantics_label, route


@pytest.mark.parametrize("width", WIDTHS)
async def test_every_screen_opens_empty_and_full_and_all_on_it_has_a_name(
    screen: Window, width: int
) -> None:
    for route, words in PLACES:
        await screen.go(route, width)
        _is_sound(screen, route)
        assert words in screen.words, route
    for route, words in [*await _fill(screen), *PLACES]:
        await screen.go(route, width)
        _is_sound(screen, route)
        assert words in screen.words, route


@pytest.mark.parametrize("width", WIDTHS)
async def test_an_address_that_leads_nowhere_says_so_and_offers_a_way_on(
    screen: Window, width: int
) -> None:
    for route in NOWHERE:
        await screen.go(route, width)
        _is_sound(screen, route)
        assert any(word in screen.words for word in ("not on this", "not in this", "nothing at"))
        assert any(isinstance(control, ft.FilledButton) for control in screen.controls()), route
