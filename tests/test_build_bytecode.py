"""Compiled code without what nobody reads, and with what somebody does."""

from __future__ import annotations

import dis
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
