"""From an expression to a condition that says the same, or the reason why none does."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.content.xlsform.trees import (
    COMPARING,
    Call,
    Joined,
    Node,
    Number,
    Pair,
    Ref,
    Self,
    Text,
    number,
)
from app.models.checklist import Condition, ItemKind

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
"""The operator that says the same with its parts the other way round."""
HOLDS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


class Uncarried(Exception):
    """Why no condition says the same, in words that go on from “… is left out: ”."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Looked:
    """What a condition needs to know of the item it looks at."""

    id: str
    kind: ItemKind
    options: tuple[tuple[str, str], ...] = ()
    """Each choice: what the form calls it, and its id here."""
    is_whole: bool = False


Find = Callable[[str], Looked]
"""Returns the item by the name the form gives it; Uncarried: nobody can look at it."""


def condition(node: Node, find: Find) -> Condition | None:
    """Return the condition; None: it always holds. Uncarried: none says the same."""
    match node:
        case Joined(word, parts):
            return _joined(word, [condition(part, find) for part in parts])
        case Call("not", (part,)):
            inner = condition(part, find)
            if inner is None:
                raise Uncarried("it never holds")
            return Condition(none=(inner,))
        case Call("selected", (Ref(name), Text() | Number() as chosen)):
            return _selected(find(name), _words(chosen))
        case Call("true", ()):
            return None
        case Text(value) | Number(value) if value:
            return None
        case Call("false", ()) | Text() | Number():
            raise Uncarried("it never holds")
        case Pair(sign, left, right) if sign in COMPARING:
            return _compared(sign, left, right, find)
    raise Uncarried(_why(node))


def joined(parts: list[Condition]) -> Condition | None:
    """Return the condition that holds where all of them do; None where there are none."""
    flat: list[Condition] = []
    for part in parts:
        inside = part.every if part == Condition(every=part.every) else (part,)
        flat += [one for one in inside if one not in flat]
    if len(flat) < 2:
        return flat[0] if flat else None
    return Condition(every=tuple(flat))


def _joined(word: str, parts: list[Condition | None]) -> Condition | None:
    said = [part for part in parts if part is not None]
    if word == "and":
        return joined(said)
    return Condition(some=tuple(said)) if len(said) == len(parts) else None


def _why(node: Node) -> str:
    match node:
        case Call("selected", _):
            return "“selected” needs a question and one of its choices in quotes"
        case Call(name, _):
            return f"a checklist has no “{name}()”"
        case Pair(sign, _, _):
            return f"a checklist does not reckon (“{sign}”)"
        case Self():
            return "it looks at its own answer"
        case Ref(name):
            return f"it does not say which answer “{name}” should have"
    return "it compares nothing"


def _words(constant: Text | Number) -> str:
    return constant.value if isinstance(constant, Text) else number(constant.value)


def _value(constant: Text | Number) -> float | None:
    if isinstance(constant, Number):
        return constant.value
    try:
        value = float(constant.value)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _compared(sign: str, left: Node, right: Node, find: Find) -> Condition:
    if isinstance(left, Text | Number):
        sign, left, right = TURNED[sign], right, left
    match left, right:
        case Ref(name), Text() | Number() as constant:
            looked = find(name)
            if constant == Text("") and sign in ("=", "!="):
                return Condition(item=looked.id, is_answered=sign == "!=")
            if sign == "!=":
                # As in XPath: what has no answer is different from every answer.
                return Condition(none=(_one(looked, "=", constant),))
            return _one(looked, sign, constant)
        case Ref(), Ref():
            raise Uncarried("it compares two answers with each other")
    raise Uncarried(
        next(
            (_why(part) for part in (left, right) if not isinstance(part, Ref | Text | Number)),
            "it compares nothing with an answer",
        )
    )


def _one(looked: Looked, sign: str, constant: Text | Number) -> Condition:
    value = _value(constant)
    match looked.kind:
        case "choice":
            return Condition(item=looked.id, one_of=_matching(looked, sign, constant))
        case "several" if sign == "=":
            return _only(looked, _words(constant))
        case "several":
            raise Uncarried(f"“{looked.id}” is a list of several; use selected()")
        case "number":
            if value is None:
                raise Uncarried(f"“{looked.id}” is a number, and “{_words(constant)}” is none")
            return _bounded(looked, sign, value)
        case "text" if sign == "=":
            return Condition(item=looked.id, one_of=(_words(constant),))
        case "date" if sign == "=" and DAY.fullmatch(_words(constant)):
            return Condition(item=looked.id, one_of=(_words(constant),))
        case "text":
            raise Uncarried(f"“{looked.id}” is text, which is neither more nor less")
        case "date" | "time":
            raise Uncarried(f"a checklist does not compare a {looked.kind} (“{looked.id}”)")
    raise Uncarried(f"“{looked.id}” is a {looked.kind}: only whether it is there can be asked")


def _matching(looked: Looked, sign: str, constant: Text | Number) -> tuple[str, ...]:
    words, value = _words(constant), _value(constant)
    found = []
    for name, id in looked.options:
        own = _value(Text(name))
        is_equal = name == words or (isinstance(constant, Number) and own == value)
        if is_equal if sign == "=" else _holds(sign, own, value):
            found.append(id)
    if not found:
        than = {"=": "", "<": "less than ", "<=": "up to ", ">": "more than ", ">=": "from "}[sign]
        raise Uncarried(f"“{looked.id}” has no choice {than}“{words}”")
    return tuple(found)


def _holds(sign: str, own: float | None, value: float | None) -> bool:
    return own is not None and value is not None and bool(HOLDS[sign](own, value))


def _selected(looked: Looked, words: str) -> Condition:
    if looked.kind not in ("choice", "several"):
        raise Uncarried(f"“{looked.id}” has no choices")
    return Condition(item=looked.id, one_of=_matching(looked, "=", Text(words)))


def _only(looked: Looked, words: str) -> Condition:
    """It has this one of several, and no other."""
    chosen = _matching(looked, "=", Text(words))
    others = tuple(id for _, id in looked.options if id not in chosen)
    has = Condition(item=looked.id, one_of=chosen)
    return replace(has, none=(Condition(item=looked.id, one_of=others),)) if others else has


def _bounded(looked: Looked, sign: str, value: float) -> Condition:
    at = Condition(item=looked.id)
    match sign:
        case "=":
            return replace(at, at_least=value, at_most=value)
        case ">=":
            return replace(at, at_least=value)
        case "<=":
            return replace(at, at_most=value)
        case ">" if looked.is_whole:
            return replace(at, at_least=math.floor(value) + 1.0)
        case "<" if looked.is_whole:
            return replace(at, at_most=math.ceil(value) - 1.0)
        case ">":
            return replace(at, is_answered=True, none=(replace(at, at_most=value),))
    return replace(at, is_answered=True, none=(replace(at, at_least=value),))
