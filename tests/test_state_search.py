"""Search, as the screens do it."""

from __future__ import annotations

import asyncio

from app.state.learn import Learn
from app.state.search import Search
from app.state.searched import LIBRARY, MODULE, PLAN, Learning
from tests.states import Device, new_device


def search_on(device: Device) -> tuple[Search, Learn]:
    learn = device.learn()
    return Search(Learning(device.store, learn)), learn


def found(search: Search) -> list[tuple[str, str]]:
    return [(item.kind, item.id) for item in search.found]


async def planned(learn: Learn, id: str, when: str, then: str) -> None:
    """Finish a module with a plan."""
    module = learn.module(id)
    assert module is not None
    await learn.start(module)
    learn.typing.type(f"plan/{id}/when", when)
    learn.typing.type(f"plan/{id}/then", then)
    await learn.finish(module)


async def test_every_module_and_library_item_is_found_by_its_title() -> None:
    search, learn = search_on(await new_device())
    for module in learn.pack.modules:
        await search.type(module.title)
        assert (MODULE, module.id) in found(search)
    for item in learn.pack.library:
        await search.type(item.title.upper())
        assert (LIBRARY, item.id) in found(search)


async def test_a_module_is_found_by_the_words_on_its_cards_and_not_by_its_answers() -> None:
    search, learn = search_on(await new_device())
    module = learn.pack.modules[0]
    await search.type(next(card.text for card in module.cards if card.text)[:80])
    assert found(search)[0] == (MODULE, module.id)


async def test_nothing_is_read_until_the_search_is_opened_and_then_only_once() -> None:
    search, learn = search_on(await new_device())
    await planned(learn, "1.1", "the shift begins", "I greet each person by name")
    assert not search.is_ready
    await asyncio.gather(search.ready(), search.type("huddle"), search.ready())
    assert search.is_ready and search.found


async def test_what_was_typed_last_is_what_is_found_however_long_it_took_to_get_ready() -> None:
    search, _ = search_on(await new_device())
    await asyncio.gather(search.type("zzzzzz"), search.type("huddle"))
    assert search.query == "huddle" and search.found


async def test_a_plan_is_found_as_soon_as_it_is_made_and_by_its_newest_words() -> None:
    search, learn = search_on(await new_device())
    await search.type("xylophone")
    assert search.found == []
    await planned(learn, "1.1", "I hear a xylophone", "I stop and listen")
    await search.ready()
    assert found(search) == [(PLAN, "1.1")]
    assert search.source.everything[PLAN] == 1
    await planned(learn, "1.1", "I hear a trumpet", "I stop and listen")
    await search.ready()
    assert search.found == []
    await search.type("trumpt")
    assert found(search) == [(PLAN, "1.1")]
    assert search.groups == {PLAN: search.found}


async def test_plans_made_before_are_there_after_a_restart() -> None:
    device = await new_device()
    _, learn = search_on(device)
    await planned(learn, "1.1", "I hear a xylophone", "I stop and listen")
    search, _ = search_on(await device.restart())
    await search.type("xilophone")
    assert found(search) == [(PLAN, "1.1")]


async def test_a_plan_of_a_module_that_is_gone_is_still_found() -> None:
    search, learn = search_on(await new_device())
    await planned(learn, "1.1", "I hear a xylophone", "I stop and listen")
    del learn.by_id["1.1"]
    await search.type("xylophone")
    assert found(search) == [(PLAN, "1.1")]


async def test_what_was_found_is_grouped_by_kind_with_the_best_first() -> None:
    search, _ = search_on(await new_device())
    await search.type("nhs")
    assert set(search.groups) == {MODULE, LIBRARY}
    assert next(iter(search.groups)) == search.found[0].kind
    assert sum(map(len, search.groups.values())) == len(search.found)


async def test_a_search_that_is_cleared_finds_nothing_and_says_so_to_the_field() -> None:
    search, _ = search_on(await new_device())
    await search.type("huddle")
    turn = search.turn
    await search.clear()
    assert (search.query, search.found) == ("", []) and search.turn != turn
