"""The pack, read into records. No pydantic here: this runs before the first screen."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.errors import Damaged
from app.models.checklist import VisitTemplate
from app.models.content import Pack


@cache
def _fields(record: type) -> tuple[tuple[str, Any, bool], ...]:
    hints = get_type_hints(record)
    return tuple(
        (field.name, hints[field.name], field.default is dataclasses.MISSING)
        for field in dataclasses.fields(record)
    )


def _read(kind: Any, data: Any) -> Any:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return kind(
            **{
                name: _read(hint, data[name])
                for name, hint, is_required in _fields(kind)
                if is_required or name in data
            }
        )
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        if not isinstance(data, list):
            raise TypeError
        return tuple(_read(inner, item) for item in data)
    if get_origin(kind) in (UnionType, Union):
        return None if data is None else _read(get_args(kind)[0], data)
    if kind in (str, int, bool) and not isinstance(data, kind):
        raise TypeError
    return data


def load_pack(data: Mapping[str, Any]) -> Pack:
    """Return the pack that `data` holds; fields of a later release are passed over.

    Damaged: it holds none.
    """
    try:
        pack = _read(Pack, data)
    except (KeyError, TypeError, IndexError) as error:
        raise Damaged("The lessons and checklists could not be read. Update the app.") from error
    assert isinstance(pack, Pack)
    return pack


def load_template(data: object) -> VisitTemplate:
    """Return the checklist that a visit kept; fields of a later release are passed over.

    Damaged: it holds none.
    """
    try:
        template = _read(VisitTemplate, data)
    except (KeyError, TypeError, IndexError, RecursionError) as error:
        raise Damaged("The checklist of this visit could not be read.") from error
    assert isinstance(template, VisitTemplate)
    if not template.sections:
        raise Damaged("The checklist of this visit has nothing in it.")
    return template


@cache
def read_pack() -> Pack:
    """Return the pack that was packed with the app, or compile it from `content/` beside it."""
    packed = resources.files("app.content").joinpath("pack.json")
    if packed.is_file():
        return load_pack(json.loads(packed.read_bytes()))
    from app.content.compile import compile_pack

    pack = compile_pack(Path(__file__).parent.parent.parent / "content")
    return load_pack(json.loads(json.dumps(pack)))
