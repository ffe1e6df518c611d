"""Questions from GIFT: each as a card, and every one that cannot be one named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from app.content.gift.answers import FULL, Answer, answers, truth
from app.content.gift.block import Block, Parts, Unreadable, blocks, parts
from app.content.gift.marks import FORMAT, bare, show
from app.content.mistake import Mistake
from app.models.content import Card, Near, Option, Pair, Question, QuestionKind
from app.models.questions import GAP, plain

ESSAY = "An essay: nobody could mark it here."
NUMERICAL = "A numerical question: there are none here. A blank that takes “12” may do."
DESCRIPTION = "A description without answers: write it as a text card."
NAME = re.compile(r"[a-z0-9-]+")
STAR = re.compile(r"(?<!\\)\*")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was read."""

    card: Card
    category: str
    line: int


@dataclass(frozen=True, slots=True)
class Left:
    """What was left out, and why."""

    file: str
    line: int
    title: str
    words: str

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.file}:{self.line}: “{self.title}” is left out. {self.words}"


@dataclass(slots=True)
class Read:
    """All that a file holds."""

    asked: list[Asked] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


def read_gift(path: Path) -> Read:
    """Return what a file of GIFT holds. A file that is no text is one mistake."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        mend = "Save it again as UTF-8."
        return Read(mistakes=[Mistake(path.name, 1, "This file is not text in UTF-8.", mend)])
    return parse_gift(text, path.name)


def parse_gift(text: str, file: str) -> Read:
    """Return what a text in GIFT holds; `file` is what it is called in mistakes."""
    read = Read()
    taken: dict[str, set[str]] = defaultdict(set)
    for block in blocks(text):
        try:
            cut = parts(block)
            reader = _Reader(file, block, cut, read.left)
            question = reader.question()
        except Unreadable as error:
            line = block.line(error.at)
            read.mistakes.append(Mistake(file, line, error.words, error.mend))
            continue
        if question is not None:
            title = bare(cut.title)
            wanted = block.card if NAME.fullmatch(block.card) else _name(title or question.prompt)
            card = Card(unique(wanted, taken[block.category]), "question", title, question=question)
            read.asked.append(Asked(card, block.category, reader.line))
    return read


class _Reader:
    """Reads one block."""

    def __init__(self, file: str, block: Block, cut: Parts, left: list[Left]) -> None:
        self.file, self.block, self.cut = file, block, cut
        named = FORMAT.match(cut.head)
        self.form = named[1] if named else "moodle"
        self.line = block.line(len(block.text) - len(block.text.lstrip()))
        self.left = left

    def leave(self, words: str, at: int | None = None) -> None:
        line = self.line if at is None else self.block.line(at)
        title = bare(self.cut.title) or show(self.cut.head)[:60]
        self.left.append(Left(self.file, line, title, words))

    def wrong(self, words: str, mend: str) -> Unreadable:
        return Unreadable(max(self.cut.start - 1, 0), words, mend)

    def question(self) -> Question | None:
        inside = self.cut.answers
        unknown = (
            DESCRIPTION
            if inside is None
            else ESSAY
            if not inside.strip()
            else NUMERICAL
            if inside.lstrip().startswith("#")
            else ""
        )
        if inside is None or unknown:
            self.leave(unknown)
            return None
        if "~" in inside:
            return self.choice()
        if "=" in inside and "->" in inside:
            return self.match()
        return self.truth() or self.blank()

    def prompt(self, has_gap: bool) -> str:
        if not self.cut.tail.strip():
            return show(self.cut.head)
        gap = GAP if has_gap else ""
        head = self.cut.head if has_gap else self.cut.head.rstrip()
        return show(head + gap + self.cut.tail)

    def why(self) -> str:
        return show(self.cut.general, self.form)

    def truth(self) -> Question | None:
        found = truth(self.cut, self.form)
        if found is None:
            return None
        is_true, wrong, right = found
        notes = self.block.noted(0, len(self.block.text))
        options = tuple(
            Option(id, show(notes.get(id, "")) or name, is_it, right if is_it else wrong)
            for id, name, is_it in (("true", "True", is_true), ("false", "False", not is_true))
        )
        return Question("truth", self.prompt(False), options, why=self.why())

    def choice(self) -> Question:
        found = answers(self.block, self.cut, self.form)
        if len(found) < 2:
            raise self.wrong("There is one answer only.", "Write at least two to choose from.")
        right = [answer for answer in found if answer.weight == FULL]
        some = [answer for answer in found if answer.weight > 0]
        has_equal = any(answer.is_equal for answer in found)
        if has_equal and len(right) > 1:
            raise self.wrong(
                "A single choice has two right answers.",
                "Write ~ and a weight such as %50% before each, or \\= for the character.",
            )
        if not some:
            raise self.wrong("No answer is right.", "Write = before the one that is.")
        is_single = has_equal and len(right) == 1
        if is_single:
            for answer in some:
                if answer.weight < FULL:
                    self.leave(
                        f"The weight of “{answer.text}”: it counts as wrong here.", answer.at
                    )
        rights = right if is_single else some
        options = tuple(
            Option(id, answer.text, answer in rights, answer.why)
            for id, answer in zip(_ids(found), found, strict=True)
        )
        kind: QuestionKind = "single" if is_single else "multiple"
        return Question(kind, self.prompt(True), options, why=self.why())

    def match(self) -> Question:
        pairs = []
        found = answers(self.block, self.cut, self.form)
        for id, answer in zip(_ids(found), found, strict=True):
            left, arrow, right = answer.raw.partition("->")
            if not arrow or not right.strip():
                raise Unreadable(
                    answer.at, f"“{answer.text}” has no partner.", "Write it as =left -> right."
                )
            if not left.strip():
                self.leave(f"“{show(right, self.form)}”, which has no partner.", answer.at)
                continue
            why = show(answer.notes.get("why", ""), "plain") or answer.why
            pairs.append(Pair(id, show(left, self.form), show(right, self.form), why))
        if len(pairs) < 2:
            raise self.wrong("There is one pair only.", "Write at least two pairs.")
        return Question("match", self.prompt(False), pairs=tuple(pairs), why=self.why())

    def blank(self) -> Question:
        inside = self.cut.answers or ""
        if "=" not in inside and "\n" not in inside.strip():
            # {three} is short for {=three}.
            at = self.cut.start
            words, _, why = inside.partition("#")
            text = show(words, self.form)
            found = [Answer(at, True, FULL, words, text, show(why, self.form), {})]
        else:
            found = answers(self.block, self.cut, self.form)
        accepts, near, reasons = [], [], []
        for answer in found:
            if STAR.search(answer.text):
                self.leave(f"“{answer.text}”: a star that stands for anything.", answer.at)
                continue
            words = answer.text.replace("\\*", "*")
            if answer.weight == FULL:
                accepts.append(words)
                reasons += [answer.why] if answer.why and answer.why not in reasons else []
            else:
                near.append(Near(words, answer.why))
        if not accepts:
            raise self.wrong("No word is right.", "Write one with = and without a star.")
        why = self.why() or (reasons.pop(0) if reasons else "")
        if reasons:
            self.leave(f"More reasons for what is right: {' '.join(reasons)}")
        prompt = re.sub("_{4,}", GAP, self.prompt(True))
        if GAP not in prompt:
            prompt = f"{prompt} {GAP}"
        return Question("blank", prompt, accepts=tuple(accepts), near=tuple(near), why=why)


def _name(words: str) -> str:
    short = "-".join(plain(words).split()[:4])
    return re.sub(r"[^a-z0-9-]", "", short).strip("-") or "answer"


def unique(wanted: str, taken: set[str]) -> str:
    """Return an id that is not `taken`, like `wanted`, and take it."""
    id, number = wanted, 1
    while id in taken:
        number += 1
        id = f"{wanted}-{number}"
    taken.add(id)
    return id


def _ids(found: Iterable[Answer]) -> list[str]:
    taken: set[str] = set()
    wanted = [show(answer.notes.get("id", "")) or _name(answer.text) for answer in found]
    return [unique(id, taken) for id in wanted]
