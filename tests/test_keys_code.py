"""The recovery code: its check letter, and what it opens."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.keys.code import check_letter, new_code, read_code
from app.keys.errors import JournalLocked, MistypedCode, WrongCode
from app.keys.keyring import Keyring, open_keyring
from app.keys.secret import ALPHABET
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.locks import PIN, Quick, flushed, kept_bytes, opened, sealed_by

crypto = Quick()
DIGITS = st.text(ALPHABET, min_size=32, max_size=32)


async def locked() -> tuple[MemoryBackend, Store, Keyring]:
    """Return a device with a lock, which is open."""
    backend = MemoryBackend()
    store = await Store.open(backend)
    keyring = await open_keyring(store, crypto)
    await keyring.protect(PIN, "pin")
    return backend, store, keyring


async def confirmed(keyring: Keyring) -> str:
    """Return a code that is in force."""
    code = await keyring.new_code()
    await keyring.confirm_code(code)
    return code


async def test_a_code_is_eight_groups_of_four_and_a_check_letter() -> None:
    codes = {await new_code(crypto) for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]", code)
        assert len(read_code(code)) == 32


@given(DIGITS)
def test_every_single_wrong_letter_is_told(digits: str) -> None:
    code = digits + check_letter(digits)
    for place, letter in itertools.product(range(33), ALPHABET):
        if letter != code[place]:
            with pytest.raises(MistypedCode, match="One letter"):
                read_code(code[:place] + letter + code[place + 1 :])


@given(DIGITS)
def test_every_two_neighbours_that_changed_places_are_told(digits: str) -> None:
    code = digits + check_letter(digits)
    for place in range(32):
        one, other = code[place], code[place + 1]
        if one != other:
            with pytest.raises(MistypedCode):
                read_code(code[:place] + other + one + code[place + 2 :])


def test_every_pair_of_neighbours_is_told_apart_at_every_place() -> None:
    for place, one, other in itertools.product(range(31), ALPHABET, ALPHABET):
        if one != other:
            zeros = "0" * 30
            digits = zeros[:place] + one + other + zeros[place:]
            swapped = zeros[:place] + other + one + zeros[place:]
            assert check_letter(digits) != check_letter(swapped)


@pytest.mark.parametrize("typed", ["", "7K3M", "U" * 33, "é" * 33, "0" * 34, "-" * 33])
def test_what_cannot_be_a_code_is_told(typed: str) -> None:
    with pytest.raises(MistypedCode):
        read_code(typed)


@given(st.text())
def test_whatever_is_typed_is_a_code_or_mistyped(typed: str) -> None:
    try:
        assert len(read_code(typed)) == 32
    except MistypedCode as error:
        assert "Nothing was changed" in str(error)


@pytest.mark.parametrize(
    "retype",
    [
        str,
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: f" {code.replace('-', '')}\n",
        lambda code: code.replace("-", "\u2013"),
        lambda code: code.replace("0", "o").replace("1", "l"),
    ],
)
async def test_a_code_opens_however_it_is_typed(retype: Callable[[str], str]) -> None:
    _, store, keyring = await locked()
    sealed = await sealed_by(keyring)
    code = await keyring.new_code()
    await keyring.confirm_code(retype(code))
    assert keyring.has_code
    started = await open_keyring(store, crypto)
    assert started.has_code
    await started.recover(retype(code), 0)
    assert await opened(started, sealed)
    await started.protect("new pass phrase", "phrase")
    started.lock()
    await started.recover(code, 0)
    assert started.kind == "phrase"


async def test_a_code_is_not_in_force_before_it_was_typed_back() -> None:
    _, store, keyring = await locked()
    code = await keyring.new_code()
    assert not keyring.has_code
    started = await open_keyring(store, crypto)
    with pytest.raises(WrongCode):
        await started.recover(code, 0)
    with pytest.raises(MistypedCode):
        await keyring.confirm_code(code[:-1] + ("A" if code[-1] != "A" else "B"))
    with pytest.raises(WrongCode, match="newest code"):
        await keyring.confirm_code(await new_code(crypto))
    assert not keyring.has_code
    await keyring.confirm_code(code)
    keyring.lock()
    await keyring.recover(code, 0)


async def test_without_a_new_code_there_is_none_to_type_back() -> None:
    _, _, keyring = await locked()
    code = await confirmed(keyring)
    for typed in (code, await new_code(crypto)):
        with pytest.raises(WrongCode):
            await keyring.confirm_code(typed)


async def test_a_new_code_takes_the_place_of_the_old_one() -> None:
    _, _, keyring = await locked()
    old, new = await confirmed(keyring), await confirmed(keyring)
    keyring.lock()
    with pytest.raises(WrongCode):
        await keyring.recover(old, 0)
    await keyring.recover(new, 0)


async def test_a_code_that_was_shown_is_forgotten_when_the_lock_closes() -> None:
    _, _, keyring = await locked()
    code = await keyring.new_code()
    keyring.lock()
    with pytest.raises(JournalLocked):
        await keyring.confirm_code(code)
    await keyring.unlock(PIN, 0)
    with pytest.raises(WrongCode):
        await keyring.confirm_code(code)


async def test_the_code_goes_with_the_lock() -> None:
    _, _, keyring = await locked()
    code = await confirmed(keyring)
    await keyring.unprotect()
    assert not keyring.has_code
    await keyring.protect(PIN, "pin")
    assert not keyring.has_code
    keyring.lock()
    with pytest.raises(WrongCode):
        await keyring.recover(code, 0)


async def test_without_a_lock_there_is_no_code_to_be_made() -> None:
    keyring = await open_keyring(await Store.open(MemoryBackend()), crypto)
    with pytest.raises(ValueError, match="no lock"):
        await keyring.new_code()


async def test_the_code_is_not_in_the_files() -> None:
    backend, _, keyring = await locked()
    code = await confirmed(keyring)
    found = kept_bytes(flushed(backend))
    for shape in (code, code.replace("-", ""), read_code(code)):
        assert shape.encode() not in found
