"""Photos at the endpoint: in parts, in any order, whole or not at all, and only one's own."""

from __future__ import annotations

import json
import random
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from app.endpoint.attachment import MEGABYTE, SETTING, Part, Wrong, forget_unfinished, have, put
from app.endpoint.database import Database, within
from app.endpoint.enrolment import create_organisation
from app.endpoint.secret import new_code
from app.endpoint.tables import accounts, attachment_parts, attachments, organisations
from app.sync.protocol import ATTACHMENT_LIMIT, PART_LIMIT, parts_of
from tests.endpoints import NOW, Endpoint, change

PHOTO = bytes(range(256)) * 2_500
"""640,000 bytes: three parts, the last of them shorter."""
NAME = sha256(PHOTO).hexdigest()


@pytest.fixture
def clock() -> Callable[[], int]:
    return lambda: NOW


async def ask(endpoint: Endpoint, token: str, path: str, **body: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"}
    return await endpoint.http.post(f"/v1/attachments/{path}", json=body, headers=headers)


def part(number: int, photo: bytes = PHOTO, **changes: Any) -> dict[str, Any]:
    content = photo[number * PART_LIMIT : (number + 1) * PART_LIMIT]
    return {
        "digest": sha256(photo).hexdigest(),
        "size": len(photo),
        "number": number,
        "check": sha256(content).hexdigest(),
        "content": b64encode(content).decode(),
        **changes,
    }


async def send(endpoint: Endpoint, token: str, *numbers: int, photo: bytes = PHOTO) -> Any:
    """Send parts and return what the last answer says."""
    for number in numbers:
        reply = await ask(endpoint, token, "put", **part(number, photo))
        assert reply.status_code == 200, reply.text
    return reply.json()


async def here(endpoint: Endpoint, token: str, *digests: str) -> Any:
    reply = await ask(endpoint, token, "have", digests=digests or [NAME])
    assert reply.status_code == 200, reply.text
    return reply.json()


async def test_parts_in_any_order_make_a_whole_that_comes_back_part_by_part(
    endpoint: Endpoint, token: str
) -> None:
    assert await here(endpoint, token) == {"whole": [], "begun": []}
    assert await send(endpoint, token, 2, 0) == {"whole": False}
    begun = {"digest": NAME, "size": len(PHOTO), "parts": [0, 2]}
    assert await here(endpoint, token) == {"whole": [], "begun": [begun]}
    assert await send(endpoint, token, 1) == {"whole": True}
    assert await here(endpoint, token) == {"whole": [NAME], "begun": []}
    found = b""
    for number in range(3):
        reply = await ask(endpoint, token, "get", digest=NAME, number=number)
        assert reply.json()["size"] == len(PHOTO)
        found += b64decode(reply.json()["content"])
    assert found == PHOTO
    assert (await ask(endpoint, token, "get", digest=NAME, number=3)).status_code == 404


async def test_a_part_twice_and_a_whole_again_change_nothing(
    endpoint: Endpoint, token: str
) -> None:
    assert await send(endpoint, token, 1, 1, 0, 2, 2, 0) == {"whole": True}
    assert await here(endpoint, token) == {"whole": [NAME], "begun": []}
    with endpoint.database.owner() as connection:
        assert connection.scalar(select(func.count()).select_from(attachment_parts)) == 3


async def test_what_is_not_whole_is_not_handed_out(endpoint: Endpoint, token: str) -> None:
    await send(endpoint, token, 0, 1)
    reply = await ask(endpoint, token, "get", digest=NAME, number=0)
    assert reply.status_code == 404
    assert "on its way" in reply.json()["message"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"check": sha256(b"other").hexdigest()}, "damaged"),
        ({"content": b64encode(PHOTO[:-1][:PART_LIMIT]).decode()[:-8] + "AAAAAAA="}, "shape"),
        ({"content": "no base64 !"}, "shape"),
        ({"content": ""}, "shape"),
        ({"number": 3}, "shape"),
        ({"number": -1}, "shape"),
        ({"size": 5}, "shape"),
        ({"size": 0}, "shape"),
        ({"digest": NAME.upper()}, "shape"),
        ({"digest": NAME[:-1]}, "shape"),
        ({"digest": None}, "shape"),
    ],
)
async def test_a_part_that_is_not_what_it_says_is_refused_and_leaves_nothing(
    endpoint: Endpoint, token: str, changes: dict[str, Any], code: str
) -> None:
    reply = await ask(endpoint, token, "put", **{**part(0), **changes})
    assert reply.status_code == 400
    assert reply.json()["code"] == code
    assert await here(endpoint, token) == {"whole": [], "begun": []}


async def test_a_wrong_whole_is_thrown_away_and_said_and_the_right_one_is_kept(
    endpoint: Endpoint, token: str
) -> None:
    wrong = bytearray(PHOTO)
    wrong[PART_LIMIT + 5] ^= 1
    await send(endpoint, token, 0)
    bad = part(1, bytes(wrong), digest=NAME)
    assert (await ask(endpoint, token, "put", **bad)).json() == {"whole": False}
    reply = await ask(endpoint, token, "put", **part(2))
    assert reply.status_code == 422
    assert reply.json()["code"] == "damaged"
    assert "send it again" in reply.json()["message"]
    assert await here(endpoint, token) == {"whole": [], "begun": []}
    assert await send(endpoint, token, 0, 1, 2) == {"whole": True}


async def test_a_right_part_takes_the_place_of_a_wrong_one(endpoint: Endpoint, token: str) -> None:
    bad = part(1, bytes(len(PHOTO)), digest=NAME)
    assert (await ask(endpoint, token, "put", **bad)).status_code == 200
    assert await send(endpoint, token, 0, 1, 2) == {"whole": True}


async def test_another_size_begins_anew(endpoint: Endpoint, token: str) -> None:
    await ask(endpoint, token, "put", **part(0, size=len(PHOTO) + 1))
    assert await send(endpoint, token, 1, 2) == {"whole": False}
    assert await send(endpoint, token, 0) == {"whole": True}


async def test_a_photo_larger_than_the_limit_is_refused_kindly(
    endpoint: Endpoint, token: str
) -> None:
    reply = await ask(endpoint, token, "put", **part(0, size=ATTACHMENT_LIMIT + 1))
    assert reply.status_code == 413
    assert reply.json()["code"] == "size"
    assert "12 MB" in reply.json()["message"]


async def test_one_person_has_as_much_room_as_the_organisation_says(
    endpoint: Endpoint, token: str
) -> None:
    with endpoint.database.owner() as connection:
        connection.execute(update(organisations).values(settings=json.dumps({SETTING: 1})))
    assert await send(endpoint, token, 0, 1, 2) == {"whole": True}
    other = part(0, PHOTO[::-1])
    reply = await ask(endpoint, token, "put", **other)
    assert reply.status_code == 413
    assert reply.json()["code"] == "room"
    assert "1 MB" in reply.json()["message"]
    assert "safe on this device" in reply.json()["message"]
    with endpoint.database.owner() as connection:
        connection.execute(update(organisations).values(settings=json.dumps({SETTING: 2})))
    assert (await ask(endpoint, token, "put", **other)).json() == {"whole": False}


async def test_a_stranger_sees_and_changes_nothing(endpoint: Endpoint, token: str) -> None:
    await send(endpoint, token, 0, 1, 2)
    stranger = await endpoint.join("tablet")
    assert await here(endpoint, stranger) == {"whole": [], "begun": []}
    assert (await ask(endpoint, stranger, "get", digest=NAME, number=0)).status_code == 404
    cursor = (await endpoint.sync(stranger)).json()["pull"]["cursor"]
    reply = await ask(endpoint, stranger, "remove", digests=[NAME], cursor=cursor)
    assert reply.status_code == 200
    assert await here(endpoint, token) == {"whole": [NAME], "begun": []}
    for path, body in (("have", {"digests": []}), ("put", part(0))):
        assert (await ask(endpoint, "nobody", path, **body)).status_code == 401


async def test_what_no_photo_names_goes_on_the_word_of_a_device_that_has_seen_everything(
    endpoint: Endpoint, token: str
) -> None:
    await send(endpoint, token, 0, 1, 2)
    seen = (await endpoint.sync(token)).json()["pull"]["cursor"]
    await endpoint.sync(token, device="tablet", ops=[change(1, "tablet")])
    reply = await ask(endpoint, token, "remove", digests=[NAME], cursor=seen)
    assert (reply.status_code, reply.json()["code"]) == (409, "behind")
    assert await here(endpoint, token) == {"whole": [NAME], "begun": []}
    seen = (await endpoint.sync(token)).json()["pull"]["cursor"]
    for _ in range(2):
        reply = await ask(endpoint, token, "remove", digests=[NAME], cursor=seen)
        assert reply.status_code == 200
    assert await here(endpoint, token) == {"whole": [], "begun": []}
    with endpoint.database.owner() as connection:
        assert connection.scalar(select(func.count()).select_from(attachment_parts)) == 0


async def test_what_never_came_whole_is_forgotten_in_the_end(
    endpoint: Endpoint, token: str
) -> None:
    other = PHOTO[::-1]
    await send(endpoint, token, 0, 1, 2)
    await send(endpoint, token, 0, photo=other)
    with endpoint.database.owner() as connection:
        assert forget_unfinished(connection, NOW) == 0
        assert forget_unfinished(connection, NOW + 1) == 1
    both = await here(endpoint, token, NAME, sha256(other).hexdigest())
    assert both == {"whole": [NAME], "begun": []}


async def test_a_part_costs_hardly_more_than_its_bytes_on_the_wire(
    endpoint: Endpoint, token: str
) -> None:
    photo = b"".join(sha256(b"%d" % number).digest() for number in range(PART_LIMIT // 32))
    assert await send(endpoint, token, 0, photo=photo) == {"whole": True}
    headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "gzip"}
    asked = {"digest": sha256(photo).hexdigest(), "number": 0}
    reply = await endpoint.http.post("/v1/attachments/get", json=asked, headers=headers)
    assert b64decode(reply.json()["content"]) == photo
    assert int(reply.headers["Content-Length"]) < 1.01 * len(photo)
    headers["Accept-Encoding"] = "identity"
    reply = await endpoint.http.post("/v1/attachments/get", json=asked, headers=headers)
    assert b64decode(reply.json()["content"]) == photo


async def test_too_many_at_once_are_refused(endpoint: Endpoint, token: str) -> None:
    reply = await ask(endpoint, token, "have", digests=[NAME] * 501)
    assert reply.status_code == 400


@given(data=st.data(), size=st.integers(1, 4 * PART_LIMIT), seed=st.integers(0, 2**32))
@settings(max_examples=25)
def test_any_parts_in_any_order_and_number_are_whole_once_all_are_right(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, size: int, seed: int
) -> None:
    # Bytes that Hypothesis draws itself may take it for ever: it tries whole photos one by one.
    photo = random.Random(seed).randbytes(size)
    digest, count = sha256(photo).hexdigest(), parts_of(size)
    step = st.tuples(st.integers(0, count - 1), st.booleans())
    steps = data.draw(st.lists(step, max_size=12))
    database, account = _with_account(tmp_path_factory.mktemp("parts"))
    kept: dict[int, bool] = {}
    for number, is_right in (*steps, *((number, True) for number in range(count))):
        content = photo[number * PART_LIMIT : (number + 1) * PART_LIMIT]
        content = content if is_right else bytes(byte ^ 1 for byte in content)
        sent = Part(digest, size, number, sha256(content).hexdigest(), content)
        is_whole = kept.keys() == set(range(count)) and all(kept.values())
        kept = kept if is_whole else {**kept, number: is_right}
        all_here = kept.keys() == set(range(count))
        with database.transaction() as connection:
            within(connection, account)
            try:
                assert put(connection, account, "", sent, NOW) == all_here
                assert not all_here or all(kept.values())
            except Wrong:
                assert all_here and not all(kept.values())
                kept = {}
    with database.transaction() as connection:
        within(connection, account)
        found = have(connection, account, [digest])
        assert found["whole"] == ([digest] if len(kept) == count else [])
    database.close()


def _with_account(folder: Path) -> tuple[Database, str]:
    database, account = Database(f"sqlite:///{folder / 'parts.sqlite'}"), new_code(8)
    with database.owner() as connection:
        home = create_organisation(connection, "Northtown", NOW)
        row = {"id": account, "organisation": home, "name": "", "epoch": "e"}
        connection.execute(accounts.insert().values(**row, created=NOW, seq=0))
    return database, account


async def test_every_byte_at_rest_is_under_its_account(endpoint: Endpoint, token: str) -> None:
    await send(endpoint, token, 0, 1, 2)
    with endpoint.database.owner() as connection:
        (owner,) = connection.execute(select(accounts.c.id)).one()
        assert set(connection.scalars(select(attachment_parts.c.account))) == {owner}
        assert connection.scalar(select(func.sum(attachments.c.size))) < MEGABYTE
