"""The form of our own journal file, for programs that are not ours: `journal_file.json` is made of
it. Nothing in the app needs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

_OPEN = ConfigDict(extra="allow", strict=True, use_attribute_docstrings=True)
FILE = Path(__file__).with_name("journal_file.json")


@with_config(_OPEN)
class Written(TypedDict):
    """What one wording of an entry says. Fields that are empty may be left out, but for three."""

    template: str
    """Id of the template; empty for a blank page; begins with ~ where it is no entry to read."""
    created: int
    """When the entry was begun: milliseconds since 1970, UTC."""
    answers: dict[str, str]
    """By prompt; a blank page has one, called page. Plain text."""
    tags: NotRequired[list[str]]
    behaviours: NotRequired[list[str]]
    values: NotRequired[list[str]]
    grew: NotRequired[str]
    """What the entry grew from, such as module/1.4."""
    data: NotRequired[dict[str, Any]]
    """What is not words, such as ratings."""


@with_config(_OPEN)
class Revision(TypedDict):
    """One wording of an entry."""

    rev: str
    parents: list[str]
    """Wordings whose place this one took."""
    changed: int
    """Milliseconds since 1970, UTC."""
    written: Written


@with_config(_OPEN)
class Entry(TypedDict):
    """An entry. It has more than one wording where two devices changed it at once: newest last."""

    id: str
    revisions: list[Revision]


@with_config(_OPEN)
class Template(TypedDict):
    """A template, for those who read the file without Leadwell."""

    title: str
    prompts: dict[str, str]
    """Questions by prompt."""


@with_config(_OPEN)
class JournalFile(TypedDict):
    """A journal of Leadwell. Fields that are not named here may come with later versions."""

    format: Literal["leadwell-journal"]
    version: Annotated[int, Field(ge=1)]
    made: int
    """Milliseconds since 1970, UTC."""
    templates: dict[str, Template]
    entries: list[Entry]


def adapter() -> TypeAdapter[Any]:
    """Return what checks a file."""
    return TypeAdapter(JournalFile)


def schema() -> str:
    """Return the JSON Schema, as it is in `journal_file.json`."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **adapter().json_schema(),
    }
    return json.dumps(made, indent=2) + "\n"
