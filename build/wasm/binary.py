"""The binary format of WebAssembly, as far as packing needs it.

https://webassembly.github.io/spec/core/binary/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

HEADER = 8
"""Bytes before the first section."""
IMPORT, GLOBAL, EXPORT, START, ELEMENT, CODE, DATA, COUNT = 2, 6, 7, 8, 9, 10, 11, 12
FUNC, VARIABLE = 0, 3
"""The kinds of import and export that are a function and a global."""
CONSTANT = 0x41
"""The instruction that gives a number."""


class NotRead(Exception):
    """The module has something in it that is not known here."""


class Reader:
    """A place in the bytes of a module."""

    def __init__(self, data: bytes, at: int, end: int | None = None) -> None:
        """Begin at `at`."""
        self.data = data
        self.at = at
        self.end = len(data) if end is None else end

    def byte(self) -> int:
        """Return the next byte."""
        self.at += 1
        return self.data[self.at - 1]

    def number(self) -> int:
        """Return the next number (LEB128 without a sign)."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def signed(self) -> int:
        """Return the next number (LEB128 with a sign)."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value - (1 << shift) if byte & 0x40 else value

    def taken(self, count: int) -> bytes:
        """Return the next `count` bytes."""
        self.at += count
        return self.data[self.at - count : self.at]

    def name(self) -> str:
        """Return the next name."""
        return self.taken(self.number()).decode()

    def skip_numbers(self, count: int = 1) -> None:
        """Pass over numbers, with a sign or without."""
        for _ in range(count):
            while self.byte() >= 0x80:
                pass


def number(value: int) -> bytes:
    """Return a number without a sign as LEB128."""
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))


def vector(items: list[bytes]) -> bytes:
    """Return a count and what it counts."""
    return number(len(items)) + b"".join(items)


@dataclass(frozen=True, slots=True)
class Import:
    """One thing that a module asks for."""

    module: str
    name: str
    kind: int


@dataclass(frozen=True, slots=True)
class Export:
    """One thing that a module gives."""

    name: str
    kind: int
    index: int

    def written(self) -> bytes:
        """Return it as it stands in a module."""
        name = self.name.encode()
        return number(len(name)) + name + bytes([self.kind]) + number(self.index)


def sections(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the number and the content of each section, in their order."""
    at = Reader(data, HEADER)
    while at.at < len(data):
        section = at.byte()
        yield section, at.taken(at.number())


def whole(data: bytes, parts: list[tuple[int, bytes]]) -> bytes:
    """Return a module with the header of `data` and these sections."""
    return data[:HEADER] + b"".join(
        bytes([section]) + number(len(content)) + content for section, content in parts
    )


def _skip_limits(at: Reader) -> None:
    at.skip_numbers(2 if at.number() & 1 else 1)


def imports(content: bytes) -> list[Import]:
    """Return what a section of imports asks for."""
    at = Reader(content, 0)
    found = []
    for _ in range(at.number()):
        module, name, kind = at.name(), at.name(), at.byte()
        match kind:
            case 0:
                at.skip_numbers()
            case 1:
                at.byte()
                _skip_limits(at)
            case 2:
                _skip_limits(at)
            case 3:
                at.taken(2)
            case 4:
                at.byte()
                at.skip_numbers()
            case _:
                raise NotRead(f"an import of kind {kind}")
        found.append(Import(module, name, kind))
    return found


def exports(content: bytes) -> list[Export]:
    """Return what a section of exports gives."""
    at = Reader(content, 0)
    return [Export(at.name(), at.byte(), at.number()) for _ in range(at.number())]


@dataclass(frozen=True, slots=True)
class Elements:
    """Functions that stand side by side in a table."""

    where: bytes
    """What the first slot is, as an expression of the module."""
    first: int | None
    """The first slot, if it is a number."""
    functions: tuple[int, ...]

    def written(self) -> bytes:
        """Return them as they stand in a module."""
        return b"\0" + self.where + vector([number(each) for each in self.functions])


def elements(content: bytes) -> list[Elements]:
    """Return what a section puts into tables."""
    at = Reader(content, 0)
    found = []
    for _ in range(at.number()):
        if at.number():
            raise NotRead("elements of another form")
        start = at.at
        is_number, value = at.byte() == CONSTANT, at.signed()  # a number, or of a global
        at.byte()
        where = content[start : at.at]
        functions = tuple(at.number() for _ in range(at.number()))
        found.append(Elements(where, value if is_number else None, functions))
    return found


def addresses(module: bytes) -> dict[str, int]:
    """Return the addresses of data that a module gives out, by their names."""
    parts = dict(sections(module))
    at = Reader(parts[GLOBAL], 0)
    values = []
    for _ in range(at.number()):
        at.taken(2)
        is_number, value = at.byte() == CONSTANT, at.signed()
        at.byte()
        values.append(value if is_number else None)
    first = sum(each.kind == VARIABLE for each in imports(parts[IMPORT]))
    return {
        each.name: value
        for each in exports(parts[EXPORT])
        if each.kind == VARIABLE and each.index >= first
        for value in [values[each.index - first]]
        if value is not None
    }


def bodies(content: bytes) -> list[bytes]:
    """Return the functions of a section of code."""
    at = Reader(content, 0)
    return [at.taken(at.number()) for _ in range(at.number())]
