"""What tests of the proof of learning share: events as the store gives them, and what they make."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from app.content.load import read_pack
from app.models.content import Pack
from app.models.cpd import Finished, declared, finished, log
from app.models.learning import progress
from tests.states import NOON

Event = Mapping[str, Any]
pack = cache(read_pack)


def event(number: int, **payload: Any) -> Event:
    """Return an event, a minute after the one before."""
    at = NOON + number * 60_000
    return {"e": f"e{number}", "key": (at, 0, "device", number), "at": at, **payload}


def whole_pathway(content: Pack, **said: Any) -> Finished:
    """Return the first pathway as finished; `said` are more events of its first module."""
    pathway = content.pathways[0]
    events = {
        id: [event(number, k="finished")] for number, id in enumerate(pathway.modules, start=1)
    }
    events[pathway.modules[0]] += [event(100 + n, **more) for n, more in enumerate(said.values())]
    done = {id: progress(id, some) for id, some in events.items()}
    told = {id: declared(some) for id, some in events.items()}
    modules = {module.id: module for module in content.modules}
    return finished(content.pathways, log(done, modules, told))[0]
