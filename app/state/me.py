"""Oneself: profile, look, what is kept where, and what is sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.errors import LeadwellError
from app.keys.archive import is_archive, open_archive, seal_archive
from app.keys.crypto import Crypto
from app.models.look import SCALES, Look
from app.models.profile import Profile
from app.models.rejection import Rejection
from app.state.autosave import Autosave
from app.state.sending import Sending
from app.state.status import Status
from app.state.surroundings import Surroundings
from app.state.work import Work
from app.store.archive import Imported, import_archive, save_archive
from app.store.attachments import Attachments
from app.store.settings import SettingsRepository
from app.store.store import Store


class NoCode(LeadwellError):
    """Type the code first. Nothing was changed."""


class NoPassPhrase(LeadwellError):
    """This file needs its pass phrase. Type it above, then choose the file again. Nothing was
    changed."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How well this device keeps things."""

    kind: str
    is_durable: bool
    is_persisted: bool = False
    """Whether the browser has promised not to clear it when space is short."""
    usage: int = 0
    """Bytes."""
    quota: int = 0


@ft.observable
@dataclass
class Me:
    """What the Me screens show and do."""

    store: Store
    status: Status
    crypto: Crypto
    around: Surroundings
    sending: Sending
    profile: Profile = field(default_factory=Profile)
    look: Look = field(default_factory=Look)
    keeping: Keeping = field(default_factory=lambda: Keeping("memory", False))
    account: Mapping[str, Any] | None = None
    """The organisation one belongs to, and where its endpoint is."""
    rejections: tuple[Rejection, ...] = ()
    link_code: str = ""
    """A code for another device, while it is shown."""
    update: str = ""
    """The name of a new release that is ready."""
    is_notice_hidden: bool = False
    work: Work = field(default_factory=Work)
    """A file that is being written or read."""
    on_look: Callable[[Look], None] | None = None
    attachments: Attachments | None = None
    """Where photos are kept."""

    def __post_init__(self) -> None:
        """Follow the store."""
        self._settings = SettingsRepository(self.store)
        self.typing = Autosave(self._keep_typed, self.status)
        self.keeping = Keeping(self.store.kind, self.store.is_durable)
        self._typed: dict[str, str] = {"endpoint": "", "code": "", "pass": ""}
        self.store.subscribe(self._changed)
        self._changed(frozenset({"settings", "meta", "sync"}))

    def _changed(self, names: frozenset[str]) -> None:
        if "settings" in names:
            known = self._settings.all()
            self.profile = Profile(
                str(known.get("name") or ""),
                str(known.get("job") or ""),
                str(known.get("role") or ""),
            )
        if "meta" in names:
            self.account = self.store.meta.get("account")
            self._dress()
        if "sync" in names or "meta" in names:
            self.rejections = self.store.rejections

    def _dress(self) -> None:
        """Take the look, which belongs to this device and its screen alone."""
        known = self.store.meta.get("look") or {}
        scale = known.get("scale")
        mode = known.get("mode")
        look = Look(
            scale if scale in SCALES else 1.0,
            bool(known.get("contrast")),
            mode if mode in ("light", "dark") else "system",
            bool(known.get("still")),
        )
        if look != self.look:
            self.look = look
            if self.on_look is not None:
                self.on_look(look)

    async def _keep_typed(self, name: str, text: str) -> None:
        if getattr(self.profile, name) != text:
            await self._settings.set({name: text})

    async def set_role(self, role: str) -> None:
        """Keep the role; the same again takes it back."""
        await self._settings.set({"role": "" if role == self.profile.role else role})

    async def set_look(
        self,
        *,
        scale: float | None = None,
        mode: str | None = None,
        contrast: bool | None = None,
        still: bool | None = None,
    ) -> None:
        """Keep and show a change of look."""
        known = dict(self.store.meta.get("look") or {})
        changes = {"scale": scale, "mode": mode, "contrast": contrast, "still": still}
        known.update({name: value for name, value in changes.items() if value is not None})
        await self.store.remember("look", known)

    async def look_at_storage(self, *, persist: bool = False) -> None:
        """Ask the browser how well it keeps things; `persist` asks it to keep them better."""
        persisted, usage, quota = await self.around.ask(persist=persist)
        self.keeping = Keeping(self.store.kind, self.store.is_durable, persisted, usage, quota)

    async def export(self, passphrase: str = "") -> bytes:
        """Return everything as one file; sealed where there is a pass phrase. Stopped: there is
        no file."""
        with self.work.under_way("export") as course:
            data = await save_archive(self.store, course, self.attachments)
            if passphrase:
                data = await self.work.wait_for(seal_archive(self.crypto, passphrase, data))
            return data

    async def bring_in(self, data: bytes, passphrase: str = "") -> Imported:
        """Add everything in a file to what is here. NoPassPhrase, Damaged, Stopped and others:
        nothing was changed. StoppedHalfway: what came in stays; once more adds the rest."""
        if is_archive(data) and not passphrase:
            raise NoPassPhrase
        with self.work.under_way("import") as course:
            if is_archive(data):
                data = await self.work.wait_for(open_archive(self.crypto, passphrase, data))
            return await import_archive(self.store, data, course, self.attachments)

    @property
    def damaged(self) -> bytes:
        """What had to be cut off the log when it was opened."""
        return b"" if self.is_notice_hidden else self.store.recovered.damaged

    def hide_notice(self) -> None:
        """The person has read what was cut off."""
        self.is_notice_hidden = True

    def typed(self, name: str) -> str:
        """Return what is typed into a field that is not kept: endpoint, code or pass."""
        return self._typed[name]

    def type(self, name: str, text: str) -> None:
        """Take what is typed into a field that is not kept."""
        self._typed[name] = text

    async def _with_code(self, do: Callable[[str, str], Awaitable[None]]) -> None:
        code = self._typed["code"].strip()
        if not code:
            raise NoCode
        await do(self._typed["endpoint"].strip(), code)
        self._typed["code"] = ""
        self.sending.wake()

    async def enrol(self) -> None:
        """Join an organisation by the code that was typed."""
        await self._with_code(self.sending.enrol)

    async def join(self) -> None:
        """Join another device of one's own by the code that was typed."""
        await self._with_code(self.sending.join)

    async def join_by(self, code: str, endpoint: str) -> None:
        """Join another device of one's own by a code that was scanned."""
        await self.sending.join(endpoint, code)
        self.sending.wake()

    async def link(self) -> None:
        """Show a code for another device."""
        self.link_code = await self.sending.link()

    def hide_link(self) -> None:
        """Stop showing it."""
        self.link_code = ""

    async def switch(self) -> None:
        """Start the new release."""
        await self.around.switch()

    async def leave(self) -> None:
        """Stop sending from this device."""
        await self.sending.leave()
        self.link_code = ""
