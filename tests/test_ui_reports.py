"""The screens of reports, below the browser: for those who lead, with words for every number."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app import text
from app.models.membership import Membership, Role
from app.models.report import NAMES, Line, Name, Report
from app.models.report_hiding import Figure
from app.state.belonging import KEY
from app.sync.client import ACCOUNT
from app.sync.errors import Offline
from app.ui import routes
from app.words import reports as words
from tests.screens import Window, window

LINES = {
    "training": (
        Line("role", "=", "1.1", Figure(60, 100)),
        Line("role", "first", "1.1", Figure(40, 60)),
        Line("role", "senior", "1.1", Figure(None, 40, "few")),
        Line("role", "*", "1.1", Figure(20, 40)),
    ),
    "teams": (
        Line("team", "=", "1.1", Figure(60, 100)),
        Line("team", "t1", "1.1", Figure(None, 60, "kept")),
        Line("team", "~", "1.1", Figure(None, 40, "most")),
    ),
    "strategy": (
        Line("role", "first", "5.1", Figure(12, 60)),
        Line("role", "first", "5.2", Figure(None, 60, "few")),
        Line("role", "senior", "3.1", Figure(None, 40, "most")),
    ),
    "visits": (
        Line("team", "=", "", Figure(20)),
        Line("team", "t1", "", Figure(14)),
        Line("team", "t2", "", Figure(0)),
        Line("team", "t3", "", Figure(None, None, "few")),
        Line("team", "~", "", Figure(None, None, "few")),
        Line("team", "*", "", Figure(6)),
        Line("kind", "huddle", "", Figure(20)),
        Line("place", "oak", "", Figure(9)),
    ),
    "promises": (
        Line("standing", "=", "", Figure(30)),
        Line("standing", "open", "", Figure(10)),
        Line("standing", "overdue", "", Figure(8)),
        Line("standing", "kept", "", Figure(12)),
        Line("standing", "cannot", "", Figure(0)),
        Line("team", "t1", "overdue", Figure(8)),
    ),
    "themes": (
        Line("2026-04", "=", "3", Figure(12)),
        Line("2026-01", "=", "3", Figure(None, None, "few")),
        Line("2026-04", "=", "unheard-of", Figure(7)),
    ),
}
SAYS = {
    "training": ["Everyone", "100 people", "First leadership role"],
    "teams": ["Maple ward", "60 people", "Small teams together"],
    "strategy": ["First leadership role", "Fewer than five of 60", "A next step"],
    "visits": [
        "Visits shared: 20",
        "Maple ward: 14. Last in June 2026",
        "Oak ward: None",
        "Fewer than five",
        "within 2 days",
        "Teams without a shared visit in this year: Oak ward",
        "Huddle or stand-up: 20",
        "Oak: 9",
    ],
    "promises": ["Overdue: 8", "Maple ward: 8", "Answered with an honest no: None"],
    "themes": ["April to June 2026: 12", "January to March 2026: Fewer than five", "Another one"],
}


class Endpoint:
    """An endpoint that has these numbers, unless there is no network."""

    def __init__(self) -> None:
        self.is_there = True
        self.asked: list[tuple[str, Mapping[str, Any]]] = []

    async def report(self, name: Name, about: Mapping[str, Any]) -> Report:
        self.asked.append((name, about))
        if not self.is_there:
            raise Offline
        names = {"t1": "Maple ward", "t2": "Oak ward", "t3": "Elm ward", "oak": "Oak"}
        last = {"t1": "2026-06"}
        return Report(name, "2026-09-20", "", LINES[name], names, last, 2)

    async def file(self, name: Name, about: Mapping[str, Any], form: str) -> tuple[str, bytes]:
        raise Offline


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        yield made


async def belong(screen: Window, role: Role, organisation: str = "o") -> Endpoint:
    store = screen.app.me.store
    await store.remember(ACCOUNT, {"endpoint": "https://example.org", "token": "t"})
    await store.remember(KEY, Membership(organisation, "Northtown", role).data())
    endpoint: Any = Endpoint()
    screen.app.reports.client = endpoint
    await screen.settle()
    made: Endpoint = endpoint
    return made


@pytest.mark.parametrize("width", [390, 1180])
async def test_every_report_says_every_number_in_words(screen: Window, width: int) -> None:
    await belong(screen, Role.LEAD)
    await screen.go(routes.SHARE, width)
    assert words.WAY in screen.words
    await screen.go(routes.REPORTS, width)
    for name in NAMES:
        assert words.NAMES[name] in screen.words
    for name in NAMES:
        await screen.go(routes.report(name), width)
        assert text.TROUBLE_TITLE not in screen.words
        assert "20 September 2026" in screen.words
        for said in SAYS[name]:
            assert said in screen.words, (name, said)
        assert screen.headings[0] == words.NAMES[name]
        for control in screen.controls():
            if isinstance(control, ft.ProgressBar):
                assert control.semantics_label


async def test_one_group_has_its_modules_by_pathway(screen: Window) -> None:
    await belong(screen, Role.ADMINISTRATOR)
    await screen.go(routes.report("training", "senior"), 390)
    assert "Six values, one shift: Fewer than five of 40" in screen.words
    assert "Living the values" in screen.headings
    await screen.go(routes.report("training", "gone"), 390)
    assert words.GONE in screen.words
    await screen.go(routes.report("salaries"), 390)
    assert words.GONE in screen.words


async def test_hundreds_of_teams_come_a_few_at_a_time(screen: Window) -> None:
    endpoint = await belong(screen, Role.LEAD)
    many = tuple(Line("team", f"t{n:03}", "1.1", Figure(9, 30)) for n in range(100))

    async def report(name: Name, about: Mapping[str, Any]) -> Report:
        names = {line.group: f"Ward {line.group}" for line in many}
        return Report(name, "2026-09-20", "", many, names)

    endpoint.report = report  # type: ignore[method-assign]
    await screen.go(routes.report("teams"), 390)
    assert "Ward t001" in screen.words and "Ward t099" not in screen.words
    for _ in range(2):
        (more,) = (
            control
            for control in screen.controls()
            if isinstance(control, ft.TextButton)
            and isinstance(control.content, ft.Text)
            and control.content.value.startswith("Show")
        )
        await screen.do(more)
    assert "Ward t099" in screen.words


@pytest.mark.parametrize("role", [Role.LEARNER, Role.LEADER])
async def test_for_others_there_is_no_way_and_the_address_says_whom_it_is_for(
    screen: Window, role: Role
) -> None:
    endpoint = await belong(screen, role)
    await screen.go(routes.SHARE, 390)
    assert words.WAY not in screen.words
    for route in (routes.REPORTS, routes.report("visits"), routes.report("training", "first")):
        await screen.go(route, 390)
        assert words.NOT_YOURS in screen.words
    assert endpoint.asked == []


async def test_without_a_network_the_last_one_is_there_with_its_day(screen: Window) -> None:
    endpoint = await belong(screen, Role.LEAD)
    await screen.go(routes.report("visits"), 390)
    endpoint.is_there = False
    screen.app.reports.came = {}
    await screen.go(routes.REPORTS, 390)
    await screen.go(routes.report("visits"), 390)
    assert "Maple ward: 14" in screen.words
    assert "This is what came on" in screen.words and words.TRY_AGAIN in screen.words
    await screen.go(routes.report("themes"), 390)
    assert words.NOTHING in screen.words
    # What was kept is of one organisation, and not shown to another.
    await belong(screen, Role.LEAD, "another")
    screen.app.reports.client = endpoint  # type: ignore[assignment]
    await screen.go(routes.report("visits"), 390)
    assert "Maple ward" not in screen.words


async def test_another_year_is_asked_for_and_kept_apart(screen: Window) -> None:
    endpoint = await belong(screen, Role.LEAD)
    await screen.go(routes.report("promises"), 390)
    before = screen.app.reports.periods[1]
    screen.app.reports.choose_period(before.id)
    await screen.settle()
    asked = [about["period"] for _, about in endpoint.asked]
    assert asked == [screen.app.reports.periods[0].id, before.id]
    assert f"Year from April: {before.id}/{before.end[2:4]}" in screen.words
