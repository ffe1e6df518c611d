"""Views from the request to the comparison: in codes from device to device, and at the endpoint."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.keys.errors import Unsupported
from app.models.assessment import TEMPLATE
from app.models.journal import Written
from app.models.view_request import NotAView, TooLong
from app.models.views import Shown
from app.state.view_errors import Ended, Full, NoName, NoSite, NotAsked, OtherDevice
from app.state.viewing import NoGroup, NothingSaid
from app.sync.client import SyncClient
from app.sync.errors import Offline, Rejected
from tests.endpoints import URL, Endpoint
from tests.states import NOON, new_device
from tests.viewers import (
    Asker,
    OldBrowser,
    answer_of,
    asker,
    carry,
    colleague,
    fill,
    joined,
    on,
    request_of,
)

DAY = 24 * 60 * 60 * 1000


@pytest.fixture
def clock() -> Callable[[], int]:
    """The endpoint's clock goes as the devices' do."""
    return lambda: NOON


def shown(one: Asker, id: str = "1.1") -> Shown | None:
    picture = one.views.picture(one.round)
    assert picture is not None
    return picture.all.get(id)


async def test_three_colleagues_answer_in_codes_and_are_seen_together() -> None:
    one = await asker()
    await one.views.ask("  Sam   Lee ", 5, 2)
    request = request_of(one.address)
    assert request.name == "Sam Lee" and not request.endpoint and len(request.public) == 32
    assert len(request.statements) == 16 and request.until == "2025-12-10"
    for count, said in enumerate(("34", "44"), 1):
        await carry(one, said)
        assert one.views.count(one.round) == count
        assert not one.views.can_look(one.round) and shown(one) is None
    await one.views.look(one.round)
    assert one.round.looks == () and shown(one) is None and one.views.others == ()
    await carry(one, "20", "report", "You listen")
    assert one.views.can_look(one.round) and shown(one) is None
    await one.views.look(one.round)
    assert shown(one) == Shown(9, 3) and shown(one, "1.2") is None
    again = await one.restart()
    assert shown(again) == Shown(9, 3) and again.round.looks == one.round.looks
    found = {each.id: (each.average, each.raters) for each in again.views.others}
    assert found == {"1": (3.0, 3), "1.1": (3.0, 3)}


async def test_a_fourth_answer_in_a_code_waits_and_is_deleted_unseen_at_the_end() -> None:
    one = await asker()
    await one.views.ask("Sam", 8, 2)
    for said in ("3", "3", "3"):
        await carry(one, said)
    await one.views.look(one.round)
    before = one.views.picture(one.round)
    late = await carry(one, "1", words="Too loud")
    assert one.views.count(one.round) == 4 and not one.views.can_look(one.round)
    await one.views.look(one.round)
    assert one.views.picture(one.round) == before
    await one.views.look(one.round, close=True)
    assert one.views.picture(one.round) == before
    assert one.round.is_closed and one.round.left == 1 and one.views.count(one.round) == 4
    assert not one.views.is_kept(late)
    with pytest.raises(Ended):
        await one.views.keep(late)
    with pytest.raises(Ended):
        await one.views.look(one.round)
    assert not (await one.restart()).views.is_kept(late)


async def test_who_is_reported_to_is_shown_alone_only_with_their_tick() -> None:
    one = await asker()
    await one.views.ask("Sam", 5, 2)
    quiet = await colleague(one.address)
    await fill(quiet, "1", "lead")
    await quiet.show()
    await one.views.keep(answer_of(quiet))
    assert not one.views.can_look(one.round)
    boss = await colleague(one.address)
    await fill(boss, "2", "lead", "Delegate more")
    await boss.stand_alone()
    await boss.show()
    await one.views.keep(answer_of(boss))
    await one.views.look(one.round)
    picture = one.views.picture(one.round)
    assert picture is not None and not picture.all and picture.words == ()
    assert picture.alone == {"1.1": Shown(2, 1)} and picture.alone_words == ("Delegate more",)
    # Whoever chooses another group takes the tick back.
    await boss.belong("peer")
    assert boss.sheet is not None and not boss.sheet.is_alone


async def test_three_colleagues_answer_at_the_endpoint_and_both_devices_show_the_same(
    endpoint: Endpoint,
) -> None:
    one = await joined(endpoint)
    await one.views.ask("Sam", 5, 2)
    assert one.round.request.endpoint == URL and one.round.way == "endpoint"
    assert one.views.count(one.round) is None
    for count, said in enumerate(("3", "4", "2"), 1):
        other = await colleague(one.address, endpoint.http)
        await fill(other, said, words=f"Words {said}")
        await other.send()
        assert other.sheet is not None and other.sheet.is_given and not other.sheet.said
        await one.views.fetch(one.round)
        assert one.views.count(one.round) == count and shown(one) is None
        assert one.views.can_look(one.round) == (count == 3)
    first = SyncClient(one.device.store, endpoint.http)
    link = await first.link("sealed")
    await one.views.look(one.round)
    assert shown(one) == Shown(9, 3)
    picture = one.views.picture(one.round)
    assert picture is not None and sorted(picture.words) == ["Words 2", "Words 3", "Words 4"]

    two = await asker(endpoint.http)
    two.device.sealer = one.device.sealer
    two.reflect.journal._sealing = one.device.sealer
    second = SyncClient(two.device.store, endpoint.http)
    await second.join(URL, link)
    await first.once()
    await second.once()
    await two.reflect.load()
    assert shown(two) == Shown(9, 3) and two.round == one.round
    count = len(two.device.store.ops)
    await two.views.fetch(two.round)
    assert len(two.device.store.ops) == count


async def test_two_devices_that_fetch_apart_have_each_answer_once(endpoint: Endpoint) -> None:
    one = await joined(endpoint)
    await one.views.ask("Sam", 5, 2)
    first = SyncClient(one.device.store, endpoint.http)
    two = await asker(endpoint.http)
    two.reflect.journal._sealing = one.device.sealer
    second = SyncClient(two.device.store, endpoint.http)
    await second.join(URL, await first.link("sealed"))
    await first.once()
    await second.once()
    await two.reflect.load()
    for said in ("3", "4", "2"):
        other = await colleague(one.address, endpoint.http)
        await fill(other, said)
        await other.send()
    await one.views.look(one.round)
    await two.views.look(two.round)
    await first.once()
    await second.once()
    await first.once()
    for device in (one, two):
        await device.reflect.load()
        assert shown(device) == Shown(9, 3) and len(device.round.looks) == 1
        assert device.views.count(device.round) == 3


async def test_the_endpoint_holds_nothing_that_anybody_could_read(endpoint: Endpoint) -> None:
    one = await joined(endpoint)
    await one.views.ask("Sam Lee", 5, 2)
    other = await colleague(one.address, endpoint.http)
    await fill(other, "3412", "report", "You listen")
    await other.send()
    await SyncClient(one.device.store, endpoint.http).once()
    path = endpoint.database_url.removeprefix("sqlite:///")
    held = b"".join(Path(path + end).read_bytes() for end in ("", "-wal"))
    for words in (b"Sam Lee", b"You listen", b'"report"', b"3412", b"~views"):
        assert words not in held
    assert one.round.request.token.encode() not in held


async def test_a_browser_without_the_keys_for_it_carries_its_answer_instead(
    endpoint: Endpoint,
) -> None:
    one = await joined(endpoint)
    await one.views.ask("Sam", 5, 2)
    for said in ("3", "3"):
        other = await colleague(one.address, endpoint.http)
        await fill(other, said)
        await other.send()
    old = await colleague(one.address, endpoint.http, OldBrowser())
    await fill(old, "3", "peer")
    with pytest.raises(Unsupported):
        await old.send()
    assert old.sheet is not None and old.sheet.said
    await old.show()
    carried = answer_of(old)
    assert not carried.is_sealed
    # The one who asked brings it to the endpoint, where it waits with the others.
    for _ in range(2):
        await one.views.keep(carried)
    assert one.views.count(one.round) == 3
    await one.views.look(one.round)
    assert shown(one) == Shown(9, 3)
    # Who asks on such a browser asks without an endpoint.
    asked = await asker(crypto=OldBrowser())
    await asked.views.ask("Kim", 5, 1)
    assert asked.round.request.public == b"" and asked.round.way == "carried"
    for said in ("3", "3", "4"):
        await carry(asked, said)
    await asked.views.look(asked.round)
    assert shown(asked) == Shown(10, 3)


async def test_an_answer_counts_once_however_often_its_code_is_opened() -> None:
    one = await asker()
    await one.views.ask("Sam", 5, 2)
    carried = await carry(one, "3")
    for _ in range(3):
        await one.views.keep(carried)
    assert one.views.is_kept(carried) and one.views.count(one.round) == 1
    # The same colleague may show it again, or change it first: it is still one.
    other = await colleague(one.address)
    await fill(other, "3")
    await other.show()
    first = answer_of(other)
    await other.say("1.1", "4")
    assert other.code == ""
    await other.show()
    second = answer_of(other)
    assert first.id == second.id and first.body != second.body
    await one.views.keep(first)
    await one.views.keep(second)
    assert one.views.count(one.round) == 2


async def test_what_belongs_elsewhere_is_refused_in_words_and_changes_nothing() -> None:
    one, two = await asker(), await asker()
    await one.views.ask("Sam", 3, 2)
    await two.views.ask("Kim", 3, 2)
    other = await colleague(two.address)
    await fill(other, "3")
    await other.show()
    theirs = answer_of(other)
    count = len(one.device.store.ops)
    with pytest.raises(NotAsked, match="Nothing was changed"):
        await one.views.keep(theirs)
    forged = type(theirs)(one.round.id, theirs.id, True, theirs.body)
    swapped = type(theirs)(two.round.id, "0" * 26, True, theirs.body)
    with pytest.raises(NotAView):
        await one.views.keep(forged)
    with pytest.raises(NotAView):
        await two.views.keep(swapped)
    assert len(one.device.store.ops) == count
    for said in ("3", "3", "3"):
        await carry(one, said)
    with pytest.raises(Full):
        await carry(one, "4")


async def test_an_answer_cannot_take_the_place_of_an_entry() -> None:
    one = await asker()
    await one.views.ask("Sam", 5, 2)
    entry = await one.reflect.journal.save(None, Written("R1", 1, {"a": "Mine"}), 1)
    await one.reflect.load()
    other = await colleague(one.address)
    await fill(other, "3")
    assert other.sheet is not None
    other.sheet = type(other.sheet)(entry, other.sheet.said, "peer")
    await other.show()
    await one.views.keep(answer_of(other))
    kept = one.reflect.entry(entry)
    assert kept is not None and kept.written.answers == {"a": "Mine"}


async def test_another_device_of_the_same_person_neither_takes_codes_in_nor_looks() -> None:
    one = await asker()
    await one.views.ask("Sam", 5, 2)
    carried = await carry(one, "3")
    elsewhere = await one.restart()
    await elsewhere.device.store.remember("device", "another")
    assert not elsewhere.views.is_here(elsewhere.round)
    assert not elsewhere.views.can_look(elsewhere.round)
    other = await colleague(one.address)
    await fill(other, "3")
    await other.show()
    for doing in (
        elsewhere.views.look(elsewhere.round),
        elsewhere.views.keep(answer_of(other)),
    ):
        with pytest.raises(OtherDevice):
            await doing
    assert elsewhere.views.is_kept(carried)


async def test_a_request_needs_a_name_and_an_address() -> None:
    one = await asker()
    with pytest.raises(NoName):
        await one.views.ask("  ", 5, 2)
    one.views.site = ""
    with pytest.raises(NoSite):
        await one.views.ask("Sam", 5, 2)
    assert one.views.rounds == () and one.device.store.ops == ()


async def test_without_a_network_nothing_is_asked_or_sent_and_all_of_it_is_here(
    endpoint: Endpoint,
) -> None:
    one = await joined(endpoint)
    http, one.views.client._http = one.views.client._http, (await asker()).views.client._http
    with pytest.raises(Offline):
        await one.views.ask("Sam", 5, 2)
    assert one.views.rounds == ()
    one.views.client._http = http
    await one.views.ask("Sam", 5, 2)
    other = await colleague(one.address)
    await fill(other, "3", words="Kind")
    with pytest.raises(Offline):
        await other.send()
    assert (
        other.sheet is not None and other.sheet.said == {"1.1": 3} and other.sheet.words == "Kind"
    )
    await other.show()
    assert answer_of(other).is_sealed


async def test_a_request_that_was_taken_back_or_is_full_says_so_and_loses_nothing(
    endpoint: Endpoint,
) -> None:
    one = await joined(endpoint)
    await one.views.ask("Sam", 3, 2)
    address = one.address
    for said in ("3", "3", "3"):
        other = await colleague(address, endpoint.http)
        await fill(other, said)
        await other.send()
    late = await colleague(address, endpoint.http)
    await fill(late, "3")
    with pytest.raises(Rejected, match="As many colleagues"):
        await late.send()
    await one.views.look(one.round)
    await one.views.forget(one.round)
    assert one.views.rounds == () and one.reflect.records == ()
    with pytest.raises(Rejected, match="taken back"):
        await late.send()
    assert late.sheet is not None and late.sheet.said == {"1.1": 3}
    assert (await one.restart()).views.rounds == ()


async def test_rubbish_at_the_endpoint_is_counted_and_shown_as_nothing(endpoint: Endpoint) -> None:
    one = await joined(endpoint)
    await one.views.ask("Sam", 5, 2)
    for said in ("3", "3"):
        other = await colleague(one.address, endpoint.http)
        await fill(other, said)
        await other.send()
    body = {"token": one.round.request.token, "id": "0" * 26, "letter": "L" * 400}
    assert (await endpoint.http.post("/v1/views/answer", json=body)).status_code == 200
    await one.views.look(one.round)
    assert one.round.unread == 1 and shown(one) is None


async def test_what_is_half_answered_outlives_the_battery_sealed_and_is_gone_once_given() -> None:
    one = await asker()
    await one.views.ask("Sam", 5, 2)
    device = await new_device()
    viewing = on(device)
    await viewing.open(request_of(one.address))
    await viewing.turn(3)
    await fill(viewing, "3-2", "report", "Patient and fair")
    await viewing.typing.flush()
    kept = json.dumps(dict(device.store.drafts))
    assert "Patient" not in kept and "report" not in kept
    device = await device.restart()
    viewing = on(device)
    await viewing.open(request_of(one.address))
    sheet = viewing.sheet
    assert sheet is not None and sheet.said == {"1.1": 3, "2.1": 2} and sheet.step == 3
    assert sheet.group == "report" and sheet.words == "Patient and fair"
    await viewing.say("1.1", "3")
    assert viewing.sheet is not None and viewing.sheet.said == {"2.1": 2}
    await viewing.show()
    await viewing.finish()
    viewing = on(await device.restart())
    await viewing.open(request_of(one.address))
    assert viewing.sheet is not None and viewing.sheet.is_given and not viewing.sheet.said


async def test_an_answer_needs_something_said_and_a_group_and_words_that_fit() -> None:
    one = await asker()
    await one.views.ask("Sam", 5, 2)
    other = await colleague(one.address)
    with pytest.raises(NothingSaid):
        await other.show()
    await other.say("1.1", "0")
    with pytest.raises(NothingSaid):
        await other.show()
    await other.say("1.2", "4")
    with pytest.raises(NoGroup):
        await other.show()
    await other.belong("peer")
    other.type("語" * 300)
    with pytest.raises(TooLong):
        await other.show()
    assert other.sheet is not None and other.sheet.words == "語" * 300
    other.type("ok")
    await other.show()


async def test_a_request_is_over_after_its_last_day() -> None:
    one = await asker()
    await one.views.ask("Sam", 5, 1)
    other = await colleague(one.address)
    assert other.request is not None
    assert not one.views.is_over(one.round) and not other.is_over(other.request)
    one.device.time += 8 * DAY
    assert one.views.is_over(one.round)
    other.now = one.device.now
    assert other.is_over(other.request)


async def test_no_plain_op_or_draft_holds_a_word_of_it() -> None:
    one = await asker()
    await one.views.ask("Sam Lee", 5, 2)
    for said in ("3", "3", "3"):
        await carry(one, said, "report", "You listen")
    await one.views.look(one.round)
    plain = json.dumps([op.wire() for op in one.device.store.ops]) + json.dumps(
        dict(one.device.store.drafts)
    )
    for words in ("Sam Lee", "You listen", "report", "~views", one.round.request.public.hex()):
        assert words not in plain
    await one.reflect.lock()
    assert one.views.rounds == () and one.views.others == () and one.views.own == {}


async def test_ones_own_view_is_that_of_the_newest_self_assessment() -> None:
    one = await asker()
    assert one.views.own == {}
    for at, frequency in ((1, 2), (2, 4)):
        data = {"form": "short", "answers": {"1.1": [frequency, 3], "1.2": [0, 3]}}
        await one.reflect.journal.save(None, Written(TEMPLATE, at, data=data), at)
    await one.reflect.load()
    assert one.views.own == {"1.1": 4}
