"""What two people answered differently: shown with both answers, and settled by either of them."""

from __future__ import annotations

import pytest

from app.store.differences import differences, settle, unite
from app.store.store import Store
from tests.parcels import VISIT, documents, hand, new, visited


async def pair(field: str, mine: str | None, theirs: str | None) -> tuple[Store, Store]:
    """Return two devices that gave two answers without knowing of each other, and exchanged."""
    first, second = await visited(), await new()
    await hand(first, second)
    await first.set("visit.set", VISIT, {field: mine})
    await second.set("visit.set", VISIT, {field: theirs})
    await hand(first, second)
    await hand(second, first)
    return first, second


def same(first: Store, second: Store) -> bool:
    """Whether both have the same visit."""
    visits = [documents(store)["visits"][VISIT] for store in (first, second)]
    return bool(visits[0] == visits[1])


async def test_both_see_both_answers_their_own_first() -> None:
    first, second = await pair("answer.b", "yes", "no")
    for store, own, other in ((first, "yes", "no"), (second, "no", "yes")):
        (found,) = differences(store, VISIT)
        assert found.field == "answer.b" and found.shown in ("yes", "no")
        assert [(said.value, said.is_own) for said in found.said] == [(own, True), (other, False)]


async def test_the_same_answer_from_both_is_no_difference() -> None:
    for store in await pair("answer.b", "yes", "yes"):
        assert differences(store, VISIT) == ()


async def test_when_a_visit_was_finished_is_nothing_to_settle() -> None:
    for store in await pair("finished", "1", "2"):
        assert differences(store, VISIT) == ()


async def test_there_are_none_in_a_visit_that_is_not_here() -> None:
    assert differences(await new(), "gone") == ()
    assert await unite(await new(), "gone") == 0


@pytest.mark.parametrize("value", ["yes", "no", "yes\nno"])
@pytest.mark.parametrize("who", [0, 1])
async def test_either_of_them_settles_it_for_both(who: int, value: str) -> None:
    stores = await pair("answer.b", "yes", "no")
    await settle(stores[who], differences(stores[who], VISIT)[0], value)
    assert differences(stores[who], VISIT) == ()
    await hand(stores[who], stores[1 - who])
    assert same(*stores)
    document = documents(stores[0])["visits"][VISIT]
    assert document["conflicts"] == [] and document["fields"]["answer.b"] == value
    assert {said for _, said, _ in document["versions"]["answer.b"]} >= {"yes", "no"}


async def test_a_third_device_does_not_keep_it_from_being_settled() -> None:
    first, _second = await pair("answer.b", "yes", "no")
    third = await new()
    await third.set("visit.set", VISIT, {"answer.b": "partly"})
    await hand(third, first)
    (found,) = differences(first, VISIT)
    assert len(found.said) == 3
    await settle(first, found, "yes")
    assert differences(first, VISIT) == ()


async def test_notes_of_two_are_put_together_and_both_come_to_the_same_words() -> None:
    first, second = await pair("note.b", "The lock sticks", "No bell at night")
    assert await unite(first, VISIT) == await unite(second, VISIT) == 1
    await hand(first, second)
    await hand(second, first)
    assert same(first, second)
    document = documents(first)["visits"][VISIT]
    lines = document["fields"]["note.b"].split("\n")
    assert sorted(lines) == ["No bell at night", "The lock sticks"]
    assert document["conflicts"] == []
    assert await unite(first, VISIT) == await unite(second, VISIT) == 0


async def test_a_note_that_is_in_the_other_already_is_not_said_twice() -> None:
    first, _ = await pair("note.b", "The lock sticks", "The lock sticks. No bell at night")
    await unite(first, VISIT)
    assert documents(first)["visits"][VISIT]["fields"]["note.b"] == (
        "The lock sticks. No bell at night"
    )


async def test_a_note_that_one_took_back_stays_where_the_other_wrote_it() -> None:
    first, _ = await pair("note.a", None, "They knew why, and said so")
    await unite(first, VISIT)
    assert documents(first)["visits"][VISIT]["fields"]["note.a"] == "They knew why, and said so"


async def test_what_became_of_a_promise_is_settled_too() -> None:
    first, second = await visited(), await new()
    await hand(first, second)
    await first.set("promise.set", "p1", {"state": "done"})
    await second.set("promise.set", "p1", {"state": "cant"})
    await hand(second, first)
    (found,) = differences(first, VISIT, ["p1"])
    assert (found.record, found.field) == ("p1", "state")
    assert {said.value for said in found.said} == {"done", "cant"}
    await settle(first, found, "done")
    await hand(first, second)
    assert differences(second, VISIT, ["p1"]) == ()
    assert documents(second)["promises"]["p1"]["fields"]["state"] == "done"
