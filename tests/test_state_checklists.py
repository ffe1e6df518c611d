"""A visit keeps the checklist that it began with, whatever becomes of it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.content.load import load_template, read_pack
from app.errors import Damaged
from app.models.checklist import Section, VisitItem, VisitTemplate
from app.models.edition import edition, kept
from app.models.visit import Visit
from app.schemas.op import op_from
from app.state.visit import Visits
from tests.checklists import EVERY, packed
from tests.states import Device, new_device

CHANGED = replace(
    EVERY,
    sections=(Section("new", "New", (VisitItem("other", "Something else", "text"),)),),
)


async def begin(device: Device, template: str = "every") -> tuple[Visits, Visit]:
    visits = device.visits()
    visits.typing.type(f"place/{template}", "Maple ward")
    visit = visits.visit(await visits.start(template))
    assert visit is not None
    return visits, visit


def now(visits: Visits, visit: Visit) -> Visit:
    found = visits.visit(visit.id)
    assert found is not None
    return found


async def test_a_changed_checklist_changes_no_visit_that_began_before() -> None:
    device = await new_device()
    device.pack = packed(device.pack, EVERY)
    visits, visit = await begin(device)
    await visits.answer(visit, "shift", "night")
    await visits.answer(now(visits, visit), "why-night", "Fewer people")
    device = await device.restart()
    device.pack = packed(device.pack, CHANGED)
    visits = device.visits()
    assert visits.template_of(now(visits, visit)) == EVERY
    form = visits.filled(now(visits, visit))
    assert form is not None
    assert form.answered == {"shift", "why-night"}
    _, later = await begin(device)
    visits = device.visits()
    assert visits.template_of(now(visits, later)) == CHANGED
    assert visits.template_of(now(visits, visit)) == EVERY


async def test_a_checklist_is_kept_once_for_all_visits_that_use_it() -> None:
    device = await new_device()
    for _ in range(3):
        await begin(device, "huddle")
    assert len(device.store.documents("templates")) == 1
    assert [op.type for op in device.store.ops].count("template.set") == 1


async def test_a_visit_from_before_checklists_were_kept_uses_the_packs() -> None:
    device = await new_device()
    await device.store.set("visit.set", "old", {"template": "huddle", "place": "A", "started": 5})
    visits = device.visits()
    found = visits.visit("old")
    assert found is not None
    assert visits.template_of(found) == visits.template("huddle")


async def test_a_checklist_that_has_not_come_yet_is_the_packs_until_it_comes() -> None:
    device = await new_device()
    name = edition(EVERY)
    fields = {"template": "huddle", "place": "A", "started": 5, "edition": name}
    await device.store.set("visit.set", "v", fields)
    visits = device.visits()
    found = visits.visit("v")
    assert found is not None
    assert visits.template_of(found) == visits.template("huddle")
    await device.store.set("template.set", name, {"template": kept(EVERY)})
    assert visits.template_of(found) == EVERY
    unknown = replace(found, edition="", template="nowhere")
    assert visits.template_of(unknown) is None
    assert visits.filled(unknown) is None
    assert visits.lacking(unknown) == []


async def test_a_kept_checklist_goes_to_the_other_device_as_any_change_does() -> None:
    device = await new_device()
    await begin(device, "huddle")
    for op in device.store.ops:
        assert op_from(op.wire()) == op


def test_every_checklist_of_the_pack_is_kept_whole() -> None:
    for template in (*read_pack().visits, EVERY):
        assert load_template(kept(template)) == template


def test_two_checklists_that_differ_have_two_names() -> None:
    assert edition(EVERY) == edition(replace(EVERY))
    assert edition(EVERY) != edition(replace(EVERY, title="Every kind!"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "sections", "items", "kind"]), inner, max_size=3)
    ),
)


@given(JSON, st.sampled_from(["sections", "safety", "clock", "id", "summary"]))
def test_what_is_no_checklist_is_said_to_be_damaged_and_nothing_else(
    value: object, part: str
) -> None:
    for data in (value, {**kept(EVERY), part: value}):
        try:
            found = load_template(data)
        except Damaged:
            continue
        assert isinstance(found, VisitTemplate)
