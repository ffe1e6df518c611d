"""Journal entries, opened. What the store holds of them is sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.models.moment import moment

RECORD = "~"
"""What the template of a record that is no entry begins with."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is written: all of this is sealed."""

    template: str
    """Id of its template; empty for a blank page; `~` and a word for a record that is no entry,
    such as a self-assessment."""
    created_at: int
    """Milliseconds since 1970."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """By prompt id; prompts that were skipped are not in it. A blank page has one, `PAGE`."""
    tags: tuple[str, ...] = ()
    """Words of one's own to find it by."""
    behaviours: tuple[str, ...] = ()
    """Ids of the behaviour framework."""
    values: tuple[str, ...] = ()
    """Ids of values."""
    grew: str = ""
    """What it grew from: `module/1.4`, `visit/…`, `plan/…`; empty where from nothing here."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """What is not words, by the part of the app that reads it, such as `ratings`: JSON values."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """Fields that only a later release knows, kept as they came."""


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an entry."""

    rev: str
    changed_at: int
    """Milliseconds since 1970."""
    written: Written


@dataclass(frozen=True, slots=True)
class Entry:
    """One journal entry. Two versions where two devices changed it at once."""

    id: str
    versions: tuple[Version, ...]
    """The newest last; both stay until the person chooses."""

    @property
    def newest(self) -> Version:
        """The version to show first."""
        return self.versions[-1]

    @property
    def written(self) -> Written:
        """What the newest version says."""
        return self.newest.written

    @property
    def is_record(self) -> bool:
        """Whether it is no entry to read, but a record such as a self-assessment."""
        return self.written.template.startswith(RECORD)


PAGE = "page"
"""The one prompt of a blank page."""
ALWAYS = ("template", "created", "answers")
"""Fields that are there even where they are empty: releases before this one look for them."""
_NAMES = {
    "template": "template",
    "created": "created_at",
    "answers": "answers",
    "tags": "tags",
    "behaviours": "behaviours",
    "values": "values",
    "grew": "grew",
    "data": "data",
}
"""Fields of what is sealed, and of `Written`."""


def sealed_value(written: Written) -> dict[str, Any]:
    """Return what is sealed: only what says something."""
    value: dict[str, Any] = {name: getattr(written, field) for name, field in _NAMES.items()}
    value["answers"] = {prompt: text for prompt, text in written.answers.items() if text.strip()}
    for name in ("tags", "behaviours", "values"):
        value[name] = list(value[name])
    kept = {name: value[name] for name in value if value[name] or name in ALWAYS}
    return {**written.more, **kept}


def says_something(written: Written) -> bool:
    """Whether there is anything to keep."""
    return bool(written.data) or any(text.strip() for text in written.answers.values())


def written_of(value: Mapping[str, Any], changed_at: int) -> Written:
    """Return what an opened value holds; another program may have made it."""
    answers, data = value.get("answers"), value.get("data")
    return Written(
        str(value.get("template", "")),
        moment(value.get("created")) or changed_at,
        {str(prompt): str(text) for prompt, text in answers.items()}
        if isinstance(answers, Mapping)
        else {},
        _texts(value.get("tags")),
        _texts(value.get("behaviours")),
        _texts(value.get("values")),
        str(value.get("grew") or ""),
        dict(data) if isinstance(data, Mapping) else {},
        {name: kept for name, kept in value.items() if name not in _NAMES},
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def joined(versions: tuple[Version, ...]) -> dict[str, str]:
    """Return answers that hold every word of all versions, each said once."""
    answers: dict[str, str] = {}
    for version in versions:
        for prompt, text in version.written.answers.items():
            before = answers.get(prompt, "")
            if text not in before:
                answers[prompt] = f"{before}\n\n{text}" if before and before not in text else text
    return answers
