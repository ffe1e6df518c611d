"""What somebody wants to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants to change; the store makes an op of it."""

    type: str
    record: str
    payload: Mapping[str, Any]
