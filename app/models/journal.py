"""Journal entries, opened. What the store holds of them is sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.models.moment import moment


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an entry."""

    rev: str
    template: str
    created_at: int
    """Milliseconds since 1970."""
    changed_at: int
    answers: Mapping[str, str]
    """By prompt id; prompts that were skipped are not in it."""


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


def sealed_value(template: str, created_at: int, answers: Mapping[str, str]) -> dict[str, Any]:
    """Return what is sealed of a version."""
    kept = {prompt: text for prompt, text in answers.items() if text.strip()}
    return {"template": template, "created": created_at, "answers": kept}


def version_of(rev: str, changed_at: int, value: Mapping[str, Any]) -> Version:
    """Return the version that an opened value holds."""
    answers = value.get("answers")
    return Version(
        rev,
        str(value.get("template", "")),
        moment(value.get("created")) or changed_at,
        changed_at,
        {str(prompt): str(text) for prompt, text in answers.items()}
        if isinstance(answers, Mapping)
        else {},
    )


def joined(versions: tuple[Version, ...]) -> dict[str, str]:
    """Return answers that hold every word of all versions, each said once."""
    answers: dict[str, str] = {}
    for version in versions:
        for prompt, text in version.answers.items():
            before = answers.get(prompt, "")
            if text not in before:
                answers[prompt] = f"{before}\n\n{text}" if before and before not in text else text
    return answers
