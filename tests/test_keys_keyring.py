"""The keyring, on a real store."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pytest

from app.errors import NotSaved
from app.keys.errors import CannotOpen, Locked, Newer, WrongCode
from app.keys.keyring import Keyring, open_keyring
from app.keys.native import NativeCrypto
from app.keys.secret import read_secret
from app.models.op import canonical
from app.store.archive import export_archive, import_archive
from app.store.memory import MemoryBackend
from app.store.store import Store

crypto = NativeCrypto()
VALUE = {"text": "only mine"}


async def device() -> tuple[Store, Keyring]:
    """Return a new device with its first key."""
    store = await Store.open(MemoryBackend())
    return store, await open_keyring(store, crypto)


async def sealed_by(keyring: Keyring) -> str:
    """Return an entry sealed with the keyring's current key."""
    return await keyring.sealer.seal("e1", "r1", [], VALUE)


async def is_open_to(keyring: Keyring, sealed: str) -> bool:
    """Say whether the keyring opens that entry."""
    try:
        return await keyring.sealer.open("e1", "r1", [], sealed) == VALUE
    except Locked:
        return False


async def test_the_key_of_the_first_entry_is_there_after_a_restart() -> None:
    backend = MemoryBackend()
    store = await Store.open(backend)
    sealed = await sealed_by(await open_keyring(store, crypto))
    await store.close()
    again = await open_keyring(await Store.open(backend), crypto)
    assert await is_open_to(again, sealed)


async def test_every_device_has_a_key_of_its_own() -> None:
    (_, one), (_, other) = await device(), await device()
    assert not await is_open_to(other, await sealed_by(one))


class Full:
    """A store with no room left."""

    keyring = None

    meta: Mapping[str, Any] = MappingProxyType({})

    async def change_keys(self, change: Callable[[Any], Any]) -> None:
        """Keep nothing."""
        raise NotSaved

    async def remember(self, key: str, value: object) -> None:
        """Keep nothing."""
        raise NotSaved

    async def forget_older(self) -> None:
        """Forget nothing."""
        raise NotSaved


async def test_no_key_is_used_that_was_not_kept() -> None:
    with pytest.raises(NotSaved):
        await open_keyring(Full(), crypto)


async def test_a_keyring_that_cannot_be_read_is_never_replaced() -> None:
    for value, error in (
        ({"v": 3, "keys": {}}, Newer),
        ({"v": 2, "keys": {}}, CannotOpen),
        ({"v": 2, "current": "k1", "keys": {"k1": {"wrapped": "?"}}}, CannotOpen),
        ({"v": "1", "current": "k1", "keys": {"k1": "?"}}, CannotOpen),
        ({"v": 1, "keys": {}}, CannotOpen),
        ({"v": 1, "current": "k1", "keys": {"k1": "?"}}, CannotOpen),
        ({"v": 1, "current": ["k1"], "keys": {"k1": "?"}}, CannotOpen),
        ({"v": 1, "keys": []}, CannotOpen),
        ([], CannotOpen),
    ):
        store = await Store.open(MemoryBackend())
        await store.keep_keys(value)
        with pytest.raises(error):
            await open_keyring(store, crypto)
        assert store.keyring == value


async def test_a_stored_key_under_another_name_is_refused() -> None:
    store, _ = await device()
    assert store.keyring is not None
    (record,) = store.keyring["keys"].values()
    await store.keep_keys({"v": 1, "current": "00" * 8, "keys": {"00" * 8: record}})
    with pytest.raises(CannotOpen):
        await open_keyring(store, crypto)


async def test_a_second_device_opens_what_the_first_sealed_and_the_other_way_round() -> None:
    (_, first), (_, second) = await device(), await device()
    before = await sealed_by(first)
    await second.open_mailbox(*await first.mailbox())
    assert await is_open_to(second, before)
    assert await is_open_to(first, await sealed_by(second))


async def test_entries_written_before_joining_still_open_after_a_restart() -> None:
    (_, first), (store, second) = await device(), await device()
    mine = await sealed_by(second)
    sealer = second.sealer
    await second.open_mailbox(*await first.mailbox())
    assert second.sealer is sealer
    again = await open_keyring(store, crypto)
    assert await is_open_to(second, mine)
    assert await is_open_to(again, mine)
    assert await is_open_to(first, await sealed_by(again))


async def test_a_third_device_gets_the_older_keys_of_the_second() -> None:
    (_, first), (_, second), (_, third) = await device(), await device(), await device()
    mine = await sealed_by(second)
    await second.open_mailbox(*await first.mailbox())
    await third.open_mailbox(*await second.mailbox())
    assert await is_open_to(third, mine)


async def test_the_first_device_learns_the_keys_of_one_that_joined() -> None:
    (store, first), (_, second) = await device(), await device()
    mine = await sealed_by(second)
    await second.open_mailbox(*await first.mailbox())
    assert not await is_open_to(first, mine)
    await first.learn(await second.share())
    assert await is_open_to(first, mine)
    assert await is_open_to(await open_keyring(store, crypto), mine)
    assert await is_open_to(second, await sealed_by(first))


async def test_nothing_is_learnt_from_a_stranger() -> None:
    (store, first), (_, stranger) = await device(), await device()
    before = store.keyring
    for shared in (await stranger.share(), "", "?"):
        with pytest.raises(CannotOpen):
            await first.learn(shared)
    assert store.keyring == before


async def test_learning_the_same_keys_again_writes_nothing() -> None:
    store, first = await device()
    before = store.keyring
    await first.learn(await first.share())
    assert store.keyring is before


async def test_an_imported_journal_opens_without_a_restart() -> None:
    (old_store, old), (store, keyring) = await device(), await device()
    theirs, mine = await sealed_by(old), await sealed_by(keyring)
    assert not await is_open_to(keyring, theirs)
    await import_archive(store, export_archive(old_store))
    assert await is_open_to(keyring, theirs)
    assert await is_open_to(keyring, mine)
    assert not await is_open_to(old, await sealed_by(keyring))


async def test_an_imported_key_survives_joining_and_a_restart() -> None:
    (old_store, old), (store, keyring) = await device(), await device()
    _, first = await device()
    theirs = await sealed_by(old)
    await import_archive(store, export_archive(old_store))
    await keyring.open_mailbox(*await first.mailbox())
    assert await is_open_to(keyring, theirs)
    assert await is_open_to(await open_keyring(store, crypto), theirs)


async def test_a_broken_imported_key_does_not_lock_the_others() -> None:
    store, keyring = await device()
    mine = await sealed_by(keyring)
    assert store.keyring is not None
    value = {**store.keyring, "keys": {**store.keyring["keys"], "00" * 8: {"wrapped": "?"}}}
    await store.keep_keys(value)
    again = await open_keyring(store, crypto)
    assert await is_open_to(again, mine)
    assert store.keyring == value
    _, first = await device()
    await again.open_mailbox(*await first.mailbox())
    assert "00" * 8 in store.keyring["keys"]


async def test_the_secret_is_shown_as_five_groups_of_four() -> None:
    _, keyring = await device()
    secrets = {(await keyring.mailbox())[0] for _ in range(50)}
    assert len(secrets) == 50
    for secret in secrets:
        assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}", secret)


@pytest.mark.parametrize(
    "retype",
    [
        str.lower,
        lambda secret: secret.replace("-", " "),
        lambda secret: secret.replace("-", ""),
        lambda secret: f"  {secret}\n",
        lambda secret: secret.replace("-", "\u2013"),
        lambda secret: secret.replace("0", "O").replace("1", "l"),
    ],
)
async def test_the_secret_may_be_typed_as_people_type(retype: Callable[[str], str]) -> None:
    (_, first), (_, second) = await device(), await device()
    secret, mailbox = await first.mailbox()
    await second.open_mailbox(retype(secret), mailbox)
    assert await is_open_to(second, await sealed_by(first))


async def test_any_wrong_character_is_told_and_changes_nothing() -> None:
    (_, first), (store, second) = await device(), await device()
    secret, mailbox = await first.mailbox()
    before = store.keyring
    for place in (at for at, character in enumerate(secret) if character != "-"):
        wrong = "7" if secret[place] != "7" else "8"
        with pytest.raises(WrongCode, match="Check each letter"):
            await second.open_mailbox(secret[:place] + wrong + secret[place + 1 :], mailbox)
    assert store.keyring == before


@pytest.mark.parametrize("typed", ["", "7K3M", "7K3M-" * 5 + "7", "U" * 20, "é" * 20])
def test_what_cannot_be_a_secret_is_told(typed: str) -> None:
    with pytest.raises(WrongCode):
        read_secret(typed)


@pytest.mark.parametrize("cut", [0, 1, 8, 40])
async def test_a_damaged_mailbox_changes_nothing(cut: int) -> None:
    (_, first), (store, second) = await device(), await device()
    secret, mailbox = await first.mailbox()
    before = store.keyring
    with pytest.raises(WrongCode):
        await second.open_mailbox(secret, mailbox[:cut])
    assert store.keyring == before


async def test_neither_key_nor_secret_is_in_the_mailbox() -> None:
    store, keyring = await device()
    secret, mailbox = await keyring.mailbox()
    (key,) = keyring._held.keys
    opened = base64.b64decode(mailbox)
    assert key not in opened
    assert secret.encode() not in opened
    assert base64.b64encode(key) not in canonical(store.keyring)
    assert json.loads(canonical(store.keyring)) == store.keyring
