"""Modules one after the other, across pathways."""

from __future__ import annotations

from dataclasses import replace

from tests.states import new_device


async def test_each_module_leads_to_the_next_of_its_own_pathway() -> None:
    learn = (await new_device()).learn()
    assert len(learn.pathways) > 1
    for pathway in learn.pathways:
        *most, last = learn.modules(pathway)
        for number, module in enumerate(most, 1):
            following = learn.after(module)
            assert following is not None and following.id == pathway.modules[number]
        assert learn.after(last) is None


async def test_a_module_of_no_pathway_leads_nowhere_and_can_be_opened() -> None:
    device = await new_device()
    first, *_ = device.pack.modules
    alone = replace(first, id="alone")
    device.pack = replace(device.pack, modules=(*device.pack.modules, alone))
    learn = device.learn()
    assert learn.module("alone") == alone
    assert learn.after(alone) is None
    await learn.start(alone)
    assert learn.progress("alone").is_open
    assert learn.next_up() != alone
