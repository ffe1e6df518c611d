"""The WebCrypto backend in a real browser: against the published vectors and the native one."""

from __future__ import annotations

import base64
import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_asyncio

from app.keys.archive import open_archive, seal_archive
from app.keys.crypto import ROUNDS
from app.keys.errors import Locked
from app.keys.journal import Sealer
from app.keys.keyring import open_keyring
from app.keys.letter import new_pair, open_letter, seal_letter
from app.keys.native import NativeCrypto
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.e2e.pyodide_page import Python, chromium, open_python, serve
from tests.vectors import DIFFIE_HELLMAN, HKDF, PBKDF2, encrypted, gcm, signed, vectors

pytestmark = pytest.mark.asyncio(loop_scope="module")

native = NativeCrypto()
TIMES = 1_000
VALUE = {"text": "Ich schämte mich · 我当时很害怕 · 🫶", "mood": 3, "tags": []}
Call = tuple[str, Sequence[bytes | int]]

CALLS = """
from app.keys.browser import BrowserCrypto
crypto, results = BrowserCrypto(), []
for method, arguments in given:
    arguments = [bytes.fromhex(one) if isinstance(one, str) else one for one in arguments]
    try:
        result = await getattr(crypto, method)(*arguments)
        results.append(result.hex() if isinstance(result, bytes) else str(result))
    except Exception as error:
        results.append(type(error).__name__)
results
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def python(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Python]:
    """Python in Chromium."""
    profile: Path = tmp_path_factory.mktemp("profile")
    with serve() as address:
        async with chromium(profile) as context:
            yield await open_python(context, address)


async def results(python: Python, *calls: Call) -> list[str]:
    """Return what the browser's backend answers to each call: hex, or the error's name."""
    plain = [
        [method, [one.hex() if isinstance(one, bytes) else one for one in arguments]]
        for method, arguments in calls
    ]
    return list(await python.run(CALLS, plain))


of = bytes.fromhex


@pytest.mark.parametrize("path", ["gcmDecrypt256.rsp", "gcmEncryptExtIV256.rsp"])
async def test_it_opens_what_nist_sealed_and_refuses_what_nist_forged(
    python: Python, path: str
) -> None:
    known = list(gcm(path))
    calls: list[Call] = [
        ("open", (of(one["key"]), of(one["iv"] + one["ct"] + one["tag"]), of(one["aad"])))
        for one in known
    ]
    expected = ["CannotOpen" if "fail" in one else one["pt"] for one in known]
    assert await results(python, *calls) == expected
    assert len(expected) == 375


async def test_it_wraps_and_unwraps_as_nist_does(python: Python) -> None:
    wrapping = list(vectors("keywrap/kwtestvectors/KW_AE_256.txt"))
    calls: list[Call] = [("wrap", (of(one["k"]), of(one["p"]))) for one in wrapping]
    assert await results(python, *calls) == [one["c"] for one in wrapping]
    unwrapping = list(vectors("keywrap/kwtestvectors/KW_AD_256.txt"))
    calls = [("unwrap", (of(one["k"]), of(one["c"]))) for one in unwrapping]
    expected = ["CannotOpen" if "fail" in one else one["p"] for one in unwrapping]
    assert await results(python, *calls) == expected
    assert (len(wrapping), expected.count("CannotOpen")) == (500, 100)


async def test_it_derives_and_stretches_as_the_rfcs_do(python: Python) -> None:
    known = [vector for path in HKDF for vector in vectors(path)]
    calls: list[Call] = [
        ("derive", (of(one["ikm"]), of(one["salt"]), of(one["info"]), int(one["l"])))
        for one in known
    ]
    calls += [("stretch", (words.encode(), salt.encode(), n)) for words, salt, n, _ in PBKDF2]
    expected = [one["okm"] for one in known] + [one[3] for one in PBKDF2]
    assert await results(python, *calls) == expected
    assert (len(known), len(PBKDF2)) == (4, 2)


async def test_what_it_stretches_opens_what_openssl_encrypted(python: Python) -> None:
    kept = list(encrypted())
    calls: list[Call] = [("stretch", (b"password", one.salt, one.rounds)) for one in kept]
    stretched = await results(python, *calls)
    assert [one.opens_with(of(key)) for one, key in zip(kept, stretched, strict=True)] == [True] * 4


async def test_both_backends_derive_wrap_and_stretch_the_same(python: Python) -> None:
    calls: list[Call] = [("stretch", (os.urandom(20), os.urandom(32), ROUNDS))]
    for size in (16, 24, 32, 64, 96):
        calls.append(("wrap", (os.urandom(32), os.urandom(size))))
        calls.append(("derive", (os.urandom(32), os.urandom(size), os.urandom(9), size)))
    calls.append(("derive", (b"secret", b"", b"", 8_160)))
    calls.append(("stretch", (b"", b"", 1)))
    expected = [(await getattr(native, method)(*given)).hex() for method, given in calls]
    assert await results(python, *calls) == expected


def texts() -> list[tuple[bytes, bytes, bytes]]:
    """Return a thousand keys, texts and what each is bound to, of every size up to 999 bytes and
    one of 300,000."""
    sizes = (*range(TIMES - 1), 300_000)
    return [(os.urandom(32), os.urandom(size), os.urandom(size % 40)) for size in sizes]


async def test_the_browser_opens_what_the_machine_sealed_a_thousand_times(python: Python) -> None:
    given = texts()
    calls: list[Call] = [
        ("open", (key, await native.seal(key, text, aad), aad)) for key, text, aad in given
    ]
    assert await results(python, *calls) == [text.hex() for _, text, _ in given]


async def test_the_machine_opens_what_the_browser_sealed_a_thousand_times(python: Python) -> None:
    given = texts()
    calls: list[Call] = [("seal", one) for one in given]
    sealed = await results(python, *calls)
    opened = [
        await native.open(key, of(one), aad)
        for one, (key, _, aad) in zip(sealed, given, strict=True)
    ]
    assert opened == [text for _, text, _ in given]
    assert len({one[:24] for one in sealed}) == TIMES


async def test_a_thousand_entries_go_from_one_to_the_other_and_back(python: Python) -> None:
    key, sealer = bytes(range(32)), Sealer(native, bytes(range(32)))
    entries = [f"{number} · schämte · 害怕" for number in range(TIMES)]
    code = """
from app.keys.browser import BrowserCrypto
from app.keys.journal import Sealer
key, entries = given
sealer = Sealer(BrowserCrypto(), bytes.fromhex(key))
words = [(await sealer.open(f"e{n}", "r1", [], one))["text"] for n, one in enumerate(entries)]
sealed = [await sealer.seal(f"e{n}", "r2", ["r1"], {"text": one}) for n, one in enumerate(words)]
[words, sealed]
"""
    there = [await sealer.seal(f"e{n}", "r1", [], {"text": one}) for n, one in enumerate(entries)]
    words, back = await python.run(code, [key.hex(), there])
    assert list(words) == entries
    opened = [await sealer.open(f"e{n}", "r2", ["r1"], one) for n, one in enumerate(back)]
    assert [one["text"] for one in opened] == entries


async def test_both_backends_sign_the_same_and_know_a_signature(python: Python) -> None:
    known = list(signed())[::8]
    calls: list[Call] = []
    expected: list[str] = []
    for seed, public, message, signature in known:
        calls += [("public", (seed,)), ("sign", (seed, message))]
        calls += [("is_signed", (public, message, one)) for one in (signature, signature[::-1])]
        expected += [public.hex(), signature.hex(), "True", "False"]
    calls += [("is_signed", (known[0][1], b"message", bytes(size))) for size in (0, 63, 65)]
    expected += ["False"] * 3
    assert await results(python, *calls) == expected


async def test_both_backends_refuse_the_same_bytes(python: Python) -> None:
    key, wrapped = os.urandom(32), await native.wrap(os.urandom(32), bytes(32))
    sealed = await native.seal(key, b"text", b"this")
    flipped = [
        sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in range(len(sealed))
    ]
    calls: list[Call] = [("open", (key, one, b"this")) for one in flipped]
    calls += [("open", (key, sealed[:size], b"this")) for size in range(len(sealed))]
    calls += [("open", (key, sealed, b"that"))]
    calls += [("unwrap", (key, one)) for one in (wrapped, b"", b"short", bytes(24), bytes(41))]
    assert set(await results(python, *calls)) == {"CannotOpen"}


async def test_a_key_of_another_size_is_a_mistake_in_the_program(python: Python) -> None:
    calls: list[Call] = []
    for size in (0, 16, 24, 33):
        key = bytes(size)
        calls += [("seal", (key, b"", b"")), ("open", (key, bytes(28), b""))]
        calls += [("wrap", (key, bytes(32))), ("unwrap", (key, bytes(40)))]
    calls += [("wrap", (bytes(32), bytes(8))), ("wrap", (bytes(32), bytes(17)))]
    assert set(await results(python, *calls)) == {"ValueError"}


async def test_random_bytes_differ_each_time(python: Python) -> None:
    calls: list[Call] = [("random", (32,))] * 100
    drawn = await results(python, *calls)
    assert len(set(drawn)) == 100
    assert {len(one) for one in drawn} == {64}


async def test_an_archive_opens_on_either_side(python: Python) -> None:
    words, data = "kettle harbour seven café", os.urandom(5_000)
    code = """
from app.keys.archive import open_archive, seal_archive
from app.keys.browser import BrowserCrypto
crypto, (words, archive) = BrowserCrypto(), given
data = await open_archive(crypto, words, bytes.fromhex(archive))
[data.hex(), (await seal_archive(crypto, words, data)).hex()]
"""
    archive = await seal_archive(native, words, data)
    opened, sealed = await python.run(code, [words, archive.hex()])
    assert of(opened) == data
    assert await open_archive(native, words, of(sealed)) == data


async def test_a_browser_joins_a_machine_and_each_reads_the_other(python: Python) -> None:
    machine = await open_keyring(await Store.open(MemoryBackend()), native)
    mine = await machine.sealer.seal("e1", "r2", ["r1"], VALUE)
    code = """
from app.keys.browser import BrowserCrypto
from app.keys.keyring import open_keyring
from app.store.memory import MemoryBackend
from app.store.store import Store
store = await Store.open(MemoryBackend())
keyring = await open_keyring(store, BrowserCrypto())
(secret, mailbox), entry, value = given
before = await keyring.sealer.seal("e2", "r1", [], value)
await keyring.open_mailbox(secret.lower(), mailbox)
again = await open_keyring(store, BrowserCrypto())
[
    await again.sealer.open("e1", "r2", ["r1"], entry),
    await again.sealer.open("e2", "r1", [], before),
    before,
    await again.sealer.seal("e3", "r1", [], value),
    await again.share(),
]
"""
    given = [await machine.mailbox(), mine, VALUE]
    entry, own, before, after, shared = await python.run(code, given)
    assert entry == own == VALUE
    assert await machine.sealer.open("e3", "r1", [], after) == VALUE
    with pytest.raises(Locked):
        await machine.sealer.open("e2", "r1", [], before)
    await machine.learn(shared)
    assert await machine.sealer.open("e2", "r1", [], before) == VALUE
    assert str(VALUE["text"]) not in base64.b64decode(after).decode("utf-8", "replace")


async def test_a_lock_that_a_browser_set_opens_on_a_machine_and_the_other_way_round(
    python: Python,
) -> None:
    here = await Store.open(MemoryBackend())
    machine = await open_keyring(here, native)
    sealed = await machine.sealer.seal("e1", "r1", [], VALUE)
    await machine.protect("2580", "pin")
    code = """
from app.keys.browser import BrowserCrypto
from app.keys.keyring import open_keyring
from app.store.memory import MemoryBackend
from app.store.store import Store
value, sealed, entry = given
store = await Store.open(MemoryBackend())
await store.keep_keys(value)
keyring = await open_keyring(store, BrowserCrypto())
locked = keyring.is_locked
await keyring.unlock("2580", 0)
opened = await keyring.sealer.open("e1", "r1", [], sealed)
await keyring.protect("kettle harbour", "phrase")
written = await keyring.new_code()
await keyring.confirm_code(written)
keyring.lock()
await keyring.recover(written.lower(), 0)
[locked, opened, written, store.keyring, await keyring.sealer.seal("e2", "r1", [], entry)]
"""
    locked, opened, written, value, entry = await python.run(code, [here.keyring, sealed, VALUE])
    assert (locked, opened) == (True, VALUE)
    there = await Store.open(MemoryBackend())
    await there.keep_keys(value)
    for typed in ("phrase", "code"):
        keyring = await open_keyring(there, native)
        if typed == "phrase":
            await keyring.unlock("kettle harbour", 0)
        else:
            await keyring.recover(written, 0)
        assert await keyring.sealer.open("e2", "r1", [], entry) == VALUE
        assert await keyring.sealer.open("e1", "r1", [], sealed) == VALUE


async def test_it_agrees_as_rfc_7748_does(python: Python) -> None:
    known = list(vectors("asymmetric/X25519/rfc7748.txt"))
    calls: list[Call] = [("agree", (of(one["input_scalar"]), of(one["input_u"]))) for one in known]
    alice, bob, alice_public, bob_public, common = DIFFIE_HELLMAN
    calls += [("agree", (of(alice), of(bob_public))), ("agree", (of(bob), of(alice_public)))]
    calls += [("agree", (of(alice), bytes([9]) + bytes(31))), ("agree", (of(alice), bytes(32)))]
    expected = [one["output_u"] for one in known]
    expected += [common, common, alice_public, "CannotOpen"]
    assert await results(python, *calls) == expected


LETTERS = """
from app.keys.browser import BrowserCrypto
from app.keys.letter import new_pair, open_letter, seal_letter
crypto = BrowserCrypto()
public = bytes.fromhex(given[0])
mine, own = await new_pair(crypto)
letter = await seal_letter(crypto, public, b"often", b"about")
private, sent = bytes.fromhex(given[1]), bytes.fromhex(given[2])
[letter.hex(), (await open_letter(crypto, private, sent, b"about")).hex(), len(mine), len(own)]
"""


async def test_each_opens_the_letter_that_the_other_sealed(python: Python) -> None:
    private, public = await new_pair(native)
    sent = await seal_letter(native, public, b"almost always", b"about")
    given = [public.hex(), private.hex(), sent.hex()]
    letter, opened, *sizes = await python.run(LETTERS, given)
    assert await open_letter(native, private, of(letter), b"about") == b"often"
    assert of(opened) == b"almost always" and sizes == [32, 32]
