"""One reflection, told anew: what was changed in it, all of it to be changed, and its ways out."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.evidence import FORMS, LINES
from app.state.evidence import Evidence, Paper
from app.state.leadwell import Leadwell
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, bullets, screen
from app.ui.parts.words import body, note, strong
from app.ui.screens.reflect.portable.choosing import Gone
from app.ui.screens.reflect.portable.counting import counted
from app.ui.screens.reflect.portable.printed import printing, text_of
from app.ui.screens.reflect.portable.sending import saving, sharing
from app.ui.theme import AMBER, REFLECT
from app.words import evidence as words


def _mends(paper: Paper) -> list[ft.Control]:
    lines = [
        words.MEND_LINE.format(was=was, now=now) if now else words.MEND_OUT.format(was=was)
        for was, now in paper.told.mends
    ]
    if not lines:
        return []
    return [card(strong(counted(words.MENDED, len(lines))), bullets(lines))]


def _field(evidence: Evidence, paper: Paper, part: str) -> list[ft.Control]:
    is_line = part in LINES[paper.form]
    shown: list[ft.Control] = [
        Field(
            words.PARTS[paper.form][part],
            paper.told.fields[part],
            partial(evidence.type, part),
            evidence.settle,
            lines=1 if is_line else 5,
            hue=REFLECT,
            hint=words.CODE_HINT if part == "code" else "",
            turn=str(paper.turn),
            key=f"{paper.key}/{part}",
        )
    ]
    for finding in () if part in ("day", "minutes") else evidence.findings(part):
        shown.append(
            tinted(
                body(words.FINDING.format(words=finding.words, mend=finding.mend)),
                ft.Row(
                    [
                        quiet_button(
                            words.MEND,
                            action(evidence.mend, part, finding),
                            AMBER,
                            name=words.MEND_NAME.format(words=finding.words),
                        )
                    ]
                ),
                hue=AMBER,
                icon=ft.Icons.VISIBILITY_OUTLINED,
            )
        )
    return shown


def _left(evidence: Evidence, paper: Paper) -> list[ft.Control]:
    from app.models.journal_files.pdf import unwritable

    parts = [part for part in paper.told.fields if part not in ("day", "minutes")]
    n = sum(len(evidence.findings(part)) for part in parts)
    letters = dict.fromkeys(
        letter for part in parts for letter in unwritable(paper.told.fields[part])
    )
    return [
        *(
            [
                tinted(
                    body(f"{counted(words.LEFT, n)} {words.GO_ON}"),
                    hue=AMBER,
                    icon=ft.Icons.VISIBILITY_OUTLINED,
                )
            ]
            if n
            else []
        ),
        *([note(words.LETTERS.format(letters=", ".join(letters)))] if letters else []),
    ]


def _ways(app: Leadwell, paper: Paper) -> ft.Control:
    evidence = app.portable.evidence
    download = ft.Icons.DOWNLOAD
    pdf = printing(evidence, "pdf")
    return ft.Row(
        [
            side_button(words.SAVE_PDF, saving(pdf), REFLECT, download),
            side_button(words.SAVE_MARKDOWN, saving(printing(evidence, "md")), REFLECT, download),
            side_button(words.SAVE_TEXT, saving(printing(evidence, "txt")), REFLECT, download),
            side_button(
                words.SHARE, sharing(app, words.FORMS[paper.form], pdf), REFLECT, ft.Icons.SHARE
            ),
        ],
        wrap=True,
        spacing=8,
        run_spacing=8,
    )


def _page(app: Leadwell, paper: Paper) -> ft.Control:
    evidence = app.portable.evidence

    async def copy() -> None:
        await evidence.settle()
        if evidence.paper is not None:
            await ft.Clipboard().set(text_of(evidence.paper))
            tell(words.COPIED)

    async def add() -> None:
        await evidence.add()
        await routes.go(routes.PROOF)()
        tell(words.ADDED)

    async def leave() -> None:
        await evidence.settle()
        await routes.go(routes.evidence(paper.entry))()

    is_record = paper.form == "cpd"
    copying = side_button(words.COPY, action(copy), REFLECT, ft.Icons.CONTENT_COPY)
    return screen(
        tinted(body(words.HONEST[paper.form]), hue=REFLECT, icon=ft.Icons.INFO_OUTLINED),
        note(words.CAREFUL),
        *_mends(paper),
        *(
            control
            for part in (*LINES[paper.form], *FORMS[paper.form])
            for control in _field(evidence, paper, part)
        ),
        note(words.DRAFT),
        *_left(evidence, paper),
        *([note(words.ADD_WORDS), ft.Row([copying], wrap=True)] if is_record else []),
        _ways(app, paper),
        ft.Row([quiet_button(words.AGAIN, action(evidence.begin_again), REFLECT)]),
        head=bar(words.FORMS[paper.form], action(leave)),
        foot=main_button(words.ADD, action(add), REFLECT)
        if is_record
        else main_button(words.COPY, action(copy), REFLECT, ft.Icons.CONTENT_COPY),
        key=paper.key,
    )


@component
def EvidenceScreen() -> ft.Control:
    """The reflection in the address, in the form in the address."""
    app = use_app()
    watch(app.reflect)
    evidence = watch(app.portable.evidence)
    params = ft.use_route_params()
    id, form = params.get("id", ""), params.get("form", "")
    ft.use_effect(action(evidence.lay, id, form), dependencies=[id, form])
    paper = evidence.paper
    if paper is None or (paper.entry, paper.form) != (id, form):
        return Gone()
    return _page(app, paper)
