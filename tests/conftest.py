"""Fixtures that many tests share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from app.endpoint.database import Database
from app.models.clock import wall
from app.store.backend import Backend
from app.store.file import FileBackend
from app.store.memory import MemoryBackend
from app.store.store import Store
from tests.databases import Postgres
from tests.endpoints import URL, Device, Endpoint, device

if TYPE_CHECKING:
    from tests.screens import Window

settings.register_profile(
    # Machines are shared: nothing here may fail because another program was busy.
    "shared",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("shared")


@pytest.fixture(params=["memory", "file"])
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Backend:
    """An empty place to keep bytes, of each kind that runs here."""
    return MemoryBackend() if request.param == "memory" else FileBackend(tmp_path / "store")


@pytest.fixture
async def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Window]:
    """The app in a window, with nothing in it."""
    from tests.screens import window

    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as made:
        yield made


@pytest.fixture
async def store(backend: Backend) -> AsyncIterator[Store]:
    """A new store on each kind of backend."""
    store = await Store.open(backend)
    yield store
    await store.close()


@pytest.fixture
def clock() -> Callable[[], int]:
    """The endpoint's clock."""
    return wall


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of the endpoint on both of its databases."""
    if "database_url" in metafunc.fixturenames:
        is_own = metafunc.module.__name__.startswith("tests.test_endpoint_")
        kinds = ["sqlite", "postgresql"] if is_own else ["sqlite"]
        metafunc.parametrize("database_url", kinds, indirect=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL for all tests; it is quick, since nobody pulls its plug."""
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def template(postgres: Postgres) -> str:
    """Where a database is that has its tables and nothing in them: a copy is quickly made."""
    url = postgres.database()
    Database(url).close()
    return url


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database is, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'endpoint.sqlite'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.database(request.getfixturevalue("template"))


@pytest.fixture
async def endpoint(
    tmp_path: Path, clock: Callable[[], int], database_url: str
) -> AsyncIterator[Endpoint]:
    """A real endpoint in this process."""
    endpoint = Endpoint(tmp_path, now=clock, database_url=database_url)
    yield endpoint
    await endpoint.close()


@pytest.fixture
async def token(endpoint: Endpoint) -> str:
    """What a device that has joined proves itself with."""
    return await endpoint.join()


@pytest.fixture
async def phone(endpoint: Endpoint) -> AsyncIterator[Device]:
    """A device that has joined."""
    async with device(endpoint) as made:
        await made.client.enrol(URL, endpoint.invite())
        yield made


@pytest.fixture
async def tablet(endpoint: Endpoint, phone: Device) -> AsyncIterator[Device]:
    """Another device of the same person."""
    async with device(endpoint) as made:
        link = await phone.client.link("sealed")
        assert await made.client.join(URL, link) == "sealed"
        yield made
