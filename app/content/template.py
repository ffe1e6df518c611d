"""A new module: sound but for the words to replace, with a question of every common kind."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

from app.content.check import gather
from app.content.compile import ContentError
from app.models.questions import plain

ID = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+)*")
HALF_A_YEAR = timedelta(days=182)

TEMPLATE = """---
id: {id}
slug: {slug}
title: {title}
summary: "[Replace: one sentence that says what it is about.]"
minutes: 5
outcomes:
  - "[Replace: begin with a verb. Name the three steps.]"
behaviours: [{behaviour}]
sources:
  - title: "[Replace: where the facts come from.]"
deeper: [{deeper}]
owner: "[Replace: who looks after this module.]"
checked: "{checked}"
next_check: "{next_check}"
---

## scenario: A short name {{#start}}
[Replace: a situation at work, in four or five short sentences. End with a question.]

## text: What helps {{#what-helps}}
[Replace: what to know. Short sentences, and at most 350 words in the whole module.]

## question: One right answer {{#one}}
```yaml
kind: single
prompt: "[Replace: what do you ask?]"
options:
  - id: a
    text: "[Replace: the right answer]"
    is_right: true
    why: "[Replace: Yes, and why.]"
  - id: b
    text: "[Replace: a likely wrong answer]"
    is_right: false
    why: "[Replace: what is good about it, and why it is not right.]"
```

## question: Several right answers {{#several}}
```yaml
kind: multiple
prompt: "[Replace: which of these?]"
options:
  - id: a
    text: "[Replace: a right answer]"
    is_right: true
    why: "[Replace: Yes, and why it is right.]"
  - id: b
    text: "[Replace: another right answer]"
    is_right: true
    why: "[Replace: Yes, and why it is right too.]"
  - id: c
    text: "[Replace: a wrong answer]"
    is_right: false
    why: "[Replace: why it is not right.]"
```

## question: True or false {{#true-or-false}}
```yaml
kind: truth
prompt: "[Replace: a sentence that is true or false.]"
options:
  - id: "true"
    text: "True"
    is_right: false
    why: "[Replace: why people think so, and why it is not so.]"
  - id: "false"
    text: "False"
    is_right: true
    why: "[Replace: Yes, it is false, and why.]"
```

## question: A missing word {{#word}}
```yaml
kind: blank
prompt: "[Replace: a sentence with a gap:] ___."
accepts: ["[Replace: the right word]"]
near:
  - text: "[Replace: a likely wrong word]"
    why: "[Replace: why it is not that one.]"
why: "[Replace: the right word, and why.]"
```

## plan: Your plan {{#plan}}
```yaml
when: "[Replace: a moment at work, without the word if]"
then: "[Replace: what I will do, without the words I will]"
```
"""


def write_module(
    folder: Path, id: str, title: str, today: date, overlay: Path | None = None
) -> Path:
    """Write a new module into `folder`, or into `overlay` over it; return its file.

    ContentError: the id or the file is taken, or is none. Nothing is ever written over.
    """
    if not ID.fullmatch(id):
        raise ContentError(f"“{id}” cannot be the id of a module. Use numbers such as 1.6.")
    if not title.strip():
        raise ContentError("A module needs a title.")
    records, _ = gather(folder, overlay)
    taken = next((module for module in records["modules"] if module.id == id), None)
    if taken is not None:
        raise ContentError(f"The id {id} is taken by “{taken.title}”. Choose another.")
    behaviour = next((b.id for area in records["behaviours"] for b in area.behaviours), "")
    deeper = next((item.id for item in records["library"] if item.url), "")
    if not behaviour or not deeper:
        raise ContentError(f"{folder} has no behaviours and library to begin with.")
    slug = _slug(title) or _slug(id)
    if slug in {module.slug for module in records["modules"]}:
        slug = f"{slug}-{_slug(id)}"
    path = (overlay or folder) / "modules" / f"{id}-{slug}.md"
    text = TEMPLATE.format(
        id=_quoted(id),
        slug=_quoted(slug),
        title=_quoted(" ".join(title.split())),
        behaviour=_quoted(behaviour),
        deeper=_quoted(deeper),
        checked=today.isoformat(),
        next_check=(today + HALF_A_YEAR).isoformat(),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise ContentError(f"{path} is there already. It was left as it is.") from None
    return path


def _slug(words: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", plain(words)))


def _quoted(words: str) -> str:
    """As YAML reads it: JSON is YAML."""
    return json.dumps(words, ensure_ascii=False)
