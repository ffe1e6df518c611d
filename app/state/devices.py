"""The person's devices, as the screens show them and change them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import flet as ft

from app.errors import LeadwellError
from app.keys.errors import CannotOpen
from app.models.clock import wall
from app.models.device import Device, Devices, devices_of
from app.models.framed import from_letters, in_letters
from app.state.deeds import Deeds
from app.state.sending import LOOKUP, SECRET, Sending
from app.store.store import Store
from app.sync.account import endpoint_of

KEPT = "devices"
"""The fact about this device that has the list as the endpoint said it last, and for whom."""
MINE = "devices.mine"
"""The fact about this device that names the new devices of which the person said that they are
theirs."""
ROUTE = "#/me/share/join/"
HOURS = 4 * 60 * 60 * 1000
"""How long a list may be old before coming back to the app asks anew, in milliseconds."""
WHOLE = LOOKUP + SECRET
"""How many letters and digits a code for another device has."""


class NoName(LeadwellError):
    """Type a name first. It has the name that it had."""


@ft.observable
@dataclass
class MyDevices:
    """What the screens about one's devices show and do."""

    store: Store
    sending: Sending
    site: str = ""
    """Where the app is opened; empty where it has no address."""
    now: Callable[[], int] = wall
    known: Devices | None = None
    is_fresh: bool = False
    """Whether the endpoint has said so since the app was started."""
    unsure: frozenset[str] = frozenset()
    """The ids of devices for which none of the person's own has vouched."""
    asked: str = ""
    """The id of the device that is about to be signed out."""
    naming: str = ""
    """The id of the device that is about to get another name."""
    _typed: str = ""
    _asked_at: int = 0
    _deeds: Deeds = field(default_factory=Deeds)

    def __post_init__(self) -> None:
        """Take what was known."""
        self.store.subscribe(self._changed)
        self._changed(frozenset({"meta"}))

    def _changed(self, names: frozenset[str]) -> None:
        if "meta" in names:
            kept = self.store.meta.get(KEPT) if endpoint_of(self.store) else None
            found = devices_of(kept)
            account = self.store.meta.get("account") or {}
            self.known = found if found and found.account == account.get("account") else None

    async def ask(self) -> None:
        """Ask the endpoint for the list. Offline, Rejected: what was known stays."""
        identity = self.sending.identity
        found = await identity.list()
        unsure = set()
        with suppress(CannotOpen):
            for each in found.active if found.public else ():
                if each.public and not await identity.is_certified(found, each):
                    unsure.add(each.id)
        self.unsure = frozenset(unsure)
        data = found.data()
        if data != self.store.meta.get(KEPT):
            await self.store.remember(KEPT, data)
        self.is_fresh, self._asked_at = True, self.now()

    async def ask_quietly(self) -> None:
        """Ask, where there is anybody to ask; nobody waits for it."""
        if endpoint_of(self.store):
            with suppress(LeadwellError):
                await self.ask()

    async def ask_now_and_then(self) -> None:
        """Ask quietly, where it is hours since it was asked last."""
        if self.now() - self._asked_at > HOURS:
            await self.ask_quietly()

    @property
    def added(self) -> tuple[Device, ...]:
        """Devices that were added in the last seven days, and not by the person as far as known."""
        mine = self.store.meta.get(MINE) or []
        found = self.known.added(self.now()) if self.known else ()
        return tuple(each for each in found if each.id not in mine)

    @property
    def is_joined(self) -> bool:
        """Whether there is an endpoint that knows of devices."""
        return bool(endpoint_of(self.store))

    @property
    def is_at_risk(self) -> bool:
        """Whether the journal could be lost with this device: it alone has the keys, and there is
        no recovery code."""
        known = self.known
        return known is not None and known.code is None and len(known.active) < 2

    async def own(self, device: str) -> None:
        """The person says that they have added it."""
        mine = self.store.meta.get(MINE) or []
        await self.store.remember(MINE, [*mine, device])
        self.notify()  # type: ignore[attr-defined]

    def ask_to_revoke(self, device: str) -> None:
        """Ask whether a device is to be signed out; nothing is asked any more with none."""
        self.asked, self.naming = device, ""

    def begin_naming(self, device: str) -> None:
        """Let a name be typed for a device; for none, leave it as it is."""
        found = self.known.find(device) if self.known else None
        self._typed = found.name if found else ""
        self.naming, self.asked = device, ""

    @property
    def typed(self) -> str:
        """The name that is typed."""
        return self._typed

    def type(self, name: str) -> None:
        """Take what is typed as a name."""
        self._typed = name

    async def rename(self) -> None:
        """Give the device the name that is typed. NoName, Offline, Rejected: it stays typed."""
        device, name = self.naming, self._typed.strip()
        if not name:
            raise NoName

        async def rename() -> None:
            await self.sending.identity.rename(device, name)
            self.naming = ""
            await self.ask()

        await self._deeds.once("rename", rename)

    async def revoke(self) -> bool:
        """Sign out the device that was asked about, and write under a new key from then on; return
        whether that key waits for the journal to be opened. Offline, Rejected: it is let in as
        before."""

        async def revoke() -> bool:
            await self.sending.identity.revoke(self.asked)
            self.asked = ""
            await self.sending.renewal.owe()
            with suppress(LeadwellError):
                await self.sending.renewal.pay()
            with suppress(LeadwellError):
                await self.ask()
            return self.sending.renewal.is_owed

        return await self._deeds.once("revoke", revoke)

    def address(self, code: str) -> str:
        """Return the address at which another device joins by a code; empty where the app has
        none."""
        if not self.site or not code:
            return ""
        digits = "".join(filter(str.isalnum, code)).upper()
        endpoint = endpoint_of(self.store)
        elsewhere = "" if endpoint == self.sending.here else in_letters(endpoint.encode())
        return f"{self.site}{ROUTE}{digits}{elsewhere}"


def parts_of(code: str) -> tuple[str, str] | None:
    """Return the code and the endpoint's address that stand in an address; None where something is
    missing. No endpoint is the site's own."""
    digits, rest = code[:WHOLE], code[WHOLE:]
    if len(digits) < WHOLE or not digits.isalnum():
        return None
    try:
        endpoint = from_letters(rest).decode()
    except ValueError:
        return None
    is_whole = in_letters(endpoint.encode()) == rest
    if not is_whole or (endpoint and not endpoint.startswith(("https://", "http://"))):
        return None
    return digits, endpoint
