"""The strategy page: what is expected of each role, what was learned, and a next step."""

from __future__ import annotations

import flet as ft

from app.models.content import Pack
from app.models.report import Report
from app.models.report_expected import beside
from app.ui.parts.cards import card, tinted
from app.ui.parts.words import body, heading, note
from app.ui.screens.share.reports.figures import figure_row
from app.words import reports as words


def expected(report: Report, pack: Pack) -> list[ft.Control]:
    """A card for each role."""
    titles = {module.id: module.title for module in pack.modules}
    roles = {role.id: role for role in pack.roles}
    cards: list[ft.Control] = [body(words.EXPECTED_LEAD)]
    for each in beside(report, pack):
        role = roles[each.role]
        said = words.ADVICE[each.advice].format(module=titles.get(each.weakest, each.weakest))
        cards.append(
            card(
                heading(role.title),
                note(role.expects),
                *(
                    figure_row(titles.get(line.topic, line.topic), line.figure)
                    for line in each.lines
                ),
                tinted(body(said), icon=ft.Icons.LIGHTBULB_OUTLINED),
                spacing=16,
            )
        )
    return [*cards, note(words.COUNTED), note(words.WHY)]
