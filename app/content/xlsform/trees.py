"""Trees of expressions: what they are made of, what they look at, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.content.xlsform.tokens import QUOTES

COMPARING = frozenset({"=", "!=", "<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""

    value: float


@dataclass(frozen=True, slots=True)
class Text:
    """Words in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Ref:
    """`${name}`: the answer to another question."""

    name: str


@dataclass(frozen=True, slots=True)
class Self:
    """`.`: the answer to the question itself."""


@dataclass(frozen=True, slots=True)
class Call:
    """A function, such as `selected(…)`."""

    name: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Two or more parts with the same `and` or `or` between them."""

    operator: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parts that are compared or reckoned with."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Negated:
    """A part with a minus before it."""

    part: Node


Node = Number | Text | Ref | Self | Call | Joined | Pair | Negated


def names(node: Node) -> Iterator[str]:
    """Yield the name of every question that an expression looks at."""
    match node:
        case Ref(name):
            yield name
        case Call(_, parts) | Joined(_, parts):
            for part in parts:
                yield from names(part)
        case Pair(_, left, right):
            yield from names(left)
            yield from names(right)
        case Negated(part):
            yield from names(part)


def number(value: float) -> str:
    """Return a number as a form writes it: without an exponent."""
    return format(Decimal(repr(value)), "f").removesuffix(".0")


def write(node: Node) -> str:
    """Return an expression that `parse` reads as this very tree."""
    match node:
        case Number(value):
            return number(value)
        case Text(value):
            return next(
                f"{opening}{value}{closing}" for opening, closing in QUOTES if closing not in value
            )
        case Ref(name):
            return f"${{{name}}}"
        case Self():
            return "."
        case Call(name, parts):
            return f"{name}({', '.join(map(write, parts))})"
        case Joined(operator, parts):
            return f" {operator} ".join(map(_inner, parts))
        case Pair(operator, left, right):
            return f"{_inner(left)} {operator} {_inner(right)}"
        case Negated(part):
            return f"-{_inner(part)}"


def _inner(node: Node) -> str:
    is_bare = isinstance(node, Number | Text | Ref | Self | Call)
    return write(node) if is_bare else f"({write(node)})"
