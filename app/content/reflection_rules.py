"""The rules of reflections: what would lose an answer, or leave its writer without a question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from app.content.mistake import Mistake
from app.models.content import Prompt, ReflectionTemplate
from app.models.journal import PAGE

if TYPE_CHECKING:
    from app.content.check import Found

ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
"""What answers are kept by, and what stands in addresses."""
MOST_PROMPTS = 60
"""Our own limit: the longest here asks 40."""

At = tuple[str | int, ...]


def reflection_rules(item: Found, library: Collection[str]) -> Iterator[Mistake]:
    """Yield every rule that a reflection breaks; `library` are the ids there are."""
    template: ReflectionTemplate = item.record
    if not ID.fullmatch(template.id) or template.id == PAGE:
        yield item.mistake(
            f"“{template.id}” cannot be the id of a reflection.",
            f"Use letters, numbers and hyphens, and another word than “{PAGE}”.",
            "id",
        )
    for name in ("title", "summary"):
        if not getattr(template, name).strip():
            yield item.mistake(f"“{name}” says nothing.", "Write a sentence.", name)
    if template.minutes < 1:
        yield item.mistake("It takes a minute at least.", "Write 1 or more.", "minutes")
    for number, id in enumerate(template.deeper):
        if id not in library:
            yield item.mistake(
                f"There is no “{id}” in the library.", "Correct the id.", "deeper", number
            )
    yield from _prompts(item, template)


def _prompts(item: Found, template: ReflectionTemplate) -> Iterator[Mistake]:
    prompts = template.prompts
    if not prompts:
        yield item.mistake("There is nothing to answer.", "Add a prompt.", "prompts")
    if len(prompts) > MOST_PROMPTS:
        yield item.mistake(
            f"There are {len(prompts)} prompts.",
            f"Keep to {MOST_PROMPTS}, or make two reflections of it.",
            "prompts",
        )
    taken: set[str] = set()
    for number, prompt in enumerate(prompts):
        at: At = ("prompts", number)
        if not ID.fullmatch(prompt.id):
            yield item.mistake(
                f"“{prompt.id}” cannot be the id of a prompt.",
                "Use letters, numbers and hyphens, such as now-what.",
                *at,
                "id",
            )
        if prompt.id in taken:
            yield item.mistake(
                f"Two prompts have the same id, “{prompt.id}”.", "Give one another id.", *at, "id"
            )
        taken.add(prompt.id)
        if not prompt.text.strip():
            yield item.mistake("The prompt asks nothing.", "Write a question.", *at)
        yield from _choices(item, prompt, at)
    yield from _parts(item, prompts)


def _choices(item: Found, prompt: Prompt, at: At) -> Iterator[Mistake]:
    if len(prompt.choices) == 1:
        yield item.mistake(
            "There is nothing to choose.", "Give two choices at least, or none.", *at, "choices"
        )
    for place, words in enumerate(prompt.choices):
        if not words.strip():
            yield item.mistake("The choice has no words.", "Write some.", *at, "choices", place)
        if words in prompt.choices[:place]:
            yield item.mistake(
                f"The choice “{words}” is there twice.", "Take one out.", *at, "choices", place
            )


def _parts(item: Found, prompts: tuple[Prompt, ...]) -> Iterator[Mistake]:
    seen: set[str] = set()
    number = 0
    for part, neighbours in groupby(prompts, key=lambda prompt: prompt.part):
        if part and part in seen:
            yield item.mistake(
                f"The prompts of “{part}” do not stand together.",
                "Put them one after the other, or give this part another name.",
                "prompts",
                number,
                "part",
            )
        seen.add(part)
        number += sum(1 for _ in neighbours)
