"""The shape of content, checked as authors write it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from app.models.checklist import VisitTemplate
from app.models.content import (
    Area,
    LibraryItem,
    Module,
    Pathway,
    ReflectionTemplate,
    Role,
    Value,
)

KINDS: dict[str, type] = {
    "values": Value,
    "behaviours": Area,
    "pathways": Pathway,
    "roles": Role,
    "modules": Module,
    "visits": VisitTemplate,
    "reflections": ReflectionTemplate,
    "library": LibraryItem,
}


@cache
def adapter(kind: str) -> TypeAdapter[Any]:
    """Return the adapter for one kind of content."""
    return TypeAdapter(KINDS[kind])


def shape(kind: str, data: object) -> Any:
    """Return `data` as a record. ValidationError: it is not one."""
    return adapter(kind).validate_python(data)


WORDS = {
    "missing": ("“{name}” is missing.", "Add a line that begins with “{name}:”."),
    "string_type": ("“{name}” should be text.", "Put it in quotes."),
    "int_type": ("“{name}” should be a whole number.", "Write a number without quotes."),
    "int_parsing": ("“{name}” should be a whole number.", "Write a number."),
    "bool_type": ("“{name}” should be true or false.", "Write true or false."),
    "bool_parsing": ("“{name}” should be true or false.", "Write true or false."),
    "tuple_type": ("“{name}” should be a list.", "Begin each of its lines with a dash."),
    "literal_error": ("“{name}” is not a word that is known here.", "Use one of {expected}."),
    "dataclass_type": ("“{name}” should have parts of its own.", "Look at content/README.md."),
}


def explain(error: ValidationError) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield, for each thing wrong: its path, the words and the mend."""
    for detail in error.errors(include_url=False):
        yield _explain(detail)


def _explain(detail: ErrorDetails) -> tuple[tuple[str | int, ...], str, str]:
    path = detail["loc"]
    name = next((part for part in reversed(path) if isinstance(part, str)), "this part")
    words, mend = WORDS.get(
        detail["type"],
        ("“{name}” is not in the form it should have.", "Look at content/README.md."),
    )
    expected = detail.get("ctx", {}).get("expected", "")
    return path, words.format(name=name), mend.format(name=name, expected=expected)
