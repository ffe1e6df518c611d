"""Questions to GIFT, and those named that GIFT cannot say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.content.gift.marks import escape
from app.models.content import Card, Module, Question

KINDS = {
    "order": "GIFT has no questions about order.",
    "branch": "GIFT has no stories that branch.",
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that GIFT cannot say."""

    module: str
    card: str
    words: str

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.module}, card “{self.card}” is left out: {self.words}"


def unsayable(question: Question) -> str:
    """Return why GIFT cannot say a question; empty where it can."""
    if question.kind in KINDS:
        return KINDS[question.kind]
    if question.kind == "match" and any("->" in pair.left for pair in question.pairs):
        return "In GIFT the left side of a pair holds no “->”."
    if question.kind == "blank":
        words = [*question.accepts, *(near.text for near in question.near)]
        reasons = [near.why for near in question.near]
        if any("->" in text for text in words + reasons):
            return "In GIFT “->” is for pairs."
        if any("\\*" in text for text in words):
            return "In GIFT no word holds “\\*”."
    return ""


def write_gift(modules: Iterable[Module]) -> tuple[str, list[LeftOut]]:
    """Return the questions of modules, each module as a category, and what is left out."""
    written: list[str] = []
    left: list[LeftOut] = []
    for module in modules:
        # A slash would begin a category inside this one.
        name = f"{module.id} {module.title}".replace("/", "//")
        written.append(f"$CATEGORY: $course$/top/Leadwell/{name}")
        for card in module.cards:
            if card.question is None:
                continue
            words = unsayable(card.question)
            if words:
                left.append(LeftOut(module.id, card.id, words))
                written.append(f"// Left out: {card.id}. {words}")
            else:
                written.append("\n".join(_question(card, card.question)))
    return "\n\n".join(written) + "\n", left


def _question(card: Card, question: Question) -> Iterator[str]:
    yield f"// [id:{card.id}]"
    if question.kind == "truth":
        for option in question.options:
            if option.text != option.id.title():
                yield f"// {option.id}: {escape(option.text)}"
    title = f"::{_bare(escape(card.title))}::" if card.title else ""
    yield f"{title}[plain]{_bare(escape(question.prompt))} {{"
    match question.kind:
        case "truth":
            yield _truth(question)
        case "match":
            for pair in question.pairs:
                yield f"// id: {escape(pair.id)}"
                if pair.why:
                    yield f"// why: {escape(pair.why)}"
                yield f"={escape(pair.left)} -> {escape(pair.right)}"
        case "blank":
            for word in question.accepts:
                yield f"={_word(word)}"
            for near in question.near:
                yield f"=%0%{_word(near.text)}{_reason(near.why)}"
        case _:
            yield from _choices(question)
    if question.why:
        yield f"####{escape(question.why)}"
    yield "}"


def _bare(text: str) -> str:
    return text.removeprefix("[plain]")


def _word(text: str) -> str:
    return escape(text.replace("*", "\\*"))


def _reason(why: str) -> str:
    return f"#{escape(why)}" if why else ""


def _truth(question: Question) -> str:
    right = next(option for option in question.options if option.is_right)
    wrong = next(option for option in question.options if not option.is_right)
    second = _reason(right.why)
    first = _reason(wrong.why) or ("#" if second else "")
    return f"{right.id.upper()}{first}{second}"


def _choices(question: Question) -> Iterator[str]:
    share = f"{100 / max(sum(option.is_right for option in question.options), 1):.5f}"
    share = share.rstrip("0").rstrip(".")
    for option in question.options:
        if question.kind == "single":
            mark = "=" if option.is_right else "~"
        else:
            # Without a loss for what is wrong, who ticks everything would be right.
            mark = f"~%{share}%" if option.is_right else "~%-100%"
        yield f"// id: {escape(option.id)}"
        yield f"{mark}{escape(option.text)}{_reason(option.why)}"
