"""A new key for what is written from now on, when a device was revoked."""

from __future__ import annotations

from contextlib import suppress

from app.errors import LeadwellError
from app.keys.crypto import Crypto
from app.keys.device import bytes_of, text_of
from app.keys.errors import CannotOpen, JournalLocked
from app.keys.keyring import Keyring
from app.models.device import Device, Devices
from app.state.coding import Coding
from app.state.identity import Identity
from app.store.shares import KeyShares
from app.store.store import Store
from app.sync.session import key_of

OWED = "renewal"
"""The fact about this device that a new key is still to be made, or `CODE`."""
CODE = "code"
"""The new key is made, and the recovery code is still to give it back too."""


class Renewal:
    """Rotation of the account key, for new writes alone: nothing is sealed again.

    The new key goes to each remaining device in a letter. Where one of them has no key of its own
    yet, or nobody has vouched for it, it could not read what is written then, or should not: a new
    key is made once it has one, or was signed out too.
    """

    def __init__(
        self, store: Store, crypto: Crypto, keyring: Keyring, identity: Identity, coding: Coding
    ) -> None:
        """Leave letters among the ops of `store`."""
        self._store = store
        self._shares = KeyShares(store)
        self._crypto = crypto
        self._keyring = keyring
        self._identity = identity
        self._coding = coding
        self._tried = False
        """Whether the other devices were looked at since the app was started."""

    async def owe(self) -> None:
        """Note that a device was revoked; `pay` makes the key, maybe later."""
        self._tried = False
        await self._store.remember(OWED, True)

    @property
    def is_owed(self) -> bool:
        """Whether a new key is still to be made."""
        return bool(self._store.meta.get(OWED))

    async def pay(self) -> None:
        """Make the key that is owed, where it can be made. LeadwellError: it is still owed."""
        if self._store.meta.get(OWED) == CODE:
            await self._seal_again()
        if not self.is_owed or self._tried:
            return
        if self._keyring.is_locked:
            raise JournalLocked
        devices = await self._identity.list()
        self._tried = True
        if not devices.public or not all(
            [await self._is_sound(devices, one) for one in devices.active]
        ):
            return
        inner = await self._keyring.renewed()
        letters = {
            each.id: text_of(await self._keyring.letter_for(bytes_of(each.agree), inner))
            for each in devices.active
        }
        # Whatever happens from here on, no device seals with a key that the others cannot have.
        await self._shares.renew(letters)
        await self._store.remember(OWED, CODE)
        await self.take()
        await self._seal_again()

    async def _seal_again(self) -> None:
        await self._coding.seal_again()
        await self._store.remember(OWED, None)

    async def take(self) -> None:
        """Take the keys that other devices have made; what cannot be opened now is tried again."""
        key = key_of(self._store)
        letters = self._shares.renewed(str(key["device"])) if key else []
        if not letters:
            return
        keys = await self._identity.keys()
        for letter in letters:
            with suppress(LeadwellError):
                await self._keyring.take_renewed(keys.agree, bytes_of(letter))

    async def _is_sound(self, devices: Devices, device: Device) -> bool:
        with suppress(CannotOpen):
            return await self._identity.is_certified(devices, device)
        return False
