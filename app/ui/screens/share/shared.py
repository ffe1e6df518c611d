"""Everything that one shares, with whom, since when; and taking it back."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.models.content import Pack
from app.models.moment import said, written_day
from app.models.shared import Completion, Share, SharedPromise, SharedVisit
from app.state.sharing import Sharing
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.parts.buttons import grave_button, quiet_button, side_button
from app.ui.parts.cards import card, tinted
from app.ui.parts.rows import Row, long_screen
from app.ui.parts.screen import bar, empty
from app.ui.parts.words import body, heading, note, strong
from app.ui.screens.share.asking import sure
from app.ui.screens.share.learning import LearningCard
from app.ui.theme import AMBER, REFLECT
from app.words import shared as words


def named(share: Share, pack: Pack) -> str:
    """Return what is shared, in words."""
    match share.what:
        case SharedVisit(place=place, day=day):
            return words.KINDS["visit"].format(place=place, day=written_day(day))
        case SharedPromise(words=promised):
            return words.KINDS["promise"].format(words=promised)
        case Completion(module=id):
            title = next((each.title for each in pack.modules if each.id == id), id)
            return words.KINDS["completion"].format(module=title)
    return words.KINDS[""]


def _where(sharing: Sharing, share: Share) -> str:
    if not sharing.name(share.space):
        return words.LEFT_WORDS
    where = sharing.where(share)
    if where == "there" and share.kind == "completion":
        return words.WHERE_ORGANISATION
    return words.WHERE[where]


def _shared(sharing: Sharing, pack: Pack, share: Share) -> ft.Control:
    what, name = named(share, pack), sharing.name(share.space)
    told = words.WITH.format(name=name) if name else words.LEFT
    since = words.SINCE.format(day=said(share.since, sharing.now())) if share.since else ""

    async def take() -> None:
        await sharing.take_back(share)
        tell(words.TAKEN)

    is_missing = bool(name) and sharing.where(share) == "missing"
    again = [side_button(words.AGAIN, action(sharing.put_again, share))] if is_missing else []
    back = quiet_button(
        words.TAKE_BACK,
        action(take),
        AMBER,
        ft.Icons.UNDO,
        name=words.TAKE_BACK_NAME.format(what=what, name=name or words.LEFT),
    )
    return card(
        strong(what),
        body(f"{told}. {since}." if since else f"{told}."),
        note(_where(sharing, share)),
        ft.Row([*again, back], wrap=True),
    )


def _lingering(sharing: Sharing) -> list[Row]:
    left = sharing.lingering

    async def again() -> None:
        for share in left:
            await sharing.put_again(share)

    def make() -> ft.Control:
        return tinted(
            strong(words.LINGERING, AMBER.full),
            note(words.LINGERING_WORDS.format(n=len(left))),
            ft.Row([side_button(words.LINGERING_AGAIN, action(again))], wrap=True),
            hue=AMBER,
        )

    return [Row("lingering", make, left)] if left else []


def _journal() -> ft.Control:
    return tinted(
        strong(words.JOURNAL, REFLECT.full),
        body(words.JOURNAL_WORDS),
        ft.Row([quiet_button(words.JOURNAL_WAY, routes.go(routes.ME_LOCK), REFLECT)], wrap=True),
        hue=REFLECT,
        icon=ft.Icons.LOCK_OUTLINED,
    )


def _nothing(is_joined: bool) -> ft.Control:
    return empty(
        ft.Icons.GROUPS_OUTLINED,
        words.NOTHING,
        words.NOTHING_WORDS if is_joined else words.ALONE,
        words.GO_VISIT if is_joined else "",
        routes.go(routes.VISIT) if is_joined else None,
    )


@component
def TakeAll(sharing: Sharing) -> ft.Control:
    """Taking everything back, after a question."""
    is_asking, ask = ft.use_state(False)

    async def take() -> None:
        await sharing.take_all_back()
        ask(False)
        tell(words.ALL_TAKEN)

    if is_asking:
        return sure(words.TAKE_ALL_SURE, words.TAKE_ALL_YES, take, words.KEEP, partial(ask, False))
    return ft.Row([grave_button(words.TAKE_ALL, action(ask, True), ft.Icons.UNDO)], wrap=True)


@component
def SharedScreen() -> ft.Control:
    """The page."""
    app = use_app()
    sharing = watch(app.sharing)
    belongs = watch(app.belonging).membership
    watch(app.learn)
    ft.use_effect(action(sharing.ask_quietly), [len(sharing.unsent)])
    given = sharing.given
    is_joined = bool(belongs.organisation)
    rows = [
        Row("lead", lambda: body(words.LEAD), None),
        Row("journal", _journal, None),
        *_lingering(sharing),
        *(
            [
                Row(
                    "learning",
                    lambda: LearningCard(sharing, belongs.name),
                    (sharing.shares_learning, belongs),
                )
            ]
            if is_joined
            else []
        ),
        *([] if given else [Row("nothing", partial(_nothing, is_joined), is_joined)]),
        *([Row("heading", lambda: heading(words.NOW), None)] if given else []),
        *(
            Row(
                share.id,
                partial(_shared, sharing, app.pack, share),
                (share, sharing.where(share), sharing.name(share.space)),
            )
            for share in given
        ),
        *([Row("all", lambda: TakeAll(sharing), None)] if given else []),
    ]
    return long_screen(
        app.layout,
        rows,
        len(rows),
        head=bar(words.TITLE, routes.go(routes.SHARE)),
        key="shared",
    )
