"""What is half typed on a visit, and what of it belongs to which visit."""

from __future__ import annotations

from app.models.visit import Visit
from app.state.visit import Visits
from tests.states import Device, new_device


async def begin(device: Device, place: str) -> tuple[Visits, Visit]:
    visits = device.visits()
    template = visits.templates[0]
    visits.typing.type(f"place/{template.id}", place)
    visit = visits.visit(await visits.start(template.id))
    assert visit is not None
    return visits, visit


async def test_finishing_a_visit_keeps_only_what_was_typed_on_it() -> None:
    device = await new_device()
    _, other = await begin(device, "Oak ward")
    visits, visit = await begin(device, "Maple ward")
    visits.typing.type(f"answer/{visit.id}/proud", "The new tea trolley")
    visits.typing.type(f"answer/{other.id}/proud", "The garden")
    visits.typing.type(f"promise/{visit.id}/p/words", "come back")
    await visits.finish(visit)
    finished = visits.visit(visit.id)
    assert finished is not None
    assert finished.answers == {"proud": "The new tea trolley"}
    assert visits.typed(f"answer/{other.id}/proud") == "The garden"
    assert visits.typed(f"promise/{visit.id}/p/words") == "come back"
    assert [unfinished.id for unfinished in visits.unfinished()] == [other.id]


async def test_text_typed_back_to_what_it_was_is_no_change() -> None:
    device = await new_device()
    visits, visit = await begin(device, "Maple ward")
    await visits.keep_text(visit, "proud", "Trolley")
    count = len(device.store.ops)
    visits.typing.type(f"answer/{visit.id}/proud", "Trolley")
    await visits.keep_text(visit, "proud", "Trolley")
    assert len(device.store.ops) == count
    assert device.store.drafts == {}
