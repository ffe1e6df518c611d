"""One reflection, told so that others may read it: the parts, and what is put into them at first.

The four parts of an account are those that domain.md names (T17.3); the form itself is the NMC's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from app.models.journal import Written

Form = Literal["account", "appraisal", "cpd"]
FORMS: Mapping[Form, tuple[str, ...]] = {
    "account": ("what", "learned", "changed", "code"),
    "appraisal": ("what", "learned", "changed", "talk"),
    "cpd": ("learned",),
}
"""The parts of each, in their order; development has a title, a day and minutes besides."""
LINES: Mapping[Form, tuple[str, ...]] = {
    "account": (),
    "appraisal": (),
    "cpd": ("title", "day", "minutes"),
}
ROUNDS = 5
"""How often a text is looked at again after a mend; once is enough nearly always."""
_ROLES: Mapping[str, Mapping[str, str]] = {
    "learned": {
        "R1": "receiving", "R2": "so-what", "R3": "evaluation analysis conclusion",
        "R4": "new fair", "R5": "decisions", "R8": "empathising", "R10": "gap affected",
        "R11": "truth evidence ask-back", "moment": "because", "peer-circle": "peer-saw",
        "nmc-account": "learning",
    },
    "changed": {
        "R1": "tomorrow", "R2": "now-what notice", "R3": "action-plan", "R4": "agreed check-in",
        "R5": "promised day-ten", "R7": "habit slip", "R8": "helping myself",
        "R9": "fed-back month", "R10": "decide next", "R11": "change",
        "R12": "this-month successor", "moment": "changed", "peer-circle": "offer",
        "nmc-account": "change",
    },
    "code": {"nmc-account": "code"},
}  # fmt: skip
"""Which prompts of a template answer a part; every other tells what it was. A suggestion: one can
move everything."""


@dataclass(frozen=True, slots=True)
class Told:
    """A reflection as others may read it, half done or done."""

    form: Form
    fields: Mapping[str, str]
    """By part."""
    mends: tuple[tuple[str, str], ...] = ()
    """What was taken out of the person's words, and what stands there now."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """Fields that only a later release knows, kept as they came."""


def told(form: Form, written: Written) -> Told:
    """Return a reflection in a form, with what could identify someone mended."""
    parts: dict[str, list[str]] = {}
    for prompt, text in written.answers.items():
        if text.strip():
            parts.setdefault(_role(written.template, prompt), []).append(text.strip())
    words = {part: "\n\n".join(texts) for part, texts in parts.items()}
    if form == "cpd" and "learned" not in words:
        words["learned"] = words.get("what", "")
    fields, mends = dict.fromkeys((*LINES[form], *FORMS[form]), ""), []
    for part in FORMS[form]:
        fields[part], found = mended(words.get(part, ""))
        mends += found
    if "talk" in fields and "code" in words:
        fields["talk"] = mended(words["code"])[0]
    return Told(form, fields, tuple(dict.fromkeys(mends)))


def mended(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a text with everything that could identify someone mended, and what was."""
    from app.models.guard import findings
    from app.models.guard import mended as without

    mends: list[tuple[str, str]] = []
    for _ in range(ROUNDS):
        found = findings(text)
        if not found:
            break
        # From the end, so that what is before stays where it was found.
        for finding in reversed(found):
            was = text[finding.start : finding.end]
            text = without(text, finding)
            mends.append((was, finding.instead))
    return text, mends[::-1]


def kept_value(told: Told) -> dict[str, Any]:
    """Return what is sealed of a draft."""
    mends = [list(mend) for mend in told.mends]
    return {**told.more, "form": told.form, "fields": dict(told.fields), "mends": mends}


def told_of(form: Form, value: Mapping[str, Any]) -> Told:
    """Return the draft that a value holds; another release may have written it."""
    fields, mends = value.get("fields"), value.get("mends")
    known = fields if isinstance(fields, Mapping) else {}
    return Told(
        form,
        {part: str(known.get(part) or "") for part in (*LINES[form], *FORMS[form])},
        tuple(_mends(mends)),
        {name: kept for name, kept in value.items() if name not in ("form", "fields", "mends")},
    )


def typed(told: Told, part: str, text: str) -> Told:
    """Return the draft with another text in a part."""
    return replace(told, fields={**told.fields, part: text})


def _mends(value: object) -> Iterator[tuple[str, str]]:
    for mend in value if isinstance(value, list) else []:
        if isinstance(mend, list | tuple) and len(mend) == 2:
            yield str(mend[0]), str(mend[1])


def _role(template: str, prompt: str) -> str:
    return next(
        (role for role, by in _ROLES.items() if prompt in by.get(template, "").split()), "what"
    )
