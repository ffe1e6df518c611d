"""Compiled code without what nobody reads, and with what somebody does."""

from __future__ import annotations

import dis
import re
from dataclasses import fields
from types import CodeType

import pytest

from build.bytecode import compiled

SOURCE = (
    '''"""A module."""

class Wrong(Exception):
    """Words that a person reads."""


def divide(a, b):
    """Say nothing of it."""
    if b > 100:
        return (a +

                1)
'''
    + "\n" * 100
    + """

    return a / b


def only_words():
    '''Nothing else is here.'''
"""
)


def functions(code: CodeType) -> dict[str, CodeType]:
    """Return the code of a module and of all inside it."""
    found = {code.co_qualname: code}
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found |= functions(constant)
    return found


def lines(code: CodeType) -> list[int | None]:
    """Return the line of each code unit."""
    return [line for start, end, line in code.co_lines() for _ in range(start, end, 2)]


def test_our_own_code_keeps_every_line_and_no_column() -> None:
    plain = functions(compile(SOURCE, "a.py", "exec"))
    made = functions(compiled(SOURCE.encode(), "a.py", ours=True))
    for name in ("divide", "Wrong"):
        wanted = {line for line in lines(plain[name]) if line is not None}
        assert wanted >= {line for line in lines(made[name]) if line is not None}
    assert lines(made["divide"]) == lines(plain["divide"])
    assert {
        place.col_offset
        for place in (i.positions for i in dis.get_instructions(made["divide"]))
        if place
    } == {None}


def test_a_trace_through_our_own_code_names_the_line() -> None:
    space: dict[str, object] = {}
    exec(compiled(SOURCE.encode(), "a.py", ours=True), space)
    with pytest.raises(ZeroDivisionError) as caught:
        space["divide"](1, 0)  # type: ignore[operator]
    assert caught.traceback[-1].lineno + 1 == SOURCE[: SOURCE.index("return a / b")].count("\n") + 1


def test_a_trace_through_a_library_names_the_function_and_its_first_line() -> None:
    space: dict[str, object] = {}
    exec(compiled(SOURCE.encode(), "a.py", ours=False), space)
    with pytest.raises(ZeroDivisionError) as caught:
        space["divide"](1, 0)  # type: ignore[operator]
    assert caught.traceback[-1].name == "divide"
    assert caught.traceback[-1].lineno + 1 == SOURCE[: SOURCE.index("def divide")].count("\n") + 1


def test_what_an_error_of_ours_says_is_kept_and_a_library_says_nothing() -> None:
    ours: dict[str, object] = {}
    exec(compiled(SOURCE.encode(), "a.py", ours=True), ours)
    assert ours["Wrong"].__doc__ == "Words that a person reads."
    assert ours["divide"].__doc__ is None
    theirs: dict[str, object] = {}
    exec(compiled(SOURCE.encode(), "a.py", ours=False), theirs)
    assert theirs["Wrong"].__doc__ == " "
    assert theirs["only_words"]() is None  # type: ignore[operator]


TYPED = """from __future__ import annotations
from dataclasses import dataclass
from functools import singledispatch

size: int = 3
later: str


@dataclass
class Record:
    words: str = "a"
    many: int = 2


def grow(by: int, *more: int, twice: bool = False, **rest: str) -> int:
    count: int = by
    return count + size


@singledispatch
def told(what: object) -> str:
    return "thing"


@told.register
def _(what: int) -> str:
    return "number"
"""


def run(source: str, path: str = "a.py") -> dict[str, object]:
    """Return the names that a module has when it has run."""
    names: dict[str, object] = {"__name__": __name__}
    exec(compiled(source.encode(), path, ours=True), names)
    return names


def test_types_go_from_functions_and_modules_and_stay_where_something_reads_them() -> None:
    source = TYPED.replace("from __future__ import annotations", "")
    names = run(source)
    grow, told, record = names["grow"], names["told"], names["Record"]
    assert callable(grow) and callable(told) and isinstance(record, type)
    assert grow.__annotations__ == {}
    assert "__annotations__" not in names
    assert (grow(1), told(1), told("")) == (4, "number", "thing")
    assert [field.name for field in fields(record)] == ["words", "many"]
    assert run(TYPED)["size"] == 3


def test_packages_whose_types_are_read_keep_them() -> None:
    kept = run(TYPED, "pydantic/main.py")["grow"]
    assert kept.__annotations__ != {}


def test_a_pattern_that_names_a_character_finds_it_by_its_number() -> None:
    names = run('import re\nmark = re.compile(r"[\\N{EN DASH}x]\\N{GREEK SMALL LETTER PI}")\n')
    mark = names["mark"]
    assert isinstance(mark, re.Pattern)
    assert mark.fullmatch("\u2013\u03c0")
    assert "\\N" not in mark.pattern
