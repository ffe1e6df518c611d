"""A question as it stands in a file of GIFT, before anybody asks of what kind it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.content.gift.marks import hide

NOTE = re.compile(r"//\s*(?P<name>id|why|true|false):\s?(?P<words>.*)$")
CARD = re.compile(r"\[id:(?P<id>[^\]]+)\]")
"""How Moodle says the id of a question in a comment."""
CATEGORY = "$CATEGORY:"


class Unreadable(Exception):
    """What is wrong, how to mend it, and how far into the block."""

    def __init__(self, at: int, words: str, mend: str) -> None:
        super().__init__(words)
        self.at, self.words, self.mend = at, words, mend


@dataclass(slots=True)
class Block:
    """Lines that belong together: what stands between two empty lines."""

    first: int
    """The line of the file where it begins, counted from 1."""
    category: str
    text: str = ""
    """With comments emptied and escaped marks hidden."""
    card: str = ""
    notes: list[tuple[int, str, str]] = field(default_factory=list)
    """Where a comment of ours stands in the text, its name and its words."""

    def line(self, at: int) -> int:
        """Return the line in the file of a place in the text."""
        return self.first + self.text.count("\n", 0, at)

    def noted(self, start: int, end: int) -> dict[str, str]:
        """Return the comments of ours between two places."""
        return {name: words for at, name, words in self.notes if start <= at < end}


def blocks(text: str) -> Iterator[Block]:
    """Yield every block of a file that says more than comments and a category."""
    category = ""
    lines = text.replace("\r\n", "\n").split("\n")
    here = 0
    while here < len(lines):
        if not lines[here].strip():
            here += 1
            continue
        block, length = Block(here + 1, category), 0
        kept: list[str] = []
        while here < len(lines) and lines[here].strip():
            line, bare = lines[here], lines[here].strip()
            here += 1
            if bare.startswith(CATEGORY) and not any(map(str.strip, kept)):
                category = block.category = bare.removeprefix(CATEGORY).strip()
                line = ""
            elif bare.startswith("//"):
                note, card = NOTE.match(bare), CARD.search(bare)
                if note:
                    block.notes.append((length, note["name"], hide(note["words"])))
                elif card:
                    block.card = card["id"]
                line = ""
            line = hide(line)
            kept.append(line)
            length += len(line) + 1
        block.text = "\n".join(kept)
        if block.text.strip():
            yield block


@dataclass(frozen=True, slots=True)
class Parts:
    """A block cut at the marks around its answers; texts are still hidden."""

    title: str
    head: str
    answers: str | None
    """None where there are no braces."""
    start: int
    """Where the answers begin in the block."""
    general: str
    tail: str


def parts(block: Block) -> Parts:
    """Return the parts of a block. Unreadable: its marks do not fit together."""
    text, title = block.text, ""
    start = len(text) - len(text.lstrip())
    if text.startswith("::", start):
        end = text.find("::", start + 2)
        if end < 0:
            raise Unreadable(start, "The title is not closed.", "Write :: after it.")
        title, start = text[start + 2 : end], end + 2
    opened, closed = text.find("{", start), text.find("}", start)
    if opened < 0 and closed < 0:
        return Parts(title, text[start:], None, len(text), "", "")
    if closed < 0:
        raise Unreadable(
            opened,
            "The answers are not closed.",
            "Write } after the last answer, and leave no empty line before it.",
        )
    if opened < 0 or closed < opened:
        raise Unreadable(
            closed,
            "There is a } without a {.",
            "Write { before the first answer, or \\} for the character, and leave no empty line "
            "inside a question.",
        )
    again = text.find("{", opened + 1)
    if 0 <= again < closed:
        raise Unreadable(again, "There is a { among the answers.", "Write \\{ for the character.")
    if again > 0 or "}" in text[closed + 1 :]:
        at = again if again > 0 else text.index("}", closed + 1)
        raise Unreadable(
            at,
            "There are two sets of answers in one question.",
            "Leave an empty line between two questions, or write \\{ and \\} for the characters.",
        )
    answers = text[opened + 1 : closed]
    cut = answers.rfind("####")
    general = answers[cut + 4 :] if cut >= 0 else ""
    answers = answers[:cut] if cut >= 0 else answers
    return Parts(title, text[start:opened], answers, opened + 1, general, text[closed + 1 :])
