"""What is taken from the interpreter, and that it goes on without."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from build.leftout import LEFT_OUT
from build.node import PYODIDE, run
from build.python import mended, trace_app
from build.traced import Traced
from build.wasm.pyodide import INTERPRETER, write_slim
from build.wasm.spare import BLANK, MODULES, SPARE, is_known, is_spare

EACH = """
import importlib, inspect, io, json, math, sys
wrong = {}
for name in sys.builtin_module_names:
    try:
        module = importlib.import_module(name)
        for each in dir(module):
            thing = getattr(module, each)
            repr(thing), thing.__doc__
            try:
                inspect.signature(thing)
            except (TypeError, ValueError):
                pass
    except BaseException as error:
        wrong[name] = repr(error)
gone = []
for name in json.load(open("/in/modules.json")):
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        gone.append(name)
"""
WORK = """
import asyncio, base64, csv, datetime, decimal, hashlib, hmac, random, re, struct, traceback
import unicodedata, zlib, zoneinfo
said = {
    "numbers": [repr(float(f"{digits}e{power}")) for digits in ("1.7", "9.99999999999", "5")
                for power in range(-308, 308, 44)],
    "written": ["%.17g %e %.3f" % (number, number, number) for number in (math.pi, 1e22, 2 / 3)],
    "functions": [round(getattr(math, name)(0.7), 12) for name in (
        "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "exp", "expm1", "log", "log2",
        "log10", "log1p", "erf", "gamma", "lgamma", "sqrt", "cbrt")],
    "decimal": [str(decimal.Decimal(2).sqrt()), str(decimal.Decimal("1.1") ** 7)],
    "digests": [getattr(hashlib, name)(b"x").hexdigest()[:8] for name in (
        "md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s")],
    "keyed": hmac.new(b"k", b"x", "sha256").hexdigest()[:8],
    "squeezed": zlib.decompress(zlib.compress(b"many words " * 999)) == b"many words " * 999,
    "encodings": ["caf\\u00e9".encode(name).decode(name) for name in (
        "utf-8", "utf-16", "utf-32", "utf-7", "latin-1", "cp1252", "idna", "unicode_escape")],
    "letters": [unicodedata.normalize("NFD", "\\u00e9"), unicodedata.category("\\u0416"),
                unicodedata.east_asian_width("\\u4e00"), "\\u00df".casefold(), "\\u01c6".title()],
    "patterns": re.findall(r"(?i)\\b(\\w+)(?=\\W+\\1)", "The the \\u0416\\u0416 \\u0436\\u0436"),
    "rows": list(csv.reader(io.StringIO('a,"b,c"\\n1,2\\n'))),
    "time": str(datetime.datetime(2026, 3, 1, tzinfo=datetime.timezone.utc)),
    "chance": random.Random(7).sample(range(99), 5),
    "packed": struct.pack("<hid", 1, 2, 3.5).hex(),
    "sorted": sorted(["b", "A", "c"], key=str.lower),
}
def fails(act):
    try:
        act()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
said["names"] = [
    fails(lambda: unicodedata.name("a")), fails(lambda: unicodedata.lookup("SPACE")),
    fails(lambda: eval(r"'\\N{SPACE}'")),
]
json.dump([wrong, gone, said], open("/out/said.json", "w"))
"""
NAMERS = re.compile(r"unicodedata\.(name|lookup)\b|namereplace")


@pytest.fixture(scope="module")
def traced() -> Traced:
    """What the app reaches."""
    return trace_app()[0]


@pytest.fixture(scope="module")
def folder(traced: Traced, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a slim Pyodide with its own standard library and no extensions."""
    folder = tmp_path_factory.mktemp("spare") / "pyodide"
    shutil.copytree(PYODIDE, folder)
    native = folder.parent / "native.zip"
    zipfile.ZipFile(native, "w").close()
    write_slim(folder, native, traced.frozen)
    return folder


def asked(pyodide: Path) -> tuple[dict[str, str], list[str], dict[str, object]]:
    """Return what went wrong, what is gone, and what came of the work in a Pyodide."""
    files = {"__main__.py": (EACH + WORK).encode(), "modules.json": json.dumps([*MODULES]).encode()}
    wrong, gone, said = json.loads(run(files, pyodide=pyodide)["said.json"])
    return wrong, gone, said


def test_the_ranges_are_those_of_the_interpreter_that_is_packed() -> None:
    """When Pyodide is another, nothing is taken from it: find the ranges anew."""
    assert is_known((PYODIDE / INTERPRETER).read_bytes())


def test_a_slim_interpreter_works_like_a_whole_one(folder: Path) -> None:
    wrong, gone, said = asked(folder)
    _, there, wanted = asked(PYODIDE)
    assert wrong == {}
    assert (gone, there) == ([*MODULES], [])
    names = said.pop("names")
    assert wanted.pop("names") == [None, None, None]
    assert said == wanted
    assert names == [
        "ValueError: no such name",
        "KeyError: \"undefined character name 'SPACE'\"",
        "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-8: "
        "unknown Unicode character name (<string>, line 1)",
    ]


def test_a_slim_interpreter_is_less_than_two_thirds_of_a_whole_one(folder: Path) -> None:
    whole, slim = ((each / INTERPRETER).stat().st_size for each in (PYODIDE, folder))
    assert slim < whole * 2 / 3


def test_nothing_that_is_packed_imports_what_is_taken_out(traced: Traced) -> None:
    found = {
        name: sorted(MODULES.keys() & imported)
        for name, imported in traced.imports.items()
        if MODULES.keys() & imported
    }
    assert found == {}
    assert not MODULES.keys() & LEFT_OUT.keys()


def test_nothing_that_is_packed_asks_for_names_of_characters(traced: Traced) -> None:
    _, wheels, _ = trace_app()
    sources = {name: data for name, data in wheels if f"{name}c" in traced.code}
    for path in (Path(__file__).parents[1] / "app").rglob("*.py"):
        sources[path.relative_to(path.parents[1]).as_posix()] = path.read_bytes()
    asking = [name for name, data in sources.items() if NAMERS.search(data.decode())]
    assert asking == []


def test_what_stands_in_for_having_a_name_is_true_of_every_character_but_some_of_tangut() -> None:
    nameless = {"Cc", "Cn", "Co", "Cs"}
    every = list(map(chr, range(0x110000)))
    named = {each for each in every if unicodedata.name(each, "")}
    taken = {each for each in every if unicodedata.category(each) not in nameless}
    assert named <= taken
    assert all("\U00017000" <= each <= "\U00018d1e" for each in taken - named)


def test_a_library_that_is_mended_has_the_words_that_it_had() -> None:
    with pytest.raises(ValueError, match=r"idna/core\.py is another now"):
        mended(("idna/core.py", b"pass"))
    assert mended(("other.py", b"pass")) == ("other.py", b"pass")


def test_spare_files_do_not_overlap() -> None:
    for ranges in (
        [each.functions for each in SPARE],
        [each.slots for each in SPARE],
        list(BLANK),
    ):
        for one, next_ in pairwise(ranges):
            assert one.start < one.stop <= next_.start < next_.stop


@pytest.mark.parametrize(("slot", "function", "wanted"), [(2235, 5243, True), (2235, 9000, False)])
def test_a_slot_is_spare_with_a_function_of_its_own_file_alone(
    slot: int, function: int, wanted: bool
) -> None:
    assert is_spare(slot, function) is wanted
