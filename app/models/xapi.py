"""What was learned as statements of the Experience API (xAPI 1.0.3), which other systems read.

No statement has a score: whether an answer was right is all that is known, and a share of right
answers would say more than that. Minutes are a statement of their own, because a statement that
was once sent must never change, and people may correct what they declared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from app.models.address import (
    HOME,
    LANGUAGE,
    card_address,
    module_address,
    pathway_address,
    stamp,
    uuid_of,
)
from app.models.content import Module, Pack
from app.models.cpd import are_minutes, is_told

VERBS = "http://adlnet.gov/expapi/verbs/"
KINDS = "http://adlnet.gov/expapi/activities/"
ANONYMOUS = "anonymous"
PLATFORM = "Leadwell"

Statement = dict[str, Any]


def _agent(name: str) -> Statement:
    known = {"name": name} if name else {}
    account = {"homePage": HOME, "name": name or ANONYMOUS}
    return {"objectType": "Agent", **known, "account": account}


def _activity(id: str, kind: str, name: str) -> Statement:
    called = {"name": {LANGUAGE: name}} if name else {}
    return {
        "objectType": "Activity",
        "id": id,
        "definition": {"type": f"{KINDS}{kind}", **called},
    }


class _Writer:
    """Writes the statements of one person."""

    def __init__(self, pack: Pack, name: str) -> None:
        self._modules = {module.id: module for module in pack.modules}
        self._pathways = {id: pathway for pathway in pack.pathways for id in pathway.modules}
        self._agent = _agent(name)

    def _module(self, id: str) -> Statement:
        module = self._modules.get(id)
        return _activity(module_address(quote(id)), "module", module.title if module else "")

    def _card(self, id: str, card: str) -> Statement:
        module = self._modules.get(id)
        address = card_address(quote(id), quote(card, safe=""))
        return _activity(address, "question", _prompt(module, card))

    def _around(self, id: str, *, is_part: bool) -> Statement:
        pathway = self._pathways.get(id)
        related: Statement = {}
        if is_part:
            related["parent"] = [self._module(id)]
        if pathway is not None:
            address = pathway_address(quote(pathway.id))
            related["grouping"] = [_activity(address, "course", pathway.title)]
        known = {"contextActivities": related} if related else {}
        return {"platform": PLATFORM, "language": LANGUAGE, **known}

    def _said(
        self, event: Mapping[str, Any], id: str, verb: str, thing: Statement, result: Statement
    ) -> Statement:
        return {
            "id": uuid_of("events", event["e"]),
            "actor": self._agent,
            "verb": {"id": f"{VERBS}{verb}", "display": {LANGUAGE: verb}},
            "object": thing,
            "result": result,
            "context": self._around(id, is_part=verb == "answered"),
            "timestamp": stamp(event["at"]),
        }

    def write(self, id: str, events: Iterable[Mapping[str, Any]]) -> Iterable[Statement]:
        """Yield the statements of a module's events; those that say nothing to others say none."""
        latest: Mapping[str, Any] | None = None
        for event in sorted(filter(is_told, events), key=lambda event: tuple(event["key"])):
            match event:
                case {"k": "finished"}:
                    yield self._said(event, id, "completed", self._module(id), {"completion": True})
                case {
                    "k": "answered" | "reviewed",
                    "card": str(card),
                    "right": bool(right),
                    "choice": list(choice),
                }:
                    given = {"success": right, "response": "[,]".join(map(str, choice))}
                    yield self._said(event, id, "answered", self._card(id, card), given)
                case {"k": "minutes"}:
                    latest = event
        if latest is not None and are_minutes(latest.get("n")):
            took = {"duration": f"PT{latest['n']}M"}
            yield self._said(latest, id, "experienced", self._module(id), took)


def _prompt(module: Module | None, card: str) -> str:
    found = (each for each in module.cards if each.id == card) if module else iter(())
    question = next((each.question for each in found), None)
    return question.prompt if question else ""


def statements(
    learned: Iterable[tuple[str, Iterable[Mapping[str, Any]]]], pack: Pack, name: str = ""
) -> list[Statement]:
    """Return what `learned`, the events of each module, says, in the order of time.

    `name` is what the person is called; without one they are anonymous. The same events give the
    same statements, so that sending them twice adds nothing.
    """
    writer = _Writer(pack, name.strip())
    found = [statement for id, events in learned for statement in writer.write(id, events)]
    return sorted(found, key=lambda statement: (statement["timestamp"], statement["id"]))


def file_of(found: list[Statement]) -> bytes:
    """Return statements as a file: one JSON array, as they are sent to a Learning Record Store."""
    return json.dumps(found, ensure_ascii=False, indent=1).encode()
