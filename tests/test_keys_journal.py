"""The journal's envelopes."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.keys.errors import CannotOpen, Locked, Newer
from app.keys.journal import Sealer, padded_size
from app.keys.native import NativeCrypto
from app.models.op import canonical

crypto = NativeCrypto()
KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
SECRET = "I was afraid to speak up on the ward round"
VALUE = {"template": "r1", "text": SECRET, "mood": 3}

words = st.text(st.characters(exclude_categories=["Cs"]))
values = st.dictionaries(
    words,
    st.recursive(
        st.none() | st.booleans() | st.integers() | words,
        lambda inner: st.lists(inner) | st.dictionaries(words, inner),
        max_leaves=8,
    ),
)


@given(words, words, st.lists(words), values)
async def test_what_is_sealed_opens_as_it_was(
    record: str, rev: str, parents: list[str], value: dict[str, object]
) -> None:
    sealer = Sealer(crypto, KEY)
    sealed = await sealer.seal(record, rev, parents, value)
    assert await sealer.open(record, rev, reversed(parents), sealed) == value


async def test_no_word_of_the_text_is_in_the_envelope() -> None:
    envelope = base64.b64decode(await Sealer(crypto, KEY).seal("e1", "r2", ["r1"], VALUE))
    for word in (*SECRET.split(" "), "template", "mood"):
        assert len(word) < 4 or word.encode() not in envelope
    assert KEY not in envelope


async def test_the_same_text_never_looks_the_same_twice() -> None:
    sealer = Sealer(crypto, KEY)
    first, second = [
        base64.b64decode(await sealer.seal("e1", "r2", ["r1"], VALUE)) for _ in range(2)
    ]
    assert first[:9] == second[:9]
    assert not {first[at : at + 8] for at in range(9, len(first) - 8)} & {
        second[at : at + 8] for at in range(9, len(second) - 8)
    }


@given(st.data())
async def test_one_flipped_bit_anywhere_is_refused(data: st.DataObject) -> None:
    sealer = Sealer(crypto, KEY)
    envelope = bytearray(base64.b64decode(await sealer.seal("e1", "r2", ["r1"], VALUE)))
    bit = data.draw(st.integers(0, len(envelope) * 8 - 1))
    envelope[bit // 8] ^= 1 << bit % 8
    with pytest.raises(CannotOpen):
        await sealer.open("e1", "r2", ["r1"], base64.b64encode(envelope).decode())


@pytest.mark.parametrize(
    ("record", "rev", "parents"),
    [
        ("e2", "r2", ["r1"]),
        ("e1", "r3", ["r1"]),
        ("e1", "r2", []),
        ("e1", "r2", ["r0"]),
        ("e1", "r2", ["r0", "r1"]),
    ],
)
async def test_an_envelope_opens_only_in_its_own_place(
    record: str, rev: str, parents: list[str]
) -> None:
    sealer = Sealer(crypto, KEY)
    sealed = await sealer.seal("e1", "r2", ["r1"], VALUE)
    with pytest.raises(CannotOpen):
        await sealer.open(record, rev, parents, sealed)


@pytest.mark.parametrize("sealed", ["", "?", "é", "AQ==", "AQ", "A" * 120, "AQ" + "A" * 118])
async def test_what_is_no_envelope_is_refused(sealed: str) -> None:
    with pytest.raises(CannotOpen):
        await Sealer(crypto, KEY).open("e1", "r2", [], sealed)


async def test_an_entry_of_another_device_says_that_it_is_locked() -> None:
    sealed = await Sealer(crypto, OTHER).seal("e1", "r2", [], VALUE)
    with pytest.raises(Locked):
        await Sealer(crypto, KEY).open("e1", "r2", [], sealed)
    assert await Sealer(crypto, KEY, OTHER).open("e1", "r2", [], sealed) == VALUE


async def test_a_sealer_takes_new_keys_while_it_is_in_use() -> None:
    sealer = Sealer(crypto, KEY)
    before = await sealer.seal("e1", "r1", [], VALUE)
    sealer.use(OTHER, KEY)
    after = await sealer.seal("e1", "r2", ["r1"], VALUE)
    assert await sealer.open("e1", "r1", [], before) == VALUE
    assert await Sealer(crypto, OTHER).open("e1", "r2", ["r1"], after) == VALUE


async def test_an_envelope_of_a_later_form_asks_for_an_update() -> None:
    sealed = base64.b64decode(await Sealer(crypto, KEY).seal("e1", "r1", [], VALUE))
    later = base64.b64encode(b"\x02" + sealed[1:]).decode()
    with pytest.raises(Newer):
        await Sealer(crypto, KEY).open("e1", "r1", [], later)


@pytest.mark.parametrize(
    ("size", "padded"),
    [
        (0, 256),
        (2, 256),
        (256, 256),
        (257, 272),
        (1_000, 1_024),
        (9_000, 9_216),
        (10**6, 1_015_808),
    ],
)
def test_lengths_go_up_in_the_steps_of_padme(size: int, padded: int) -> None:
    assert padded_size(size) == padded


@given(st.integers(256, 10**9))
def test_padding_adds_at_most_an_eighth_and_is_stable(size: int) -> None:
    padded = padded_size(size)
    assert size <= padded <= size * 1.125
    assert padded_size(padded) == padded


async def test_a_long_entry_is_as_long_as_its_padding() -> None:
    value = {"text": "so " * 1_000}
    envelope = base64.b64decode(await Sealer(crypto, KEY).seal("e1", "r1", [], value))
    assert len(envelope) == 1 + 8 + 32 + 12 + padded_size(len(canonical(value))) + 16
