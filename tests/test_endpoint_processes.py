"""The endpoint as processes: several on one database, asked to stop, and what they say."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.cli import main
from tests.databases import Postgres
from tests.endpoints import body, change
from tests.servers import Server

SECRET = "marked-with-a-word-of-mine"


@pytest.fixture
def environment(database_url: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The variables of a process that serves this database."""
    monkeypatch.setenv("LEADWELL_DATABASE_URL", database_url)
    return {"LEADWELL_DATABASE_URL": database_url}


def code_of(capsys: pytest.CaptureFixture[str], name: str = "Northtown") -> str:
    assert main(["org", "create", name]) == 0
    assert main(["org", "invite", name, "--uses", "9"]) == 0
    return capsys.readouterr().out.split()[-1]


def enrol(url: str, code: str, device: str = "phone") -> str:
    reply = httpx.post(f"{url}/v1/enrol", json={"code": code, "device": device, "name": SECRET})
    assert reply.status_code == 200, reply.text
    return str(reply.json()["token"])


def test_two_that_start_at_once_on_an_empty_database_both_serve(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    url = postgres.database()
    monkeypatch.setenv("LEADWELL_DATABASE_URL", url)
    servers: list[Server] = []

    def start() -> None:
        servers.append(
            Server(tmp_path, tmp_path / "none", variables={"LEADWELL_DATABASE_URL": url})
        )

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = servers
    with first, second:
        assert httpx.get(f"{first.url}/ready").status_code == 200
        assert httpx.get(f"{second.url}/ready").status_code == 200
        token = enrol(first.url, code_of(capsys))
        headers = {"Authorization": f"Bearer {token}"}
        sent = body("phone", 1, [change(1)])
        assert httpx.post(f"{first.url}/v1/sync", json=sent, headers=headers).status_code == 200
        reply = httpx.post(f"{second.url}/v1/sync", json=body("tablet"), headers=headers)
        assert len(reply.json()["pull"]["ops"]) == 1


async def send(url: str, token: str, device: str, stop: asyncio.Event) -> int:
    """Send until the endpoint is gone; return how many changes it has acknowledged."""
    start = 1
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {token}"}) as http:
        while True:
            ops = [change(q, device) for q in range(start, start + 3)]
            try:
                reply = await http.post(f"{url}/v1/sync", json=body(device, start, ops))
            except httpx.HTTPError:
                return start - 1
            assert reply.status_code == 200, reply.text
            start = reply.json()["push"]["next"]
            if start > 10:
                stop.set()


def test_asked_to_stop_under_load_it_finishes_and_loses_nothing(
    environment: dict[str, str], tmp_path: Path, capsys: Any
) -> None:
    code = code_of(capsys)
    names = ("phone", "tablet", "laptop")

    async def load(server: Server, token: str) -> list[int]:
        stops = [asyncio.Event() for _ in names]
        sending = [
            asyncio.create_task(send(server.url, token, name, stop))
            for name, stop in zip(names, stops, strict=True)
        ]
        for stop in stops:
            await stop.wait()
        await asyncio.to_thread(server.terminate)
        return await asyncio.gather(*sending)

    off = {"LEADWELL_SYNCS": "0", **environment}
    with Server(tmp_path, tmp_path / "none", variables=off) as server:
        token = enrol(server.url, code)
        acknowledged = asyncio.run(load(server, token))
    assert server.status == 0
    assert "Traceback" not in server.words
    with Server(tmp_path, tmp_path / "none", variables=environment) as server:
        headers = {"Authorization": f"Bearer {token}"}
        for name, count in zip(names, acknowledged, strict=True):
            reply = httpx.post(f"{server.url}/v1/sync", json=body(name, 1), headers=headers)
            # What came last may have been kept without an answer.
            assert reply.json()["push"]["next"] - 1 - count in (0, 3)


def test_several_processes_serve_and_count_as_one(
    environment: dict[str, str], tmp_path: Path, capsys: Any
) -> None:
    code = code_of(capsys)
    two = {"LEADWELL_WORKERS": "2", **environment}
    with Server(tmp_path, tmp_path / "none", variables=two) as server:
        # Nobody is turned away before the processes are there; it may take them a while.
        assert httpx.get(f"{server.url}/health", timeout=60).status_code == 200
        headers = {"Authorization": f"Bearer {enrol(server.url, code)}"}
        for start in range(1, 21):
            # A new connection each time, which either process may take.
            sent = body("phone", start, [change(start)])
            reply = httpx.post(f"{server.url}/v1/sync", json=sent, headers=headers)
            assert reply.json()["push"]["next"] == start + 1
        figures = httpx.get(f"{server.url}/metrics").text
        assert 'leadwell_ops_total{way="pushed"} 20.0' in figures
        server.terminate()
    assert server.status == 0


def test_no_secret_is_in_anything_that_a_process_says(
    environment: dict[str, str], tmp_path: Path, capsys: Any
) -> None:
    code = code_of(capsys, SECRET)
    with Server(tmp_path, tmp_path / "none", variables=environment) as server:
        token = enrol(server.url, code)
        headers = {"Authorization": f"Bearer {token}", "Cookie": SECRET, "Referer": SECRET}
        with httpx.Client(base_url=server.url, headers=headers) as http:
            sent = body(ops=[change(1, answer=SECRET)])
            assert http.post("/v1/sync", json=sent).status_code == 200
            http.post(f"/v1/sync?{SECRET}", json={"device": SECRET})
            http.post("/v1/sync", content=b"\xff\x00" + SECRET.encode())
            http.get(f"/receipt/{SECRET}")
            http.post(f"/receipt/{SECRET}", data={"line": SECRET})
            http.get(f"/{SECRET}/../{SECRET}")
            http.get("/", headers={"Host": SECRET, "X-Forwarded-For": SECRET})
            http.request(SECRET, f"/v1/{SECRET}")
            http.post(f"/v1/{SECRET}")
        host, _, port = server.url.removeprefix("http://").partition(":")
        _raw(host, int(port), f"{SECRET} no request at all\r\n\r\n")
        server.terminate()
    for hidden in (SECRET, token, code, code.replace("-", "")):
        assert hidden not in server.words
    lines = [line for line in server.words.splitlines() if line.startswith("{")]
    routes = {json.loads(line).get("route") for line in lines}
    assert {"/v1/sync", "/receipt/{token}", "/v1/enrol", "unknown"} <= routes
    assert len(lines) >= 9


def _raw(host: str, port: int, words: str) -> None:
    with socket.create_connection((host, port), 10) as connection:
        connection.sendall(words.encode())
        connection.recv(1000)


@pytest.mark.parametrize(("trusted", "counts"), [("", False), ("127.0.0.1", True)])
def test_who_asks_is_taken_from_a_proxy_only_where_it_is_trusted(
    tmp_path: Path, trusted: str, counts: bool
) -> None:
    variables = {"LEADWELL_TRUSTED_PROXIES": trusted, "LEADWELL_DATABASE_URL": ""}
    with Server(tmp_path, tmp_path / "none", variables=variables) as server:
        statuses = []
        for number in range(7):
            # A client may put anything before what the proxy itself adds at the end.
            heads = {"X-Forwarded-For": f"9.9.9.{number}, 10.0.0.{number}"}
            asked = {"link": "WRONG", "device": "d"}
            reply = httpx.post(f"{server.url}/v1/enrol", json=asked, headers=heads)
            statuses.append(reply.status_code)
        assert (429 in statuses) is not counts
        for number in range(7):
            heads = {"X-Forwarded-For": f"9.9.9.{number}, 10.0.1.1"}
            reply = httpx.post(f"{server.url}/v1/enrol", json=asked, headers=heads)
        assert reply.status_code == 429
