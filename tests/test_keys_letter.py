"""Letters: agreed on as RFC 7748 does, sealed by anybody, opened by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.keys.errors import CannotOpen, Newer
from app.keys.letter import new_pair, open_letter, seal_letter
from app.keys.native import NativeCrypto
from tests.vectors import DIFFIE_HELLMAN, vectors

crypto = NativeCrypto()
of = bytes.fromhex


async def test_it_agrees_as_rfc_7748_does() -> None:
    count = 0
    for vector in vectors("asymmetric/X25519/rfc7748.txt"):
        private, public = of(vector["input_scalar"]), of(vector["input_u"])
        assert await crypto.agree(private, public) == of(vector["output_u"])
        count += 1
    assert count == 3


async def test_two_pairs_have_in_common_what_rfc_7748_says() -> None:
    alice, bob, alice_public, bob_public, common = map(of, DIFFIE_HELLMAN)
    base = bytes([9]) + bytes(31)
    assert await crypto.agree(alice, base) == alice_public
    assert await crypto.agree(bob, base) == bob_public
    assert await crypto.agree(alice, bob_public) == await crypto.agree(bob, alice_public) == common


async def test_a_key_that_agrees_on_nothing_with_everybody_is_refused() -> None:
    for public in (bytes(32), bytes([1]) + bytes(31)):
        with pytest.raises(CannotOpen):
            await crypto.agree(bytes(range(32)), public)


@given(st.binary(max_size=2_000), st.binary(max_size=60))
async def test_a_letter_opens_for_whom_it_is(text: bytes, about: bytes) -> None:
    private, public = await new_pair(crypto)
    letter = await seal_letter(crypto, public, text, about)
    assert len(letter) == len(text) + 61
    assert await open_letter(crypto, private, letter, about) == text


async def test_a_letter_opens_for_nobody_else_and_about_nothing_else() -> None:
    private, public = await new_pair(crypto)
    other, _ = await new_pair(crypto)
    letter = await seal_letter(crypto, public, b"often", b"this")
    with pytest.raises(CannotOpen):
        await open_letter(crypto, other, letter, b"this")
    with pytest.raises(CannotOpen):
        await open_letter(crypto, private, letter, b"that")
    with pytest.raises(Newer):
        await open_letter(crypto, private, b"\2" + letter[1:], b"this")


async def test_a_cut_or_changed_letter_is_refused() -> None:
    private, public = await new_pair(crypto)
    letter = await seal_letter(crypto, public, b"often", b"")
    for size in range(len(letter)):
        with pytest.raises(CannotOpen):
            await open_letter(crypto, private, letter[:size], b"")
    for at in (1, 20, 31, 33, 45, len(letter) - 1):
        changed = bytearray(letter)
        changed[at] ^= 1
        with pytest.raises(CannotOpen):
            await open_letter(crypto, private, bytes(changed), b"")


async def test_two_letters_with_the_same_words_have_nothing_in_common() -> None:
    _, public = await new_pair(crypto)
    one, two = [await seal_letter(crypto, public, b"often", b"") for _ in range(2)]
    assert one[1:33] != two[1:33] and one[33:] != two[33:]
