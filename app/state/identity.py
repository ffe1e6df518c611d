"""Who this device is to the endpoint: a key of its own, certified by the account's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from app.errors import LeadwellError
from app.keys.crypto import KEY_SIZE, Crypto
from app.keys.device import (
    DeviceKeys,
    bytes_of,
    device_keys,
    kept_seed,
    seed_of,
    text_of,
)
from app.keys.errors import CannotOpen, Unsupported
from app.keys.keyring import Keyring
from app.models.device import LONGEST, Device, Devices, devices_of
from app.models.proof import of_device, of_key
from app.store.store import Store
from app.sync.account import endpoint_of, tell
from app.sync.client import ACCOUNT
from app.sync.connection import Http
from app.sync.errors import Offline, Rejected
from app.sync.session import BY_KEY, KEY, Sessions, is_out, joined_by, key_of

PATIENCE = 5.0
"""Seconds that leaving waits for the endpoint; one leaves without its answer too."""


class Signer:
    """Signs with the key of this device, as it is kept."""

    def __init__(self, crypto: Crypto) -> None:
        """Sign by `crypto`."""
        self._crypto = crypto

    async def __call__(self, kept: Any, text: bytes) -> str:
        """Return a signature in base64. CannotOpen: the key is damaged."""
        return text_of(await self._crypto.sign(await seed_of(self._crypto, kept), text))


class Identity:
    """The keys of this device, and what it tells of them."""

    def __init__(
        self,
        store: Store,
        http: Http,
        crypto: Crypto,
        keyring: Keyring,
        kind: Callable[[], str] = str,
    ) -> None:
        """Speak through `http`; `kind` says what this device runs in, once that is asked."""
        self._store = store
        self._sessions = Sessions(store, http, Signer(crypto))
        self._crypto = crypto
        self._keyring = keyring
        self._kind = kind
        self._turn = asyncio.Lock()

    @property
    def http(self) -> Http:
        """What lets this device in where it asks in its own name."""
        return self._sessions

    @property
    def is_out(self) -> bool:
        """Whether the endpoint said last that it does not let this device in."""
        return self._sessions.is_out

    async def tidy(self) -> None:
        """Keep no token where the key has taken its place; only while nothing is being sent."""
        key, account = key_of(self._store), self._store.meta.get(ACCOUNT)
        if key is None or not key.get("shown"):
            return
        token = f"{BY_KEY}{key['joined']}"
        if account is not None and account["token"] != token:
            await self._store.remember(ACCOUNT, {**account, "token": token})

    async def show_keys(self) -> None:
        """Let the endpoint know this device by its key from now on, if it does not yet.

        Whatever happens, the device may go on as it did: Offline, Rejected and others are raised,
        and it is tried again with the next sync. While the journal is locked, it waits: the
        account's key signs as well. Without such keys in this browser, nothing happens.
        """
        async with self._turn:
            key = key_of(self._store)
            is_shown = key is not None and key.get("shown")
            if not endpoint_of(self._store) or is_shown or self._keyring.is_locked:
                return
            with suppress(Unsupported):
                await self._show(key)

    async def keys(self) -> DeviceKeys:
        """Return the keys of this device. CannotOpen: it has none."""
        key = key_of(self._store)
        if key is None:
            raise CannotOpen
        return await device_keys(self._crypto, await seed_of(self._crypto, key))

    async def list(self) -> Devices:
        """Return the person's devices. Offline, Rejected."""
        found = devices_of(await self._tell("/v1/devices", {}))
        if found is None:
            raise Offline
        return found

    async def is_certified(self, devices: Devices, device: Device) -> bool:
        """Whether a device of the person's own has said that this is one of them. JournalLocked;
        CannotOpen: the account's key is not known here."""
        public = bytes_of(devices.public)
        # That the endpoint names this key says nothing, unless it is the one that comes from ours.
        await self._keyring.certify(public, b"lw1/own")
        text = of_device(devices.account, device.id, device.public, device.agree)
        with suppress(CannotOpen, ValueError):
            return await self._crypto.is_signed(public, text, bytes_of(device.certificate))
        return False

    async def rename(self, device: str, name: str) -> None:
        """Call a device something else. Offline, Rejected: it has the name it had."""
        await self._tell("/v1/devices/name", {"device": device, "name": name.strip()[:LONGEST]})

    async def revoke(self, device: str) -> None:
        """Let a device in no more. Offline, Rejected: it is let in as before."""
        await self._tell("/v1/devices/revoke", {"device": device})

    async def sign_out(self) -> None:
        """Have the endpoint forget this device, if it answers soon; nobody depends on it."""
        with suppress(LeadwellError, TimeoutError):
            async with asyncio.timeout(PATIENCE):
                key = key_of(self._store)
                is_shown = key is not None and key.get("shown")
                here = str(key["device"]) if key and is_shown else (await self.list()).here
                await self.revoke(here)

    async def _show(self, key: Any) -> None:
        if key is not None:
            # The answer to the first time may have been lost.
            try:
                await self._sessions.begin(key)
            except Rejected as error:
                if not is_out(error):
                    raise
            else:
                await self._store.remember(KEY, {**key, "shown": True})
                return
        seed = await self._crypto.random(KEY_SIZE)
        # Where this browser has no such keys, nobody is asked.
        await device_keys(self._crypto, seed)
        devices = await self.list()
        account = self._store.meta[ACCOUNT]
        if key is None:
            key = {
                "joined": joined_by(account["token"]),
                "endpoint": account["endpoint"],
                "account": devices.account,
                "device": devices.here,
                **await kept_seed(self._crypto, seed),
            }
            await self._store.remember(KEY, key)
        keys = await self.keys()
        own = devices.account, devices.here, text_of(keys.public), text_of(keys.agree_public)
        known = bytes_of(devices.public)
        account_key, certificate = await self._keyring.certify(known, of_device(*own))
        proof = await self._crypto.sign(keys.seed, of_key(account["endpoint"], *own))
        found = devices.find(devices.here)
        body = {
            "public_key": own[2],
            "agree_key": own[3],
            "account_key": text_of(account_key),
            "address": account["endpoint"],
            "certificate": text_of(certificate),
            "proof": text_of(proof),
            "name": found.name if found else "",
            "kind": self._kind()[:LONGEST],
        }
        async with self._sessions.moving:
            await tell(self._store, self._sessions.bare, "/v1/devices/key", body)
            await self._store.remember(KEY, {**key, "shown": True})

    async def _tell(self, path: str, body: object) -> Any:
        return await tell(self._store, self._sessions, path, body)
