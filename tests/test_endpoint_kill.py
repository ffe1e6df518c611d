"""The endpoint is killed at random moments: what it acknowledged is there afterwards."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path
from typing import Any

import httpx

from app.cli import main
from tests.endpoints import body, change
from tests.servers import Server

TIMES = 20


async def send(url: str, token: str, device: str, start: int) -> int:
    """Send one change after the other until the endpoint is gone; return the first not taken."""
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {token}"}) as http:
        while True:
            ops = [change(q, device, answer=f"{device} {q}") for q in range(start, start + 3)]
            try:
                reply = await http.post(f"{url}/v1/sync", json=body(device, start, ops))
            except httpx.HTTPError:
                return start
            assert reply.status_code == 200, reply.text
            start = reply.json()["push"]["next"]


async def kill_while_sending(
    server: Server, token: str, starts: dict[str, int], wait: float
) -> None:
    senders = [
        asyncio.create_task(send(server.url, token, name, start)) for name, start in starts.items()
    ]
    await asyncio.sleep(wait)
    server.kill()
    starts.update(zip(starts, await asyncio.gather(*senders), strict=True))


def pull(url: str, token: str) -> list[Any]:
    got: list[Any] = []
    cursor, more = "", True
    with httpx.Client(headers={"Authorization": f"Bearer {token}"}) as http:
        while more:
            reply = http.post(f"{url}/v1/sync", json=body("watcher", cursor=cursor))
            got += reply.json()["pull"]["ops"]
            cursor, more = reply.json()["pull"]["cursor"], reply.json()["pull"]["more"]
    return got


def test_what_was_acknowledged_survives_a_kill_at_any_moment(tmp_path: Path, capsys: Any) -> None:
    data = tmp_path / "data"
    dice = random.Random(7)
    assert main(["org", "create", "Northtown", "--data", str(data)]) == 0
    assert main(["org", "invite", "Northtown", "--data", str(data)]) == 0
    code = capsys.readouterr().out.split()[-1]
    starts = {"phone": 1, "tablet": 1}
    token = ""
    for _ in range(TIMES):
        with Server(data, tmp_path / "none") as server:
            if not token:
                reply = httpx.post(f"{server.url}/v1/enrol", json={"code": code, "device": "phone"})
                token = reply.json()["token"]
            asyncio.run(kill_while_sending(server, token, starts, dice.uniform(0.02, 0.3)))
    with Server(data, tmp_path / "none") as server:
        got = pull(server.url, token)
    for device, start in starts.items():
        kept = [op for op in got if op["d"] == device]
        # The last message may have been taken without an answer; nothing of it is half there.
        assert len(kept) - (start - 1) in (0, 3)
        assert kept == [change(q, device, answer=f"{device} {q}") for q in range(1, len(kept) + 1)]
    assert all(start > TIMES for start in starts.values())
