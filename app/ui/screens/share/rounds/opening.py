"""Opening a round for a team."""

from __future__ import annotations

import flet as ft

from app.models.moment import written_day
from app.state.rounds import LONGEST, USUAL, WEEKS
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, bullets, screen
from app.ui.parts.words import body, heading, note
from app.ui.screens.share.rounds.home import led
from app.ui.theme import TEAL
from app.words import rounds as words

DRAFT = "round-title"
"""Where a name that is half typed is kept."""


@component
def OpenRound() -> ft.Control:
    """The form."""
    app = use_app()
    rounds = watch(app.rounds)
    teams = led(watch(app.belonging).membership)
    team, choose = ft.use_state(teams[0].id if teams else "")
    weeks, set_weeks = ft.use_state(str(USUAL))
    title = ft.use_ref(str(app.rounds.store.drafts.get(DRAFT) or ""))
    back = bar(words.OPEN_ROUND, routes.go(routes.ROUNDS))
    chosen = team if any(each.id == team for each in teams) else teams[0].id if teams else ""

    async def open_it() -> None:
        id = await rounds.open(chosen, title.current or "", int(weeks))
        await rounds.store.draft(DRAFT, None)
        await routes.go(routes.team_round(id))()
        tell(words.OPENED)

    def type_title(text: str) -> None:
        title.current = text

    async def keep_title(text: str) -> None:
        await rounds.store.draft(DRAFT, text or None)

    if not teams:
        return screen(body(words.NONE_WORDS), head=back, key="open-round")
    return screen(
        body(words.OPEN_LEAD),
        bullets(words.RULES),
        heading(words.WHICH),
        chips(
            [(each.id, each.name) for each in teams], chosen, choose, hue=TEAL, about=words.WHICH
        ),
        Field(
            words.NAME,
            title.current or "",
            type_title,
            keep_title,
            most=LONGEST,
            hue=TEAL,
            key="title",
        ),
        note(words.NAME_HINT),
        heading(words.HOW_LONG),
        chips(
            [(str(each), words.LONG[each]) for each in WEEKS],
            weeks,
            set_weeks,
            hue=TEAL,
            about=words.HOW_LONG,
        ),
        note(
            words.OPEN_UNTIL.format(day=written_day(rounds.until(int(weeks))), replied="").strip()
        ),
        head=back,
        foot=main_button(words.OPEN_NOW, action(open_it), TEAL),
        key="open-round",
    )
