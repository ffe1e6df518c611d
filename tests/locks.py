"""What tests of the lock share: sealing that does not take its time, and all bytes of a device."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator

from app.keys.keyring import Keyring
from app.keys.native import NativeCrypto
from app.store.memory import MemoryBackend

PIN = "2580"
VALUE = {"text": "only mine"}


class Quick(NativeCrypto):
    """The real backend with one round instead of 600,000; what is kept says the number all the
    same."""

    async def stretch(self, password: bytes, salt: bytes, rounds: int) -> bytes:
        """Return what one round makes."""
        return await super().stretch(password, salt, 1)


async def sealed_by(keyring: Keyring) -> str:
    """Return an entry sealed with the keyring's current key."""
    return await keyring.sealer.seal("e1", "r1", [], VALUE)


async def opened(keyring: Keyring, sealed: str) -> bool:
    """Open that entry; whatever keeps the keyring from it is raised."""
    return await keyring.sealer.open("e1", "r1", [], sealed) == VALUE


def kept_bytes(files: dict[str, bytes]) -> bytes:
    """Return every byte of a device's files, and what is compressed in them as it was before.

    Frames are looked for at every place, so that those are found too which no log leads to.
    """
    return b"\n".join(part for data in files.values() for part in (data, *_inflated(data)))


def _inflated(data: bytes) -> Iterator[bytes]:
    for at in range(len(data)):
        if data[at] != 0x78:
            continue
        try:
            yield zlib.decompressobj().decompress(data[at:])
        except zlib.error:
            continue


def shapes(key: bytes) -> tuple[bytes, ...]:
    """Return how bytes of a key would look in a file."""
    return key, base64.b64encode(key), base64.urlsafe_b64encode(key), key.hex().encode()


def flushed(backend: MemoryBackend) -> dict[str, bytes]:
    """Return the files as they are."""
    return {name: bytes(data) for name, data in backend.files.items()}
