"""Putting a lock on the journal, and getting past one: what is typed stays in memory alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

import flet as ft

from app.errors import LeadwellError
from app.keys.afresh import begin_afresh
from app.keys.errors import TooSoon
from app.keys.lock import PHRASE as PHRASE
from app.keys.lock import PIN as PIN
from app.models.sheet import Sheet
from app.state.deeds import Deeds
from app.state.lock import Lock
from app.store.aside import bring_back, put_aside

Step = Literal[
    "open", "forgot", "lost", "afresh", "renew",
    "menu", "set", "code", "back", "bare", "older", "remove",
]  # fmt: skip
"""Where one is: the lock itself; the recovery code asked for; no code either; a new journal; a new
PIN after the code; what can be changed; a PIN chosen; a code shown; typed back; done without; an
older journal; the lock about to be taken away."""
CODING = ("code", "back", "bare")
"""The steps at which one is with a new recovery code."""
Field = Literal["secret", "first", "second", "code", "older"]
MOST_DIGITS = 8


class NotTwice(LeadwellError):
    """The two are not the same. Nothing was changed. Type both again, or show them."""


class NotDigits(LeadwellError):
    """A PIN has 4 to 8 digits and nothing else. Nothing was changed. For letters, take a pass
    phrase."""


@ft.observable
@dataclass
class Securing:
    """What the screens about the lock show and do."""

    lock: Lock
    ready: Callable[[], Awaitable[None]]
    """Returns once what comes after the first screen is here."""
    step: Step = "open"
    kind: str = PIN
    """What is about to be set."""
    problem: str = ""
    """What went wrong with the last try, in plain words."""
    until: int = 0
    """When the next try is heard, in milliseconds since 1970; 0 where it is now."""
    code: str = ""
    """A recovery code, while it is shown."""
    turn: int = 0
    """Another one empties the fields on the screen."""
    is_shown: bool = False
    """Whether what is typed can be read."""
    foreign: int = 0
    """How many other journals are here that another PIN opens."""

    def __post_init__(self) -> None:
        """Nothing is typed."""
        self._typed: dict[str, str] = {}
        self._deeds = Deeds()
        self.lock.forget_with(self.reset)
        self.foreign = self.lock.keyring.foreign
        self._note_wait()

    def reset(self) -> None:
        """Forget everything that was typed, and begin at the beginning."""
        self._typed.clear()
        self.problem, self.code, self.is_shown = "", "", False
        self.lock.stays = False
        self.step = "open"
        self.turn += 1

    def go(self, step: Step) -> None:
        """Go to a step, with nothing typed."""
        self.reset()
        self.step = step

    def choose(self, kind: str) -> None:
        """Take a PIN or a pass phrase."""
        if kind != self.kind:
            self.kind = kind
            self._typed.clear()
            self.problem = ""
            self.turn += 1

    def reveal(self) -> None:
        """Show what is typed, or hide it."""
        self.is_shown = not self.is_shown

    def typed(self, field: Field) -> str:
        """Return what is typed into a field."""
        return self._typed.get(field, "")

    def type(self, field: Field, text: str) -> None:
        """Take what is typed into a field."""
        self._typed[field] = text

    @property
    def wait(self) -> int:
        """Seconds until the next try is heard; 0 where it is now."""
        return self.lock.wait

    async def open(self) -> bool:
        """Open with the PIN or pass phrase that is typed; return whether it was the one."""
        do = partial(self._try, lambda: self.lock.open(self.typed("secret")))
        return await self._deeds.once("open", do)

    async def recover(self) -> bool:
        """Open with the recovery code that is typed; what follows is a new PIN."""

        async def recover() -> bool:
            if not await self._try(lambda: self.lock.recover(self.typed("code"))):
                return False
            self.kind = self.lock.keyring.kind
            self.go("renew")
            return True

        return await self._deeds.once("recover", recover)

    async def set(self) -> bool:
        """Put on the PIN or pass phrase that is typed twice; then comes its recovery code, unless
        there is one that goes on."""

        async def set_it() -> bool:
            if self.step != "renew":
                self.step = "set"
            if not await self._try(self._protect):
                return False
            if not self.lock.has_code:
                return await self._try(self._make_code)
            self.reset()
            await self.lock.enter()
            return True

        return await self._deeds.once("set", set_it)

    async def start_afresh(self) -> bool:
        """Begin a journal beside the one that nobody can open, with a lock of its own."""

        async def begin() -> bool:
            if not await self._try(self._begin):
                return False
            done = await self._try(self._make_code)
            # Under the cover, the code comes before what was open.
            await self.lock.enter(uncovers=False)
            return done

        return await self._deeds.once("set", begin)

    async def adopt(self) -> bool:
        """Open another journal that is on this device with what opened it there."""
        return await self._deeds.once("adopt", partial(self._try, self._adopt))

    async def remove(self) -> bool:
        """Take the lock away, and the recovery code with it."""
        return await self._deeds.once("remove", partial(self._try, self._remove))

    async def show_code(self) -> bool:
        """Show a new recovery code; it opens nothing until it is typed back."""
        return await self._deeds.once("code", partial(self._try, self._make_code))

    async def confirm(self) -> bool:
        """Put the code in force that is typed back."""
        return await self._deeds.once("confirm", partial(self._try, self._confirm))

    async def page(self, sheet: Sheet) -> bytes:
        """Return a page to print as a PDF. LeadwellError: what writes it has not come yet."""
        await self.ready()
        from app.models.sheet import pdf

        return pdf(sheet)

    def to(self, step: Step) -> None:
        """Turn between a code that is shown, typed back or left alone; the code stays."""
        self.problem = ""
        self.step = step

    async def _protect(self) -> None:
        self._twice()
        await self.lock.keyring.protect(self.typed("first"), self.kind)
        self.lock.see()

    async def _begin(self) -> None:
        self._twice()
        await put_aside(self.lock.store)
        await begin_afresh(self.lock.keyring, self.typed("first"), self.kind)
        self.foreign = self.lock.keyring.foreign
        self.lock.see()

    async def _adopt(self) -> None:
        await self.lock.keyring.adopt(self.typed("older"), self.lock.now())
        self.foreign = self.lock.keyring.foreign
        await bring_back(self.lock.store, self.lock.keyring.sealer)
        await self.lock.reflect.unlock()

    async def _remove(self) -> None:
        await self.lock.keyring.unprotect()
        self.lock.see()

    async def _make_code(self) -> None:
        code = await self.lock.keyring.new_code()
        self.go("code")
        self.code = code
        # Copying it into a notes app must not throw it away.
        self.lock.stays = True

    async def _confirm(self) -> None:
        await self.lock.keyring.confirm_code(self.typed("code"))
        self.lock.see()
        self.reset()

    def _twice(self) -> None:
        first, second = self.typed("first").strip(), self.typed("second").strip()
        if first != second:
            raise NotTwice
        if self.kind == PIN and not (first.isdecimal() and len(first) <= MOST_DIGITS):
            raise NotDigits

    async def _try(self, do: Callable[[], Awaitable[None]]) -> bool:
        """Do it, and return whether it was done; say what went wrong, and keep what is typed."""
        self.problem = ""
        try:
            await do()
        except TooSoon:
            # The waiting time says it.
            return False
        except LeadwellError as error:
            self.problem = str(error)
            return False
        finally:
            self._note_wait()
        return True

    def _note_wait(self) -> None:
        self.until = self.lock.now() + 1000 * self.lock.wait if self.lock.wait else 0
