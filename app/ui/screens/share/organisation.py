"""What one belongs to: the organisation, one's role in it, one's teams, and the way out."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.membership import Membership, Role
from app.state.belonging import Belonging
from app.state.leadwell import Leadwell
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.cards import card, link_card, tinted
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.share.organisation_joining import Making, Using
from app.ui.screens.share.organisation_me import Oneself
from app.ui.screens.share.organisation_parts import Sure
from app.words import organisation as words


def organisation_card(belongs: Membership) -> ft.Control:
    """The way here."""
    detail = words.LINK_NONE
    if belongs.organisation:
        count = len(belongs.teams)
        teams = words.TEAMS_COUNT[min(count, 2)].format(n=count)
        detail = words.LINK_DETAIL.format(role=words.ROLES[belongs.role], teams=teams)
    name = belongs.name or words.TITLE
    go = routes.go(routes.ORGANISATION)
    return link_card(name, detail, go, ft.Icons.APARTMENT_OUTLINED, key="organisation")


def _teams(belongs: Membership) -> list[ft.Control]:
    return [
        heading(words.TEAMS),
        *(
            link_card(
                team.name,
                words.TEAM_ROLES["leader" if team.role.may(Role.LEADER) else "learner"],
                routes.go(routes.team(team.id)),
                ft.Icons.GROUPS_OUTLINED,
                key=team.id,
            )
            for team in belongs.teams
        ),
        *([] if belongs.teams else [note(words.NO_TEAMS)]),
    ]


def _running() -> list[ft.Control]:
    ways = (
        (words.PEOPLE, words.PEOPLE_DETAIL, routes.MEMBERS, ft.Icons.PEOPLE_OUTLINED),
        (words.CODES, words.CODES_DETAIL, routes.CODES, ft.Icons.KEY_OUTLINED),
        (words.ALL_TEAMS, words.ALL_TEAMS_DETAIL, routes.TEAMS, ft.Icons.GROUPS_OUTLINED),
    )
    links = [link_card(name, detail, routes.go(to), icon) for name, detail, to, icon in ways]
    return [heading(words.RUN), *links]


def _belongs(app: Leadwell, belonging: Belonging) -> list[ft.Control]:
    belongs = belonging.membership
    name = belongs.name

    async def leave() -> None:
        await belonging.leave()
        tell(words.LEFT)

    return [
        card(
            heading(name),
            strong(words.ROLES[belongs.role]),
            body(words.MAY[belongs.role]),
        ),
        *_teams(belongs),
        *([Making(app.teams, key="making")] if belongs.role.may(Role.LEADER) else []),
        Using(belonging, key="using"),
        *(_running() if belongs.role.may(Role.ADMINISTRATOR) else []),
        Oneself(belonging, app.pack, app.me, key=f"oneself-{belongs.organisation}"),
        Sure(
            words.LEAVE.format(organisation=name),
            (words.LEAVE_LEAD.format(organisation=name), words.LEAVE_STAYS),
            words.LEAVE_SURE,
            words.STAY,
            leave,
            ft.Icons.LOGOUT,
            key="leave",
        ),
    ]


def _not_joined() -> ft.Control:
    return empty(
        ft.Icons.APARTMENT_OUTLINED,
        words.NOT_JOINED,
        words.NOT_JOINED_WORDS,
        words.NOT_JOINED_STEP,
        routes.go(routes.SHARE),
    )


@component
def OrganisationScreen() -> ft.Control:
    """What one belongs to, as far as is known without asking; it asks when it opens."""
    app = use_app()
    belonging = watch(app.belonging)
    ft.use_effect(action(belonging.ask_quietly), [])
    parts: list[ft.Control]
    if not belonging.is_joined:
        parts = [_not_joined()]
    elif not belonging.membership.organisation:
        parts = [heading(words.NONE), body(words.NONE_WORDS), Using(belonging, key="using")]
    else:
        parts = _belongs(app, belonging)
    if belonging.is_joined and belonging.is_old:
        parts.insert(0, tinted(body(words.OLD), icon=ft.Icons.CLOUD_OFF_OUTLINED))
    back = partial(bar, words.TITLE, routes.go(routes.SHARE))
    return screen(*parts, head=back(), key="organisation")
