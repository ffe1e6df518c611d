"""Cards as their authors write them: what `app.content.source` reads back."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from app.models.content import Card

WIDE = 10_000_000
"""A text stays on one line, so that none of its lines can end the block around it."""


class _Dumper(yaml.SafeDumper):
    """Puts text in quotes unless it is a few plain words."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    is_plain = re.fullmatch(r"[A-Za-z][\w ,-]*(?<! )", text, re.ASCII)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if is_plain else '"')


_Dumper.add_representer(str, _text)


def _short(value: Any) -> Any:
    """Leave out what says nothing, but keep every reason: it may still have to be written."""
    if isinstance(value, Mapping):
        return {
            key: _short(inner)
            for key, inner in value.items()
            if inner not in ("", ()) or key == "why"
        }
    if isinstance(value, list | tuple):
        return [_short(inner) for inner in value]
    return value


def write_card(card: Card) -> str:
    """Return a question card as Markdown."""
    title = " ".join(card.title.split())
    head = f"## {card.kind}{f': {title}' if title else ''} {{#{card.id}}}"
    if card.question is None:
        raise ValueError("Only questions are written.")
    data = _short(dataclasses.asdict(card.question))
    if not data["why"]:
        del data["why"]
    block = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDE)
    return f"{head}\n```yaml\n{block}```\n"


def write_cards(cards: Iterable[Card]) -> str:
    """Return question cards as Markdown, one after another."""
    return "\n".join(map(write_card, cards))
