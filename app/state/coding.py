"""The recovery code of an account: shown once, typed back, and what it gives back kept fresh."""

from __future__ import annotations

import hmac

from app.keys.code import new_code, read_code
from app.keys.crypto import Crypto
from app.keys.device import bytes_of, text_of
from app.keys.errors import CannotOpen, WrongRecoveryCode
from app.keys.keyring import Keyring
from app.keys.recovery import hash_of, recovery_proof, recovery_public
from app.store.shares import KeyShares
from app.store.store import Store
from app.sync.account import tell
from app.sync.connection import Http


class Coding:
    """Makes a code, and seals the keys for it."""

    def __init__(self, store: Store, http: Http, crypto: Crypto, keyring: Keyring) -> None:
        """Nothing is shown yet."""
        self._store = store
        self._shares = KeyShares(store)
        self._http = http
        self._crypto = crypto
        self._keyring = keyring
        self._shown = ""

    async def make(self) -> str:
        """Return a new code. It gives nothing back before `confirm`. JournalLocked, Unsupported."""
        code = await new_code(self._crypto)
        # Where this browser cannot, that is said before anybody writes the code down.
        await self._keyring.for_code(await recovery_public(self._crypto, read_code(code)))
        self._shown = code
        return code

    async def confirm(self, typed: str) -> None:
        """Put the code in force that was shown, once it was typed back. MistypedCode, WrongCode,
        Offline, Rejected, JournalLocked: it is not in force, and the one before still is."""
        digits = read_code(typed)
        expected = read_code(self._shown) if self._shown else ""
        if not hmac.compare_digest(digits, expected):
            raise WrongRecoveryCode
        await self.use(digits)
        # One code is enough for a person: it opens the lock of this device too.
        await self._keyring.use_code(digits)
        self._shown = ""

    async def use(self, digits: str) -> None:
        """Put a code in force that was typed back. Offline, Rejected, JournalLocked, Unsupported:
        it is not in force."""
        public = await recovery_public(self._crypto, digits)
        hash = hash_of(await recovery_proof(self._crypto, digits))
        await self._keep(public, hash)
        # Signed, so that an endpoint cannot have keys sealed for a code of its own.
        text = _said(text_of(public), hash)
        account, signature = await self._keyring.certify(b"", text)
        await self._shares.say_code(
            {
                "public": text_of(public),
                "hash": hash,
                "by": text_of(account),
                "signature": text_of(signature),
            }
        )

    def forget(self) -> None:
        """Let go of a code that was shown and is not in force."""
        self._shown = ""

    async def seal_again(self) -> None:
        """Seal the keys for the code that is in force, if there is one: there are newer ones.

        CannotOpen: what was said of the code is not the person's own. Offline, Rejected.
        """
        match self._shares.code():
            case {"public": str(public), "hash": str(hash), "by": str(by), "signature": str(sign)}:
                # Only who has one of our keys could have signed it so.
                await self._keyring.certify(bytes_of(by), b"lw1/own")
                text = _said(public, hash)
                if not await self._crypto.is_signed(bytes_of(by), text, bytes_of(sign)):
                    raise CannotOpen
                await self._keep(bytes_of(public), hash)

    async def _keep(self, public: bytes, hash: str) -> None:
        letter = await self._keyring.for_code(public)
        body = {"hash": hash, "letter": text_of(letter)}
        await tell(self._store, self._http, "/v1/recovery", body)


def _said(public: str, hash: str) -> bytes:
    return f"lw1/code/{public}/{hash}".encode()
