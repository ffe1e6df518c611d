"""Writing from a template: what stands on one screen of a phone, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from app.models.content import Prompt, ReflectionTemplate
from app.models.journal import PAGE, Written

Page = tuple[Prompt, ...]
"""Prompts that are answered on one screen."""

BLANK = ReflectionTemplate(
    id="",
    title="A blank page",
    summary="No questions. Write what is on your mind.",
    minutes=5,
    prompts=(Prompt(PAGE, "What is on your mind?"),),
)
"""What one writes from where there is no template."""
MOST_AT_ONCE = 12
"""Prompts that fit one screen of a tablet; longer templates go a screen at a time there too."""
UNKNOWN = "An entry"
"""The title of what was written from a template that this edition does not have."""


def form(template: ReflectionTemplate | None, written: Written) -> ReflectionTemplate:
    """Return what to write from so that every answer there is has its place, even where the
    template is another one by now, or gone."""
    template = template or ReflectionTemplate(written.template, UNKNOWN, "", 1, ())
    known = {prompt.id for prompt in template.prompts}
    others = tuple(Prompt(id, id) for id in written.answers if id not in known)
    prompts = (*template.prompts, *others)
    return replace(template, prompts=prompts or BLANK.prompts)


def pages(template: ReflectionTemplate) -> tuple[Page, ...]:
    """Return the screens of a template: a prompt each, but a part with choices, and everything of
    a short template, on one."""
    if template.is_short:
        return (template.prompts,)
    found: list[Page] = []
    for part, prompts in groupby(template.prompts, key=lambda prompt: prompt.part):
        page = tuple(prompts)
        together = bool(part) and any(prompt.choices for prompt in page)
        found += [page] if together else [(prompt,) for prompt in page]
    return tuple(found)


def open_pages(template: ReflectionTemplate, answers: Mapping[str, str]) -> list[int]:
    """Return the screens on which nothing is answered yet, counted from 0."""
    return [
        number
        for number, page in enumerate(pages(template))
        if not any(answers.get(prompt.id, "").strip() for prompt in page)
    ]
