"""Requests through the browser's own `fetch`, to the real endpoint on another origin."""

from __future__ import annotations

import base64
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import pytest_asyncio

from app.cli import main
from tests.e2e.pyodide_page import Python, chromium, open_python, serve
from tests.servers import Server

pytestmark = pytest.mark.asyncio(loop_scope="module")

BEGIN = """
import base64, io, json, sys, types, zipfile
zipfile.ZipFile(io.BytesIO(base64.b64decode(given))).extractall("/app")
page = types.ModuleType("leadwell_page")
page.said, page.heard = [], []
page.post, page.listen = page.said.append, page.heard.append
sys.modules["leadwell_page"] = page
import asyncio, httpx
from app.sync.browser import PageEvents
from app.sync.fetch import FetchTransport
from app.sync.connection import post
from app.sync.errors import Offline, Rejected
http = httpx.AsyncClient(transport=FetchTransport())
"""

POST = """
try:
    result = await post(http, *given)
except (Offline, Rejected) as error:
    result = [type(error).__name__, str(error)]
result
"""


def archive() -> str:
    """Return the packages that requests need and the bare page has not, as a zip in base 64."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        for name in ("httpx", "idna"):
            spec = find_spec(name)
            assert spec is not None and spec.submodule_search_locations
            package = Path(spec.submodule_search_locations[0])
            for path in package.rglob("*.py"):
                file.write(path, path.relative_to(package.parent).as_posix())
    return base64.b64encode(buffer.getvalue()).decode()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def python(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Python]:
    """Python in Chromium, with requests set up."""
    with serve() as address:
        async with chromium(tmp_path_factory.mktemp("profile")) as context:
            python = await open_python(context, address)
            await python.run(BEGIN + "None", archive())
            yield python


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The endpoint, in a process of its own."""
    folder = tmp_path_factory.mktemp("endpoint")
    main(["org", "create", "Northtown", "--data", str(folder)])
    with Server(folder, folder / "none") as server:
        yield server


async def test_a_device_in_a_browser_joins_sends_and_fetches(
    python: Python, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["org", "invite", "Northtown", "--data", str(server.data)])
    code = capsys.readouterr().out.strip()
    body: dict[str, Any] = {"code": code, "device": "phone"}
    joined = await python.run(POST, [f"{server.url}/v1/enrol", body])
    assert joined["organisation"] == "Northtown"
    ops = [
        {"d": "phone", "q": q, "t": "later.kind", "r": "r", "h": [1, q], "p": {"text": "é🌱" * 20}}
        for q in range(1, 101)
    ]
    push, pull = {"from": 1, "ops": ops}, {"cursor": "", "limit": 500}
    for device in ("phone", "tablet"):
        body = {"v": 1, "device": device, "push": push, "pull": pull}
        reply = await python.run(POST, [f"{server.url}/v1/sync", body, joined["token"]])
        push = {"from": 1, "ops": []}
    assert reply["pull"]["ops"] == ops


async def test_a_refusal_arrives_in_the_endpoints_words(python: Python, server: Server) -> None:
    body = {"code": "WRONG", "device": "phone"}
    kind, words = await python.run(POST, [f"{server.url}/v1/enrol", body])
    assert kind == "Rejected"
    assert "not known" in words


class _Login(BaseHTTPRequestHandler):
    """A network that wants a login first."""

    status = 200
    asked = 0

    def do_OPTIONS(self) -> None:
        self.do_POST()

    def do_POST(self) -> None:
        type(self).asked += 1
        self.send_response(self.status)
        for name, value in (
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Allow-Headers", "*"),
            ("Location", "/login"),
            ("Content-Type", "text/html"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"<html>Guest Wi-Fi</html>")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize("status", [200, 302, 511])
async def test_a_network_that_wants_a_login_is_no_signal(python: Python, status: int) -> None:
    handler = type("Login", (_Login,), {"status": status})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as portal:
        thread = threading.Thread(target=portal.serve_forever, daemon=True)
        thread.start()
        kind, _ = await python.run(POST, [f"http://127.0.0.1:{portal.server_port}/v1/sync", {}])
        portal.shutdown()
        thread.join()
    assert kind == "Offline"


async def test_nobody_there_is_no_signal(python: Python) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    kind, words = await python.run(POST, [f"http://127.0.0.1:{port}/v1/sync", {}])
    assert kind == "Offline"
    assert "saved on this device" in words


async def test_a_request_that_is_given_up_is_aborted(python: Python) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(30)
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        await python.run(
            """
task = asyncio.create_task(http.post(given, content=b"{}", headers={"Content-Type": "text/plain"}))
None
""",
            address,
        )
        connection, _ = silent.accept()
        with connection:
            connection.recv(65536)
            cancelled = await python.run(
                """
task.cancel()
done, _ = await asyncio.wait([task])
task.cancelled()
"""
            )
            assert cancelled is True
            # The browser lets go of the connection.
            connection.settimeout(30)
            assert connection.recv(65536) == b""


async def test_the_page_is_heard_and_spoken_to(python: Python) -> None:
    heard = await python.run(
        """
events = PageEvents()
say = lambda **message: page.heard[-1](json.dumps(message))
heard = []
say(kind="hidden")
say(kind="visible")
say(kind="storage", usage=5)
for kind in ("visible", "hidden", "storage"):
    stop = events.subscribe(kind, heard.append)
say(kind="hidden")
stop(); stop()
say(kind="storage", usage=6)
events.post({"kind": "persist"})
[heard, page.said]
"""
    )
    kept = [{"kind": "visible"}, {"kind": "storage", "usage": 5}, {"kind": "hidden"}]
    assert heard == [kept, ['{"kind": "persist"}']]
