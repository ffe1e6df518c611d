"""Signatures against the published vectors."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.keys.native import NativeCrypto
from tests.vectors import signed

crypto = NativeCrypto()
seeds = st.binary(min_size=32, max_size=32)


async def test_it_signs_as_rfc_8032_does() -> None:
    count = 0
    for seed, public, message, signature in signed():
        assert await crypto.public(seed) == public
        assert await crypto.sign(seed, message) == signature
        assert await crypto.is_signed(public, message, signature)
        count += 1
    assert count == 1024


@given(seeds, st.binary(), st.data())
async def test_one_flipped_bit_anywhere_is_no_signature(
    seed: bytes, message: bytes, data: st.DataObject
) -> None:
    signature = bytearray(await crypto.sign(seed, message))
    bit = data.draw(st.integers(0, len(signature) * 8 - 1))
    signature[bit // 8] ^= 1 << bit % 8
    assert not await crypto.is_signed(await crypto.public(seed), message, bytes(signature))


@given(seeds, st.binary(max_size=80))
async def test_what_is_no_signature_at_all_is_none(seed: bytes, signature: bytes) -> None:
    assert not await crypto.is_signed(await crypto.public(seed), b"message", signature)
