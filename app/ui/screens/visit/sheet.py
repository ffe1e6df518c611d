"""The feedback sheet of a visit: choosing, wording, looking at it, sharing it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import partial

import flet as ft

from app.models.feedback_sheet import (
    HAPPENED,
    HEARD,
    PROMISED,
    THANKS,
    THEME,
    Noted,
    Told,
    is_quote,
)
from app.models.receipt import shortened
from app.models.sheet import Sheet
from app.models.visit import Visit
from app.state.heard import Feedback, Sheets
from app.state.leadwell import Leadwell
from app.state.surroundings import Parcel
from app.ui import routes
from app.ui.component import action, component, tell, watch
from app.ui.context import use_app
from app.ui.files import save_file
from app.ui.parts.buttons import main_button, side_button
from app.ui.parts.cards import card, link_card, tinted
from app.ui.parts.choices import chips, option_row
from app.ui.parts.fields import Field
from app.ui.parts.screen import bar, screen
from app.ui.parts.words import body, heading, note
from app.ui.screens.visit.paper import drawn, paper, usual_happened, usual_thanks
from app.ui.screens.visit.summary import Gone
from app.ui.theme import AMBER, PROMISE, VISIT, Hue
from app.words import heard as words


def _pointed(sheets: Sheets, text: str, *, is_quoted: bool = False) -> list[ft.Control]:
    """What to look at once more in a text; nothing is ever stopped."""
    said = [words.FINDING.format(words=f.words, mend=f.mend) for f in sheets.findings(text)]
    if is_quoted:
        said.append(words.QUOTE)
    return [tinted(body(each), hue=AMBER, icon=ft.Icons.VISIBILITY_OUTLINED) for each in said]


def _field(
    sheets: Sheets, visit: Visit, part: str, name: str, value: str, hue: Hue = VISIT
) -> ft.Control:
    async def keep(_: str) -> None:
        await sheets.keep(visit, part)

    return Field(
        name,
        value,
        partial(sheets.type, visit, part),
        keep,
        lines=2,
        hue=hue,
        key=part,
    )


def _noted(sheets: Sheets, feedback: Feedback, each: Noted) -> ft.Control:
    visit = feedback.visit
    question = each.question or words.JOTTED
    chosen = next((heard for heard in feedback.heard if heard.noted.id == each.id), None)
    controls: list[ft.Control] = [
        note(question),
        option_row(
            each.words,
            action(sheets.choose, visit, each.id),
            chosen=chosen is not None,
            hue=VISIT,
            icon=ft.Icons.CHECK_BOX if chosen else ft.Icons.CHECK_BOX_OUTLINE_BLANK,
            state=words.CHOSEN if chosen else "",
        ),
    ]
    if chosen is not None:
        name = words.AS_READ.format(question=question)
        controls += [
            _field(sheets, visit, HEARD + each.id, name, chosen.words),
            *_pointed(
                sheets,
                chosen.words,
                is_quoted=not feedback.is_large and is_quote(chosen.words, each.words),
            ),
        ]
    return ft.Container(card(*controls), key=f"noted-{each.id}")


def _told(sheets: Sheets, visit: Visit, told: Told) -> ft.Control:
    id, made = told.promise.id, told.promise.words
    short = shortened(made, 60)
    controls: list[ft.Control] = [
        option_row(
            made,
            action(sheets.leave_off, visit, id),
            chosen=not told.is_off,
            hue=PROMISE,
            icon=ft.Icons.CHECK_BOX_OUTLINE_BLANK if told.is_off else ft.Icons.CHECK_BOX,
            state="" if told.is_off else words.CHOSEN,
        )
    ]
    if not told.is_off:
        controls += [
            _field(
                sheets,
                visit,
                PROMISED + id,
                words.PROMISE_AS_READ.format(words=short),
                told.words,
                PROMISE,
            ),
            *_pointed(sheets, f"{told.words} {told.promise.owner}"),
            _field(
                sheets,
                visit,
                HAPPENED + id,
                words.HAPPENED_AS_READ.format(words=short),
                told.happened,
                PROMISE,
            ),
            *([] if told.happened else [note(words.LEFT_EMPTY.format(usual=usual_happened(told)))]),
            *_pointed(sheets, told.happened),
        ]
    return ft.Container(card(*controls), key=f"told-{id}")


def _name(form: str, visit: Visit) -> str:
    place = re.sub(r"[^\w]+", "-", visit.place.lower()).strip("-")[:40]
    return form.format(place=place or "visit")


def _sharing(app: Leadwell, visit: Visit, make: Callable[[], Sheet]) -> tuple[ft.Control, ...]:
    """The main action, and the ways to save."""
    sheets = app.sheets
    pdf_name, page_name = _name(words.PDF_FILE, visit), _name(words.PAGE_FILE, visit)

    async def share() -> None:
        await sheets.settle(visit)
        sheet = make()
        parcel = Parcel(sheet.title, "", pdf_name, "application/pdf", await sheets.pdf(sheet))
        how = await app.around.share(parcel)
        if how != "left":
            tell(words.SHARED if how == "shared" else words.NO_SHARE)

    def saving(name: str, to: Callable[[Sheet], Awaitable[bytes]]) -> Callable[..., object]:
        async def save() -> None:
            await sheets.settle(visit)
            if await save_file(name, await to(make())):
                tell(words.SAVED.format(name=name))

        return action(save)

    download = ft.Icons.DOWNLOAD
    return (
        main_button(words.SHARE, action(share), VISIT, ft.Icons.SHARE),
        side_button(words.SAVE_PDF, saving(pdf_name, sheets.pdf), VISIT, download),
        side_button(
            words.SAVE_PAGE, saving(page_name, sheets.page), VISIT, ft.Icons.PRINT_OUTLINED
        ),
    )


@component
def SheetScreen() -> ft.Control:
    """The sheet of the visit in the address."""
    app = use_app()
    visits = watch(app.visits)
    sheets = watch(app.sheets)
    receipts = watch(app.receipts)
    visit = visits.visit(ft.use_route_params().get("id", ""))
    given = receipts.of(visit.id) if visit else None
    address = receipts.address(given, visit) if given and visit else ""
    ft.use_effect(action(receipts.draw, address), dependencies=[address])
    if visit is None:
        return Gone()
    feedback = sheets.of(visit)

    def make() -> Sheet:
        code = receipts.codes.get(address, ())
        return paper(sheets.of(visit), sheets.now(), address, code)

    share, *saves = _sharing(app, visit, make)
    thanks = feedback.thanks or usual_thanks(visit)
    return screen(
        note(words.SHEET_LEAD),
        heading(words.SIZE),
        note(words.SIZE_WORDS),
        chips(
            list(words.SIZES.items()),
            "large" if feedback.is_large else "small",
            partial(sheets.set_size, visit),
            hue=VISIT,
            about=words.SIZE,
        ),
        heading(words.CHOOSE_HEARD),
        note(words.CHOOSE if feedback.noted else words.NOTHING_NOTED),
        *(_noted(sheets, feedback, each) for each in feedback.noted),
        _field(sheets, visit, THEME, words.THEME, feedback.theme),
        *_pointed(sheets, feedback.theme),
        heading(words.PROMISES),
        *(_told(sheets, visit, told) for told in feedback.told),
        *([] if feedback.told else [note(words.NO_PROMISES)]),
        _field(sheets, visit, THANKS, words.FIRST_WORDS, thanks),
        *_pointed(sheets, thanks),
        link_card(
            words.RECEIPT,
            words.RECEIPT_DETAIL,
            routes.go(routes.receipt_of(visit.id)),
            ft.Icons.QR_CODE_2,
            VISIT,
        ),
        heading(words.AS_SEEN),
        card(*map(drawn, make().parts), spacing=12),
        ft.Row(list(saves), wrap=True, spacing=12, run_spacing=12),
        head=bar(words.SHEET, routes.go(routes.visit(visit.id)), leave_name=words.BACK),
        foot=share,
        key=f"sheet-{visit.id}",
    )
