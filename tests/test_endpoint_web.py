"""How the endpoint serves the packed web app."""

from __future__ import annotations

import gzip
import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.endpoints import Endpoint

POLICY = "default-src 'none'"


@pytest.fixture
def web(tmp_path: Path) -> Path:
    folder = tmp_path / "web"
    release = folder / "r" / "0123456789abcdef"
    release.mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Leadwell</title>")
    (folder / "sw.js").write_text("// service worker")
    (folder / "release.json").write_text("{}")
    (folder / "manifest.webmanifest").write_text("{}")
    (folder / "headers.json").write_text(json.dumps({"Content-Security-Policy": POLICY}))
    (release / "app.wasm").write_bytes(b"\0asm" * 100)
    (release / "pyodide.mjs").write_text("export {}")
    (release / "pyodide.mjs.br").write_bytes(b"in brotli")
    (release / "pyodide.mjs.gz").write_bytes(gzip.compress(b"export {}", mtime=0))
    (release / "unknown").write_bytes(b"?")
    (tmp_path / "secret.txt").write_text("not for the web")
    return folder


@pytest.fixture
async def http(tmp_path: Path, web: Path) -> AsyncIterator[httpx.AsyncClient]:
    endpoint = Endpoint(tmp_path, web)
    # So that what is asked for is only what a test asks for.
    endpoint.http.headers["Accept-Encoding"] = "identity"
    yield endpoint.http
    await endpoint.close()


R = "/r/0123456789abcdef"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
        (f"{R}/app.wasm", "application/wasm"),
        (f"{R}/pyodide.mjs", "text/javascript; charset=utf-8"),
        (f"{R}/unknown", "application/octet-stream"),
    ],
)
async def test_every_file_has_its_type(http: httpx.AsyncClient, path: str, kind: str) -> None:
    reply = await http.get(path)
    assert reply.status_code == 200
    assert reply.headers["Content-Type"] == kind
    assert reply.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("BR", "br"),
        ("identity", None),
        ("br; q=0", None),
    ],
)
async def test_a_compressed_copy_is_sent_to_who_reads_it(
    http: httpx.AsyncClient, accepted: str, encoding: str | None
) -> None:
    headers = {"Accept-Encoding": accepted}
    async with http.stream("GET", f"{R}/pyodide.mjs", headers=headers) as reply:
        raw = b"".join([part async for part in reply.aiter_raw()])
    expected = {
        "br": b"in brotli",
        "gzip": gzip.compress(b"export {}", mtime=0),
        None: b"export {}",
    }
    assert reply.headers.get("Content-Encoding") == encoding
    assert raw == expected[encoding]
    assert reply.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert reply.headers["Content-Length"] == str(len(raw))
    assert "Accept-Encoding" in reply.headers["Vary"]


async def test_releases_never_change_and_everything_else_is_asked_for_again(
    http: httpx.AsyncClient,
) -> None:
    for path in ("/", "/index.html", "/sw.js", "/release.json"):
        assert (await http.get(path)).headers["Cache-Control"] == "no-cache"
    reply = await http.get(f"{R}/app.wasm")
    assert reply.headers["Cache-Control"] == "max-age=31536000, immutable"


async def test_what_has_not_changed_is_not_sent_again(http: httpx.AsyncClient) -> None:
    first = await http.get("/")
    again = await http.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["Cache-Control"] == "no-cache"


async def test_copies_have_a_mark_of_their_own(http: httpx.AsyncClient) -> None:
    marks = set()
    for accepted in ("br", "gzip", "identity"):
        headers = {"Accept-Encoding": accepted}
        async with http.stream("HEAD", f"{R}/pyodide.mjs", headers=headers) as reply:
            marks.add(reply.headers["ETag"])
    assert len(marks) == 3


async def test_an_unknown_path_is_not_found_and_keeps_the_policy(http: httpx.AsyncClient) -> None:
    reply = await http.get("/nothing/here")
    assert reply.status_code == 404
    assert reply.text == "There is nothing here."
    assert reply.headers["Content-Security-Policy"] == POLICY
    assert reply.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/r/..%2f../secret.txt"])
async def test_nothing_outside_the_folder_is_served(http: httpx.AsyncClient, path: str) -> None:
    reply = await http.get(path)
    assert reply.status_code == 404
    assert "not for the web" not in reply.text


async def test_new_headers_count_at_once(http: httpx.AsyncClient, web: Path) -> None:
    await http.get("/")
    (web / "headers.json").unlink()
    assert "Content-Security-Policy" not in (await http.get("/")).headers


async def test_the_api_is_not_hidden_by_the_app(http: httpx.AsyncClient) -> None:
    assert (await http.get("/health")).json()["status"] == "ok"
    reply = await http.get("/v1/nothing")
    assert reply.status_code == 404
    assert reply.json()["code"] == "address"
