"""A device with years in it, as the file that its owner would save: what the longest lists hold."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from itertools import islice

from app.content.load import read_pack
from app.keys.keyring import open_keyring
from app.keys.native import NativeCrypto
from app.models.content import Pack
from app.models.identity import new_id
from app.models.visit import items
from app.store.archive import export_archive
from app.store.memory import MemoryBackend
from app.store.store import Change, Store

VISITS = 1_000
ENTRIES = 5_000
EVENTS = 10_000
TOGETHER = 400
"""Changes in one transaction."""
START = 1_700_000_000_000
"""14 November 2023, in milliseconds since 1970; two years of records follow."""
HOUR = 3_600_000
FIRST_WARD = "Ward 999"
"""The newest visit, which is open, and from the first checklist; the others are called alike."""
LAST_WORDS = "Entry 4999"
"""How the newest entry begins."""

Set = Callable[[str, str, dict[str, object]], Change]


def _visits(pack: Pack, make: Set, dice: random.Random) -> list[Change]:
    """Return visits, one in five of them open, half of them with a promise."""
    changes = []
    for number in range(VISITS):
        template = pack.visits[(VISITS - 1 - number) % len(pack.visits)]
        id, at = new_id(), START + number * 17 * HOUR
        every = items(template)
        fields: dict[str, object] = {
            "template": template.id,
            "place": f"Ward {number}",
            "started": at,
        }
        if number % 5 != 4:
            fields["finished"] = at + HOUR
            for item in every:
                if item.kind in ("ypn", "scale"):
                    fields[f"answer.{item.id}"] = dice.choice(
                        ("yes", "partly", "no") if item.kind == "ypn" else "12345"
                    )
                elif item.kind == "text":
                    fields[f"answer.{item.id}"] = f"We heard about the rota again ({number})"
        changes.append(make("visit.set", id, fields))
        if number % 2:
            promise: dict[str, object] = {
                "visit": id,
                "item": next((item.id for item in every if item.kind == "promise"), ""),
                "place": f"Ward {number}",
                "words": f"Look at the rota of ward {number}",
                "owner": "Sam",
                "due": "2026-01-15",
                "made": at,
                "state": "open" if number % 5 == 1 else "done",
            }
            changes.append(make("promise.set", new_id(), promise))
    return changes


def _learning(pack: Pack, count: int) -> list[Change]:
    changes = []
    for number in range(count):
        module = pack.modules[number % len(pack.modules)]
        card = module.cards[number % len(module.cards)]
        event = {"e": new_id(), "k": "place", "card": card.id, "at": START + number * HOUR}
        if card.question is not None:
            choice = [option.id for option in card.question.options][:1]
            event |= {"k": "answered", "choice": choice, "right": False}
        changes.append(Change("learn.event", module.id, event))
    # The newest events: each module went through to its end, so that it opens at its start.
    for module in pack.modules:
        event = {"e": new_id(), "k": "finished", "at": START + count * HOUR}
        changes.append(Change("learn.event", module.id, event))
    return changes


async def _journal(pack: Pack, store: Store, count: int) -> AsyncIterator[Change]:
    keyring = await open_keyring(store, NativeCrypto())
    for number in range(count):
        template = pack.reflections[number % len(pack.reflections)]
        at, id, rev = START + number * 3 * HOUR, new_id(), new_id()
        text = f"Entry {number}. I sat down with a worried porter, and we talked about the lift."
        answers = {prompt.id: text for prompt in template.prompts}
        value = {"template": template.id, "created": at, "answers": answers}
        sealed = await keyring.sealer.seal(id, rev, [], value)
        yield Change(
            "journal.revision", id, {"rev": rev, "parents": [], "sealed": sealed, "at": at}
        )


async def plenty() -> bytes:
    """Return the file: 1,000 visits with promises, 5,000 entries, 10,000 learning events."""
    pack, store = read_pack(), await Store.open(MemoryBackend())
    changes = _visits(pack, store.registers, random.Random(1)) + _learning(pack, EVENTS)
    changes += [change async for change in _journal(pack, store, ENTRIES)]
    waiting = iter(changes)
    while batch := list(islice(waiting, TOGETHER)):
        await store.commit(*batch)
    return export_archive(store)
