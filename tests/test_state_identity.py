"""A device that proves itself by its key: joining, moving over, sessions, being revoked."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from app.errors import NotSaved
from app.keys.errors import Unsupported
from app.keys.native import NativeCrypto
from app.state.sending import CodeIsSpent
from app.store.memory import MemoryBackend
from app.sync.errors import Offline, Rejected
from app.sync.session import KEY
from app.sync.state import Outcome
from tests.endpoints import URL, Endpoint, no_signal
from tests.locks import PIN, kept_bytes
from tests.members import Member, member


@pytest.fixture
async def phone(endpoint: Endpoint) -> AsyncIterator[Member]:
    """A device of a person who has joined, with an entry in the journal."""
    async with member(endpoint) as device:
        await device.write("On the phone")
        await device.enrol(endpoint.invite())
        yield device


@pytest.fixture
async def tablet(endpoint: Endpoint, phone: Member) -> AsyncIterator[Member]:
    """Another device of the same person."""
    async with member(endpoint) as device:
        await device.join(await phone.link())
        yield device


@pytest.fixture
async def other_endpoint(tmp_path: Path) -> AsyncIterator[Endpoint]:
    """The endpoint of another organisation."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    made = Endpoint(folder)
    yield made
    await made.close()


class OldCrypto(NativeCrypto):
    """A browser that has no Ed25519."""

    async def public(self, seed: bytes) -> bytes:
        """Do not know how."""
        raise Unsupported

    async def sign(self, seed: bytes, message: bytes) -> bytes:
        """Do not know how."""
        raise Unsupported


def paths(device: Member) -> list[str]:
    """Return what was asked of the endpoint since, in order, and forget it."""
    found = [request.url.path for request in device.network.requests]
    device.network.requests.clear()
    return found


def bearer(device: Member) -> str:
    """Return the token that the last request came with."""
    return device.network.requests[-1].headers["Authorization"].removeprefix("Bearer ")


async def restarted(endpoint: Endpoint, device: Member) -> MemoryBackend:
    """Switch a device off and return what it has kept."""
    files = {name: bytes(data) for name, data in device.backend.files.items()}
    await device.close()
    return MemoryBackend(files)


async def test_who_joins_sends_by_a_key_and_signs_once_for_many_syncs(phone: Member) -> None:
    assert phone.store.meta[KEY]["shown"]
    paths(phone)
    for _ in range(3):
        assert await phone.client.once() is Outcome.DONE
    assert paths(phone).count("/v1/session") == 1
    (device,) = (await phone.identity.list()).all
    assert device.kind == "Firefox on Linux" and device.public
    assert await phone.identity.is_certified(await phone.identity.list(), device)


async def test_the_token_of_a_session_is_never_kept_and_that_of_the_join_not_for_long(
    endpoint: Endpoint, phone: Member
) -> None:
    token = phone.me.account["token"] if phone.me.account else ""
    await phone.client.once()
    session = bearer(phone)
    assert session.startswith("s.") and session.encode() not in kept_bytes(
        {n: bytes(b) for n, b in phone.backend.files.items()}
    )
    refused = await endpoint.sync(token)
    assert (refused.status_code, refused.json()["code"]) == (401, "token")
    async with member(endpoint, await restarted(endpoint, phone)) as later:
        later.run()
        await later.until(lambda: token not in json.dumps(dict(later.me.account or {})))
        assert await later.client.once() is Outcome.DONE


async def test_a_device_that_joined_before_moves_over_with_its_next_sync(
    endpoint: Endpoint, phone: Member
) -> None:
    async with member(endpoint) as old:
        code = await phone.link()
        mailbox = await old.client.join(URL, code.replace("-", "")[:8])
        assert mailbox and KEY not in old.store.meta
        await old.keyring.open_mailbox(code.replace("-", "")[8:], mailbox)
        token = old.store.meta["account"]["token"]
        old.run()
        await old.until(lambda: bool(old.store.meta.get(KEY, {}).get("shown")))
        assert (await endpoint.sync(token)).status_code == 401
        old.sending.wake()
        await old.store.set("visit.set", "v1", {"answer": "yes"})
        await old.until(lambda: old.store.outbox == ())


async def test_a_browser_without_such_keys_goes_on_with_its_token(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.members.NativeCrypto", OldCrypto)
    async with member(endpoint) as old:
        await old.write("Here")
        await old.enrol(endpoint.invite())
        assert not old.store.meta.get(KEY)
        assert await old.client.once() is Outcome.DONE
        async with member(endpoint) as other:
            await other.join(await old.link())
            await other.client.once()
            await other.reads("Here")


async def test_an_answer_that_was_lost_while_moving_loses_nobody(
    endpoint: Endpoint,
) -> None:
    async with member(endpoint) as device:

        async def lose(request: httpx.Request) -> httpx.Response:
            reply = await endpoint.transport.handle_async_request(request)
            if request.url.path == "/v1/devices/key":
                raise httpx.ReadError("cut", request=request)
            return reply

        device.network.instead = lose
        await device.enrol(endpoint.invite())
        assert not device.store.meta[KEY].get("shown")
        device.network.instead = None
        assert await device.client.once() is Outcome.ATTENTION
        await device.identity.show_keys()
        assert await device.client.once() is Outcome.DONE


async def test_a_request_that_was_on_its_way_while_the_key_was_shown_is_sent_again(
    endpoint: Endpoint,
) -> None:
    async with member(endpoint) as device:
        await device.client.enrol(URL, endpoint.invite())

        async def show_meanwhile(request: httpx.Request) -> httpx.Response:
            device.network.instead = None
            await device.identity.show_keys()
            return await endpoint.transport.handle_async_request(request)

        device.network.instead = show_meanwhile
        assert await device.client.once() is Outcome.DONE


async def test_a_session_that_was_ended_is_begun_again(endpoint: Endpoint, phone: Member) -> None:
    await phone.client.once()
    from sqlalchemy import delete

    from app.endpoint.tables import sessions

    with endpoint.database.owner() as connection:
        connection.execute(delete(sessions))
    assert await phone.client.once() is Outcome.DONE


async def test_while_the_journal_is_locked_a_device_with_a_key_sends_and_one_without_waits(
    endpoint: Endpoint, phone: Member
) -> None:
    await phone.keyring.protect(PIN, "pin")
    phone.keyring.lock()
    await phone.store.set("visit.set", "v1", {"answer": "yes"})
    assert await phone.client.once() is Outcome.DONE
    async with member(endpoint) as other:
        await other.keyring.protect(PIN, "pin")
        other.keyring.lock()
        await other.enrol(endpoint.invite())
        assert not other.store.meta.get(KEY)
        assert await other.client.once() is Outcome.DONE
        await other.keyring.unlock(PIN, other.reflect.now())
        await other.until(lambda: bool((other.store.meta.get(KEY) or {}).get("shown")))


async def test_a_revoked_device_keeps_everything_and_says_what_happened(
    phone: Member, tablet: Member
) -> None:
    for device in (phone, tablet, phone):
        await device.client.once()
    devices = await phone.identity.list()
    other = next(each for each in devices.all if each.id != devices.here)
    await phone.identity.revoke(other.id)
    await tablet.write("After that")
    waiting = len(tablet.store.outbox)
    assert waiting and await tablet.client.once() is Outcome.ATTENTION
    assert "signed out from another of your devices" in tablet.client.state.problem
    assert len(tablet.store.outbox) == waiting
    assert tablet.journal == {"On the phone", "After that"}
    await tablet.join(await phone.link())
    for device in (tablet, phone):
        assert await device.client.once() is Outcome.DONE
    await phone.reads("On the phone", "After that")


async def test_a_device_that_was_revoked_in_mid_sync_has_nothing_half_done(
    endpoint: Endpoint, phone: Member, tablet: Member
) -> None:
    for device in (phone, tablet):
        await device.client.once()
    for n in range(700):
        await tablet.store.set("visit.set", f"v{n}", {"answer": "yes"})
    devices = await phone.identity.list()
    count = 0

    async def revoke_after_one(request: httpx.Request) -> httpx.Response:
        nonlocal count
        count += request.url.path == "/v1/sync"
        if count == 2:
            count += 1
            await phone.identity.revoke(
                next(each.id for each in devices.all if each.id != devices.here)
            )
        return await endpoint.transport.handle_async_request(request)

    tablet.network.instead = revoke_after_one
    before = len(tablet.store.outbox)
    assert await tablet.client.once() is Outcome.ATTENTION
    assert 0 < len(tablet.store.outbox) < before
    await phone.client.once()
    got = len([op for op in phone.store.ops if op.device == tablet.store.device])
    assert got == tablet.store.acknowledged


async def test_after_a_device_was_revoked_what_is_written_goes_under_a_key_it_never_had(
    endpoint: Endpoint, phone: Member, tablet: Member
) -> None:
    async with member(endpoint) as lost:
        await lost.join(await phone.link())
        for device in (lost, phone, tablet, phone, tablet):
            await device.client.once()
        devices = await phone.identity.list()
        await phone.identity.revoke(devices.all[-1].id)
        await phone.sending.renewal.owe()
        await phone.sending.renewal.pay()
        await phone.write("After that")
        for device in (phone, tablet):
            await device.client.once()
        await tablet.reads("On the phone", "After that")
        await tablet.write("On the tablet, later")
        for device in (tablet, phone):
            await device.client.once()
        await phone.reads("On the phone", "After that", "On the tablet, later")
        # Even with all that the endpoint has, the one that was lost opens none of it.
        await lost.store.receive(phone.store.ops, "e:1")
        await lost.until(lambda: lost.reflect.locked == 2)
        assert lost.journal == {"On the phone"}
        async with member(endpoint) as new:
            await new.join(await tablet.link())
            await new.client.once()
            await new.reads("On the phone", "After that", "On the tablet, later")


async def test_a_new_key_that_was_cut_short_is_one_that_every_device_has(
    endpoint: Endpoint, phone: Member, tablet: Member
) -> None:
    for device in (phone, tablet, phone):
        await device.client.once()
    await phone.sending.renewal.owe()
    for n in range(1, 4):
        files = {name: bytes(data) for name, data in phone.backend.files.items()}
        left = n

        def power_cut(operation: str, name: str) -> int | None:
            nonlocal left
            left -= operation == "flush"
            if left < 0:
                raise OSError("no power")
            return None

        async with member(endpoint, MemoryBackend(files)) as again:
            again.backend.fault = power_cut
            with suppress(NotSaved):
                await again.sending.renewal.pay()
            again.backend.fault = None
            left_files = {name: bytes(data) for name, data in again.backend.files.items()}
        async with member(endpoint, MemoryBackend(left_files)) as later:
            await later.sending._take_keys()
            await later.sending.renewal.pay()
            assert not later.sending.renewal.is_owed
            sealed = await later.keyring.sealer.seal("e1", "r1", [], {"text": "new"})
            await tablet.store.receive(
                [op for op in later.store.ops if op.device != tablet.store.device], f"e:{n}"
            )
            await tablet.sending._take_keys()
            opened = await tablet.keyring.sealer.open("e1", "r1", [], sealed)
            assert opened == {"text": "new"}


async def test_a_new_key_waits_until_the_journal_is_open(phone: Member) -> None:
    await phone.keyring.protect(PIN, "pin")
    phone.keyring.lock()
    await phone.sending.renewal.owe()
    await phone.keyring.unlock(PIN, phone.reflect.now())
    await phone.until(lambda: not phone.store.meta["renewal"])


async def test_signing_out_tells_the_endpoint_and_works_without_it(
    endpoint: Endpoint, phone: Member, tablet: Member
) -> None:
    await tablet.me.leave()
    (here, gone) = (await phone.identity.list()).all
    assert here.revoked is None and gone.revoked is not None
    assert tablet.store.meta[KEY] is None
    await phone.write("Not sent yet")
    waiting = phone.store.outbox
    phone.network.instead = no_signal
    await phone.me.leave()
    assert phone.me.account is None
    assert phone.store.outbox == waiting
    assert phone.journal == {"On the phone", "Not sent yet"}


async def test_who_lost_every_device_gets_account_and_journal_back_by_the_recovery_code(
    endpoint: Endpoint, phone: Member
) -> None:
    code = await phone.sending.coding.make()
    with pytest.raises(Rejected, match="recovery code"):
        async with member(endpoint) as early:
            await early.sending.recover("", code)
    await phone.sending.coding.confirm(code.lower())
    await phone.client.once()
    async with member(endpoint) as new:
        await new.write("On the new one")
        await new.sending.recover("", code.replace("-", " "))
        assert new.me.account is not None
        await new.client.once()
        await new.reads("On the phone", "On the new one")
        await phone.client.once()
        await phone.reads("On the phone", "On the new one")
        assert new.store.meta["mailbox"] is None
    path = Path(endpoint.database_url.removeprefix("sqlite:///"))
    database = b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))
    assert code.encode() not in database and code.replace("-", "").encode() not in database


async def test_a_recovery_code_gives_back_keys_that_were_made_after_it(
    endpoint: Endpoint, phone: Member, tablet: Member
) -> None:
    code = await phone.sending.coding.make()
    await phone.sending.coding.confirm(code)
    for device in (phone, tablet):
        await device.client.once()
    devices = await tablet.identity.list()
    await tablet.identity.revoke(devices.all[0].id)
    await tablet.sending.renewal.owe()
    await tablet.sending.renewal.pay()
    await tablet.write("After that")
    await tablet.client.once()
    async with member(endpoint) as new:
        await new.sending.recover("", code)
        await new.client.once()
        await new.reads("On the phone", "After that")


async def test_a_code_of_the_endpoints_own_making_is_given_no_keys(phone: Member) -> None:
    from app.keys.device import text_of
    from app.keys.letter import new_pair

    crypto = NativeCrypto()
    _, public = await new_pair(crypto)
    seed = await crypto.random(32)
    own = text_of(public)
    signature = await crypto.sign(seed, f"lw1/code/{own}/h".encode())
    forged = {
        "public": own,
        "hash": "h",
        "by": text_of(await crypto.public(seed)),
        "signature": text_of(signature),
    }
    await phone.sending.coding._shares.say_code(forged)
    paths(phone)
    with pytest.raises(Exception, match="could not be opened"):
        await phone.sending.coding.seal_again()
    assert paths(phone) == []


async def test_two_devices_take_everything_along_to_another_endpoint(
    endpoint: Endpoint, other_endpoint: Endpoint, phone: Member, tablet: Member
) -> None:
    await tablet.write("On the tablet")
    for device in (phone, tablet, phone):
        await device.client.once()
    await phone.me.leave()
    phone.network.endpoint = other_endpoint
    await phone.enrol(other_endpoint.invite())
    assert await phone.client.once() is Outcome.DONE
    async with member(other_endpoint) as new:
        await new.join(await phone.link())
        await new.client.once()
        await new.reads("On the phone", "On the tablet")
    # The other device comes along too, and nothing is there twice.
    await tablet.me.leave()
    tablet.network.endpoint = other_endpoint
    await tablet.join(await phone.link())
    for device in (tablet, phone, tablet):
        assert await device.client.once() is Outcome.DONE
    for device in (phone, tablet):
        await device.reads("On the phone", "On the tablet")


async def test_a_letter_that_fits_nobody_lets_nobody_in(endpoint: Endpoint, phone: Member) -> None:
    code = await phone.sending.coding.make()
    await phone.sending.coding.confirm(code)
    from sqlalchemy import update

    from app.endpoint.tables import recoveries

    with endpoint.database.owner() as connection:
        connection.execute(update(recoveries).values(letter="AAAA"))
    async with member(endpoint) as new:
        with pytest.raises(CodeIsSpent):
            await new.sending.recover("", code)
        assert new.me.account is None and new.store.meta["mailbox"] is None


async def test_without_a_network_a_code_is_not_in_force(phone: Member) -> None:
    code = await phone.sending.coding.make()
    phone.network.instead = no_signal
    with pytest.raises(Offline):
        await phone.sending.coding.confirm(code)
    phone.network.instead = None
    await phone.sending.coding.confirm(code)
    assert (await phone.identity.list()).code is not None
