"""The sheet for the talk after a round: 45 minutes, on the screen and on paper (D.6, R7)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence

import flet as ft

from app.models.content import Area
from app.models.sheet import Part, Sheet
from app.models.team_profile import Result
from app.models.team_round import Round
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.files import save_file
from app.ui.parts.buttons import main_button, side_button
from app.ui.parts.cards import card
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, note
from app.ui.screens.share.rounds.round import gone
from app.ui.screens.share.rounds.telling import named, result_lines
from app.ui.screens.visit.paper import drawn
from app.ui.theme import TEAL
from app.words import rounds as words


def _parts(round: Round, team: str, result: Result, areas: Sequence[Area]) -> Iterator[Part]:
    yield Part("brand", team)
    yield Part("title", words.SHEET_TITLE)
    yield Part("lead", f"{round.title}. {words.FROM.format(n=result.replies)}")
    yield Part("note", words.SHEET_LEAD)
    for name, label, ask, otherwise in words.STEPS:
        found = named(result, areas, label)
        yield Part("heading", name)
        for area, shown in found:
            first = next(iter(result_lines(shown)), "")
            yield Part("item", words.AREA_LINE.format(area=area.name, said=first))
        yield Part("item", ask if found else otherwise)
    for label, form in (("thin", words.THIN_STEP), ("untested", words.UNTESTED_STEP)):
        names = [area.name for area, _ in named(result, areas, label)]
        if names:
            yield Part("item", form.format(areas=", ".join(names)))
    for name, lines in (
        (words.HABIT_STEP, words.HABIT),
        (words.CHALLENGE_STEP, words.CHALLENGE),
        (words.OUTSIDE_STEP, words.OUTSIDE),
    ):
        yield Part("heading", name)
        yield from (Part("item", line) for line in lines)
    yield Part("note", words.OUTCOME)
    yield Part("note", words.NEVER)


def talk(round: Round, team: str, result: Result, areas: Sequence[Area], now: int) -> Sheet:
    """Return the sheet for the talk about a result."""
    return Sheet(
        title=words.SHEET_DOCUMENT.format(team=team, title=round.title),
        author=words.BRAND,
        subject=words.SHEET_TITLE,
        at=now,
        parts=tuple(_parts(round, team, result, areas)),
        # Ten points for what is read: below that a second page is kinder.
        smallest=0.85,
    )


@component
def TalkScreen() -> ft.Control:
    """The sheet of the round in the address."""
    app = use_app()
    rounds = watch(app.rounds)
    watch(app.belonging)
    round = rounds.round(ft.use_route_params().get("id", ""))
    if round is None:
        return gone()
    back = bar(words.SHEET, routes.go(routes.team_round(round.id)))
    if round.result is None:
        return screen(body(words.NOT_YET), head=back, key=f"talk-{round.id}")
    sheet = talk(round, rounds.team(round), round.result, app.pack.areas, rounds.now())

    def saving(form: str, to: Callable[[Sheet], Awaitable[bytes]]) -> Callable[..., object]:
        name = words.FILE.format(form=form)

        async def save() -> None:
            if await save_file(name, await to(sheet)):
                tell(words.SAVED.format(name=name))

        return action(save)

    page = saving("html", rounds.page)
    return screen(
        card(*map(drawn, sheet.parts), spacing=12),
        ft.Row(
            [side_button(words.SAVE_PAGE, page, TEAL, ft.Icons.PRINT_OUTLINED)],
            wrap=True,
        ),
        note(words.HOW_WORDS),
        head=back,
        foot=main_button(words.SAVE_PDF, saving("pdf", rounds.pdf), TEAL, ft.Icons.DOWNLOAD),
        key=f"talk-{round.id}",
    )
