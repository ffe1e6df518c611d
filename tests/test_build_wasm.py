"""Pyodide without what nobody asks it for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build.node import PYODIDE
from build.wasm import binary
from build.wasm.binary import Reader, bodies, exports, number, sections, vector
from build.wasm.instructions import called, instructions
from build.wasm.pyodide import INTERPRETER
from build.wasm.slim import EMPTY, NotFound, asked, slim, slim_script, used

FUNCTIONS = (
    b"\x00\x10\x02\x0b",  # 1 calls 2
    b"\x00\x0b",  # 2
    b"\x00\x10\x01\x0b",  # 3 calls 1
    b"\x00\x0b",  # 4 stands in a table
    b"\x00\x10\x06\x0b",  # 5 calls 6
    b"\x00\x10\x05\x0b",  # 6 calls 5: reached by nobody else
)
"""The functions of a small module, after the one that it asks for, which is 0."""


def small() -> bytes:
    """Return a module of six functions that asks for one, and gives out 1, 3 and 5."""
    given_out = [
        bytes((len(name), *name.encode(), 0, place))
        for name, place in (("one", 1), ("three", 3), ("five", 5))
    ]
    return b"\0asm\1\0\0\0" + b"".join(
        bytes((kind, len(content))) + content
        for kind, content in (
            (1, b"\x01\x60\x00\x00"),
            (2, b"\x01\x03env\x03ask\x00\x00"),
            (3, vector([b"\x00"] * 6)),
            (4, b"\x01\x70\x00\x01"),
            (7, vector(given_out)),
            (9, b"\x01\x00\x41\x00\x0b\x01\x04"),
            (10, vector([number(len(body)) + body for body in FUNCTIONS])),
        )
    )


SCRIPT = (
    'var Module={};function open(){return _one()}var _one,_three,_five,wasmTable,wasmMemory;'
    'function assignWasmExports(wasmExports){_one=Module["_one"]=wasmExports["one"];'
    '_three=Module["_three"]=wasmExports["three"].value>>>0;memory=wasmMemory=wasmExports["memory"]'
    "}var wasmImports={ask:_ask,tell:_tell,hum};open()"
)  # fmt: skip


def test_what_is_named_and_what_it_leads_to_stays_and_the_rest_is_emptied() -> None:
    made = dict(sections(slim(small(), {"three"})))
    assert [(each.name, each.index) for each in exports(made[binary.EXPORT])] == [("three", 3)]
    assert bodies(made[binary.CODE]) == [*FUNCTIONS[:4], EMPTY, EMPTY]


def test_with_every_name_nothing_changes() -> None:
    assert slim(small(), {"one", "three", "five"}) == small()


def test_a_module_says_what_it_asks_for() -> None:
    assert asked(small()) == {"ask"}


def test_the_script_hands_on_what_is_given_out_and_offers_what_is_asked_for() -> None:
    assert used(SCRIPT) >= {"_one", "_ask", "open"}
    assert "_three" not in used(SCRIPT)
    made = slim_script(SCRIPT, {"one", "memory"}, {"ask", "hum"})
    assert "three" not in made
    assert "var _one,wasmMemory;" in made
    assert 'memory=wasmMemory=wasmExports["memory"]' in made
    assert "wasmImports={ask:_ask,hum};open()" in made


def test_a_script_of_another_form_is_not_touched() -> None:
    with pytest.raises(NotFound):
        slim_script("export default 1", set(), set())


@given(st.integers(0, 2**32 - 1))
def test_numbers_are_read_as_they_were_written(value: int) -> None:
    at = Reader(number(value), 0)
    assert (at.number(), at.at) == (value, len(number(value)))


def test_every_function_of_the_interpreter_is_read_to_its_last_instruction() -> None:
    whole = dict(sections((PYODIDE / INTERPRETER).read_bytes()))
    code = bodies(whole[binary.CODE])
    assert len(code) > 10_000
    for body in code:
        *_, (last, _, end) = instructions(body)
        assert (last, end) == (0x0B, len(body))
        assert all(function < len(code) + 2000 for function in called(body))
