"""What a module puts into memory before it starts.

https://webassembly.github.io/spec/core/binary/modules.html#data-section
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from build.wasm.binary import CONSTANT, NotRead, Reader, number, vector

END = 0x0B
"""The instruction after an address."""
_FILLED = re.compile(rb"[^\0](?:\0{0,23}[^\0])*", re.DOTALL)
"""What is worth a segment of its own: a gap of fewer zeros weighs less than a new one."""


def signed(value: int) -> bytes:
    """Return a number with a sign as LEB128."""
    out = bytearray()
    while not -64 <= value < 64:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value & 0x7F))


class Memory:
    """The bytes of a section of data, by their addresses, to read and to change."""

    def __init__(self, content: bytes) -> None:
        """Read a section. NotRead: some of it has no fixed address."""
        self._bytes = bytearray()
        at = Reader(content, 0)
        for _ in range(at.number()):
            if at.number() or at.byte() != CONSTANT:
                raise NotRead("data without an address")
            address = at.signed()
            if at.byte() != END:
                raise NotRead("data without an address")
            self.write(address, at.taken(at.number()))

    def __len__(self) -> int:
        """The address after the last byte."""
        return len(self._bytes)

    def write(self, address: int, data: bytes) -> None:
        """Put `data` at `address`."""
        end = address + len(data)
        if end > len(self._bytes):
            self._bytes.extend(bytes(end - len(self._bytes)))
        self._bytes[address:end] = data

    def clear(self, start: int, end: int) -> None:
        """Put zeros from `start` to before `end`."""
        self.write(start, bytes(end - start))

    def taken(self, address: int, count: int) -> bytes:
        """Return `count` bytes."""
        return bytes(self._bytes[address : address + count])

    def word(self, address: int) -> int:
        """Return the number of four bytes at `address`."""
        found: int = struct.unpack_from("<I", self._bytes, address)[0]
        return found

    def words(self, start: int) -> Iterator[int]:
        """Give every number of four bytes that stands where one can, from `start`."""
        end = len(self._bytes) // 4 * 4
        return (found[0] for found in struct.iter_unpack("<I", self._bytes[start // 4 * 4 : end]))

    def text(self, address: int) -> str:
        """Return the characters at `address`, up to the zero that ends them."""
        return self._bytes[address : self._bytes.index(0, address)].decode("latin-1")

    def found(self, pattern: re.Pattern[bytes]) -> list[tuple[int, int]]:
        """Return where the first group of `pattern` begins and ends, wherever there is one."""
        return [match.span(1) for match in pattern.finditer(self._bytes)]

    def written(self) -> tuple[bytes, int]:
        """Return a section of data and how many parts it has, without long runs of zeros.

        Memory begins with zeros.
        """
        filled = list(_FILLED.finditer(self._bytes))
        where = (bytes((0, CONSTANT)) + signed(each.start()) + bytes([END]) for each in filled)
        found = (number(len(each.group())) + each.group() for each in filled)
        parts = [b"".join(part) for part in zip(where, found, strict=True)]
        return vector(parts), len(parts)
