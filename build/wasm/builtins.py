"""The interpreter's own lists in its memory: modules in it, frozen ones, and words about functions.

The structures are CPython's: `struct _inittab` and `struct _frozen` in `Include/cpython/import.h`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping

from build.wasm.memory import Memory

DOCUMENTED = re.compile(rb"\)\n--\n\n([^\0]+)\0")
"""What comes after the signature in a docstring that has one."""
_INIT, _FROZEN = 8, 16
"""Bytes of an entry of each list."""


def forget(memory: Memory, table: int, names: Collection[str]) -> None:
    """Take `names` from the list of modules at `table`."""
    entries: list[bytes] = []
    at = table
    while memory.word(at):
        if memory.text(memory.word(at)) not in names:
            entries.append(memory.taken(at, _INIT))
        at += _INIT
    memory.clear(table, at)
    memory.write(table, b"".join(entries))


def frozen(memory: Memory, table: int) -> dict[str, int]:
    """Return the modules in a list of frozen ones, and where the entry of each is."""
    found: dict[str, int] = {}
    at = table
    while memory.word(at):
        found[memory.text(memory.word(at))] = at
        at += _FROZEN
    return found


def refreeze(memory: Memory, table: int, code: Mapping[str, bytes]) -> None:
    """Put `code`, marshalled, in the place of frozen modules, where it is the smaller."""
    for name, entry in frozen(memory, table).items():
        start, size = memory.word(entry + 4), memory.word(entry + 8)
        made = code.get(name, b"")
        if 0 < len(made) <= size:
            memory.clear(start, start + size)
            memory.write(start, made)
            memory.write(entry + 8, len(made).to_bytes(4, "little"))


def forget_frozen(memory: Memory, table: int) -> None:
    """Empty a list of frozen modules."""
    for entry in frozen(memory, table).values():
        start, size = memory.word(entry + 4), memory.word(entry + 8)
        memory.clear(start, start + size)
        memory.clear(entry, entry + _FROZEN)


def hush(memory: Memory, pointed: Collection[int]) -> None:
    """Blank what docstrings of built-in functions say after their signatures.

    One with an address of `pointed` inside is left: somebody may read from there.
    """
    marks = sorted(pointed)
    for start, end in memory.found(DOCUMENTED):
        after = bisect_left(marks, start)
        if after == len(marks) or marks[after] > end:
            memory.clear(start, end)
