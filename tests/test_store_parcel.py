"""A visit handed on: both have the same afterwards, nothing is lost, nothing else went along."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Damaged, LeadwellError
from app.models.op import canonical
from app.models.parcel import codes
from app.store.archive import Imported, export_archive, import_archive
from app.store.course import Course
from app.store.ledger import original
from app.store.parcel import WholeFile, look, parcel_file, parcel_in, parcel_of, take_in
from app.store.selection import SORTS
from app.store.store import Change, Store
from app.store.unpack import ForeignFile, NewerFile, SharedFile
from tests.parcels import VISIT, by_codes, by_file, content_of, documents, hand, new, visited
from tests.stores import everything

FIELDS = ("place", "answer.a", "answer.b", "note.a", "note.b", "finished")
edits = st.tuples(
    st.integers(0, 1),
    st.sampled_from(("visit", "promise", "word", "hand")),
    st.sampled_from(FIELDS),
    st.sampled_from(("yes", "no", None, "The lift lock sticks")),
)


async def _edit(store: Store, kind: str, field: str, value: str | None, n: int) -> None:
    if kind == "visit":
        await store.set("visit.set", VISIT, {field: value})
    elif kind == "promise":
        await store.set("promise.set", f"q{n % 3}", {"visit": VISIT, "words": value})
    else:
        event = {"e": f"e{n}", "k": "word", "said": "yes", "line": value}
        await store.commit(Change("promise.word", "p1", event))


async def test_the_other_device_has_the_visit_and_all_that_names_it() -> None:
    mine, theirs = await visited(), await new()
    assert await hand(mine, theirs) == Imported(6, 0)
    there = documents(theirs)
    assert {name: set(rows) for name, rows in there.items()} == {
        "visits": {VISIT},
        "promises": {"p1"},
        "receipts": {"r1"},
        "heard": {"p1"},
    }
    assert there["visits"][VISIT] == documents(mine)["visits"][VISIT]
    assert there["promises"]["p1"] == documents(mine)["promises"]["p1"]


async def test_nothing_that_is_not_of_the_visit_is_in_the_file() -> None:
    mine = await visited()
    data = gzip.decompress(await parcel_file(await content_of(mine), "visit", Course()))
    for secret in (b"private", b"Another", b"c2VhbGVk", b"half a sen", b"a key", b"learn", b"m1"):
        assert secret not in data
    assert b"They knew why" in data


async def test_codes_bring_the_very_same_as_a_file() -> None:
    mine = await visited()
    assert await by_codes(mine) == await by_file(mine)


async def test_a_short_visit_is_one_code_and_a_whole_walkround_a_few() -> None:
    mine = await visited()
    assert len(codes(await content_of(mine))) == 1
    for n in range(25):
        await mine.set("visit.set", VISIT, {f"answer.item-{n}": ("yes", "no", "partly")[n % 3]})
    assert len(codes(await content_of(mine))) <= 3


async def test_handed_on_twice_or_back_it_changes_nothing() -> None:
    mine, theirs = await visited(), await new()
    await hand(mine, theirs)
    before = everything(theirs)
    assert await hand(mine, theirs) == Imported(0, 6)
    assert everything(theirs) == before
    before = everything(mine)
    assert await hand(theirs, mine) == Imported(0, 6)
    assert everything(mine) == before


async def test_both_answers_are_kept_where_two_differ_and_the_last_one_counts() -> None:
    mine, theirs = await visited(), await new()
    await hand(mine, theirs)
    await mine.set("visit.set", VISIT, {"answer.b": "yes", "answer.c": "no"})
    await theirs.set("visit.set", VISIT, {"answer.b": "no", "answer.d": "partly"})
    await hand(mine, theirs)
    await hand(theirs, mine)
    document = documents(mine)["visits"][VISIT]
    assert document == documents(theirs)["visits"][VISIT]
    assert document["conflicts"] == ["answer.b"]
    assert {value for _, value, _ in document["versions"]["answer.b"]} == {"yes", "no"}
    assert document["fields"]["answer.c"] == "no" and document["fields"]["answer.d"] == "partly"


@given(st.lists(edits, max_size=14), st.lists(st.integers(0, 1), max_size=4))
@settings(max_examples=40, deadline=None)
def test_two_devices_that_edit_and_exchange_in_any_order_end_the_same_and_lose_nothing(
    script: list[tuple[int, str, str, str | None]], ending: list[int]
) -> None:
    async def run() -> None:
        stores = [await visited(), await new()]
        await hand(stores[0], stores[1])
        for n, (who, kind, field, value) in enumerate(script):
            if kind == "hand":
                await hand(stores[who], stores[1 - who])
            else:
                await _edit(stores[who], kind, field, value, n)
        for who in (*ending, 0, 1):
            await hand(stores[who], stores[1 - who])
        mine, theirs = stores
        at_mine = {name: rows for name, rows in documents(mine).items()}
        del at_mine["visits"]["v2"], at_mine["promises"]["p2"]
        assert documents(theirs) == at_mine
        written = {op.id for store in stores for op in store.ops if op.type != "relay"}
        assert written == {original(op).id for op in mine.ops}
        assert await hand(mine, theirs) == Imported(0, len(await _ops(mine)))

    asyncio.run(run())


async def _ops(store: Store) -> list[Any]:
    ops: list[Any] = (await content_of(store))["ops"]
    return ops


async def test_what_a_parcel_would_bring_is_told_and_nothing_is_changed() -> None:
    mine, theirs = await visited(), await new()
    parcel = await by_file(mine)
    assert (parcel.kind, parcel.sender, parcel.visit) == ("visit", "Sam", VISIT)
    before = everything(theirs)
    found = await look(theirs, parcel, Course())
    assert everything(theirs) == before
    assert found.new == 6
    assert found.fresh["visits"] == {VISIT} and found.fresh["promises"] == {"p1"}
    await take_in(theirs, parcel, Course())
    await mine.set("promise.set", "p1", {"state": "done"})
    found = await look(theirs, await by_file(mine), Course())
    assert (found.new, found.fresh["promises"], found.added["promises"]) == (
        1,
        frozenset(),
        frozenset({"p1"}),
    )


async def _file(content: Any, /, **changes: Any) -> bytes:
    digest = hashlib.sha256(canonical(content)).hexdigest()
    envelope = {"format": "leadwell-visit", "version": 1, "digest": digest, "content": content}
    return gzip.compress(json.dumps({**envelope, **changes}).encode())


async def test_a_parcel_cannot_bring_what_is_nobody_elses_to_change() -> None:
    content = await content_of(await visited())
    sealed = {"rev": "r9", "parents": [], "sealed": "c2VhbGVk", "at": 1}
    content["ops"] += [
        {**content["ops"][0], "q": 90, "t": "setting.set", "p": {"set": {"name": "Eve"}}},
        {**content["ops"][0], "q": 91, "t": "journal.revision", "p": sealed},
        {**content["ops"][0], "q": 92, "t": "later.kind", "p": {"any": "thing"}},
    ]
    parcel = await parcel_in(await _file(content), Course())
    assert parcel.left == 3
    theirs = await new()
    await take_in(theirs, parcel, Course())
    assert {original(op).type for op in theirs.ops} <= {sort.type for sort in SORTS}
    assert theirs.documents("settings") == [] and theirs.documents("journal") == []


async def test_what_does_not_belong_to_the_visit_is_left_aside() -> None:
    content = await content_of(await visited())
    other = {"set": {"place": "Elm house"}, "over": {}}
    content["ops"] += [
        {**content["ops"][0], "q": 90, "r": "v9", "p": other},
        {**content["ops"][0], "q": 91, "t": "area.set", "r": "a9", "p": other},
    ]
    parcel = await parcel_of("visit", content, Course())
    assert parcel.left == 2 and {op.record for op in parcel.ops} == {VISIT, "p1", "r1"}


@pytest.mark.parametrize(
    "payload",
    [
        {"set": {"place": 1}, "over": {"place": ["a"]}},
        {"set": [1]},
        {"over": {}},
    ],
)
@pytest.mark.parametrize("type", ["visit.set", "area.set"])
async def test_a_change_of_a_wrong_form_never_gets_into_the_log(
    type: str, payload: dict[str, Any]
) -> None:
    content = await content_of(await visited())
    content["ops"].append({**content["ops"][0], "q": 90, "t": type, "p": payload})
    try:
        parcel = await parcel_of("visit", content, Course())
    except Damaged:
        return
    assert all(op.payload != payload for op in parcel.ops)


async def test_every_door_says_which_file_it_got_and_changes_nothing() -> None:
    mine, theirs = await visited(), await new()
    before = everything(theirs)
    with pytest.raises(WholeFile, match="under Me"):
        await parcel_in(export_archive(mine), Course())
    with pytest.raises(SharedFile, match="under Visit"):
        await import_archive(theirs, await parcel_file(await content_of(mine), "visit", Course()))
    assert everything(theirs) == before


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"format": "other"}, ForeignFile),
        ({"version": 2}, NewerFile),
        ({"digest": "0"}, Damaged),
        ({"content": {"ops": []}}, Damaged),
    ],
)
async def test_a_foreign_or_newer_file_says_so(
    changes: dict[str, Any], error: type[LeadwellError]
) -> None:
    data = await _file(await content_of(await visited()), **changes)
    with pytest.raises(error):
        await parcel_in(data, Course())


@pytest.mark.parametrize("about", [None, [], {}, {"visit": 5}, {"visit": "elsewhere"}])
async def test_a_visit_file_that_is_about_no_visit_is_refused(about: Any) -> None:
    content = {**await content_of(await visited()), "about": about}
    with pytest.raises(Damaged):
        await parcel_in(await _file(content), Course())


@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255), cut=st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_torn_file_changes_nothing(place: float, flip: int, cut: bool) -> None:
    async def run() -> None:
        mine = await visited()
        data = bytearray(await parcel_file(await content_of(mine), "visit", Course()))
        at = int(place * len(data))
        if cut:
            del data[at:]
        else:
            data[at] ^= flip
        try:
            parcel = await parcel_in(bytes(data), Course())
        except LeadwellError as error:
            assert "othing" in str(error)
        else:
            # Some bits of a gzip header mean nothing; the checksum behind it still holds.
            assert len(parcel.ops) == 6

    asyncio.run(run())
