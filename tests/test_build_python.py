"""The packed Python: nothing that is imported is missing, and nothing comes before its time."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from app.schemas.later import PARTS
from build.imports import is_under
from build.leftout import LATER, LEFT_OUT
from build.node import PYODIDE, run
from build.python import trace_app, write_python
from build.traced import WHOLE, Traced, module_name
from build.wasm.pyodide import write_slim

ARCHIVES = ("stdlib", "site", "app", "later", "native")
MADE = {
    "__main__", "os.path", "_frozen_importlib", "_frozen_importlib_external", "collections.abc",
    "six.moves.urllib", "js", "pyodide_js", "pyodide_js._api", "_pyodide_core", "leadwell_page",
    "flet_js", "msgpack._cmsgpack", "pydantic_core._pydantic_core",
}  # fmt: skip
"""Modules that are made at run time, by Python itself, by six or by JavaScript, and extensions."""

EVERY = """
import importlib, json, shutil, sys, zipfile
for name in ("site", "app", "later"):
    shutil.copyfile(f"/in/{name}.zip", f"/lib/{name}.zip")
zipfile.ZipFile("/in/native.zip").extractall("/lib/native")
sys.path[:0] = ["/lib/site.zip", "/lib/app.zip"]
import app.main, app.services
import flet.messaging.pyodide_connection
later = set(json.load(open("/in/later.json")))
early = sorted(name for name in sys.modules if name.split(".")[0] in later)
sys.path[:0] = ["/lib/native", "/lib/later.zip"]
wrong = {}
for archive in ("stdlib", "site", "app", "later", "native"):
    for path in zipfile.ZipFile(f"/in/{archive}.zip").namelist():
        name = path.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
        if path.endswith(".pyc"):
            try:
                importlib.import_module(name)
            except BaseException as error:
                wrong[name] = repr(error)
"""
USED = """
from email.utils import parsedate_to_datetime
import httpx
from app.errors import Damaged, NotSaved
from app.schemas.op import check_payload
from app.sync.connection import Network
said = [str(NotSaved())]
check_payload("visit.set", {"set": {"a": 1}})
try:
    check_payload("visit.set", {"set": 3})
except Damaged as error:
    said.append(str(error))
answer = httpx.MockTransport(lambda request: httpx.Response(200, json={"heard": request.method}))
async def made():
    return httpx.AsyncClient(transport=answer)

sent = Network(made).post("https://a.example/x", content=b"1", headers={}, timeout=3.0)
try:
    sent.send(None)
except StopIteration as end:
    said.append(end.value.json())
said.append(parsedate_to_datetime("Wed, 21 Oct 2015 07:28:00 GMT").year)
json.dump([early, wrong, said], open("/out/said.json", "w"))
"""


@pytest.fixture(scope="module")
def traced() -> Traced:
    """What the app reaches."""
    return trace_app()[0]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the packed archives."""
    folder = tmp_path_factory.mktemp("python")
    write_python(folder)
    return folder


@pytest.fixture(scope="module")
def pyodide(traced: Traced, archives: Path) -> Path:
    """The folder of a Pyodide as it is packed with the archives."""
    folder = archives / "pyodide"
    shutil.copytree(PYODIDE, folder)
    write_slim(folder, archives / "native.zip", traced.frozen)
    return folder


def names(archive: Path) -> set[str]:
    """Return what is in an archive."""
    with zipfile.ZipFile(archive) as packed:
        return set(packed.namelist())


def test_every_import_in_every_packed_module_is_there_or_left_out_for_a_reason(
    traced: Traced,
) -> None:
    there = {module_name(path) for path in traced.code} | traced.given | MADE
    missing = {
        name: module
        for module, imported in traced.imports.items()
        for name in imported
        if name not in there and not is_under(name, LEFT_OUT)
    }
    assert missing == {}


def test_nothing_that_is_left_out_is_packed(traced: Traced) -> None:
    packed = {module_name(path) for path in traced.code}
    assert {name for name in packed if is_under(name, LEFT_OUT)} == set()


def test_every_reason_is_about_a_module_that_something_packed_names(traced: Traced) -> None:
    named = {name for imported in traced.imports.values() for name in imported}
    around = {reason for reason in LEFT_OUT if any(is_under(name, [reason]) for name in named)}
    assert {reason for reason in set(LEFT_OUT) - around if not is_under(reason, WHOLE)} == set()


def test_a_package_is_in_one_archive(archives: Path) -> None:
    places: dict[str, set[str]] = {}
    for archive in ARCHIVES:
        for path in names(archives / f"{archive}.zip"):
            if "/" in path and not (archive == "native" and path.startswith("msgpack/")):
                places.setdefault(path.split("/")[0], set()).add(archive)
    assert {package: where for package, where in places.items() if len(where) > 1} == {}


def test_packing_again_gives_the_same_bytes(archives: Path, tmp_path: Path) -> None:
    write_python(tmp_path)
    for archive in ARCHIVES:
        name = f"{archive}.zip"
        assert (tmp_path / name).read_bytes() == (archives / name).read_bytes()


def test_in_pyodide_everything_imports_nothing_comes_too_early_and_libraries_work(
    archives: Path, pyodide: Path
) -> None:
    files = {f"{name}.zip": (archives / f"{name}.zip").read_bytes() for name in ARCHIVES}
    files["__main__.py"] = (EVERY + USED).encode()
    files["later.json"] = json.dumps(LATER).encode()
    early, wrong, said = json.loads(run(files, archives / "stdlib.zip", pyodide)["said.json"])
    assert early == []
    assert wrong == {}
    assert said[0].startswith("Not saved: this device could not keep the change.")
    assert "is not in the form it should have" in said[1]
    assert said[2:] == [{"heard": "POST"}, 2015]


def test_an_import_that_goes_missing_is_noticed(archives: Path) -> None:
    without = io.BytesIO()
    with zipfile.ZipFile(archives / "stdlib.zip") as whole, zipfile.ZipFile(without, "w") as less:
        for path in whole.namelist():
            if path != "secrets.pyc":
                less.writestr(path, whole.read(path))
    files = {f"{name}.zip": (archives / f"{name}.zip").read_bytes() for name in ARCHIVES}
    files["stdlib.zip"] = without.getvalue()
    files["later.json"] = b"[]"
    files["__main__.py"] = EVERY.encode()
    lesser = archives / "lesser.zip"
    lesser.write_bytes(without.getvalue())
    with pytest.raises(Exception, match="secrets"):
        run(files, lesser)


def test_what_is_imported_in_slices_is_packed_to_come_later(archives: Path) -> None:
    packed = {
        module_name(path)
        for archive in ("later", "native", "stdlib")
        for path in names(archives / f"{archive}.zip")
    }
    assert [name for name in PARTS if name not in packed] == []
