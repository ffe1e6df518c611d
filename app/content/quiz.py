"""The commands that take questions in from GIFT and give them out."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.content.check import gather
from app.content.compile import ContentError
from app.content.gift.reading import Read, read_gift, unique
from app.content.gift.writing import write_gift
from app.content.source import read_module
from app.content.written import write_cards
from app.models.content import Module, Question


def take_in(file: Path, folder: Path, module: str = "") -> int:
    """Print the questions of a file as cards, or put them into a module before its plan.

    Every mistake and everything left out is said; with a mistake, no file is changed. Returns 1
    where there was one.
    """
    if not file.is_file():
        raise ContentError(f"There is no file {file}.")
    read = read_gift(file)
    for line in (*read.left, *read.mistakes):
        print(line, file=sys.stderr)
    if read.mistakes:
        print(f"Nothing was taken in: mend {file.name} and try again.", file=sys.stderr)
        return 1
    if not module:
        print(write_cards(asked.card for asked in read.asked), end="")
    else:
        path = _file(folder, module)
        _insert(path, folder, read)
        print(f"{len(read.asked)} questions are in {path} now. Next: leadwell content check")
    silent = sum(_silent(asked.card.question) for asked in read.asked)
    if silent:
        print(f"{silent} answers have no reason yet. Write one for each.", file=sys.stderr)
    return 0


def _silent(question: Question | None) -> int:
    """How many answers of a question have no reason."""
    if question is None:
        return 0
    whole = question.kind in ("match", "blank") and not question.why
    return (
        whole
        + sum(not option.why for option in question.options)
        + sum(not near.why for near in question.near)
    )


def _file(folder: Path, module: str) -> Path:
    for path in sorted((folder / "modules").glob("*.md")):
        data = read_module(path, folder).data
        if isinstance(data, dict) and str(data.get("id")) == module:
            return path
    raise ContentError(f"There is no module {module} in {folder}.")


def _insert(path: Path, folder: Path, read: Read) -> None:
    source = read_module(path, folder)
    if source.mistakes:
        raise ContentError(str(source.mistakes[0]))
    taken = {str(card.get("id")) for card in source.data["cards"]}
    cards = [replace(asked.card, id=unique(asked.card.id, taken)) for asked in read.asked]
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    plans = [n for n, card in enumerate(source.data["cards"]) if card["kind"] == "plan"]
    at = source.lines[("cards", plans[0])] - 1 if plans else len(lines)
    before = "".join(lines[:at]).rstrip("\n")
    after = "".join(lines[at:])
    text = f"{before}\n\n{write_cards(cards)}{chr(10) if after else ''}{after}"
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(text.encode())
    os.chmod(part.name, path.stat().st_mode)
    os.replace(part.name, path)


def give_out(folder: Path, ids: Sequence[str], out: Path | None, overlay: Path | None) -> int:
    """Write the questions of the modules `ids`, or of all, as GIFT; say what is left out."""
    records, mistakes = gather(folder, overlay)
    if mistakes:
        raise ContentError(f"{mistakes[0]} ({len(mistakes)} in all.)")
    modules: dict[str, Module] = {module.id: module for module in records["modules"]}
    for id in ids:
        if id not in modules:
            raise ContentError(f"There is no module {id}.")
    text, left = write_gift([modules[id] for id in ids] or modules.values())
    for line in left:
        print(line, file=sys.stderr)
    if out is None:
        print(text, end="")
        return 0
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise ContentError(f"{out} is there already. It was left as it is.") from None
    print(f"Written to {out}.")
    return 0
