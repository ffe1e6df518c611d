"""Pyodide without what nobody asks it for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build.node import PYODIDE, NodeFailed
from build.wasm import binary
from build.wasm.binary import Reader, bodies, exports, number, sections, vector
from build.wasm.builtins import forget, frozen, hush, refreeze
from build.wasm.instructions import called, instructions
from build.wasm.memory import Memory
from build.wasm.pyodide import INTERPRETER
from build.wasm.shake import shaken
from build.wasm.slim import EMPTY, STOP, NotFound, asked, idle, slim, slim_script, used

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


def test_what_only_a_spare_slot_leads_to_is_emptied() -> None:
    made = dict(
        sections(slim(small(), {"three"}, lambda slot, function: (slot, function) == (0, 4)))
    )
    assert bodies(made[binary.CODE]) == [*FUNCTIONS[:3], EMPTY, EMPTY, EMPTY]
    with_five = dict(sections(slim(small(), {"five"}, lambda slot, function: slot == 1)))
    assert bodies(with_five[binary.CODE])[3] == FUNCTIONS[3]


def test_a_function_may_be_given_another_body() -> None:
    other = b"\x00\x01\x0b"
    made = dict(sections(slim(small(), {"one"}, instead={1: other})))
    assert bodies(made[binary.CODE])[:2] == [other, EMPTY]


def test_what_is_asked_for_and_not_used_is_idle() -> None:
    assert idle(small()) == {"ask"}
    calling = {1: b"\x00\x10\x00\x0b"}
    assert idle(slim(small(), {"one"}, instead=calling)) == set()
    made = slim_script(SCRIPT, {"one"}, {"ask", "hum"}, {"ask"})
    assert f"wasmImports={{ask:{STOP},hum}};open()" in made


@given(
    st.lists(st.tuples(st.integers(0, 3000), st.binary(min_size=1, max_size=80)), max_size=12),
)
def test_memory_is_written_as_it_was_read_and_changed(changes: list[tuple[int, bytes]]) -> None:
    memory, plain = Memory(b"\0"), bytearray(4000)
    for address, data in changes:
        memory.write(address, data)
        plain[address : address + len(data)] = data
    content, count = memory.written()
    again = Memory(content)
    assert Reader(content, 0).number() == count
    assert again.taken(0, len(again)) == bytes(plain[: len(again)])
    assert not any(plain[len(again) :])


def test_memory_is_read_by_words_and_texts() -> None:
    memory = Memory(b"\0")
    memory.write(8, (300).to_bytes(4, "little") + b"name\0")
    assert (memory.word(8), memory.text(12)) == (300, "name")
    assert next(memory.words(8)) == 300
    memory.clear(12, 14)
    assert memory.taken(12, 5) == b"\0\0me\0"


def listed(*names: str) -> Memory:
    """Return a memory with a list of modules at 64 and their names after it."""
    memory = Memory(b"\0")
    for place, name in enumerate(names):
        memory.write(500 + 20 * place, name.encode() + b"\0")
        memory.write(64 + 8 * place, (500 + 20 * place).to_bytes(4, "little") + b"\7\0\0\0")
    return memory


def test_a_module_is_forgotten_and_the_others_close_up() -> None:
    memory = listed("one", "two", "three")
    forget(memory, 64, {"two"})
    assert [memory.text(memory.word(at)) for at in (64, 72)] == ["one", "three"]
    assert memory.word(80) == 0


def test_a_docstring_keeps_its_signature_and_one_that_is_pointed_into_stays() -> None:
    memory = Memory(b"\0")
    memory.write(10, b"f($self, /)\n--\n\nSay a word.\0g(x)\n--\n\nSay another.\0")
    second = memory.taken(0, 90).index(b"another")
    hush(memory, {10, second})
    assert memory.text(10) == "f($self, /)\n--\n\n"
    assert b"Say another." in memory.taken(0, len(memory))


def test_frozen_code_is_put_in_where_it_is_smaller() -> None:
    memory = Memory(b"\0")
    memory.write(300, b"os\0")
    memory.write(400, b"CODECODE")
    entry = b"".join(number.to_bytes(4, "little") for number in (300, 400, 8, 0))
    memory.write(64, entry)
    refreeze(memory, 64, {"os": b"LONGERCODE"})
    assert (memory.taken(400, 8), memory.word(72)) == (b"CODECODE", 8)
    refreeze(memory, 64, {"os": b"code"})
    assert (memory.taken(400, 8), memory.word(72)) == (b"code\0\0\0\0", 4)
    assert frozen(memory, 64) == {"os": 64}


EMSCRIPTEN = (
    "async function start(moduleArg={}){var Module=moduleArg;"
    "var used=()=>deep(1);used.sig='v';Module['used']=used;function deep(x){return x}"
    "var gone=()=>away();gone.sig='i';Module['gone']=gone;function away(){return 'deep'}"
    "var beside=()=>1;Module['beside']=beside;var made=new Map([['used',1]]);"
    "var wasmImports={used};run()}export default start;"
)


def test_a_script_keeps_what_it_runs_with_what_that_leads_to_and_what_is_mentioned() -> None:
    made = shaken(EMSCRIPTEN, "room.beside()")
    assert "gone" not in made and "away" not in made
    for part in (
        "var used=",
        "used.sig",
        "Module['used']",
        "function deep",
        "var beside=",
        "run()",
    ):
        assert part in made
    assert "beside" not in shaken(EMSCRIPTEN, "")


def test_a_script_that_cannot_be_read_is_not_packed() -> None:
    with pytest.raises(NodeFailed):
        shaken("var =", "")


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
