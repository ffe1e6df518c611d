"""The native backend against the published vectors."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.keys.crypto import ROUNDS
from app.keys.errors import CannotOpen
from app.keys.native import NativeCrypto
from tests.vectors import HKDF, PBKDF2, Encrypted, Vector, encrypted, gcm, vectors

crypto = NativeCrypto()
keys = st.binary(min_size=32, max_size=32)
of = bytes.fromhex


def _sealed(vector: Vector) -> bytes:
    return of(vector["iv"] + vector["ct"] + vector["tag"])


@pytest.mark.parametrize("path", ["gcmDecrypt256.rsp", "gcmEncryptExtIV256.rsp"])
async def test_it_opens_what_nist_sealed_and_refuses_what_nist_forged(path: str) -> None:
    opened = refused = 0
    for vector in gcm(path):
        if "fail" in vector:
            with pytest.raises(CannotOpen):
                await crypto.open(of(vector["key"]), _sealed(vector), of(vector["aad"]))
            refused += 1
        else:
            plaintext = await crypto.open(of(vector["key"]), _sealed(vector), of(vector["aad"]))
            assert plaintext == of(vector["pt"])
            opened += 1
    assert (opened + refused, refused > 0) == (375, "Decrypt" in path)


async def test_it_wraps_as_nist_and_rfc_3394_do() -> None:
    count = 0
    for vector in vectors("keywrap/kwtestvectors/KW_AE_256.txt"):
        assert await crypto.wrap(of(vector["k"]), of(vector["p"])) == of(vector["c"])
        count += 1
    assert count == 500


async def test_it_unwraps_what_nist_wrapped_and_refuses_what_nist_forged() -> None:
    opened = refused = 0
    for vector in vectors("keywrap/kwtestvectors/KW_AD_256.txt"):
        if "fail" in vector:
            with pytest.raises(CannotOpen):
                await crypto.unwrap(of(vector["k"]), of(vector["c"]))
            refused += 1
        else:
            assert await crypto.unwrap(of(vector["k"]), of(vector["c"])) == of(vector["p"])
            opened += 1
    assert (opened, refused) == (400, 100)


async def test_it_derives_as_rfc_5869_does() -> None:
    count = 0
    for vector in (vector for path in HKDF for vector in vectors(path)):
        secret, salt, info = of(vector["ikm"]), of(vector["salt"]), of(vector["info"])
        assert await crypto.derive(secret, salt, info, int(vector["l"])) == of(vector["okm"])
        count += 1
    assert count == 4


@pytest.mark.parametrize(("password", "salt", "rounds", "expected"), PBKDF2)
async def test_it_stretches_as_rfc_7914_does(
    password: str, salt: str, rounds: int, expected: str
) -> None:
    assert await crypto.stretch(password.encode(), salt.encode(), rounds) == of(expected)


@pytest.mark.parametrize("kept", list(encrypted()), ids=lambda kept: kept.name)
async def test_what_it_stretches_opens_what_openssl_encrypted(kept: Encrypted) -> None:
    assert kept.rounds == 2_048
    assert kept.opens_with(await crypto.stretch(b"password", kept.salt, kept.rounds))
    assert not kept.opens_with(await crypto.stretch(b"password", kept.salt, kept.rounds - 1))
    assert not kept.opens_with(await crypto.stretch(b"Password", kept.salt, kept.rounds))


async def test_it_stretches_as_the_standard_library_does_at_our_own_rounds() -> None:
    expected = hashlib.pbkdf2_hmac("sha256", b"four words of mine", b"salt" * 8, ROUNDS)
    assert await crypto.stretch(b"four words of mine", b"salt" * 8, ROUNDS) == expected


@given(keys, st.binary(), st.binary())
async def test_what_is_sealed_opens(key: bytes, plaintext: bytes, aad: bytes) -> None:
    sealed = await crypto.seal(key, plaintext, aad)
    assert len(sealed) == len(plaintext) + 28
    assert await crypto.open(key, sealed, aad) == plaintext


@given(keys, st.binary(), st.binary(), st.data())
async def test_one_flipped_bit_anywhere_is_refused(
    key: bytes, plaintext: bytes, aad: bytes, data: st.DataObject
) -> None:
    sealed = bytearray(await crypto.seal(key, plaintext, aad))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(CannotOpen):
        await crypto.open(key, bytes(sealed), aad)


async def test_other_associated_data_and_cut_bytes_are_refused() -> None:
    sealed = await crypto.seal(bytes(32), b"text", b"this")
    with pytest.raises(CannotOpen):
        await crypto.open(bytes(32), sealed, b"that")
    for size in range(len(sealed)):
        with pytest.raises(CannotOpen):
            await crypto.open(bytes(32), sealed[:size], b"this")


@pytest.mark.parametrize("wrapped", [b"", b"short", bytes(24), bytes(41)])
async def test_bytes_that_were_never_wrapped_are_refused(wrapped: bytes) -> None:
    with pytest.raises(CannotOpen):
        await crypto.unwrap(bytes(32), wrapped)


async def test_no_two_nonces_are_the_same() -> None:
    sealed = [await crypto.seal(bytes(32), b"", b"") for _ in range(1_000)]
    assert len({one[:12] for one in sealed}) == 1_000


@pytest.mark.parametrize("size", [0, 16, 24, 31, 33])
async def test_a_key_of_another_size_is_a_mistake_in_the_program(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        await crypto.seal(bytes(size), b"", b"")
    with pytest.raises(ValueError, match="32 bytes"):
        await crypto.open(bytes(size), bytes(28), b"")
    with pytest.raises(ValueError, match="32 bytes"):
        await crypto.wrap(bytes(size), bytes(32))
    with pytest.raises(ValueError, match="32 bytes"):
        await crypto.unwrap(bytes(size), bytes(40))
