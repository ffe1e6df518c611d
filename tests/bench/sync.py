"""Ops pushed and pulled in batches of 100, durably, beside what the databases can do by
themselves with the same rows in the same run."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sqlite3
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from app.models.identity import new_id
from app.models.op import Op
from tests.bench.table import Row
from tests.databases import Postgres
from tests.endpoints import Endpoint, body
from tests.servers import Server

BATCH = 100
BATCHES = 60
"""Messages a run, each of `BATCH` ops."""
RUNS = 3
SECONDS = 5
"""How long pgbench runs."""
WORDS = "Heard from two people " + "x" * 40

Post = Callable[[bytes], Awaitable[httpx.Response]]


def _op(device: str, q: int) -> dict[str, Any]:
    fields = {"answer.listening": "partly", "note.listening": WORDS}
    return Op(
        device, q, "visit.set", new_id(), (1_700_000_000_000 + q, 0), {"set": fields, "over": {}}
    ).wire()


def _message(device: str, start: int, cursor: str, count: int = BATCH) -> bytes:
    ops = [_op(device, q) for q in range(start, start + count)]
    return json.dumps(body(device, start, ops, cursor, BATCH), separators=(",", ":")).encode()


async def _rates(post: Post) -> tuple[float, float]:
    """Return ops a second pushed, and pulled, in batches of `BATCH`; a device of its own."""
    device, taken, cursor = new_id(), [], ""
    for number in range(BATCHES):
        content = _message(device, 1 + number * BATCH, cursor)
        start = time.perf_counter()
        reply = await post(content)
        taken.append(time.perf_counter() - start)
        answer = reply.json()
        assert answer["push"]["next"] == 1 + (number + 1) * BATCH, reply.text
        cursor = answer["pull"]["cursor"]
    given, cursor = [], ""
    for _ in range(BATCHES):
        content = _message(new_id(), 1, cursor, 0)
        start = time.perf_counter()
        reply = await post(content)
        given.append(time.perf_counter() - start)
        answer = reply.json()["pull"]
        assert len(answer["ops"]) == BATCH
        cursor = answer["cursor"]
    return BATCH / median(taken), BATCH / median(given)


def _poster(http: httpx.AsyncClient, token: str) -> Post:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    async def post(content: bytes) -> httpx.Response:
        reply = await http.post("/v1/sync", content=content, headers=headers)
        assert reply.status_code == 200, reply.text
        return reply

    return post


async def _in_process(folder: Path, url: str = "") -> tuple[float, float]:
    endpoint = Endpoint(folder, database_url=url)
    rates = [await _rates(_poster(endpoint.http, await endpoint.join())) for _ in range(RUNS)]
    await endpoint.close()
    return median(up for up, _ in rates), median(down for _, down in rates)


async def _over_a_socket(folder: Path, url: str = "") -> tuple[float, float]:
    data = folder / "served"
    data.mkdir(exist_ok=True)
    endpoint = Endpoint(folder, database_url=url or f"sqlite:///{data / 'endpoint.sqlite'}")
    if url:
        os.environ["LEADWELL_DATABASE_URL"] = url
    rates = []
    with Server(data, folder / "none") as server:
        for _ in range(RUNS):
            token = await endpoint.join(new_id())
            async with httpx.AsyncClient(base_url=server.url) as http:
                rates.append(await _rates(_poster(http, token)))
    os.environ.pop("LEADWELL_DATABASE_URL", None)
    await endpoint.close()
    return median(up for up, _ in rates), median(down for _, down in rates)


def _raw_sqlite(folder: Path) -> float:
    """Return rows a second that sqlite3 takes in durable transactions of `BATCH` rows."""
    rates = []
    text = json.dumps(_op("d", 1), separators=(",", ":"))
    for run in range(RUNS):
        connection = sqlite3.connect(folder / f"raw{run}.sqlite", isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE raw (id INTEGER PRIMARY KEY, body TEXT)")
        taken = []
        for number in range(BATCHES):
            rows = [(number * BATCH + each, text) for each in range(BATCH)]
            start = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO raw VALUES (?, ?)", rows)
            connection.execute("COMMIT")
            taken.append(time.perf_counter() - start)
        rates.append(BATCH / median(taken))
        connection.close()
    return median(rates)


def _raw_postgresql(server: Postgres) -> float:
    """Return rows a second that one client of pgbench gets in, `BATCH` rows a transaction."""
    text = json.dumps(_op("d", 1), separators=(",", ":"))
    url = server.database()
    folder = server.folder
    (folder / "make.sql").write_text("CREATE TABLE raw (id bigserial PRIMARY KEY, body text);\n")
    row = f"INSERT INTO raw (body) VALUES ('{text}');\n"
    (folder / "raw.sql").write_text(f"BEGIN;\n{row * BATCH}END;\n")
    server.tool("pgbench", "-n", "-t", "1", "-f", str(folder / "make.sql"), url)
    said = server.tool(
        "pgbench", "-n", "-M", "prepared", "-T", str(SECONDS), "-f", str(folder / "raw.sql"), url
    )
    found = re.search(r"tps = ([0-9.]+)", said)
    assert found, said
    return float(found[1]) * BATCH


def _rows(where: str, rates: tuple[float, float], raw: float) -> list[Row]:
    up, down = rates
    print(f"  {where}: {up:,.0f} up, {down:,.0f} down; {up / raw:.2f} and {down / raw:.2f} of it")
    return [
        Row(f"ops/s pushed, {where} (of the database's own)", up, raw, aim=f"{0.1 * raw:,.0f}"),
        Row(f"ops/s pulled, {where} (of the database's own)", down, raw, aim=f"{0.1 * raw:,.0f}"),
    ]


def sync(folder: Path) -> list[Row]:
    """Print and return the rates on both databases, in this process and over a real socket."""
    print(f"Ops a second in batches of {BATCH}, every one durable before it is acknowledged")
    raw = _raw_sqlite(folder)
    print(f"  sqlite3 alone, WAL and FULL: {raw:,.0f} rows/s")
    rows = _rows("SQLite, in process", asyncio.run(_in_process(folder)), raw)
    rows += _rows("SQLite, over a socket", asyncio.run(_over_a_socket(folder)), raw)
    server = Postgres(is_safe=True)
    try:
        raw = _raw_postgresql(server)
        print(f"  PostgreSQL alone, one pgbench: {raw:,.0f} rows/s")
        in_process = asyncio.run(_in_process(folder, server.database()))
        rows += _rows("PostgreSQL, in process", in_process, raw)
        over_a_socket = asyncio.run(_over_a_socket(folder, server.database()))
        rows += _rows("PostgreSQL, over a socket", over_a_socket, raw)
    finally:
        server.stop()
    return rows
