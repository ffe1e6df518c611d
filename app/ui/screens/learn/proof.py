"""Proof of learning: certificates and badges of pathways, and the log with one's own minutes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from itertools import chain

import flet as ft

from app.models.cpd import MOST_MINUTES, Finished, Line
from app.models.development import Development
from app.models.moment import dated, written_day
from app.state.proof import Proof
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.files import save_file
from app.ui.parts.buttons import quiet_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.fields import Field
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, empty
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.learn.certificate import saving_badge, saving_certificate
from app.ui.screens.learn.sheet import title_of
from app.ui.theme import AMBER, LEARN
from app.words import evidence as own_words
from app.words import proof as words


def _pathway(proof: Proof, done: Finished) -> ft.Control:
    title = done.pathway.title
    return card(
        strong(title),
        note(words.FINISHED.format(day=dated(done.at))),
        ft.Row(
            [
                quiet_button(
                    words.SHOW,
                    routes.go(routes.certificate(done.pathway.id)),
                    icon=ft.Icons.WORKSPACE_PREMIUM_OUTLINED,
                    name=words.SHOW_NAME.format(title=title),
                ),
                quiet_button(
                    words.SAVE_CERTIFICATE,
                    saving_certificate(proof, done),
                    icon=ft.Icons.DOWNLOAD,
                    name=words.SAVE_CERTIFICATE_NAME.format(title=title),
                ),
                quiet_button(
                    words.SAVE_BADGE,
                    saving_badge(proof, done),
                    icon=ft.Icons.DOWNLOAD,
                    name=words.SAVE_BADGE_NAME.format(title=title),
                ),
            ],
            wrap=True,
        ),
    )


def _files(proof: Proof) -> ft.Control:
    def saving(name: str, make: Callable[[], Awaitable[bytes]]) -> Callable[[], Awaitable[None]]:
        async def save() -> None:
            if await save_file(name, await make()):
                tell(words.SAVED.format(name=name))

        return action(save)

    table = partial(proof.table, words.CSV_HEADINGS, words.KIND, own_words.OWN_KIND)
    return card(
        strong(words.FILES),
        note(words.FILES_LEAD),
        ft.Row(
            [
                side_button(words.SAVE_CSV, saving(words.CSV_FILE, table), icon=ft.Icons.DOWNLOAD),
                side_button(
                    words.SAVE_XAPI,
                    saving(words.XAPI_FILE, proof.statements),
                    icon=ft.Icons.DOWNLOAD,
                ),
            ],
            wrap=True,
        ),
    )


def _line(proof: Proof, line: Line) -> ft.Control:
    title = title_of(line)

    async def keep(_: str, what: str) -> None:
        await proof.keep(line.module, what)

    def field(what: str, name: str, turn: object, *, error: str = "") -> ft.Control:
        return Field(
            name.format(title=title),
            proof.typed(line, what),
            partial(proof.type, line.module, what),
            partial(keep, what=what),
            hue=LEARN,
            error=error,
            turn=str(turn),
            key=f"{what}-{line.module}",
        )

    is_wrong = line.module in proof.wrong
    offer = line.suggested if line.said.minutes is None else None
    return card(
        strong(title),
        note(words.FINISHED.format(day=dated(line.finished_at))),
        field(
            "minutes",
            words.MINUTES_NAME,
            line.said.minutes,
            error=words.WRONG_MINUTES.format(most=MOST_MINUTES) if is_wrong else "",
        ),
        *(
            [
                ft.Row(
                    [
                        quiet_button(
                            words.USE.format(n=offer),
                            action(proof.declare, line.module, offer),
                            name=words.USE_NAME.format(n=offer, title=title),
                        )
                    ]
                )
            ]
            if offer is not None
            else []
        ),
        field("note", words.NOTE_NAME, line.said.note),
    )


def _own(proof: Proof, entry: Development) -> ft.Control:
    minutes = own_words.OWN_NO_MINUTES
    if entry.minutes is not None:
        minutes = own_words.OWN_MINUTES[entry.minutes != 1].format(n=entry.minutes)

    async def take_out() -> None:
        await proof.take_out(entry)
        tell(own_words.OWN_TAKEN, partial(proof.take_out, entry, is_out=False))

    return card(
        strong(entry.title),
        note(own_words.OWN_LINE.format(day=written_day(entry.day), minutes=minutes)),
        *([body(entry.note)] if entry.note else []),
        note(own_words.OWN_KIND),
        ft.Row(
            [
                quiet_button(
                    own_words.OWN_OUT,
                    action(take_out),
                    AMBER,
                    name=own_words.OWN_OUT_NAME.format(title=entry.title),
                )
            ]
        ),
    )


def _own_rows(proof: Proof) -> list[Row]:
    own = proof.own()
    if not own:
        return []
    return [
        Row("own", lambda: heading(own_words.OWN), ""),
        Row("own-lead", lambda: note(own_words.OWN_LEAD), ""),
        *(Row(f"own-{entry.id}", partial(_own, proof, entry), entry) for entry in own),
    ]


def _rows(proof: Proof) -> tuple[Iterator[Row], int]:
    """Return the rows, made one by one, and how many there are."""
    lines, done = proof.log(), proof.finished()
    honest = tinted(body(words.HONEST), hue=LEARN, icon=ft.Icons.INFO_OUTLINED)
    head = [Row("honest", lambda: honest, "")]
    own = _own_rows(proof)
    if not lines and not own:
        head.append(Row("empty", _empty, ""))
        return iter(head), len(head)
    head.append(Row("pathways", lambda: heading(words.PATHWAYS), ""))
    if not done:
        head.append(Row("none", lambda: note(words.NO_PATHWAY), ""))
    head += [Row(f"pathway-{it.pathway.id}", partial(_pathway, proof, it), it) for it in done]
    head += [
        Row("log", lambda: heading(words.LOG), ""),
        Row("lead", lambda: note(words.LOG_LEAD), ""),
        Row("files", lambda: _files(proof), ""),
        Row("names", lambda: note(words.NO_NAMES), ""),
        *own,
    ]
    rows = (
        Row(f"line-{it.module}", partial(_line, proof, it), (it, it.module in proof.wrong))
        for it in lines
    )
    return chain(head, rows), len(head) + len(lines)


def _empty() -> ft.Control:
    return empty(
        ft.Icons.WORKSPACE_PREMIUM_OUTLINED,
        words.EMPTY,
        words.EMPTY_WORDS,
        words.EMPTY_STEP,
        routes.go(routes.LEARN),
    )


@component
def ProofScreen() -> ft.Control:
    """Proof of learning."""
    app = use_app()
    layout = watch(app.layout)
    watch(app.learn)
    proof = watch(app.proof)
    rows, count = _rows(proof)
    head = bar(words.TITLE, routes.go(routes.LEARN))
    return long_screen(layout, rows, count, head=head, hue=LEARN, key="proof")
