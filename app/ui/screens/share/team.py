"""What was shared with a team, as everyone in it sees it."""

from __future__ import annotations

from datetime import datetime

import flet as ft

from app.models.moment import said, written_day
from app.models.shared import SharedPromise, SharedVisit
from app.models.sharing import Seen
from app.state.team_seen import TeamSeen
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.cards import card
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, bullets, empty, screen
from app.ui.parts.words import body, heading, note, strong
from app.words import shared as words


def standing(promise: SharedPromise, today: str) -> str:
    """Return how a promise stands, in words."""
    if promise.standing == "kept":
        day = written_day(promise.settled)
        return words.STANDING["kept" if day else "kept-no-day"].format(day=day)
    if promise.standing == "cannot":
        key = "cannot" if promise.reason else "cannot-no-reason"
        return words.STANDING[key].format(reason=promise.reason)
    if not promise.due:
        return words.STANDING["open-no-day"]
    key = "overdue" if promise.due < today else "open"
    return words.STANDING[key].format(day=written_day(promise.due))


def visit_card(visit: SharedVisit, by: str = "") -> ft.Control:
    """A visit as its team sees it."""
    return card(
        strong(visit.place),
        note(words.VISIT_LINE.format(day=written_day(visit.day))),
        bullets(visit.said) if visit.said else note(words.NOTHING_HEARD),
        *([note(by)] if by else []),
    )


def promise_card(promise: SharedPromise, today: str, by: str = "") -> ft.Control:
    """A promise as its team sees it."""
    return card(strong(promise.words), body(standing(promise, today)), *([note(by)] if by else []))


def _by(seen: Seen) -> str:
    return words.BY.format(by=seen.by) if seen.by else words.BY_SOMEBODY


def _as_of(team_seen: TeamSeen, team: str) -> str:
    looked = team_seen.looked(team)
    if not looked:
        return words.TEAM_OFFLINE
    time = f"{datetime.fromtimestamp(looked / 1000):%H:%M}"
    return words.TEAM_AS_OF.format(day=said(looked, team_seen.now()), time=time)


def _rows(seen: tuple[Seen, ...], today: str) -> list[Row]:
    promises = [each for each in seen if isinstance(each.what, SharedPromise)]
    visits = [each for each in seen if isinstance(each.what, SharedVisit)]
    rows = []
    if promises:
        rows.append(Row("promises", lambda: heading(words.TEAM_PROMISES), None))
    for each in promises:
        what = each.what
        assert isinstance(what, SharedPromise)

        def make(what: SharedPromise = what, each: Seen = each) -> ft.Control:
            return promise_card(what, today, _by(each))

        rows.append(Row(f"{what.promise}-{len(rows)}", make, (each, today)))
    if visits:
        rows.append(Row("visits", lambda: heading(words.TEAM_VISITS), None))
    for each in visits:
        seen_visit = each.what
        assert isinstance(seen_visit, SharedVisit)

        def draw(what: SharedVisit = seen_visit, each: Seen = each) -> ft.Control:
            return visit_card(what, _by(each))

        rows.append(Row(f"{seen_visit.visit}-{len(rows)}", draw, each))
    return rows


@component
def TeamShown(team: str, name: str) -> ft.Control:
    """What the team called `name` is shown."""
    app = use_app()
    team_seen = watch(app.team_seen)
    ft.use_effect(action(team_seen.look, team), [team])
    seen = team_seen.seen.get(team, ())
    as_of = _as_of(team_seen, team)

    def nobody() -> ft.Control:
        return empty(
            ft.Icons.GROUPS_OUTLINED,
            words.TEAM_NOBODY.format(name=name),
            words.TEAM_NOBODY_WORDS,
        )

    rows = [
        Row("lead", lambda: body(words.TEAM_LEAD.format(name=name)), name),
        Row("as-of", lambda: note(as_of), as_of),
        *([] if seen else [Row("nobody", nobody, name)]),
        *_rows(seen, app.sharing.today),
    ]
    return long_screen(
        app.layout,
        rows,
        len(rows),
        head=bar(words.TEAM_WAY.format(name=name), routes.go(routes.SHARE)),
        key=f"team-{team}",
    )


@component
def TeamShared() -> ft.Control:
    """The team in the address; one that is not one's own is not here."""
    belongs = watch(use_app().belonging).membership
    team = belongs.team(ft.use_route_params().get("id", ""))
    if team is None:
        return screen(
            empty(
                ft.Icons.GROUPS_OUTLINED,
                words.TEAM_GONE,
                words.TEAM_GONE_WORDS,
                words.TEAM_GO,
                routes.go(routes.SHARE),
            )
        )
    return TeamShown(team.id, team.name, key=team.id)
