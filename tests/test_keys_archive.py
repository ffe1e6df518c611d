"""Export files under a pass phrase."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Damaged
from app.keys.archive import MAGIC, is_archive, open_archive, seal_archive
from app.keys.crypto import ROUNDS
from app.keys.errors import WrongPassPhrase
from app.keys.native import NativeCrypto

crypto = NativeCrypto()
WORDS = "kettle harbour seven lanterns"
DATA = b"what I wrote on Tuesday" * 9


def with_rounds(archive: bytes, rounds: int) -> bytes:
    """Return the archive with another number of rounds in a header that adds up."""
    head = archive[:4] + struct.pack(">I", rounds) + archive[8:56]
    return head + struct.pack(">I", zlib.crc32(head)) + archive[60:]


async def test_the_pass_phrase_opens_it() -> None:
    archive = await seal_archive(crypto, WORDS, DATA)
    assert is_archive(archive) and archive.startswith(MAGIC)
    assert DATA[:8] not in archive
    assert await open_archive(crypto, WORDS, archive) == DATA


async def test_it_takes_the_rounds_that_owasp_asks_for() -> None:
    archive = await seal_archive(crypto, WORDS, DATA)
    assert struct.unpack(">I", archive[4:8]) == (ROUNDS,) == (600_000,)


async def test_the_same_export_never_looks_the_same_twice() -> None:
    first, second = [await seal_archive(crypto, WORDS, DATA) for _ in range(2)]
    assert first[8:40] != second[8:40]
    assert first[60:] != second[60:]


@pytest.mark.parametrize("words", ["", "kettle", WORDS + " ", WORDS.title()])
async def test_another_pass_phrase_is_told_plainly(words: str) -> None:
    archive = await seal_archive(crypto, WORDS, DATA)
    with pytest.raises(WrongPassPhrase, match="pass phrase does not open this file"):
        await open_archive(crypto, words, archive)


async def test_it_does_not_matter_how_a_keyboard_spells_an_accent() -> None:
    archive = await seal_archive(crypto, "caf\u00e9", DATA)
    assert await open_archive(crypto, "cafe\u0301", archive) == DATA


@given(st.data())
@settings(max_examples=15)
async def test_one_flipped_bit_anywhere_is_damage_and_not_a_wrong_pass_phrase(
    data: st.DataObject,
) -> None:
    archive = bytearray(await seal_archive(crypto, WORDS, DATA))
    bit = data.draw(st.integers(0, len(archive) * 8 - 1))
    archive[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Damaged):
        await open_archive(crypto, WORDS, bytes(archive))


async def test_every_flipped_bit_of_the_header_is_damage() -> None:
    archive = await seal_archive(crypto, WORDS, DATA)
    for bit in range(60 * 8):
        damaged = bytearray(archive)
        damaged[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Damaged):
            await open_archive(crypto, WORDS, bytes(damaged))


@pytest.mark.parametrize("size", [0, 3, 4, 59, 60, 87])
async def test_a_file_cut_short_is_damage(size: int) -> None:
    archive = await seal_archive(crypto, WORDS, DATA)
    with pytest.raises(Damaged):
        await open_archive(crypto, WORDS, archive[:size])


@pytest.mark.parametrize("rounds", [0, 1, ROUNDS - 1, 10_000_001, 2**32 - 1])
async def test_a_foreign_file_cannot_choose_too_few_or_endless_rounds(rounds: int) -> None:
    archive = await seal_archive(crypto, WORDS, DATA)
    with pytest.raises(Damaged):
        await open_archive(crypto, WORDS, with_rounds(archive, rounds))


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b\x08", b"{}", b"LWX"])
def test_a_plain_file_needs_no_pass_phrase(data: bytes) -> None:
    assert not is_archive(data)
