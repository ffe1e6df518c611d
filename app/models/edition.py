"""Checklists as a visit keeps them: the one it began with stays, whatever authors change later."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import Any

from app.models.checklist import VisitTemplate
from app.models.op import canonical


def kept(record: Any) -> Any:
    """Return a record as JSON values, without what is as it is by default."""
    if dataclasses.is_dataclass(record):
        return {
            field.name: kept(value)
            for field in dataclasses.fields(record)
            if (value := getattr(record, field.name)) != field.default
        }
    if isinstance(record, tuple):
        return [kept(each) for each in record]
    return record


def edition(template: VisitTemplate) -> str:
    """Return the name of this very checklist: BLAKE2b-128 over all that it says."""
    return hashlib.blake2b(canonical(kept(template)), digest_size=16).hexdigest()
