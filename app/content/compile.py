"""From the folder an author writes to the one pack the app loads."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.content.check import gather
from app.errors import LeadwellError
from app.models.op import canonical


class ContentError(LeadwellError):
    """The content has mistakes. Run `leadwell content check` to see each with its mend."""


def compile_pack(folder: Path, overlay: Path | None = None) -> dict[str, Any]:
    """Return everything in `folder` as JSON; `overlay` adds to it and replaces by id.

    ContentError: there are mistakes; the first of them is in its words.
    """
    records, mistakes = gather(folder, overlay)
    if mistakes:
        raise ContentError(f"{mistakes[0]} ({len(mistakes)} in all.)")
    return assemble(records)


def assemble(records: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """Return records by kind as one pack."""
    pack: dict[str, Any] = {
        kind: [dataclasses.asdict(record) for record in items] for kind, items in records.items()
    }
    pack["areas"] = pack.pop("behaviours")
    pack["edition"] = hashlib.sha256(canonical(pack)).hexdigest()[:16]
    return pack
