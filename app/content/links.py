"""Links between modules: by name in words, since a card shows no links of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from app.content.mistake import Mistake

if TYPE_CHECKING:
    from app.content.check import Found

NAMED = re.compile(r"\bmodule (?P<id>\d+\.\d+)\b", re.IGNORECASE)
LINK = re.compile(r"(?<!!)\[(?P<words>[^\]\n]+)\]\((?P<to>[^)\s]+)\)")
IN_APP = re.compile(r"learn/module/(?P<id>[^/?#\s]+)")


def links(found: Mapping[str, Mapping[str, Found]]) -> Iterator[Mistake]:
    """Yield every link between modules that leads nowhere, and every link in a card."""
    modules = found["modules"]
    for item in modules.values():
        for number, card in enumerate(item.record.cards):
            for named in NAMED.finditer(card.text):
                if named["id"] not in modules:
                    yield _nowhere(item, named["id"], "cards", number)
            for link in LINK.finditer(card.text):
                yield item.mistake(
                    f"A card shows no links: “{link['words']}”.",
                    "Put the address into library.yaml and its id under “deeper”, or name another "
                    "module as “module 1.5”.",
                    "cards",
                    number,
                )
    for item in found["library"].values():
        inside = IN_APP.search(item.record.url)
        if inside and inside["id"] not in modules:
            yield _nowhere(item, inside["id"], "url")


def _nowhere(item: Found, id: str, *at: str | int) -> Mistake:
    return item.mistake(f"There is no module “{id}” to lead to.", "Correct the number.", *at)
