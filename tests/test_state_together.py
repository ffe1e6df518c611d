"""Two people on one visit, as the screens do it: handed on, looked at, taken in, handed back."""

from __future__ import annotations

import pytest

from app.errors import LeadwellError, NotSaved
from app.keys.errors import WrongPassPhrase
from app.keys.native import NativeCrypto
from app.models.parcel import CutVisitCode, NewerVisitCode, NotAVisitCode
from app.models.visit import Visit
from app.state.arrival import Arrival, NothingTyped
from app.state.me import NoPassPhrase
from app.state.together import ROUTE, Together
from app.state.visit import Visits
from app.store.archive import export_archive
from app.store.parcel import WholeFile
from app.store.settings import SettingsRepository
from tests.states import Device, new_device
from tests.stores import everything
from tests.teams import FIX, SITE, visited


class Person:
    """Somebody with a device, and what its screens show and do."""

    def __init__(self, device: Device) -> None:
        """Use `device`."""
        self.device = device
        self.store = device.store
        self.visits: Visits = device.visits()
        self.together = Together(self.store, self.visits, NativeCrypto(), SITE, device.now)
        self.arrival: Arrival = self.together.arrival

    @property
    def visit(self) -> Visit:
        """The newest visit."""
        return self.visits.visits[0]

    async def codes(self) -> list[str]:
        """Return the newest visit as codes."""
        addresses = await self.together.codes(self.visit)
        assert all(address.startswith(SITE + ROUTE) for address in addresses)
        return [address.removeprefix(SITE + ROUTE) for address in addresses]

    async def take_in(self, data: bytes) -> None:
        """Open a file and take in what is in it."""
        await self.arrival.open_file(data)
        await self.arrival.add()

    async def go(self, place: str = "Maple ward", template: str = "ward-walkround") -> Visit:
        """Begin a visit."""
        self.visits.typing.type(f"place/{template}", place)
        id = await self.visits.start(template)
        visit = self.visits.visit(id)
        assert visit is not None
        return visit


async def person(name: str = "") -> Person:
    """Return somebody with an empty device."""
    made = Person(await new_device())
    if name:
        await SettingsRepository(made.store).set({"name": name})
    return made


async def pair() -> tuple[Person, Person]:
    """Return two people, one of whom made a visit that the other does not have."""
    sam, kit = await person("Sam"), await person("Kit")
    await visited(sam.visits)
    return sam, kit


async def test_what_comes_is_told_before_anything_is_changed() -> None:
    sam, kit = await pair()
    before = everything(kit.store)
    await kit.arrival.open_file(await sam.together.file(sam.visit))
    found = kit.arrival.found
    assert found is not None and found.visit is not None
    assert (found.parcel.sender, found.visit.place) == ("Sam", "Maple ward")
    assert (len(found.visit.answers), found.is_here, found.is_news) == (3, False, True)
    assert everything(kit.store) == before
    await kit.arrival.leave()
    assert kit.arrival.found is None and everything(kit.store) == before


async def test_both_have_one_visit_after_it_went_there_and_back() -> None:
    sam, kit = await pair()
    await kit.take_in(await sam.together.file(sam.visit))
    assert kit.visit == sam.visit
    assert {each.words for each in kit.visits.promises} == {
        each.words for each in sam.visits.promises
    }
    await kit.visits.answer(kit.visit, "roles", "no")
    await kit.visits.keep_text(kit.visit, "slows", "The bell is out of order", "note")
    await sam.take_in(await kit.together.file(kit.visit))
    assert sam.visit == kit.visit
    assert sam.visit.answers["roles"] == "no"
    await kit.take_in(await sam.together.file(sam.visit))
    assert kit.arrival.done is not None and not kit.arrival.done.found.is_news


async def test_what_is_half_typed_goes_along_and_is_there_before_theirs_comes() -> None:
    sam, kit = await pair()
    sam.visits.typing.type(f"note/{sam.visit.id}/proud", "Half a sentence")
    data = await sam.together.file(sam.visit)
    await kit.take_in(data)
    assert kit.visit.notes["proud"] == "Half a sentence"
    kit.visits.typing.type(f"answer/{kit.visit.id}/slows", "My own words")
    await kit.take_in(data)
    assert kit.visit.answers["slows"] == "My own words"


async def test_notes_of_both_are_put_together_and_other_answers_are_shown_to_choose() -> None:
    sam, kit = await pair()
    await kit.take_in(await sam.together.file(sam.visit))
    for who, note, answer in ((sam, "Two porters", "yes"), (kit, "No clerk", "no")):
        await who.visits.keep_text(who.visit, "proud", note, "note")
        await who.visits.answer(who.visit, "agreed", answer)
    await kit.take_in(await sam.together.file(sam.visit))
    assert kit.arrival.done is not None and kit.arrival.done.united == 1
    assert sorted(kit.visit.notes["proud"].split("\n")) == ["No clerk", "Two porters"]
    (difference,) = kit.together.differences(kit.visit.id)
    await kit.together.settle(difference, "yes")
    assert kit.together.differences(kit.visit.id) == ()
    await sam.take_in(await kit.together.file(kit.visit))
    assert sam.visit == kit.visit and sam.visit.answers["agreed"] == "yes"
    assert sam.together.differences(sam.visit.id) == ()


async def test_two_visits_that_were_begun_apart_become_one() -> None:
    sam, kit = await pair()
    mine = await kit.go(" maple  Ward")
    await kit.visits.answer(mine, "roles", "no")
    await kit.visits.keep_text(mine, "roles", "Only day staff", "note")
    kit.visits.typing.type(f"promise/{mine.id}/fix/words", "Bring a lamp")
    await kit.visits.promise(mine, "fix")
    await kit.arrival.open_file(await sam.together.file(sam.visit))
    assert kit.arrival.found is not None and kit.arrival.found.own is not None
    await kit.arrival.add()
    (only,) = kit.visits.visits
    assert only.id == sam.visit.id and only.place == "Maple ward"
    assert {each.words for each in kit.visits.promised(only.id)} >= {FIX, "Bring a lamp"}
    assert sorted(only.notes["roles"].split("\n")) == [
        "A porter, a nurse, a clerk",
        "Only day staff",
    ]
    (difference,) = kit.together.differences(only.id)
    assert {said.value for said in difference.said} == {"yes", "no"}
    await sam.take_in(await kit.together.file(only))
    assert sam.visit == only
    assert {each.words for each in sam.visits.promised(only.id)} >= {FIX, "Bring a lamp"}


async def test_a_visit_of_ones_own_stays_apart_where_one_says_so_or_it_was_elsewhere() -> None:
    sam, kit = await pair()
    await kit.go("Elm house")
    data = await sam.together.file(sam.visit)
    await kit.arrival.open_file(data)
    assert kit.arrival.found is not None and kit.arrival.found.own is None
    await kit.go("Maple ward")
    await kit.arrival.open_file(data)
    kit.arrival.join()
    await kit.arrival.add()
    assert len(kit.visits.visits) == 3
    # Now that it is here, another one of that day is another one, unless one says otherwise.
    await kit.arrival.open_file(data)
    assert kit.arrival.found is not None and kit.arrival.found.own is not None
    assert not kit.arrival.is_joining


async def test_a_visit_that_was_taken_away_comes_back_when_it_is_taken_in() -> None:
    sam, kit = await pair()
    data = await sam.together.file(sam.visit)
    await kit.take_in(data)
    await kit.visits.remove(kit.visit)
    await kit.arrival.open_file(data)
    assert kit.arrival.found is not None and kit.arrival.found.is_removed
    assert kit.arrival.found.is_news
    await kit.arrival.add()
    assert kit.visit.id == sam.visit.id


async def test_codes_wait_for_each_other_in_any_order_and_outlive_the_battery() -> None:
    sam, kit = await pair()
    for n in range(150):
        await sam.visits.keep_text(sam.visit, "proud", f"{n * 7919 % 1009:x}" * 9, "note")
    codes = await sam.codes()
    assert len(codes) > 2
    last = await kit.arrival.take(codes[-1])
    assert (last.number, kit.arrival.found) == (len(codes), None)
    kit = Person(await kit.device.restart())
    (waiting,) = kit.arrival.waiting
    assert waiting.here == (len(codes),) and waiting.missing == tuple(range(1, len(codes)))
    for code in codes[:-1]:
        assert kit.visits.visits == ()
        await kit.arrival.take(code)
    assert kit.arrival.found is not None
    await kit.arrival.add()
    assert kit.visit == sam.visit
    assert kit.arrival.waiting == () and kit.store.drafts == {}


async def test_codes_that_nobody_wants_are_put_away() -> None:
    sam, kit = await pair()
    (code,) = await sam.codes()
    await kit.arrival.take(code)
    assert kit.arrival.found is not None
    await kit.arrival.leave()
    assert (kit.arrival.waiting, kit.store.drafts, kit.visits.visits) == ((), {}, ())


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda code: "r" + code[1:], NotAVisitCode),
        (lambda code: "v9" + code[2:], NewerVisitCode),
        (lambda code: code[:-9], CutVisitCode),
        (lambda code: "", NotAVisitCode),
    ],
)
async def test_a_code_of_something_else_cut_or_newer_changes_nothing(
    spoil: object, error: type[LeadwellError]
) -> None:
    sam, kit = await pair()
    (code,) = await sam.codes()
    before = everything(kit.store)
    assert callable(spoil)
    with pytest.raises(error):
        await kit.arrival.take(spoil(code))
    assert everything(kit.store) == before and kit.arrival.found is None


async def test_an_address_can_be_put_in_by_hand() -> None:
    sam, kit = await pair()
    (address,) = await sam.together.codes(sam.visit)
    with pytest.raises(NothingTyped):
        kit.arrival.code_typed()
    kit.arrival.type("address", f" {address} ")
    assert kit.arrival.code_typed() == address.rpartition("/")[2]
    kit.arrival.type("address", "https://leadwell.test/app/#/receipt/r1abc")
    with pytest.raises(NotAVisitCode):
        kit.arrival.code_typed()


async def test_where_this_window_has_no_address_there_are_no_codes() -> None:
    sam, _ = await pair()
    sam.together.site = ""
    assert await sam.together.codes(sam.visit) == ()


async def test_somebodys_whole_file_is_not_taken_for_a_visit() -> None:
    sam, kit = await pair()
    before = everything(kit.store)
    with pytest.raises(WholeFile):
        await kit.arrival.open_file(export_archive(sam.store))
    assert everything(kit.store) == before


async def test_a_handover_under_a_pass_phrase_opens_with_it_alone() -> None:
    sam, kit = await pair()
    handover = sam.together.handover
    handover.type("a walk by the canal")
    data = await handover.file()
    with pytest.raises(NoPassPhrase):
        await kit.arrival.open_file(data)
    kit.arrival.type("pass", "a walk by the sea")
    with pytest.raises(WrongPassPhrase):
        await kit.arrival.open_file(data)
    assert kit.arrival.found is None and kit.visits.visits == ()
    kit.arrival.type("pass", "a walk by the canal")
    await kit.take_in(data)
    assert kit.visit == sam.visit and len(kit.visits.promises) == 2
    assert kit.arrival.typed("pass") == ""


async def test_a_visit_that_the_leader_leaves_out_stays_and_the_counts_say_so() -> None:
    sam, kit = await pair()
    handover = sam.together.handover
    await handover.look()
    assert (handover.counts["visits"], handover.counts["promises"]) == (1, 2)
    await handover.leave_out(sam.visit)
    assert "visits" not in handover.counts and handover.counts["promises"] == 2
    await kit.take_in(await handover.file())
    assert kit.visits.visits == () and len(kit.visits.promises) == 2
    await handover.leave_out_all(is_out=False)
    assert handover.counts["visits"] == 1
    await handover.leave_out_all(is_out=True)
    assert handover.left_out == {sam.visit.id}


async def test_on_a_full_device_nothing_is_half_taken_in_and_the_file_can_be_opened_again() -> None:
    sam, kit = await pair()
    data = await sam.together.file(sam.visit)
    await kit.arrival.open_file(data)
    kit.device.fill()
    with pytest.raises(NotSaved):
        await kit.arrival.add()
    assert kit.arrival.found is not None and kit.visits.visits == ()
    kit.device.clear()
    await kit.arrival.add()
    assert kit.visit == sam.visit
