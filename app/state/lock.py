"""Whether the journal is open to whoever holds the device."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.errors import NotSaved
from app.keys.keyring import Keyring
from app.models.away import Seen, time_away
from app.models.clock import wall
from app.state.reflect import Reflect
from app.state.surroundings import Surroundings
from app.store.aside import bring_back
from app.store.store import Store

AWAY = 120.0
"""Seconds without a tap or a key after which the journal locks itself."""
NOTICE = 10.0
"""Seconds between two words of the page that somebody is there (`build/shell/boot/guard.js`)."""
AGAIN = 5.0
"""Seconds until what could not be kept, and so not be locked, is tried again."""
DECLINED = "lock.declined"
"""The fact about this device that a lock was offered, and not wanted."""
HIDDEN = "lock.hidden"
"""The fact about this device that the app was hidden: starting it anew does not show it."""


@ft.observable
@dataclass
class Lock:
    """What the screens know of the lock."""

    keyring: Keyring
    reflect: Reflect
    store: Store
    around: Surroundings
    now: Callable[[], int] = wall
    steady: Callable[[], float] = time.monotonic
    is_open: bool = True
    """Whether entries may be shown."""
    is_hidden: bool = False
    """Whether the whole app is covered."""
    kind: str = ""
    """What opens the journal: `pin` or `phrase`; empty where nothing is needed."""
    has_code: bool = False
    """Whether a recovery code opens it too."""
    is_declined: bool = False
    """Whether a lock was offered, and not wanted."""
    stays: bool = False
    """Whether leaving the app for a moment does not lock: while one copies a recovery code."""

    def __post_init__(self) -> None:
        """Take what is stored; nothing is opened yet."""
        self._turn = asyncio.Lock()
        self._closings = 0
        self._forgets: list[Callable[[], None]] = []
        self.is_declined = bool(self.store.meta.get(DECLINED))
        self.see()
        self.is_open = not self.keyring.is_locked
        self.is_hidden = bool(self.kind and self.store.meta.get(HIDDEN))
        if not self.is_open:
            self.reflect.shut()
        self._seen = self._look()

    def forget_with(self, forget: Callable[[], None]) -> None:
        """Call `forget` whenever the journal locks: for whoever keeps something of it in memory."""
        self._forgets.append(forget)

    def see(self) -> None:
        """Take note of what the keyring has come to be."""
        self.kind, self.has_code = self.keyring.kind, self.keyring.has_code
        self.around.post("guard" if self.kind else "unguard")

    @property
    def is_to_offer(self) -> bool:
        """Whether a lock may be offered: there is none, and nobody has said no."""
        return not self.kind and not self.is_declined

    @property
    def wait(self) -> int:
        """Seconds until the next try is heard; 0 where it is now."""
        return self.keyring.wait(self.now())

    def _look(self) -> Seen:
        return Seen(self.now(), self.steady())

    @property
    def _is_left_alone(self) -> bool:
        return time_away(self._seen, self._look()) >= AWAY + NOTICE

    async def touched(self) -> None:
        """Somebody is there; were they away for long before that, the journal locks first."""
        if self.is_open and self.kind and self._is_left_alone:
            await self.close()
        self._seen = self._look()

    async def left(self) -> None:
        """The app has left the screen: lock at once, but for a moment in which a code is copied."""
        if not self.stays:
            await self.close()

    async def came_back(self) -> None:
        """The app is on the screen again: say so to the page, once it shows what it may."""
        await self.touched()
        async with self._turn:
            pass
        # What has changed is on its way to Flutter once the loop has turned.
        await asyncio.sleep(0.05)
        self.around.post("shown")

    async def keep_watch(self) -> None:
        """Lock once nobody has been there for two minutes; and what could not be locked, later."""
        while True:
            passed = time_away(self._seen, self._look())
            left = max(0.0, AWAY + NOTICE - passed) if self.is_open and self.kind else AWAY
            await asyncio.sleep(AGAIN if self.is_owed else max(left, 1.0))
            if self.is_owed or (self.is_open and self.kind and self._is_left_alone):
                await self.close()

    @property
    def is_owed(self) -> bool:
        """Whether the screens are locked while the keys are still here."""
        return bool(self.kind) and not self.is_open and not self.reflect.is_locked

    def shut(self) -> None:
        """Show nothing of the journal any more, from the next frame on."""
        if self.kind:
            self._closings += 1
            self.is_open = False
            self.stays = False

    async def close(self) -> None:
        """Lock, once everything typed is kept; what cannot be kept stays in memory, and is tried
        again: it is on no screen meanwhile."""
        if not self.kind:
            return
        self.shut()
        # Whatever draws, draws now; what was typed just before is heard.
        for _ in range(3):
            await asyncio.sleep(0)
        async with self._turn:
            if self.is_open or (self.keyring.is_locked and self.reflect.is_locked):
                return
            try:
                await self.reflect.lock()
            except NotSaved:
                return
            for forget in self._forgets:
                forget()
            self.keyring.lock()

    async def hide(self) -> None:
        """Cover the whole app, and lock the journal where it has a lock."""
        if self.is_hidden:
            return
        self.is_hidden = True
        self.around.post("cover")
        await self.close()
        if self.kind:
            await self._note(True)

    async def show(self) -> None:
        """Take the cover away; the journal stays as it is."""
        self._uncover()
        if self.store.meta.get(HIDDEN):
            await self._note(False)

    def _uncover(self) -> None:
        if self.is_hidden:
            self.is_hidden = False
            self.around.post("uncover")

    async def _note(self, is_hidden: bool) -> None:
        try:
            await self.store.remember(HIDDEN, is_hidden)
        except NotSaved:
            # A full disk must not keep the app covered, nor open.
            return

    async def open(self, secret: str) -> None:
        """Open with the PIN or pass phrase, and show where one was; an open journal stays as it is.
        WrongSecret, TooSoon: nothing was changed."""
        began = self._closings
        async with self._turn:
            await self.keyring.unlock(secret, self.now())
        if not self.is_open:
            await self.enter(began)

    async def recover(self, code: str) -> None:
        """Let go of the old PIN by the recovery code; `enter` follows once there is a new one.
        MistypedCode, WrongCode, TooSoon: it stays locked."""
        async with self._turn:
            await self.keyring.recover(code, self.now())

    async def enter(self, began: int | None = None, *, uncovers: bool = True) -> None:
        """Show the journal, whose keys are here; not where it was locked again since `began`.
        `uncovers` takes the cover off the app too."""
        async with self._turn:
            is_late = began is not None and began != self._closings
            if self.keyring.is_locked or is_late:
                return
            self.see()
            if self.reflect.is_locked:
                await bring_back(self.store, self.keyring.sealer)
                await self.reflect.unlock()
            self._seen = self._look()
            self.is_open = True
        if uncovers:
            await self.show()

    async def decline(self) -> None:
        """Do without a lock; Me and the journal's own page still lead to one."""
        await self.store.remember(DECLINED, True)
        self.is_declined = True
