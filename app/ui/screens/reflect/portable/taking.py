"""A journal on its way out: which file, which entries, sealed or not, and a look before it goes."""

from __future__ import annotations

import flet as ft

from app.models.moment import said
from app.state.reflect import Reflect
from app.state.taking import File, Look, Taking
from app.ui import routes
from app.ui.component import action, component, watch
from app.ui.context import use_app
from app.ui.parts.buttons import main_button, quiet_button, side_button
from app.ui.parts.cards import link_card, tinted
from app.ui.parts.choices import chips
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, empty, screen
from app.ui.parts.words import body, heading, note, strong
from app.ui.parts.working import Working
from app.ui.screens.reflect.begins import first_words
from app.ui.screens.reflect.portable.choice import choice_of
from app.ui.screens.reflect.portable.counting import counted
from app.ui.screens.reflect.portable.sending import saving, sharing
from app.ui.theme import AMBER, GREEN, REFLECT
from app.words import portable as words

MOST_FLAGGED = 20
"""Entries that are shown of those that may name somebody: more are counted."""


def _seal(taking: Taking) -> list[ft.Control]:
    return [
        heading(words.SEAL),
        Field(
            words.PASS,
            taking.passphrase,
            taking.type_pass,
            hue=REFLECT,
            secret=True,
            capitals=False,
            key="take-pass",
        ),
        tinted(body(words.UNSEALED), hue=AMBER, icon=ft.Icons.LOCK_OPEN_OUTLINED),
        tinted(body(words.SEALED), hue=REFLECT, icon=ft.Icons.LOCK_OUTLINED),
    ]


def _looked(reflect: Reflect, look: Look) -> list[ft.Control]:
    """What would leave, and what the guard says of it."""
    flagged = [
        link_card(
            first_words(reflect, entry),
            f"{said(entry.written.created_at, reflect.now())} · {'; '.join(seen[:4])}",
            routes.go(routes.entry(entry.id)),
            ft.Icons.VISIBILITY_OUTLINED,
            AMBER,
        )
        for entry, seen in look.flagged[:MOST_FLAGGED]
    ]
    more = len(look.flagged) - len(flagged)
    count = counted(words.LOOKED, len(look.ids))
    lines = [
        counted(form, n)
        for form, n in ((words.RECORDS, look.records), (words.LEFT, look.locked))
        if n
    ]
    if look.letters:
        lines.append(words.LETTERS.format(letters=", ".join(look.letters[:40])))
    return [
        tinted(
            ft.Semantics(live_region=True, label=count, content=ft.Container(height=0)),
            strong(count, GREEN.full),
            *([] if flagged else [body(words.CLEAN)]),
            *map(body, lines),
            hue=GREEN,
            icon=ft.Icons.CHECK,
        ),
        *(
            [heading(counted(words.FLAGGED, len(look.flagged))), body(words.FLAGGED_WORDS)]
            if flagged
            else []
        ),
        *flagged,
        *([note(words.FLAGGED_MORE.format(n=more))] if more else []),
        note(words.ASKED),
    ]


@component
def TakeOut() -> ft.Control:
    """The journal, to be saved as a file."""
    app = use_app()
    reflect = watch(app.reflect)
    taking = watch(app.portable.taking)
    head = bar(words.OUT, routes.go(routes.PORTABLE))
    if not reflect.entries and not reflect.is_opening:
        return screen(
            empty(ft.Icons.EDIT_NOTE, words.NONE_YET, words.OUT_LEAD, hue=REFLECT), head=head
        )

    async def make() -> File:
        from app.ui.screens.reflect.portable.labels import LABELS

        return await taking.file(LABELS)

    if taking.look is not None:
        share = sharing(app, words.FILE_TITLE, make)
        return screen(
            *_looked(reflect, taking.look),
            ft.Row(
                [
                    side_button(words.SHARE, share, REFLECT, ft.Icons.SHARE),
                    quiet_button(words.CHANGE, action(taking.choose), REFLECT),
                ],
                wrap=True,
            ),
            Working(app.portable.work, words.WORKING, REFLECT),
            head=head,
            foot=main_button(words.SAVE, saving(make), REFLECT, ft.Icons.DOWNLOAD),
            key="take-out-looked",
        )
    return screen(
        note(words.OUT_LEAD),
        heading(words.FORM),
        chips(
            list(words.FORMS.items()), taking.form, taking.set_form, hue=REFLECT, about=words.FORM
        ),
        note(words.FORM_WORDS[taking.form]),
        *choice_of(taking, reflect),
        *_seal(taking),
        Working(app.portable.work, words.WORKING, REFLECT),
        head=head,
        foot=main_button(words.LOOK, action(taking.look_over), REFLECT),
        key="take-out",
    )
