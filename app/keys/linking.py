"""How a person's devices come to have the same keys."""

from __future__ import annotations

from app.keys.crypto import KEY_SIZE, Crypto
from app.keys.device import certified
from app.keys.errors import CannotOpen, WrongCode
from app.keys.held import Held
from app.keys.letter import open_letter, seal_letter
from app.keys.recovery import open_keys, seal_keys
from app.keys.secret import mailbox_key, new_secret
from app.keys.wrapping import unwrapped, wrapped

_RENEWED = b"lw1/renewed"
"""What a letter with a new key is about."""


class Linking:
    """What a keyring does with other devices of the same person; all of it needs it open."""

    _crypto: Crypto
    _held: Held

    async def mailbox(self) -> tuple[str, str]:
        """Return a new secret, to be shown and typed, and what to leave at the endpoint for it.

        The secret is for the person's eyes alone; without it the mailbox tells nothing.
        JournalLocked.
        """
        keys = self._held.open_keys()
        secret = await new_secret(self._crypto)
        kek = await mailbox_key(self._crypto, secret)
        return secret, await wrapped(self._crypto, kek, keys)

    async def open_mailbox(self, secret: str, mailbox: str) -> None:
        """Seal from now on with the keys in `mailbox`; this device's own become older ones.

        WrongCode where `secret` is mistyped or belongs to another mailbox; JournalLocked.
        """
        held = self._held
        held.open_keys()
        kek = await mailbox_key(self._crypto, secret)
        try:
            keys = await unwrapped(self._crypto, kek, mailbox)
        except CannotOpen as error:
            raise WrongCode from error
        async with held.turn:
            await held.keep((*keys, *held.open_keys()), held.lock, held.lock_key)

    async def share(self) -> str:
        """Return every key here, for the person's other devices, which hold the current one.

        A device that has joined leaves this with its ops: entries it sealed before then open
        everywhere. The endpoint cannot read it. JournalLocked.
        """
        keys = self._held.open_keys()
        kek = await _sharing_key(self._crypto, keys[0])
        return await wrapped(self._crypto, kek, keys)

    async def learn(self, shared: str) -> None:
        """Add what another device's `share` returned. CannotOpen unless both share a key;
        JournalLocked."""
        held = self._held
        for key in held.open_keys():
            kek = await _sharing_key(self._crypto, key)
            try:
                keys = await unwrapped(self._crypto, kek, shared)
            except CannotOpen:
                continue
            async with held.turn:
                if not set(keys) <= set(held.open_keys()):
                    await held.keep((*held.keys, *keys), held.lock, held.lock_key)
            return
        raise CannotOpen

    async def certify(self, known: bytes, text: bytes) -> tuple[bytes, bytes]:
        """Sign `text` as the account; see `certified`. JournalLocked, CannotOpen, Unsupported."""
        return await certified(self._crypto, self._held.open_keys(), known, text)

    async def for_code(self, public: bytes) -> bytes:
        """Return every key here, for whoever has a recovery code. JournalLocked, Unsupported."""
        return await seal_keys(self._crypto, public, self._held.open_keys())

    async def by_code(self, private: bytes, letter: bytes) -> None:
        """Seal from now on with the keys that a recovery code opened; this device's own become
        older ones. CannotOpen, JournalLocked."""
        held = self._held
        held.open_keys()
        keys = await open_keys(self._crypto, private, letter)
        async with held.turn:
            await held.keep((*keys, *held.open_keys()), held.lock, held.lock_key)

    async def renewed(self) -> bytes:
        """Return a new key, to be given to every device by `letter_for`, this one too: none seals
        with it before it has taken it. What was sealed before stays as it is. JournalLocked."""
        new = await self._crypto.random(KEY_SIZE)
        # Who forges such a letter would need the key before; who reads it, the device's own.
        kek = await _renewing_key(self._crypto, self._held.open_keys()[0])
        return await self._crypto.seal(kek, new, b"")

    async def letter_for(self, public: bytes, inner: bytes) -> bytes:
        """Return a new key for one device. Unsupported, CannotOpen."""
        return await seal_letter(self._crypto, public, inner, _RENEWED)

    async def take_renewed(self, private: bytes, letter: bytes) -> None:
        """Seal from now on with the key in a letter to this device, unless it is known already.
        CannotOpen, JournalLocked."""
        inner = await open_letter(self._crypto, private, letter, _RENEWED)
        held = self._held
        async with held.turn:
            for key in held.open_keys():
                try:
                    kek = await _renewing_key(self._crypto, key)
                    new = await self._crypto.open(kek, inner, b"")
                except CannotOpen:
                    continue
                if new not in held.open_keys():
                    await held.keep((new, *held.open_keys()), held.lock, held.lock_key)
                return
        raise CannotOpen


async def _sharing_key(crypto: Crypto, key: bytes) -> bytes:
    return await crypto.derive(key, b"", b"lw1/share", KEY_SIZE)


async def _renewing_key(crypto: Crypto, key: bytes) -> bytes:
    return await crypto.derive(key, b"", b"lw1/renew", KEY_SIZE)
