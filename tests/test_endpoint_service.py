"""Health, figures, limits and what the endpoint says of its requests."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import Request
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from app.endpoint.app import create_app
from app.endpoint.limits import Buckets
from app.endpoint.logs import EVENTS, Lines
from app.endpoint.service import NoSuchSetting, Service, service_of
from tests.endpoints import URL, Endpoint, body, change

SECRET = "marked-with-a-word-of-mine"


@pytest.fixture
def said() -> Iterator[io.StringIO]:
    """What the process says meanwhile."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    root, level = logging.getLogger(), EVENTS.level
    root.addHandler(handler)
    EVENTS.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    EVENTS.setLevel(level)


def lines(said: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in said.getvalue().splitlines()]


async def test_it_is_ready_while_the_database_has_its_schema(endpoint: Endpoint) -> None:
    assert (await endpoint.http.get("/ready")).status_code == 200
    with endpoint.database.owner() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    reply = await endpoint.http.get("/ready")
    assert reply.status_code == 503
    assert reply.headers["Content-Type"] == "application/problem+json"
    assert "db upgrade" in reply.json()["detail"]
    with endpoint.database.owner() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    reply = await endpoint.http.get("/ready")
    assert (reply.status_code, reply.json()["code"]) == (503, "database")
    assert (await endpoint.http.get("/health")).status_code == 200


async def test_figures_say_how_much_and_not_who(endpoint: Endpoint, token: str) -> None:
    await endpoint.sync(token, ops=[change(1), change(2), {"q": 3}])
    await endpoint.sync(token, device="tablet")
    await endpoint.http.get(f"/receipt/{SECRET}")
    await endpoint.http.post(f"/v1/{SECRET}")
    reply = await endpoint.http.get("/metrics")
    families = {each.name: each for each in text_string_to_metric_families(reply.text)}
    ops = {
        each.labels["way"]: each.value
        for each in families["leadwell_ops"].samples
        if each.name.endswith("_total")
    }
    assert ops == {"pushed": 3, "rejected": 1, "pulled": 2}
    counted = {
        (each.labels["route"], each.labels["status"]): each.value
        for each in families["leadwell_requests"].samples
        if each.name.endswith("_total")
    }
    assert counted["/v1/sync", "200"] == 2
    assert counted["/receipt/{token}", "404"] == 1
    assert counted["unknown", "404"] == 1
    assert "leadwell_database_sessions" in families
    for hidden in (SECRET, token, "phone", "Northtown"):
        assert hidden not in reply.text


@pytest.mark.parametrize(
    ("host", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("10.1.2.3", {}, 404),
        ("127.0.0.1", {"X-Forwarded-For": "10.1.2.3"}, 404),
        ("nowhere", {}, 404),
    ],
)
async def test_figures_are_for_this_machine(
    endpoint: Endpoint, host: str, headers: dict[str, str], status: int
) -> None:
    transport = httpx.ASGITransport(endpoint.app, client=(host, 1))
    async with httpx.AsyncClient(transport=transport, base_url=URL) as http:
        assert (await http.get("/metrics", headers=headers)).status_code == status


async def test_nothing_of_a_request_is_written_down(
    endpoint: Endpoint, token: str, said: io.StringIO
) -> None:
    headers = {"Authorization": f"Bearer {token}", "X-Note": SECRET, "User-Agent": SECRET}
    http = endpoint.http
    await http.post("/v1/sync", json=body(ops=[change(1, answer=SECRET)]), headers=headers)
    await http.post("/v1/sync", json={"v": SECRET}, headers=headers)
    await http.post("/v1/enrol", json={"code": SECRET, "device": "phone", "name": SECRET})
    await http.post(f"/v1/{SECRET}?{SECRET}", content=SECRET, headers={"Authorization": SECRET})
    await http.request(SECRET.upper(), f"/{SECRET}")
    await http.get(f"/receipt/{SECRET}", headers=headers)
    await http.post(f"/receipt/{SECRET}", data={"line": SECRET})
    found = lines(said)
    assert [each["status"] for each in found[:2]] == [200, 400]
    assert found[0] | {"id": "", "time": "", "ms": 0} == {
        "time": "",
        "level": "info",
        "event": "request",
        "id": "",
        "method": "POST",
        "route": "/v1/sync",
        "status": 200,
        "ms": 0,
        "pushed": 1,
        "rejected": 0,
        "pulled": 0,
    }
    assert len(found) == 7
    for hidden in (SECRET, SECRET.upper(), token):
        assert hidden not in said.getvalue()


async def test_an_error_that_nobody_had_foreseen_is_a_number_and_a_place(
    endpoint: Endpoint, said: io.StringIO
) -> None:
    @endpoint.app.get("/v1/fall")
    def fall(request: Request) -> None:
        logging.getLogger("elsewhere").error("it broke over %s", SECRET)
        raise ValueError(SECRET)

    reply = await endpoint.http.get("/v1/fall", headers={"Origin": "https://app.test"})
    assert reply.status_code == 500
    assert reply.headers["X-Leadwell"] == "1"
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    assert SECRET not in reply.text and "Traceback" not in reply.text
    elsewhere, error, request = lines(said)
    assert str(elsewhere["event"]).startswith("elsewhere:test_endpoint_service:")
    assert error["error"] == "builtins.ValueError"
    assert str(error["id"]) in reply.json()["detail"]
    assert request["id"] == error["id"] and request["status"] == 500
    assert SECRET not in said.getvalue()


async def test_a_device_that_syncs_without_end_has_to_wait(tmp_path: Path) -> None:
    app = create_app(f"sqlite:///{tmp_path / 'e.sqlite'}", service=Service(syncs=1))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=URL) as http:
        for _ in range(10):
            reply = await http.post("/v1/sync", json={}, headers={"Authorization": "Bearer a"})
            assert reply.status_code == 400
        reply = await http.post("/v1/sync", json={}, headers={"Authorization": "Bearer a"})
        assert reply.status_code == 429
        assert reply.headers["X-Leadwell"] == "1"
        assert 0 < int(reply.headers["Retry-After"]) <= 60
        other = await http.post("/v1/sync", json={}, headers={"Authorization": "Bearer b"})
        assert other.status_code == 400
    app.state.database.close()


def test_a_bucket_fills_again_and_no_further() -> None:
    now = 0.0
    buckets = Buckets(60, burst=1, clock=lambda: now)
    assert sum(buckets.take(1) == 0 for _ in range(100)) == 60
    assert buckets.take(1) == pytest.approx(1)
    now = 1.5
    assert buckets.take(1) == 0
    assert buckets.take(1) == pytest.approx(0.5)
    now = 100_000
    assert sum(buckets.take(1) == 0 for _ in range(100)) == 60


def test_buckets_do_not_grow_without_end() -> None:
    now = 0.0
    buckets = Buckets(60, clock=lambda: now)
    for key in range(250_000):
        now += 0.0001
        assert buckets.take(key) == 0
    assert len(buckets) <= 100_000


async def test_codes_of_another_device_may_be_tried_five_times(endpoint: Endpoint) -> None:
    for number in range(5):
        reply = await endpoint.http.post("/v1/enrol", json={"link": f"X{number}", "device": "d"})
        assert reply.status_code == 404
    reply = await endpoint.http.post("/v1/enrol", json={"link": "X", "device": "d"})
    assert reply.status_code == 429
    reply = await endpoint.http.post("/v1/enrol", json={"code": endpoint.invite(), "device": "d"})
    assert reply.status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LEADWELL_LOG", "loud"),
        ("LEADWELL_METRICS", "everyone"),
        ("LEADWELL_SYNCS", "-1"),
        ("LEADWELL_WORKERS", "0"),
        ("LEADWELL_WORKERS", "many"),
    ],
)
def test_a_setting_that_fits_nothing_is_said(name: str, value: str) -> None:
    with pytest.raises(NoSuchSetting, match=name):
        service_of({name: value})


def test_settings_have_what_holds_without_them() -> None:
    service = service_of({})
    assert (service.syncs, service.workers, service.log, service.trusted) == (60, 1, "info", "")
    assert service_of({"LEADWELL_METRICS": "off"}).metrics == ()
