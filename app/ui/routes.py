"""Every address of the app, and the one way to go there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from app.ui.share_routes import *  # noqa: F403 - one name for every address

TODAY = "/"
LEARN = "/learn"
LIBRARY = "/learn/library"
REVIEW = "/learn/review"
PROOF = "/learn/proof"
SEARCH = "/learn/search"
TIME_OFF = "/learn/time-off"
REFLECT = "/reflect"
REFLECT_NEW = "/reflect/new"
REFLECT_SEARCH = "/reflect/search"
LOOK_BACK = "/reflect/back"
STRENGTHS = "/reflect/strengths"
VIEWS = "/reflect/views"
REFLECT_FIND = "/reflect/find"
PORTABLE = "/reflect/portable"
TAKE_OUT = "/reflect/portable/out"
TICK = "/reflect/portable/out/entries"
BRING_IN = "/reflect/portable/in"
EVIDENCE = "/reflect/evidence"
VISIT = "/visit"
VISIT_NEW = "/visit/new"
RHYTHM = "/visit/rhythm"
COVERAGE = "/visit/rhythm/map"
AREAS = "/visit/rhythm/areas"
PLANNED = "/visit/planned"
PLAN_VISIT = "/visit/planned/new"
PROMISES = "/visit/promises"
DUE = "/visit/due"
TESTS = "/visit/tests"
FROM_COLLEAGUE = "/visit/together"
HANDOVER = "/visit/handover"
ME = "/me"
ME_LOCK = "/me/lock"


def module(id: str) -> str:
    """The page of a module."""
    return f"/learn/module/{id}"


def library_item(id: str) -> str:
    """One item of the library."""
    return f"/learn/library/{id}"


def player(id: str) -> str:
    """A module, being learned."""
    return f"/learn/module/{id}/cards"


def pretest(id: str) -> str:
    """The questions of a module without its cards."""
    return f"/learn/module/{id}/test"


def reading(id: str, card: str) -> str:
    """A module that was read on a page before the app was there, at the card one had come to.

    `build/shell/boot/opening.js` writes it.
    """
    return f"/learn/module/{id}/at/{card}"


def certificate(pathway: str) -> str:
    """The certificate of a pathway."""
    return f"{PROOF}/{pathway}"


def write(template: str) -> str:
    """A new entry from a template; from none it is a blank page."""
    return f"/reflect/new/{template or 'page'}"


def entry(id: str) -> str:
    """One journal entry."""
    return f"/reflect/entry/{id}"


def kept(id: str) -> str:
    """What follows on the first entry that was kept: the offer of a lock."""
    return f"/reflect/kept/{id}"


def edit(id: str) -> str:
    """One journal entry, being changed."""
    return f"/reflect/entry/{id}/edit"


def look_back(part: str) -> str:
    """A way to look back on what one wrote: `trend`, `words`, `areas` or `quiet`."""
    return f"{LOOK_BACK}/{part}"


def strengths_of(id: str) -> str:
    """What one self-assessment shows."""
    return f"{STRENGTHS}/is/{id}"


def strengths_area(id: str, area: str) -> str:
    """One area of a self-assessment, being answered."""
    return f"{STRENGTHS}/is/{id}/area/{area}"


def views_of(round: str) -> str:
    """What colleagues said in one round."""
    return f"{VIEWS}/is/{round}"


def view_answer(code: str) -> str:
    """A colleague's answer that a code carries, for the person who asked."""
    return f"{VIEWS}/answer/{code}"


def view_request(code: str) -> str:
    """The page on which a colleague answers what a code asks."""
    return f"/view/{code}"


def versions(id: str) -> str:
    """The earlier versions of one journal entry."""
    return f"/reflect/entry/{id}/versions"


def evidence(id: str, form: str = "") -> str:
    """One journal entry as evidence: what for, or in one form."""
    return f"{EVIDENCE}/{id}" + (f"/{form}" if form else "")


def start(template: str) -> str:
    """A new visit from a template."""
    return f"/visit/new/{template}"


def visit(id: str) -> str:
    """One visit: its summary, or where it is to be carried on."""
    return f"/visit/is/{id}"


def ward(id: str, section: str = "") -> str:
    """One visit, being filled in, at one of its sections."""
    return f"/visit/is/{id}/ward" + (f"/{section}" if section else "")


def area(id: str) -> str:
    """One area of the leader's list."""
    return f"{AREAS}/{id}"


def planned(id: str) -> str:
    """One planned visit."""
    return f"/visit/planned/is/{id}"


def clock(id: str) -> str:
    """The feedback clock of a visit."""
    return f"/visit/is/{id}/clock"


def away(id: str) -> str:
    """One visit, while one listens: a clock, and a line to jot down."""
    return f"/visit/is/{id}/away"


def read_back(id: str) -> str:
    """Everything that was heard on one visit, to be read aloud."""
    return f"/visit/is/{id}/read-back"


def sign(id: str, item: str) -> str:
    """A field to sign in with a finger, for one item of a visit."""
    return f"/visit/is/{id}/sign/{item}"


def promise(id: str) -> str:
    """One promise."""
    return f"/visit/promise/{id}"


def new_test(visit: str = "") -> str:
    """A new small test of change, of an idea from a visit or from anywhere."""
    return f"{TESTS}/new" + (f"/{visit}" if visit else "")


def small_test(id: str, part: str = "") -> str:
    """One small test of change; `part` is "about" or "numbers"."""
    return f"{TESTS}/is/{id}" + (f"/{part}" if part else "")


def cycle(test: str, id: str) -> str:
    """One cycle of a small test."""
    return f"{TESTS}/is/{test}/cycle/{id}"


def sheet_of(visit: str) -> str:
    """What the team of a visit hears."""
    return f"/visit/is/{visit}/sheet"


def receipt_of(visit: str) -> str:
    """The receipt of a visit, and what its team said."""
    return f"/visit/is/{visit}/receipt"


def together(visit: str) -> str:
    """One visit, to be handed to a colleague who is there too."""
    return f"/visit/is/{visit}/together"


def differing(visit: str) -> str:
    """What two people answered differently on a visit."""
    return f"/visit/is/{visit}/differing"


def visit_code(code: str) -> str:
    """A visit, or a part of one, that a code carries."""
    return f"{FROM_COLLEAGUE}/{code}"


def carried(code: str) -> str:
    """What a code carries: a receipt, or an answer to one."""
    return f"/receipt/{code}"


def share_visit(visit: str) -> str:
    """With which teams one visit is shared."""
    return f"/visit/is/{visit}/share"


def go(path: str) -> Callable[[], Awaitable[None]]:
    """Return a handler that opens `path`."""

    async def handler() -> None:
        await ft.context.page.push_route(path)

    return handler
