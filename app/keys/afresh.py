"""A new journal beside one that nobody here can open."""

from __future__ import annotations

from app.keys.crypto import KEY_SIZE
from app.keys.keyring import Keyring
from app.keys.lock import strong_secret, with_secret


async def begin_afresh(keyring: Keyring, secret: str, kind: str) -> None:
    """Seal from now on with a new account key under a new lock, in one step; open afterwards.

    The keys before stay stored under the lock they have: they count as `foreign`, and `adopt` opens
    them with what opened them always. Wrong tries still count. WeakSecret, NotSaved: nothing was
    changed.
    """
    strong_secret(secret, kind)
    held, crypto = keyring._held, keyring._crypto
    async with held.turn:
        account, key = await crypto.random(KEY_SIZE), await crypto.random(KEY_SIZE)
        lock = await with_secret(crypto, {}, key, secret, kind)
        # What an import has put there meanwhile is under other locks: it stays as it is.
        held._seen = keyring._store.keyring
        await held.keep((account,), lock, key)
