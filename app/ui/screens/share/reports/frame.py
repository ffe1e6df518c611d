"""What is around every report: until when it is, the year, why it is not newer, and the files."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.models.moment import dated, written_day
from app.models.report import TIMELESS, Name
from app.models.report_hiding import OTHERS
from app.state.reports import Reports, Seen
from app.ui.component import action, tell
from app.ui.files import save_file
from app.ui.parts.buttons import side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.choices import chips
from app.ui.parts.screen import empty
from app.ui.parts.words import body, heading, note
from app.ui.theme import AMBER, TEAL
from app.words import reports as words

FORMS = (("xlsx", words.SAVE_XLSX), ("csv", words.SAVE_CSV), ("json", words.SAVE_JSON))


def years(reports: Reports, name: Name) -> list[ft.Control]:
    """The years to choose from, where a report is about one."""
    if name in TIMELESS:
        return []
    options = [
        (each.id, words.YEAR_FROM.format(year=each.id, next=each.end[2:4]))
        for each in reports.periods
    ]
    return [
        note(words.YEAR),
        chips(options, reports.chosen.id, reports.choose_period, hue=TEAL, about=words.YEAR),
    ]


def freshness(reports: Reports, name: Name, seen: Seen | None) -> list[ft.Control]:
    """Until when the numbers are, and what went wrong if they could not be had anew."""
    ask = action(reports.ask, name)
    parts: list[ft.Control] = []
    if seen is not None:
        parts.append(note(words.UNTIL.format(day=written_day(seen.report.until))))
    if reports.trouble and not reports.is_asking:
        came = [] if seen is None else [body(words.OFFLINE.format(day=dated(seen.at)))]
        again = ft.Row([side_button(words.TRY_AGAIN, ask, AMBER)], wrap=True)
        parts.append(
            tinted(body(reports.trouble), *came, again, hue=AMBER, icon=ft.Icons.CLOUD_OFF_OUTLINED)
        )
    if seen is None:
        if reports.is_asking:
            parts.append(ft.Semantics(live_region=True, content=body(words.ASKING)))
        else:
            parts.append(
                empty(
                    ft.Icons.INSIGHTS,
                    words.NOTHING,
                    words.NOTHING_WORDS,
                    words.ASK_ANEW,
                    ask,
                )
            )
    elif not any(line.figure.count for line in seen.report.lines):
        parts.append(empty(ft.Icons.INSIGHTS, words.EMPTY, words.EMPTY_WORDS))
    return parts


def notes(seen: Seen, *more: str) -> list[ft.Control]:
    """What to know before one concludes anything."""
    hidden = any(line.figure.mark == "kept" or line.group == OTHERS for line in seen.report.lines)
    return [note(each) for each in (*more, *([words.WHY] if hidden else []))]


def saving(reports: Reports, name: Name) -> ft.Control:
    """The ways to save a report as a file."""

    async def save(form: str) -> None:
        file, data = await reports.file(name, form)
        if await save_file(file, data):
            tell(words.SAVED.format(name=file))

    return card(
        heading(words.SAVE),
        ft.Row(
            [side_button(said, action(save, form), icon=ft.Icons.DOWNLOAD) for form, said in FORMS],
            wrap=True,
        ),
        spacing=12,
    )


def framed(
    reports: Reports, name: Name, seen: Seen | None, parts: Sequence[ft.Control]
) -> list[ft.Control]:
    """A report with all that is around it."""
    controls = [*years(reports, name), *freshness(reports, name, seen)]
    if seen is not None and seen.report.lines:
        controls += [*parts, saving(reports, name)]
    return controls
