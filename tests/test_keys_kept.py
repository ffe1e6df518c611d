"""What an earlier release sealed still opens: these bytes are never made anew."""

from __future__ import annotations

import base64

from app.keys.archive import open_archive
from app.keys.journal import Sealer
from app.keys.keyring import Keyring, open_keyring
from app.keys.native import NativeCrypto
from app.store.memory import MemoryBackend
from app.store.store import Store

crypto = NativeCrypto()
KEY = bytes(range(32))
VALUE = {"text": "kept"}
ENVELOPE = (
    "AWc5ORHR3FH6yoKYvvuCRVnwXmWqozj4JfqzhRg8HvmapKR22sWhhKROy4QtEN6U/haWPT7DbZl2RtvXjhrpLRGE9oFJ"
    "kFCQiZgqlaPHvUd3srgybJ7+ZD21oOnEEQbWoRRMSq04kPvTNTiw9TExWC5wWcDh7N/KSRLJu/goO4nMVKgMc8ELQNHt"
    "DnxBkW5ZAZ0E4EC+0wi18O0i72TZRHEadCsOvY4d/FVZl4/P5DlFEcPgKgaRUXeanUWhXGWAMIDq25Q8h814bvbla0kp"
    "Kwhe1NuZHm87ITSAsgRCirJ5yfWiYtQBP5Sh4ci8XYiV0N9NcyQkM2kooizV5BuY9ZVys+NidC9Bp4/kghLu98i46HCD"
    "5bEivAq/VhLDnA8KKTO69u3brD0k0V8VG5etMDva84at5lPVBtrIJ350D3BJNiQwbg=="
)
ARCHIVE = (
    "TFdYMQAJJ8AKuwGHpD1QG5A2TmPIDy1h3tcgb6l07OGlwUoQTjiI2ud4LfWUj42G0FG8hoZ1LqYM8fZGePr1wxjGhqAG"
    "iYFzBUBKKOMz9jTPWTCDc8gGbFwp/yw="
)
KEYRING = {
    "v": 1,
    "current": "67393911d1dc51fa",
    "keys": {
        "67393911d1dc51fa": {
            "beside": "hjbnPKqj/ny5ZLKtJUvKsxG7Z9ZvTD5lf1517ScMw10=",
            "wrapped": "FQxh/dCZwhN1vTxKbiysng66HiolA/qz1hyfWAixMlszPwU+rZGTiA==",
        }
    },
}


async def first_device() -> Keyring:
    """Return the keyring that an earlier release stored."""
    store = await Store.open(MemoryBackend())
    await store.keep_keys(KEYRING)
    return await open_keyring(store, crypto)


async def test_an_entry_sealed_by_the_first_release_opens() -> None:
    assert await Sealer(crypto, KEY).open("e1", "r2", ["r1"], ENVELOPE) == VALUE


async def test_a_keyring_stored_by_the_first_release_opens_its_entries() -> None:
    keyring = await first_device()
    assert await keyring.sealer.open("e1", "r2", ["r1"], ENVELOPE) == VALUE


async def test_a_mailbox_left_by_the_first_release_opens() -> None:
    second = await open_keyring(await Store.open(MemoryBackend()), crypto)
    mailbox = "0qMcTtuOUzuR0Jbnfd5XTy9K4VwTMJqb7zN0GXmlbffJlMY3z0DIYg=="
    await second.open_mailbox("D9CE-XRBT-1P4N-0153-KFBD", mailbox)
    assert await second.sealer.open("e1", "r2", ["r1"], ENVELOPE) == VALUE


async def test_an_archive_of_the_first_release_opens() -> None:
    archive = base64.b64decode(ARCHIVE)
    assert await open_archive(crypto, "kettle harbour", archive) == b"kept"
