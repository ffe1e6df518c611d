"""With which teams one visit is shared, and what they see of it."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.membership import Team
from app.models.moment import said
from app.models.shared import Shared, SharedPromise, SharedVisit, share_id
from app.models.visit import Visit
from app.state.heard import Sheets
from app.state.sharing import Sharing
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, side_button
from app.ui.parts.cards import card, link_card, tinted
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.share.team import promise_card, visit_card
from app.ui.screens.visit.summary import Gone
from app.ui.theme import AMBER, VISIT
from app.words import shared as words


def _pointed(sheets: Sheets, seen: tuple[Shared, ...]) -> list[ft.Control]:
    """What could give somebody away in what would be shared; nothing is ever stopped."""
    texts: list[str] = []
    for each in seen:
        if isinstance(each, SharedVisit):
            texts += (each.place, *each.said)
        elif isinstance(each, SharedPromise):
            texts += (each.words, each.reason)
    found = [finding for text in texts if text for finding in sheets.findings(text)]
    if not found:
        return []
    lines = [body(words.FINDING.format(words=each.words, mend=each.mend)) for each in found]
    return [
        tinted(
            strong(words.LOOK_FIRST, AMBER.full),
            *lines,
            hue=AMBER,
            icon=ft.Icons.VISIBILITY_OUTLINED,
        )
    ]


def _team(sharing: Sharing, visit: Visit, team: Team, *, is_empty: bool) -> ft.Control:
    name = team.name

    async def share() -> None:
        await sharing.share(visit, team.id)
        tell(words.SHARED_NOW.format(name=name))

    async def stop() -> None:
        await sharing.stop(visit.id, team.id)
        tell(words.STOPPED.format(name=name))

    given = sharing.shares.get(share_id("visit", visit.id, team.id))
    if given is None or not given.is_given:
        if is_empty:
            return card(strong(name))
        button = side_button(
            words.SHARE_NOW.format(name=name), action(share), VISIT, ft.Icons.GROUP_ADD_OUTLINED
        )
        return card(strong(name), ft.Row([button], wrap=True))
    day = said(given.since, sharing.now())
    waits = sharing.where(given)
    buttons: list[ft.Control] = [
        grave_button(words.STOP.format(name=name), action(stop), ft.Icons.UNDO)
    ]
    behind: list[ft.Control] = []
    if sharing.is_behind(visit, team.id):
        behind = [note(words.BEHIND.format(name=name))]
        buttons.insert(0, side_button(words.UPDATE.format(name=name), action(share), VISIT))
    return card(
        strong(words.IS_SHARED.format(name=name, day=day)),
        note(words.WHERE[waits]),
        *behind,
        ft.Row(buttons, wrap=True),
    )


@component
def ShareVisit() -> ft.Control:
    """The visit in the address."""
    app = use_app()
    visits = watch(app.visits)
    sheets = watch(app.sheets)
    sharing = watch(app.sharing)
    belongs = watch(app.belonging).membership
    visit = visits.visit(ft.use_route_params().get("id", ""))
    settle = partial(sheets.settle, visit) if visit else partial(sharing.ask_quietly)
    # What is half typed on the sheet is kept first: what is shared is what is shown here.
    ft.use_effect(action(settle), [visit.id if visit else ""])
    # Whether the team can see it is known once it was sent, and the endpoint was asked.
    ft.use_effect(action(sharing.ask_quietly), [len(sharing.unsent)])
    if visit is None:
        return Gone()
    seen = sharing.preview(visit)
    promises = [each for each in seen if isinstance(each, SharedPromise)]
    # Where only promises are shared the team still sees where and when the visit was.
    shown = [each for each in seen if isinstance(each, SharedVisit) and (each.said or promises)]
    is_empty = not shown and not promises
    return screen(
        body(words.VISIT_LEAD),
        heading(words.AS_SEEN),
        *(visit_card(each) for each in shown),
        *(promise_card(each, sharing.today) for each in promises),
        *([note(words.EMPTY)] if is_empty else []),
        *_pointed(sheets, seen),
        link_card(
            words.TO_SHEET,
            "",
            routes.go(routes.sheet_of(visit.id)),
            ft.Icons.DESCRIPTION_OUTLINED,
            VISIT,
        ),
        heading(words.CHOOSE_TEAM),
        *([] if belongs.teams else [note(words.NO_TEAMS)]),
        *(_team(sharing, visit, team, is_empty=is_empty) for team in belongs.teams),
        note(words.VISIT_AFTER),
        head=bar(words.SHARE_VISIT, routes.go(routes.visit(visit.id)), leave_name=words.BACK),
        key=f"share-{visit.id}",
    )
