"""Expressions of a form: a small part of XPath, read into a tree and written back.

Read: `=`, `!=`, `<`, `<=`, `>`, `>=`, `and`, `or`, `+`, `-`, `*`, `div`, `mod`, calls such as
`not(…)`, `${name}`, `.`, numbers, strings and parentheses. Paths are not: they are named.
"""

from __future__ import annotations

from app.content.xlsform.tokens import Malformed, Token, tokens
from app.content.xlsform.trees import Call, Joined, Negated, Node, Number, Pair, Ref, Self, Text

DEEPEST = 30
"""Levels of a tree. Real forms have three or four."""
DEEPEST_BRACKETS = 40

LEVELS = {
    "or": 1,
    "and": 2,
    **dict.fromkeys(("=", "!="), 3),
    **dict.fromkeys(("<", "<=", ">", ">="), 4),
    **dict.fromkeys(("+", "-"), 5),
    **dict.fromkeys(("*", "div", "mod"), 6),
}
"""How tightly each operator binds (XPath 1.0, 3.4)."""


Deep = tuple[Node, int]
"""A tree, and how many levels it has."""


def parse(text: str) -> Node:
    """Return the tree of an expression. Malformed: it is none, or one that is not read here."""
    return _Reader([*tokens(text)]).whole()


class _Reader:
    """Goes through tokens once, from left to right."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0
        self._open = 0

    def whole(self) -> Node:
        node, _ = self._level(1)
        if self._now:
            raise Malformed(f"“{self._now.text}” is not expected there")
        return node

    @property
    def _now(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, *texts: str) -> bool:
        now = self._now
        if now is None or now.kind not in ("mark", "name") or now.text not in texts:
            return False
        self._at += 1
        return True

    def _level(self, least: int) -> Deep:
        """Read parts for as long as the operators between them bind as tightly as `least`."""
        left = self._unary()
        while (now := self._now) and now.kind in ("mark", "name"):
            operator = now.text
            level = LEVELS.get(operator, 0)
            if level < least:
                break
            if level > 2:
                self._at += 1
                right = self._level(level + 1)
                left = _deep(Pair(operator, left[0], right[0]), left, right)
                continue
            parts = [left]
            while self._take(operator):
                parts.append(self._level(level + 1))
            left = _deep(Joined(operator, tuple(node for node, _ in parts)), *parts)
        return left

    def _unary(self) -> Deep:
        minus = 0
        while self._take("-"):
            minus += 1
        node, depth = self._primary()
        if isinstance(node, Number):
            return Number(-node.value if minus % 2 else node.value), depth
        for _ in range(minus):
            node, depth = _deep(Negated(node), (node, depth))
        return node, depth

    def _primary(self) -> Deep:
        now = self._now
        if now is None:
            raise Malformed("something is missing at its end")
        self._at += 1
        match now.kind:
            case "number":
                return Number(float(now.text)), 1
            case "text":
                return Text(now.text), 1
            case "ref":
                return Ref(now.text), 1
            case "self":
                return Self(), 1
            case "name":
                return self._call(now.text)
        if now.text != "(":
            raise Malformed(f"“{now.text}” is not expected there")
        node = self._bracketed()
        self._closed()
        return node

    def _bracketed(self) -> Deep:
        self._open += 1
        if self._open > DEEPEST_BRACKETS:
            raise Malformed("it has too many brackets in one another")
        return self._level(1)

    def _closed(self) -> None:
        self._open -= 1
        if not self._take(")"):
            raise Malformed("a bracket is not closed")

    def _call(self, name: str) -> Deep:
        if not self._take("("):
            raise Malformed(f"“{name}” has no quotes around it, or is part of a path")
        if self._take(")"):
            return Call(name, ()), 1
        parts = [self._bracketed()]
        while self._take(","):
            self._open -= 1
            parts.append(self._bracketed())
        self._closed()
        return _deep(Call(name, tuple(node for node, _ in parts)), *parts)


def _deep(node: Node, *parts: Deep) -> Deep:
    depth = 1 + max(depth for _, depth in parts)
    if depth > DEEPEST:
        raise Malformed("it is too long and winding")
    return node, depth
