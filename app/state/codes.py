"""The recovery code of an account on the screens; what is typed stays in memory alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import flet as ft

from app.state.deeds import Deeds
from app.state.devices import MyDevices
from app.state.lock import Lock
from app.state.sending import Sending

Step = Literal["start", "shown", "back"]
"""Nothing yet; a new code is shown; it is typed back."""


@ft.observable
@dataclass
class RecoveryCodes:
    """What the screens about the code show and do."""

    sending: Sending
    devices: MyDevices
    lock: Lock
    step: Step = "start"
    code: str = ""
    """The new code, until it was typed back."""
    turn: int = 0
    """Another one empties the fields on the screen."""
    _typed: dict[str, str] = field(default_factory=dict)
    _deeds: Deeds = field(default_factory=Deeds)

    def __post_init__(self) -> None:
        """What locks the journal forgets a code that is shown."""
        self.lock.forget_with(self.reset)

    def reset(self) -> None:
        """Forget what is shown and typed; the code that was in force still is."""
        self.sending.coding.forget()
        self._typed.clear()
        self.code, self.step = "", "start"
        self.turn += 1
        self.lock.stays = False

    def typed(self, name: str) -> str:
        """Return what is typed into a field: back, lost or endpoint."""
        return self._typed.get(name, "")

    def type(self, name: str, text: str) -> None:
        """Take what is typed into a field."""
        self._typed[name] = text

    async def show(self) -> None:
        """Show a new code. JournalLocked, Unsupported: there is none."""
        code = await self.sending.coding.make()
        self._typed.clear()
        self.code, self.step = code, "shown"
        # Copying it into a notes app must not throw it away.
        self.lock.stays = True

    def to(self, step: Step) -> None:
        """Turn between the code and typing it back."""
        self.step = step

    async def confirm(self) -> None:
        """Put the code in force that is typed back. MistypedCode, WrongCode, Offline, Rejected,
        JournalLocked: what is typed stays."""

        async def confirm() -> None:
            await self.sending.coding.confirm(self.typed("back"))
            self.lock.see()
            self.reset()
            await self.devices.ask_quietly()

        await self._deeds.once("confirm", confirm)

    async def recover(self) -> None:
        """Get account and keys back by the code that is typed. MistypedCode, JournalLocked,
        Offline, Rejected: what is typed stays."""

        async def recover() -> None:
            await self.sending.recover(self.typed("endpoint").strip(), self.typed("lost"))
            self.reset()
            self.sending.wake()
            await self.devices.ask_quietly()

        await self._deeds.once("recover", recover)
