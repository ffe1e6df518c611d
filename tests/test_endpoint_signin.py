"""Signing in with an organisation's own provider."""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from joserfc.jwk import OctKey, RSAKey
from sqlalchemy import func, select, update

from app.endpoint.app import create_app
from app.endpoint.enrolment import create_organisation
from app.endpoint.openid import OpenId, is_safe
from app.endpoint.provider import Provider, provider
from app.endpoint.signin import LIFE, TRIES, set_provider
from app.endpoint.tables import accounts, identities, logins, members
from app.models.clock import wall
from app.models.membership import Role
from tests.endpoints import NOW, Endpoint, change
from tests.providers import CLIENT, Fake, Real
from tests.test_endpoint_receipt import Time

NAME = "Riverside"


@pytest.fixture
def clock() -> Callable[[], int]:
    return Time()


@pytest.fixture
def fake() -> Fake:
    return Fake()


@pytest.fixture
async def endpoint(
    tmp_path: Path, clock: Callable[[], int], database_url: str, fake: Fake
) -> AsyncIterator[Endpoint]:
    made = Endpoint(tmp_path, now=clock, database_url=database_url)
    openid = OpenId(httpx.Client(transport=fake))
    made.serve(create_app(made.database_url, None, clock, openid))
    with made.database.owner() as connection:
        create_organisation(connection, NAME, NOW)
    yield made
    openid.close()
    await made.close()


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIVERSIDE_SECRET", "s3cret")


def let_in(endpoint: Endpoint, issuer: str = Fake.issuer, **parts: Any) -> None:
    with endpoint.database.owner() as connection:
        set_provider(connection, NAME, Provider(issuer, CLIENT, "RIVERSIDE_SECRET", **parts))


async def begin(endpoint: Endpoint, token: str = "", name: str = NAME) -> tuple[str, Any]:
    """Return the device's secret, and what the endpoint answers to the first tap."""
    own = secrets.token_urlsafe(32)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    body = {"organisation": name, "secret": own}
    reply = await endpoint.http.post("/v1/signin", json=body, headers=headers)
    return own, reply.json()


async def come_back(endpoint: Endpoint, query: str) -> str:
    """Return the code of the page; "" where it shows none."""
    page = (await endpoint.http.get(f"/signin/back?{query}")).text
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", page)
    return found[0] if found else ""


async def join(endpoint: Endpoint, own: str, code: str, device: str = "phone") -> httpx.Response:
    body = {"secret": own, "code": code, "device": device}
    return await endpoint.http.post("/v1/signin/done", json=body)


async def signed_in(
    endpoint: Endpoint, fake: Fake, device: str = "phone", token: str = ""
) -> httpx.Response:
    own, answer = await begin(endpoint, token)
    code = await come_back(endpoint, fake.sign_in(answer["address"]))
    assert code
    return await join(endpoint, own, code, device)


def roles(endpoint: Endpoint) -> list[str]:
    with endpoint.database.owner() as connection:
        return list(connection.scalars(select(members.c.role).order_by(members.c.joined)))


async def test_a_person_signs_in_and_their_second_device_is_theirs(
    endpoint: Endpoint, fake: Fake
) -> None:
    let_in(endpoint)
    first = (await signed_in(endpoint, fake)).json()
    assert first["organisation"] == NAME
    assert (await endpoint.sync(first["token"], ops=[change(1)])).status_code == 200
    second = (await signed_in(endpoint, fake, "tablet")).json()
    assert second["account"] == first["account"]
    assert second["token"] != first["token"]
    reply = await endpoint.sync(second["token"], device="tablet")
    assert reply.json()["pull"]["ops"] == [change(1)]


async def test_somebody_else_is_somebody_else(endpoint: Endpoint, fake: Fake) -> None:
    let_in(endpoint)
    first = (await signed_in(endpoint, fake)).json()
    fake.claims = {"sub": "nurse-1"}
    assert (await signed_in(endpoint, fake)).json()["account"] != first["account"]


async def test_what_is_kept_does_not_say_who_somebody_is_there(
    endpoint: Endpoint, fake: Fake
) -> None:
    let_in(endpoint)
    await signed_in(endpoint, fake)
    with endpoint.database.owner() as connection:
        (row,) = connection.execute(select(identities)).all()
        assert "porter-7" not in str(row)
        assert connection.scalar(select(func.count()).select_from(logins)) == 0


async def test_a_device_that_has_joined_is_bound_to_who_signs_in_on_it(
    endpoint: Endpoint, fake: Fake
) -> None:
    let_in(endpoint)
    first = (await signed_in(endpoint, fake)).json()
    with endpoint.database.owner() as connection:
        connection.execute(identities.delete())
    bound = (await signed_in(endpoint, fake, "tablet", first["token"])).json()
    assert bound["account"] == first["account"]
    with endpoint.database.owner() as connection:
        assert connection.scalar(select(func.count()).select_from(accounts)) == 1


async def test_a_device_of_one_person_is_not_given_to_another(
    endpoint: Endpoint, fake: Fake
) -> None:
    let_in(endpoint)
    first = (await signed_in(endpoint, fake)).json()
    fake.claims = {"sub": "nurse-1"}
    await signed_in(endpoint, fake, "theirs")
    refused = await signed_in(endpoint, fake, "phone", first["token"])
    assert refused.status_code == 409
    assert "another person" in refused.json()["message"]


async def test_who_belongs_elsewhere_leaves_there_first(endpoint: Endpoint, fake: Fake) -> None:
    let_in(endpoint)
    refused = await signed_in(endpoint, fake, "phone", await endpoint.join())
    assert refused.status_code == 409
    assert "leave" in refused.json()["message"]


async def test_the_code_of_the_page_is_needed_and_cannot_be_guessed(
    endpoint: Endpoint, fake: Fake
) -> None:
    let_in(endpoint)
    own, answer = await begin(endpoint)
    code = await come_back(endpoint, fake.sign_in(answer["address"]))
    for _ in range(TRIES):
        assert (await join(endpoint, own, "AAAA-AAAA")).status_code == 404
    assert (await join(endpoint, own, code)).status_code == 410


async def test_before_anybody_has_signed_in_there_is_no_code(endpoint: Endpoint) -> None:
    let_in(endpoint)
    own, _ = await begin(endpoint)
    assert (await join(endpoint, own, "")).status_code == 400
    assert (await join(endpoint, own, "AAAA-AAAA")).status_code == 404


async def test_a_code_without_the_device_that_began_lets_nobody_in(
    endpoint: Endpoint, fake: Fake
) -> None:
    let_in(endpoint)
    _, answer = await begin(endpoint)
    code = await come_back(endpoint, fake.sign_in(answer["address"]))
    assert (await join(endpoint, secrets.token_urlsafe(32), code)).status_code == 410


async def test_nobody_comes_back_twice_or_too_late(endpoint: Endpoint, fake: Fake) -> None:
    let_in(endpoint)
    own, answer = await begin(endpoint)
    query = fake.sign_in(answer["address"])
    code = await come_back(endpoint, query)
    assert code and await come_back(endpoint, query) == ""
    assert (await join(endpoint, own, code)).status_code == 200
    assert (await join(endpoint, own, code)).status_code == 410
    _, answer = await begin(endpoint)
    assert isinstance(endpoint.now, Time)
    endpoint.now.at += LIFE + 1
    assert await come_back(endpoint, fake.sign_in(answer["address"])) == ""


@pytest.mark.parametrize("query", ["", "state=x", "code=c1", "state=x&code=c1", "error=denied"])
async def test_a_return_that_is_none_says_so(endpoint: Endpoint, query: str) -> None:
    let_in(endpoint)
    reply = await endpoint.http.get(f"/signin/back?{query}")
    assert reply.status_code == 400
    assert "You are not signed in" in reply.text


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another"},
        {"aud": [CLIENT, "another"]},
        {"iss": "https://elsewhere.example.org"},
        {"exp": 1},
        {"exp": None},
        {"iat": None},
        {"sub": None},
        {"sub": ""},
        {"azp": "another"},
    ],
)
async def test_a_token_that_does_not_hold_signs_nobody_in(
    endpoint: Endpoint, fake: Fake, claims: dict[str, Any]
) -> None:
    let_in(endpoint)
    fake.claims = claims
    _, answer = await begin(endpoint)
    assert await come_back(endpoint, fake.sign_in(answer["address"])) == ""


async def test_a_token_that_another_key_signed_signs_nobody_in(
    endpoint: Endpoint, fake: Fake
) -> None:
    let_in(endpoint)
    fake.signing = RSAKey.generate_key(2048, {"kid": "1"})
    _, answer = await begin(endpoint)
    assert await come_back(endpoint, fake.sign_in(answer["address"])) == ""
    # A shared secret signs nothing here, whoever knows it.
    fake.signing = OctKey.import_key("s3cret" * 8)  # type: ignore[assignment]
    fake.algorithm = "HS256"
    _, answer = await begin(endpoint)
    assert await come_back(endpoint, fake.sign_in(answer["address"])) == ""


@pytest.mark.parametrize(
    "published",
    [
        {"issuer": "https://elsewhere.example.org"},
        {"token_endpoint": "http://id.example.org/token"},
        {"jwks_uri": None},
    ],
)
async def test_a_provider_that_says_odd_things_of_itself_is_not_trusted(
    endpoint: Endpoint, fake: Fake, published: dict[str, Any]
) -> None:
    let_in(endpoint)
    fake.published = published
    _, answer = await begin(endpoint)
    assert answer["code"] == "provider"


async def test_an_organisation_without_a_sign_in_and_none_at_all_are_told_alike(
    endpoint: Endpoint,
) -> None:
    _, without = await begin(endpoint)
    _, none = await begin(endpoint, name="Nowhere")
    assert without == none
    assert without["code"] == "signin"


async def test_roles_are_what_the_provider_says(endpoint: Endpoint, fake: Fake) -> None:
    let_in(
        endpoint,
        claim="realm_access.roles",
        roles={"lw-lead": Role.LEAD, "lw-admin": Role.ADMINISTRATOR},
    )
    fake.claims = {"realm_access": {"roles": ["staff", "lw-lead"]}}
    await signed_in(endpoint, fake)
    assert roles(endpoint) == ["lead"]
    fake.claims = {"realm_access": {"roles": ["staff"]}}
    await signed_in(endpoint, fake)
    assert roles(endpoint) == ["learner"]
    fake.claims = {"realm_access": {"roles": ["lw-admin", "lw-lead"]}}
    await signed_in(endpoint, fake)
    fake.claims = {}
    await signed_in(endpoint, fake)
    # Nobody would be left to let others in.
    assert roles(endpoint) == ["administrator"]


async def test_where_roles_are_given_by_hand_a_sign_in_leaves_them(
    endpoint: Endpoint, fake: Fake
) -> None:
    let_in(endpoint)
    await signed_in(endpoint, fake)
    with endpoint.database.owner() as connection:
        connection.execute(update(members).values(role="leader"))
    await signed_in(endpoint, fake)
    assert roles(endpoint) == ["leader"]


async def test_the_endpoint_proves_itself_as_the_provider_wants(
    endpoint: Endpoint, fake: Fake, tmp_path: Path
) -> None:
    let_in(endpoint)
    await signed_in(endpoint, fake)
    assert fake.token_request is not None
    assert fake.token_request.headers["Authorization"].startswith("Basic ")
    let_in(endpoint, proof="client_secret_post")
    await signed_in(endpoint, fake)
    assert b"client_secret=s3cret" in fake.token_request.content
    key = tmp_path / "key.pem"
    key.write_bytes(RSAKey.generate_key(2048).as_pem(private=True))
    with endpoint.database.owner() as connection:
        by_key = Provider(Fake.issuer, CLIENT, str(key), proof="private_key_jwt")
        set_provider(connection, NAME, by_key)
    await signed_in(endpoint, fake)
    assert b"client_assertion=ey" in fake.token_request.content
    assert b"client_secret" not in fake.token_request.content
    key.write_text("no key")
    _, answer = await begin(endpoint)
    assert await come_back(endpoint, fake.sign_in(answer["address"])) == ""


async def test_a_missing_secret_signs_nobody_in_and_loses_nothing(
    endpoint: Endpoint, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_in(endpoint)
    monkeypatch.delenv("RIVERSIDE_SECRET")
    _, answer = await begin(endpoint)
    assert await come_back(endpoint, fake.sign_in(answer["address"])) == ""


def test_what_describes_a_provider_is_read_as_it_was_written() -> None:
    made = Provider("https://a.example", "c", "S", claim="roles", roles={"x": Role.LEAD})
    assert provider(made.data()) == made
    assert provider({**made.data(), "proof": "none"}) is None
    assert provider(None) is None


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://id.example.org", True),
        ("http://id.example.org", False),
        ("http://127.0.0.1:9400", True),
        ("http://localhost.example.org", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_what_nobody_can_read_along_is_spoken_to(address: str, safe: bool) -> None:
    assert is_safe(address) is safe


@pytest.fixture(scope="module")
def real() -> Iterator[Real]:
    with Real({"sub": "porter-7", "name": "Sam Lee", "roles": ["lw-lead"]}) as server:
        yield server


async def test_with_a_provider_that_was_not_written_here(
    tmp_path: Path, database_url: str, real: Real
) -> None:
    endpoint = Endpoint(tmp_path, database_url=database_url)
    openid = OpenId()
    endpoint.serve(create_app(endpoint.database_url, None, wall, openid))
    with endpoint.database.owner() as connection:
        create_organisation(connection, NAME, NOW)
    let_in(endpoint, real.issuer, claim="roles", roles={"lw-lead": Role.LEAD})
    accounts_seen = set()
    for device in ("phone", "tablet"):
        own, answer = await begin(endpoint)
        back = urlsplit(real.sign_in(answer["address"], "porter-7"))
        assert back.path == "/signin/back"
        code = await come_back(endpoint, back.query)
        reply = await join(endpoint, own, code, device)
        assert reply.status_code == 200, reply.text
        accounts_seen.add(reply.json()["account"])
    assert len(accounts_seen) == 1
    assert roles(endpoint) == ["lead"]
    openid.close()
    await endpoint.close()
