"""A checklist as its authors write it: YAML that says no more than it has to."""

from __future__ import annotations

import dataclasses
from typing import Any

from app.content.written import OnOneLine, write_yaml
from app.models.checklist import Option, VisitTemplate

WIDTH = 100
"""Letters of a line of text."""
LONG = ("sections", "items")


def write_template(template: VisitTemplate) -> str:
    """Return a checklist as YAML, which reads back as the same checklist."""
    # Authors look for the clock, so it is there even where it is what it would be anyway.
    said = {**_said(template), "clock": list(template.clock)}
    return write_yaml(_listed_last(said), WIDTH)


def _listed_last(said: dict[str, Any]) -> dict[str, Any]:
    """With what is long at the end: nobody finds a line below it."""
    return {name: said[name] for name in sorted(said, key=LONG.__contains__)}


def _said(record: Any) -> dict[str, Any]:
    """The fields of a record that are not what they would be anyway."""
    said = {
        field.name: _plain(value)
        for field in dataclasses.fields(record)
        if (value := getattr(record, field.name)) != field.default
    }
    return OnOneLine(said) if isinstance(record, Option) else _listed_last(said)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return _said(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
