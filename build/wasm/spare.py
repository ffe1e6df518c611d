"""Parts of the interpreter that no browser needs: whole files of C, and where they lie.

Pyodide has nearly every extension module of the standard library in one piece, with what those are
made of: SQLite, three compressors, the encodings of East Asia, CPython's tests of itself. What is
named in `MODULES` is taken from the interpreter's list of modules, so that importing it fails as on
a system that was built without; then nothing leads to its functions but the table of functions.

The linker keeps the order of files, for functions, for slots of the table, and for data. So the
functions of a file, the slots that were given out for it, and its constants are ranges. They were
found by following what calls and points to what, from the modules' first functions; they hold for
one edition of the interpreter, which its digest tells. Of another edition nothing is taken: find
the ranges anew (a function stays if anything outside of its file calls it, so a range that is too
narrow costs bytes, no more; one that is too wide takes what is pointed to from elsewhere).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

INTERPRETER = "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6"
"""SHA-256 of Pyodide 314.0.7's `pyodide.asm.wasm`, the edition that the ranges are of."""

MODULES = {
    "_bz2": "another way to compress",
    "_codecs_cn": "encodings of East Asia, older than Unicode",
    "_codecs_hk": "the same",
    "_codecs_iso2022": "the same",
    "_codecs_jp": "the same",
    "_codecs_kr": "the same",
    "_codecs_tw": "the same",
    "_ctypes": "libraries of a system",
    "_elementtree": "XML",
    "_lsprof": "measuring",
    "_lzma": "another way to compress",
    "_multibytecodec": "encodings of East Asia, older than Unicode",
    "_pickle": "pickle is not packed",
    "_remote_debugging": "looking into other processes",
    "_sqlite3": "the app has a store of its own",
    "_statistics": "statistics is not packed",
    "_testbuffer": "CPython's tests of itself",
    "_testcapi": "the same",
    "_testclinic": "the same",
    "_testclinic_limited": "the same",
    "_testinternalcapi": "the same",
    "_testlimitedcapi": "the same",
    "_tracemalloc": "measuring",
    "_xxtestfuzz": "CPython's tests of itself",
    "_zstd": "another way to compress",
    "cmath": "complex numbers",
    "mmap": "files of a system",
    "pyexpat": "XML",
    "termios": "a prompt",
    "xxsubtype": "CPython's tests of itself",
}
"""Modules that are taken out, and what they would be for."""


@dataclass(frozen=True, slots=True)
class Files:
    """Files of C that lie side by side; ends are the first that is not theirs."""

    functions: range
    slots: range


SPARE = (
    Files(range(5243, 5455), range(2235, 2429)),  # _ctypes
    Files(range(5458, 5476), range(2430, 2446)),  # _bz2
    Files(range(5652, 5831), range(2530, 2689)),  # _sqlite3, _lzma, _zstd
    Files(range(6099, 6202), range(2933, 3001)),  # _lsprof, _pickle
    Files(range(6233, 6258), range(3026, 3039)),  # _remote_debugging
    Files(range(6467, 6501), range(3250, 3275)),  # cmath, _statistics
    Files(range(6795, 7099), range(3585, 3910)),  # pyexpat, _elementtree, the encodings
    Files(range(7131, 7162), range(3938, 3969)),  # mmap
    Files(range(7258, 8505), range(4060, 5325)),  # termios, the tests
    Files(range(8749, 8760), range(5529, 5539)),  # _tracemalloc
    Files(range(10155, 10170), range(6622, 6623)),  # libffi
    Files(range(10185, 12998), range(6623, 7654)),  # liblzma, SQLite, Zstandard, bzip2
)

NOT_FOUND = (7110, 7112)
"""The functions that find a character's name and a name's character. They say that there is none:
nothing that is packed asks `unicodedata` for names, and the names of all are 270 kB."""

BLANK = (
    range(670_176, 690_336),  # words of _sqlite3, _lzma and _zstd
    range(720_552, 728_064),  # of _pickle
    range(751_488, 761_904),  # of cmath
    range(796_112, 1_391_264),  # of pyexpat and _elementtree; the encodings
    range(1_574_128, 1_849_184),  # names of characters
    range(2_122_768, 2_143_500),  # words of the tests
    range(2_714_728, 2_783_552),  # liblzma, SQLite, Zstandard, bzip2
    range(2_807_824, 2_816_700),  # crypt
    range(2_828_064, 2_962_496),  # iconv, which would know the encodings of East Asia too
    range(3_017_344, 3_132_608),  # libc++'s ways to write numbers
)
"""Where data is that only functions read that are taken out or that nobody reaches."""


POINTERS = 3_132_608
"""Where data begins that may hold addresses; before it are only constants and words."""


def is_known(module: bytes) -> bool:
    """Whether `module` is the edition of the interpreter that is known here."""
    return hashlib.sha256(module).hexdigest() == INTERPRETER


def is_spare(slot: int, function: int) -> bool:
    """Whether the table has `function` in `slot` for spare files alone."""
    return any(slot in each.slots and function in each.functions for each in SPARE)
