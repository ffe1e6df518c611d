"""JSON Schemas of content, for editors that say what is wrong while somebody types."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter

from app.content.check import LISTS
from app.models import content
from app.schemas.content import KINDS, adapter

DRAFT = "https://json-schema.org/draft/2020-12/schema"
BLOCKS: dict[str, type] = {"question": content.Question, "plan": content.Plan}
"""What stands in a module between ```yaml and ```."""


def schemas() -> dict[str, dict[str, Any]]:
    """Return a schema for each kind of file, and for the blocks of a module.

    That of modules is of the facts at their beginning; their cards are Markdown.
    """
    made = {kind: adapter(kind).json_schema() for kind in KINDS}
    made |= {name: TypeAdapter(shape).json_schema() for name, shape in BLOCKS.items()}
    del made["modules"]["properties"]["cards"]
    made["modules"]["required"].remove("cards")
    shapes = {**KINDS, **BLOCKS}
    return {name: _whole(name, schema, shapes[name]) for name, schema in made.items()}


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into `folder`; return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, schema in schemas().items():
        paths.append(folder / f"{name}.schema.json")
        text = json.dumps(schema, indent=2, ensure_ascii=False)
        paths[-1].write_text(f"{text}\n", encoding="utf-8")
    return paths


def _whole(name: str, schema: dict[str, Any], shape: type) -> dict[str, Any]:
    parts = schema.pop("$defs", {})
    records = {record.__name__: record for record in _records(shape, set())}
    for part in (schema, *parts.values()):
        # A word that is misspelt would be passed over without a sound.
        part["additionalProperties"] = False
        for field, words in _meanings(records[part["title"]]).items():
            if field in part["properties"]:
                part["properties"][field]["description"] = words
    if name in LISTS:
        schema = {"type": "array", "items": schema}
    used = {"$defs": parts} if parts else {}
    return {"$schema": DRAFT, "title": f"Leadwell: {name}", **schema, **used}


def _records(shape: Any, seen: set[type]) -> Iterator[type]:
    """Yield every record that stands in `shape`, itself among them, once."""
    if isinstance(shape, type) and is_dataclass(shape):
        if shape not in seen:
            seen.add(shape)
            yield shape
            for hint in get_type_hints(shape).values():
                yield from _records(hint, seen)
        return
    for part in get_args(shape):
        yield from _records(part, seen)


@cache
def _meanings(record: type) -> dict[str, str]:
    """Return what each field of a record means: the text that stands under it."""
    (tree,) = ast.parse(inspect.getsource(record)).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, under in zip(tree.body, tree.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(under, ast.Expr)
            and isinstance(under.value, ast.Constant)
        ):
            found[field.target.id] = " ".join(str(under.value.value).split())
    return found
