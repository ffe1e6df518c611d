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

LINE = 70
"""Letters of a short list, which is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Puts text in quotes unless it is a few plain words."""


class OnOneLine(dict[str, Any]):
    """Fields that are written beside each other, not below."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    is_plain = re.fullmatch(r"[A-Za-z][\w ,-]*(?<! )", text, re.ASCII)
    style = None if is_plain else '"'
    if dumper.best_width < WIDE and len(text) > dumper.best_width - 20 and "\n" not in text:
        style = ">"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.SequenceNode:
    is_short = all(isinstance(item, str | int | float) for item in items)
    is_short = is_short and sum(len(str(item)) + 2 for item in items) < LINE
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_short)


def _fields(dumper: yaml.SafeDumper, fields: OnOneLine) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", fields, flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(OnOneLine, _fields)


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


def write_yaml(data: Mapping[str, Any], width: int = WIDE) -> str:
    """Return `data` as YAML in its own order, with text in quotes, and `width` letters a line."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width)


def write_card(card: Card) -> str:
    """Return a question card as Markdown."""
    title = " ".join(card.title.split())
    head = f"## {card.kind}{f': {title}' if title else ''} {{#{card.id}}}"
    if card.question is None:
        raise ValueError("Only questions are written.")
    data = _short(dataclasses.asdict(card.question))
    if not data["why"]:
        del data["why"]
    return f"{head}\n```yaml\n{write_yaml(data)}```\n"


def write_cards(cards: Iterable[Card]) -> str:
    """Return question cards as Markdown, one after another."""
    return "\n".join(map(write_card, cards))
