"""Files that somebody wrote and nobody would read: a name that is nearly right."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from app.content.mistake import Mistake

TEXTS = {".yaml", ".yml", ".md", ".markdown", ".txt", ".rtf", ".doc", ".docx", ".odt"}


def unread(
    folder: Path, read: Container[str], lists: Sequence[str], folders: Sequence[str]
) -> Iterator[Mistake]:
    """Yield every text in `folder` that is not among the files that were read."""
    names = ", ".join(f"{name}.yaml" for name in lists)
    mend = (
        f"Name it one of {names}; or put it into {' or '.join(folders)} with a name that ends in "
        ".yaml, or into modules with one that ends in .md."
    )
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if inside.parts[0] == "assets" or any(part.startswith(".") for part in inside.parts):
            continue
        if path.name == "README.md" or path.suffix.lower() not in TEXTS or not path.is_file():
            continue
        file = path.relative_to(folder.parent).as_posix()
        if file not in read:
            yield Mistake(file, 1, "This file is not read.", mend)
