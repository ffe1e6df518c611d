"""The instructions of a function, one by one.

https://webassembly.github.io/spec/core/binary/instructions.html, with the exceptions of the older
proposal, which Emscripten writes too, and without vectors, which Pyodide is built without.
"""

from __future__ import annotations

from collections.abc import Iterator

from build.wasm.binary import CONSTANT, NotRead, Reader

CALL, RETURN_CALL, REF_FUNC = 0x10, 0x12, 0xD2
GLOBAL_GET, GLOBAL_SET = 0x23, 0x24
NONE = {0x00, 0x01, 0x05, 0x0A, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, 0xD1, *range(0x45, 0xC5)}
"""Instructions of one byte."""
ONE = {
    0x02,
    0x03,
    0x04,
    0x06,
    0x07,
    0x08,
    0x09,
    0x0C,
    0x0D,
    CALL,
    RETURN_CALL,
    0x18,
    *range(0x20, 0x27),
}
ONE |= {0x3F, 0x40, 0x41, 0x42, 0xD0, REF_FUNC}
"""Instructions that a number follows: a type, a label, an index or a constant."""
MEMORY = range(0x28, 0x3F)
"""Those that read and write memory."""
TWO = {0x11, 0x13, *MEMORY}
"""Those that two numbers follow: a type and a table, or an alignment and an offset."""
BULK = {**dict.fromkeys(range(8), 0), 8: 2, 10: 2, 12: 2, 14: 2}
BULK |= dict.fromkeys((9, 11, 13, 15, 16, 17), 1)
"""Those after the byte 0xFC, and the numbers that follow each."""


def start(body: bytes) -> int:
    """Return where the instructions of a function begin: after its local variables."""
    at = Reader(body, 0)
    at.skip_numbers(2 * at.number())
    return at.at


def instructions(body: bytes) -> Iterator[tuple[int, int, int]]:
    """Give each instruction of a function: its first byte, where it begins, and where it ends."""
    at = Reader(body, start(body))
    while at.at < len(body):
        begun, code = at.at, at.byte()
        if code in ONE:
            at.skip_numbers()
        elif code in TWO:
            at.skip_numbers(2)
        elif code == 0x0E:
            at.skip_numbers(at.number() + 1)
        elif code == 0x1C:
            at.taken(at.number())
        elif code == 0x43:
            at.taken(4)
        elif code == 0x44:
            at.taken(8)
        elif code == 0xFC and (kind := at.number()) in BULK:
            at.skip_numbers(BULK[kind])
        elif code not in NONE:
            raise NotRead(f"the instruction {code:#x}")
        yield code, begun, at.at


def called(body: bytes) -> set[int]:
    """Return the functions that a function calls, or points to, by number."""
    return {
        Reader(body, begun + 1).number()
        for code, begun, _ in instructions(body)
        if code in (CALL, RETURN_CALL, REF_FUNC)
    }


def mentioned(body: bytes) -> set[int]:
    """Return the numbers in a function that may be addresses: constants and offsets."""
    found = set[int]()
    for code, begun, _ in instructions(body):
        at = Reader(body, begun + 1)
        if code == CONSTANT:
            found.add(at.signed())
        elif code in MEMORY:
            at.skip_numbers()
            found.add(at.number())
    return found


def variables_of(body: bytes) -> set[int]:
    """Return the globals that a function reads or sets, by number."""
    return {
        Reader(body, begun + 1).number()
        for code, begun, _ in instructions(body)
        if code in (GLOBAL_GET, GLOBAL_SET)
    }
