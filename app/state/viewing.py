"""A colleague's view of somebody, while it is being given: typed here, sealed, and carried away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import flet as ft

from app.errors import LeadwellError
from app.keys.crypto import Crypto
from app.keys.errors import CannotOpen, Unsupported
from app.keys.letter import seal_letter
from app.models.clock import wall
from app.models.identity import new_id
from app.models.moment import day_of
from app.models.qr import LONGEST
from app.models.receipt import shortened
from app.models.view_request import (
    GROUPS,
    LONGEST_WORDS,
    SAID,
    Carried,
    Group,
    Request,
    TooLong,
    View,
    about,
    pack_view,
    view_bytes,
)
from app.state.autosave import Autosave
from app.state.deeds import Deeds
from app.state.libraries import Ready, here
from app.state.status import Status
from app.store.journal import JournalRepository
from app.sync.views import ViewsClient

ROUTE = "#/reflect/views/answer/"
"""Where the app of who asked takes an answer in."""


class NothingSaid(LeadwellError):
    """Nothing is answered yet, so there is nothing to send. Say how often you have seen one of
    these at least."""


class NoGroup(LeadwellError):
    """Nothing was sent yet. Say how you work together first: it is how answers are put together."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a colleague has answered so far."""

    id: str
    said: Mapping[str, int]
    """One of `SAID` by statement."""
    group: Group | None = None
    is_alone: bool = False
    words: str = ""
    step: int = 0
    is_given: bool = False
    """Whether it was sent; then nothing else of it is here."""


@ft.observable
@dataclass
class Viewing:
    """What the page of a request shows and does, on the device of anybody who was asked.

    All that stays is a draft, sealed like one of the journal; where the journal of this device is
    locked it is in memory alone.
    """

    journal: JournalRepository
    crypto: Crypto
    client: ViewsClient
    status: Status
    site: str = ""
    now: Callable[[], int] = wall
    ready: Ready = here
    """Waits for `httpx`."""
    request: Request | None = None
    sheet: Sheet | None = None
    code: str = ""
    """The address that carries the answer, once it was asked for."""

    def __post_init__(self) -> None:
        """Nobody has asked yet."""
        self.typing = Autosave(self._keep, self.status)
        self._deeds = Deeds()

    async def open(self, request: Request) -> None:
        """Lay out a request, with what was answered of it before."""
        if self.request == request and self.sheet is not None:
            return
        await self.typing.flush()
        kept: dict[str, Any] | None = None
        with suppress(CannotOpen):
            kept = await self.journal.draft(_key(request))
        self.request, self.code = request, ""
        self.sheet = _sheet(kept or {}, request)

    def is_over(self, request: Request) -> bool:
        """Whether the last day has gone by."""
        return day_of(self.now()).isoformat() > request.until

    async def say(self, statement: str, value: str) -> None:
        """Say how often one has seen something; the same again takes it back."""
        if self.sheet is not None:
            said = dict(self.sheet.said)
            number = int(value)
            if said.get(statement) == number:
                del said[statement]
            else:
                said[statement] = number
            await self._put(said=said)

    async def belong(self, group: str) -> None:
        """Say how one works with the person."""
        known = next((each for each in GROUPS if each == group), None)
        # Only somebody whom the person reports to may be shown alone.
        await self._put(group=known, is_alone=False)

    async def stand_alone(self) -> None:
        """Agree to be shown without others, or take that back."""
        if self.sheet is not None:
            await self._put(is_alone=not self.sheet.is_alone)

    async def turn(self, by: int) -> None:
        """Go to another page."""
        if self.sheet is not None:
            await self.typing.flush()
            await self._put(step=max(0, self.sheet.step + by))

    def type(self, words: str) -> None:
        """Take what is added in words after a key."""
        if self.sheet is not None and self.request is not None:
            self.sheet = replace(self.sheet, words=words)
            self.typing.type(_key(self.request), "")

    async def _put(self, **changes: Any) -> None:
        if self.sheet is not None and self.request is not None:
            self.sheet = replace(self.sheet, **changes)
            self.code = ""
            await self._keep(_key(self.request), "")

    async def _keep(self, key: str, _: str) -> None:
        if self.request is None or self.sheet is None or key != _key(self.request):
            return
        with suppress(CannotOpen):
            await self.journal.keep_draft(key, _draft(self.sheet))

    async def send(self) -> None:
        """Seal the answer and leave it at the endpoint of who asked.

        NothingSaid, NoGroup, Unsupported, Offline, Rejected: nothing was sent; all of it is here.
        """
        await self._deeds.once("send", self._send)

    async def _send(self) -> None:
        request, view = self._view()
        letter = await self._letter(request, view)
        await self.ready()
        await self.client.answer(request, view.id, letter, alone=view.is_alone)
        await self.finish()

    async def show(self) -> None:
        """Make the code that carries the answer. NothingSaid, NoGroup, TooLong: there is none."""
        request, view = self._view()
        await self.typing.flush()
        body, is_sealed = view_bytes(view, request.statements), False
        if request.public:
            with suppress(Unsupported):
                body, is_sealed = await self._letter(request, view), True
        code = pack_view(Carried(request.id, view.id, is_sealed, body))
        address = f"{self.site}{ROUTE}{code}"
        if len(address) > LONGEST:
            raise TooLong
        self.code = address

    def change(self) -> None:
        """Go back from the code to what was said."""
        self.code = ""

    async def finish(self) -> None:
        """It is given: forget what was said, and know that it was."""
        if self.sheet is not None and self.request is not None:
            await self.typing.flush()
            self.sheet = Sheet(self.sheet.id, {}, is_given=True)
            self.code = ""
            await self._keep(_key(self.request), "")

    async def _letter(self, request: Request, view: View) -> bytes:
        text = view_bytes(view, request.statements)
        return await seal_letter(self.crypto, request.public, text, about(request.id))

    def _view(self) -> tuple[Request, View]:
        sheet, request = self.sheet, self.request
        if sheet is None or request is None or not any(sheet.said.values()):
            raise NothingSaid
        if sheet.group is None:
            raise NoGroup
        words = shortened(sheet.words, LONGEST_WORDS)
        return request, View(sheet.id, sheet.said, sheet.group, sheet.is_alone, words)


def _key(request: Request) -> str:
    return f"view/{request.id}"


def _draft(sheet: Sheet) -> dict[str, Any]:
    if sheet.is_given:
        return {"id": sheet.id, "given": True}
    return {
        "id": sheet.id,
        "said": dict(sheet.said),
        "group": sheet.group,
        "alone": sheet.is_alone,
        "words": sheet.words,
        "step": sheet.step,
    }


def _sheet(kept: Mapping[str, Any], request: Request) -> Sheet:
    """Return what a draft holds; a later release may have written it."""
    said, group, step = kept.get("said"), kept.get("group"), kept.get("step")
    return Sheet(
        str(kept.get("id") or new_id()),
        {
            id: value
            for id, value in (said if isinstance(said, Mapping) else {}).items()
            if id in request.statements and value in SAID
        },
        group if group in GROUPS else None,
        kept.get("alone") is True,
        str(kept.get("words") or ""),
        step if isinstance(step, int) else 0,
        kept.get("given") is True,
    )
