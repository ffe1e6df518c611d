"""Progress, and the one module to do now."""

from __future__ import annotations

from typing import Any

from app.content.load import read_pack
from app.models.learning import Progress, card_number, next_up, progress

PACK = read_pack()


def _events(*events: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"key": [n, "device"], **event} for n, event in enumerate(events)]


def test_going_through_a_module_again_takes_the_answers_back_and_keeps_the_rest() -> None:
    answered = {"k": "answered", "card": "q1", "choice": ["a"], "right": True}
    planned = {"k": "planned", "when": "it is late", "then": "I will ask"}
    once = _events({"k": "place", "card": "q1"}, answered, planned, {"k": "finished", "at": 9})
    done = progress("1.1", once)
    assert done.is_finished and not done.is_open and done.answers["q1"].is_right
    again = _events(*once, {"k": "again"}, {"k": "place", "card": "start"})
    anew = progress("1.1", again)
    assert anew.is_open and anew.is_finished and anew.answers == {}
    assert anew.plan == done.plan
    later = progress("1.1", _events(*again, {"k": "finished", "at": 99}))
    assert later.finished_at == 9


def test_a_card_that_is_gone_is_the_first() -> None:
    module = PACK.modules[0]
    assert card_number(module, module.cards[2].id) == 2
    assert card_number(module, "gone") == card_number(module, None) == 0


def test_what_is_open_comes_before_what_is_next_and_after_all_of_it_nothing() -> None:
    modules = {module.id: module for module in PACK.modules}
    order = [id for pathway in PACK.pathways for id in pathway.modules]
    first = next_up(PACK.pathways, modules, {})
    assert first is not None and first.id == order[0]
    done = {order[0]: Progress(order[0], finished_at=1)}
    second = next_up(PACK.pathways, modules, done)
    assert second is not None and second.id == order[1]
    done[order[3]] = Progress(order[3], is_open=True)
    begun = next_up(PACK.pathways, modules, done)
    assert begun is not None and begun.id == order[3]
    assert (
        next_up(PACK.pathways, modules, {id: Progress(id, finished_at=1) for id in order}) is None
    )
