"""The content that is packed: what is in `content/`, with an organisation's overlay over it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from app.content.compile import ContentError, compile_pack
from build.paths import ASSETS, CONTENT

OVERLAY = "LEADWELL_OVERLAY"
"""Names the overlay's folder, for `make run` as for `make pack`."""


def overlay() -> Path | None:
    """Return the overlay's folder, if there is one. ContentError: it is not there."""
    named = os.environ.get(OVERLAY)
    if not named:
        return None
    if not Path(named).is_dir():
        raise ContentError(f"There is no folder {named}, which {OVERLAY} names.")
    return Path(named)


def lessons() -> bytes:
    """Return everything there is to learn, as JSON. ContentError: there are mistakes in it."""
    pack = compile_pack(CONTENT, overlay())
    return json.dumps(pack, ensure_ascii=False, separators=(",", ":")).encode()


def copy_pictures(web: Path) -> None:
    """Copy the pictures of lessons into `web`."""
    shutil.copytree(ASSETS / "pictures", web / "pictures")
    over = overlay()
    if over is not None and (over / "assets" / "pictures").is_dir():
        shutil.copytree(over / "assets" / "pictures", web / "pictures", dirs_exist_ok=True)
