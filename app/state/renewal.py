"""A new key for what is written from now on, when a device was revoked."""

from __future__ import annotations

from contextlib import suppress

from app.errors import LeadwellError
from app.keys.crypto import Crypto
from app.keys.device import bytes_of, text_of
from app.keys.errors import CannotOpen, JournalLocked
from app.keys.keyring import Keyring
from app.models.device import Devices
from app.state.coding import Coding
from app.state.identity import Identity
from app.store.shares import KeyShares
from app.store.store import Store
from app.sync.session import key_of

OWED = "renewal"
"""The fact about this device that a new key is still to be made."""


class Renewal:
    """Rotation of the account key, for new writes alone: nothing is sealed again.

    The new key goes to each remaining device in a letter, so where one of them has no key of its
    own yet, none is made: it could not read what is written then.
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

    async def owe(self) -> None:
        """Note that a device was revoked; `pay` makes the key, maybe later."""
        await self._store.remember(OWED, True)

    async def pay(self) -> None:
        """Make the key that is owed. LeadwellError: it is still owed."""
        if not self._store.meta.get(OWED):
            return
        if self._keyring.is_locked:
            raise JournalLocked
        devices = await self._identity.list()
        others = [each for each in devices.active if each.id != devices.here]
        if devices.public and all([await self._is_sound(devices, each.id) for each in others]):
            inner = await self._keyring.renew()
            letters = {
                each.id: await self._keyring.letter_for(bytes_of(each.agree), inner)
                for each in others
            }
            await self._shares.renew({id: text_of(each) for id, each in letters.items()})
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

    async def _is_sound(self, devices: Devices, id: str) -> bool:
        device = devices.find(id)
        try:
            return device is not None and await self._identity.is_certified(devices, device)
        except CannotOpen:
            return False
