"""Content as its authors write it: YAML and Markdown, with the line of every part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from app.content.mistake import Mistake

CARD = re.compile(r"^## (?P<kind>[a-z]+)(?:: (?P<title>.*?))?\s*\{#(?P<id>[a-z0-9-]+)\}\s*$")
PICTURE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<file>[^)\s]+)\)\s*$")
FENCE = re.compile(r"^```yaml\s*$")


TRUTH = "tag:yaml.org,2002:bool"


class _Loader(yaml.SafeLoader):
    """Keeps dates as they are written, and `yes` and `no` as words."""


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] not in ("tag:yaml.org,2002:timestamp", TRUTH)]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(TRUTH, re.compile("^(?:true|false)$"), list("tf"))


@dataclass(slots=True)
class Source:
    """One file: its data, and the line where each part of it stands."""

    file: str
    data: Any = None
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)
    """By path into `data`, counted from 1."""
    mistakes: list[Mistake] = field(default_factory=list)

    def line(self, path: tuple[str | int, ...]) -> int:
        """Return the line of `path`, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def _walk(
    node: yaml.Node, path: tuple[str | int, ...], start: int
) -> Iterator[tuple[tuple[str | int, ...], int]]:
    yield path, node.start_mark.line + start
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*path, str(key.value)), start)
            yield (*path, str(key.value)), key.start_mark.line + start
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _walk(value, (*path, number), start)


def _parse(text: str, source: Source, start: int = 1, path: tuple[str | int, ...] = ()) -> Any:
    """Return the YAML in `text`, whose first line is line `start` of its file."""
    try:
        node = yaml.compose(text, Loader=_Loader)
        if node is None:
            return None
        source.lines.update(_walk(node, path, start))
        return yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = start + (mark.line if mark else 0)
        source.mistakes.append(
            Mistake(
                source.file,
                line,
                "This part cannot be read as YAML.",
                "Check the spaces at the start of the line, and put text that has a colon "
                "in it in quotes.",
            )
        )
        return None


def read_yaml(path: Path, folder: Path) -> Source:
    """Read a YAML file."""
    source = Source(path.relative_to(folder.parent).as_posix())
    text = _text(path, source)
    source.data = _parse(text, source)
    return source


def _text(path: Path, source: Source) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        source.mistakes.append(
            Mistake(source.file, 1, "This file is not text in UTF-8.", "Save it again as UTF-8.")
        )
        return ""


def read_module(path: Path, folder: Path) -> Source:
    """Read a module: front matter between two lines of `---`, then cards."""
    source = Source(path.relative_to(folder.parent).as_posix())
    lines = _text(path, source).splitlines()
    ends = [number for number, line in enumerate(lines) if line.strip() == "---"]
    if not lines or len(ends) < 2 or ends[0] != 0:
        source.mistakes.append(
            Mistake(
                source.file,
                1,
                "The facts about the module are missing.",
                "Begin the file with a line of three dashes, the facts, and three dashes again.",
            )
        )
        return source
    front = _parse("\n".join(lines[1 : ends[1]]), source, 2)
    data: dict[str, Any] = front if isinstance(front, dict) else {}
    data["cards"] = _cards(lines, ends[1] + 1, source)
    source.data = data
    return source


def _cards(lines: list[str], first: int, source: Source) -> list[dict[str, Any]]:
    heads = [number for number in range(first, len(lines)) if lines[number].startswith("## ")]
    cards: list[dict[str, Any]] = []
    for here, there in zip(heads, [*heads[1:], len(lines)], strict=True):
        match = CARD.match(lines[here])
        if match is None:
            source.mistakes.append(
                Mistake(
                    source.file,
                    here + 1,
                    "This heading does not start a card.",
                    "Write it as: ## text: A title {#a-name}",
                )
            )
            continue
        at: tuple[str | int, ...] = ("cards", len(cards))
        source.lines[at] = here + 1
        card = {name: value for name, value in match.groupdict().items() if value}
        cards.append({**card, **_body(lines, here + 1, there, source, (*at,), card["kind"])})
    return cards


def _body(
    lines: list[str],
    first: int,
    end: int,
    source: Source,
    at: tuple[str | int, ...],
    kind: str,
) -> dict[str, Any]:
    words: list[str] = []
    parts: dict[str, Any] = {}
    number = first
    while number < end:
        line = lines[number]
        picture = PICTURE.match(line)
        if FENCE.match(line):
            close = next((n for n in range(number + 1, end) if lines[n].strip() == "```"), end)
            inside = "\n".join(lines[number + 1 : close])
            if kind in ("question", "plan"):
                parts[kind] = _parse(inside, source, number + 2, (*at, kind))
            else:
                source.mistakes.append(
                    Mistake(
                        source.file,
                        number + 1,
                        f"A {kind} card has no such block.",
                        "Begin its heading with “## question:” or “## plan:”.",
                    )
                )
            number = close
        elif picture:
            if "picture" in parts:
                mend = "Put it on a card of its own."
                source.mistakes.append(
                    Mistake(source.file, number + 1, "This card has two pictures.", mend)
                )
            parts["picture"] = picture.groupdict()
            source.lines[(*at, "picture")] = number + 1
        elif line.lstrip().startswith("!["):
            source.mistakes.append(
                Mistake(
                    source.file,
                    number + 1,
                    "This picture cannot be read.",
                    "Write it on a line of its own, with no space in the file's name: "
                    "![What it shows](pictures/name.svg)",
                )
            )
        else:
            words.append(line)
        number += 1
    text = "\n".join(words).strip()
    return {"text": text, **parts} if text else parts
