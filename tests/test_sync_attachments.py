"""Photos go up part by part once their record has, whatever cuts them off, and never in its way."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sqlalchemy import delete, update

from app.endpoint.attachment import SETTING
from app.endpoint.exchange import forget_cursors
from app.endpoint.tables import attachments, organisations
from app.store.memory import MemoryBackend
from app.sync.attachments import IN_A_ROW
from app.sync.errors import Offline
from app.sync.state import Outcome
from tests.carriers import LARGE, Carrier, bytes_of, names, whole_at
from tests.endpoints import PORTAL, Device, Endpoint, device, no_signal, saying


@pytest.fixture
def camera(phone: Device) -> Carrier:
    """The phone, with which photos are taken."""
    return Carrier(phone)


@pytest.fixture
def viewer(tablet: Device) -> Carrier:
    """The tablet, on which they are looked at."""
    return Carrier(tablet)


class Cut:
    """Cuts the connection at the request of that number: before it arrives, or after."""

    def __init__(self, carrier: Carrier, at: int, *, arrives: bool) -> None:
        """Count from 0."""
        self.carrier, self.at, self.arrives = carrier, at, arrives
        self.is_cut = False
        carrier.network.instead = self

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        """Let it through, or not."""
        self.at -= 1
        if self.at == -1:
            self.is_cut = True
        if self.at != -1 or self.arrives:
            reply = await self.carrier.network.endpoint.transport.handle_async_request(request)
            if self.at != -1:
                return reply
        raise httpx.ReadError("cut", request=request)


async def test_all_is_said_to_be_sent_only_once_the_endpoint_has_every_photo(
    camera: Carrier, endpoint: Endpoint
) -> None:
    photo = await camera.take("board")
    await camera.device.answer("yes")
    lines = []
    camera.client.subscribe(lambda _: lines.append((camera.device.line, len(whole_at(endpoint)))))
    assert camera.device.line == "All saved here · 3 to send"
    assert await camera.client.once() is Outcome.DONE
    assert camera.device.line == "All saved and sent"
    assert whole_at(endpoint) == names(photo)
    assert ("All saved here · sending 1", 0) in lines
    assert {whole for line, whole in lines if line == "All saved and sent"} == {2}
    asked = len(camera.network.requests)
    assert await camera.client.once() is Outcome.DONE
    assert len(camera.network.requests) == asked + 1, "what is confirmed is not asked for again"


@pytest.mark.parametrize("arrives", [False, True])
@pytest.mark.parametrize("at", range(7))
async def test_after_any_cut_it_goes_on_where_it_was(
    camera: Carrier, endpoint: Endpoint, at: int, arrives: bool
) -> None:
    photo = await camera.take("board")
    cut = Cut(camera, at, arrives=arrives)
    outcome = await camera.client.once()
    # A sync, a question, the small copy and three parts: the seventh request is none.
    assert cut.is_cut == (at < 6)
    assert outcome is (Outcome.LATER if cut.is_cut else Outcome.DONE)
    if cut.is_cut:
        assert "no signal" in camera.device.line
        assert "1 to send" in camera.device.line or (at == 5 and arrives) or at == 0
    camera.network.instead = None
    assert await camera.client.once() is Outcome.DONE
    assert camera.device.line == "All saved and sent"
    assert whole_at(endpoint) == names(photo)
    assert camera.asked("put") == 4 + (2 <= at < 6 and not arrives), "no part is sent twice"


async def test_a_restart_in_the_middle_goes_on_where_it_was(
    camera: Carrier, endpoint: Endpoint
) -> None:
    photo = await camera.take("board")
    Cut(camera, 4, arrives=True)
    await camera.client.once()
    backend = MemoryBackend(await _files(camera))
    async with device(endpoint, backend) as made:
        again = Carrier(made)
        again.shelf.kept = camera.shelf.kept
        assert made.line != "All saved and sent" or again.beside.waiting == 1
        assert await made.client.once() is Outcome.DONE
        assert whole_at(endpoint) == names(photo)
        assert again.asked("put") == 1


async def _files(camera: Carrier) -> dict[str, bytes]:
    backend = camera.store._log._backend
    assert isinstance(backend, MemoryBackend)
    await camera.store.close()
    return {name: bytes(data) for name, data in backend.files.items()}


@pytest.mark.parametrize(
    "answer", [saying(500, "{}"), saying(200, PORTAL), saying(200, "[]", X_Leadwell="1")]
)
@pytest.mark.parametrize("path", ["have", "put"])
async def test_what_is_no_answer_is_no_signal(
    camera: Carrier, endpoint: Endpoint, path: str, answer: Callable[..., object]
) -> None:
    async def strange(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith(path):
            reply = await answer(request)  # type: ignore[misc]
            assert isinstance(reply, httpx.Response)
            return reply
        return await camera.network.endpoint.transport.handle_async_request(request)

    photo = await camera.take("board", 1_000)
    camera.network.instead = strange
    assert await camera.client.once() is Outcome.LATER
    assert camera.device.line == "Saved here · no signal · 1 to send"
    camera.network.instead = None
    assert await camera.client.once() is Outcome.DONE
    assert whole_at(endpoint) == names(photo)


async def test_a_part_that_is_damaged_on_its_way_is_sent_again(
    camera: Carrier, endpoint: Endpoint
) -> None:
    async def noisy(request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("put"):
            return await camera.network.endpoint.transport.handle_async_request(request)
        content = json.loads(gzip.decompress(await request.aread()))
        turned = content["content"].swapcase()
        body = json.dumps({**content, "content": turned}).encode()
        headers = {**request.headers, "content-encoding": "identity"}
        headers["content-length"] = str(len(body))
        again = httpx.Request("POST", request.url, headers=headers, content=body)
        return await camera.network.endpoint.transport.handle_async_request(again)

    photo = await camera.take("board")
    camera.network.instead = noisy
    assert await camera.client.once() is Outcome.LATER
    assert whole_at(endpoint) == set()
    camera.network.instead = None
    assert await camera.client.once() is Outcome.DONE
    assert whole_at(endpoint) == names(photo)


async def test_what_is_written_meanwhile_goes_before_the_next_part(
    camera: Carrier, endpoint: Endpoint
) -> None:
    async def typing(request: httpx.Request) -> httpx.Response:
        reply = await camera.network.endpoint.transport.handle_async_request(request)
        if request.url.path.endswith("put") and camera.asked("put") == 2:
            await camera.device.answer("written meanwhile")
        return reply

    await camera.take("board")
    camera.network.instead = typing
    assert await camera.client.once() is Outcome.DONE
    paths = [request.url.path.rpartition("/")[2] for request in camera.network.requests[1:]]
    assert paths == ["sync", "have", "put", "put", "sync", "have", "put", "put"]
    assert len(whole_at(endpoint)) == 2


async def test_others_records_come_in_while_many_photos_go_up(
    camera: Carrier, viewer: Carrier, endpoint: Endpoint
) -> None:
    await viewer.device.answer("from the tablet")
    for number in range(IN_A_ROW):
        await camera.take(f"{number}", 100)

    async def late(request: httpx.Request) -> httpx.Response:
        if camera.asked("put") == 1:
            await viewer.client.once()
        if request.url.path.endswith("put") and camera.asked("put") > IN_A_ROW:
            assert camera.device.fields()["answer"] == "from the tablet"
        return await camera.network.endpoint.transport.handle_async_request(request)

    camera.network.instead = late
    assert await camera.client.once() is Outcome.DONE
    assert len(whole_at(endpoint)) == camera.asked("put") == 2 * IN_A_ROW


async def test_a_backup_that_was_put_back_gets_the_photos_that_it_lacks(
    camera: Carrier, endpoint: Endpoint, tmp_path: Path
) -> None:
    first = await camera.take("first", 1_000)
    assert await camera.client.once() is Outcome.DONE
    file = Path(endpoint.database_url.removeprefix("sqlite:///"))
    endpoint.database._owner.dispose()
    shutil.copy(file, tmp_path / "backup")
    second = await camera.take("second", 1_000)
    assert await camera.client.once() is Outcome.DONE
    assert whole_at(endpoint) == names(first, second)
    endpoint.database._owner.dispose()
    for name in file.parent.glob(f"{file.name}*"):
        name.unlink()
    shutil.copy(tmp_path / "backup", file)
    with endpoint.database.owner() as connection:
        forget_cursors(connection)
    assert whole_at(endpoint) == names(first)
    before = camera.asked("put")
    assert await camera.client.once() is Outcome.DONE
    assert whole_at(endpoint) == names(first, second)
    assert camera.asked("put") == before + 2, "only what is lacking is sent"
    assert camera.device.line == "All saved and sent"


async def test_a_database_put_back_by_hand_gets_the_photos_that_it_lacks_at_the_next_start(
    camera: Carrier, endpoint: Endpoint
) -> None:
    first, second = await camera.take("first", 1_000), await camera.take("second", 1_000)
    assert await camera.client.once() is Outcome.DONE
    # Its records are there, and nothing says that it is an older one.
    with endpoint.database.owner() as connection:
        connection.execute(delete(attachments).where(attachments.c.digest.in_(names(second))))
    assert whole_at(endpoint) == names(first)
    async with device(endpoint, MemoryBackend(await _files(camera))) as made:
        again = Carrier(made)
        again.shelf.kept = camera.shelf.kept
        assert await made.client.once() is Outcome.DONE
        assert whole_at(endpoint) == names(first, second)
        assert (again.asked("have"), again.asked("put")) == (1, 2), "only what is lacking is sent"
        assert made.line == "All saved and sent"
        assert await made.client.once() is Outcome.DONE
        assert again.asked("have") == 1, "once a start is enough"


async def test_another_device_has_the_record_at_once_and_the_bytes_once_they_are_there(
    camera: Carrier, viewer: Carrier
) -> None:
    photo = await camera.take("board")
    Cut(camera, 2, arrives=False)
    await camera.client.once()
    assert await viewer.client.once() is Outcome.DONE
    assert viewer.device.line == "All saved and sent", "it is not for this device to send"
    assert viewer.photos() == (photo,)
    assert await viewer.beside.fetching.fetch(photo.digest) is None
    camera.network.instead = None
    await camera.client.once()
    await viewer.client.once()
    assert await viewer.kept.find(photo.small) == bytes_of("small board", 2_000)
    assert await viewer.kept.find(photo.digest) is None, "no more than is looked at"
    assert await viewer.beside.fetching.fetch(photo.digest) == bytes_of("board", LARGE)
    viewer.network.instead = no_signal
    assert await viewer.beside.fetching.fetch(photo.digest) == bytes_of("board", LARGE)


@pytest.mark.parametrize("at", range(3))
async def test_a_photo_on_its_way_down_goes_on_where_it_was_cut_off(
    camera: Carrier, viewer: Carrier, at: int
) -> None:
    photo = await camera.take("board")
    await camera.client.once()
    await viewer.client.once()
    came: list[str] = []
    viewer.beside.fetching.on_arrival(came.append)
    before = viewer.asked("get")
    Cut(viewer, at, arrives=True)
    with pytest.raises(Offline):
        await viewer.beside.fetching.fetch(photo.digest)
    assert came == []
    viewer.network.instead = None
    assert await viewer.beside.fetching.fetch(photo.digest) == bytes_of("board", LARGE)
    assert came == [photo.digest]
    assert viewer.asked("get") == before + 4


async def test_a_device_without_room_shows_a_photo_that_it_cannot_keep(
    camera: Carrier, viewer: Carrier
) -> None:
    photo = await camera.take("board", 1_000)
    await camera.client.once()
    viewer.shelf.fault = lambda operation, digest: 0
    assert await viewer.client.once() is Outcome.DONE
    assert await viewer.beside.fetching.fetch(photo.digest) == bytes_of("board", 1_000)
    assert await viewer.kept.find(photo.digest) is None


async def test_a_photo_whose_bytes_are_on_no_device_waits_for_nobody(
    camera: Carrier, viewer: Carrier, endpoint: Endpoint
) -> None:
    lost = await camera.take("lost")
    await camera.shelf.remove(lost.digest)
    other = await camera.take("other")
    assert await camera.client.once() is Outcome.DONE
    assert camera.device.line == "All saved and sent"
    assert whole_at(endpoint) == names(lost, other) - {lost.digest}
    # They are on another device after all: an import, or the files of an old one.
    await viewer.client.once()
    await viewer.kept.keep(bytes_of("lost", LARGE))
    assert await viewer.client.once() is Outcome.DONE
    assert whole_at(endpoint) == names(lost, other)
    assert await camera.beside.fetching.fetch(lost.digest) == bytes_of("lost", LARGE)


async def test_no_room_at_the_endpoint_needs_attention_and_holds_up_no_record(
    camera: Carrier, viewer: Carrier, endpoint: Endpoint
) -> None:
    _give_room(endpoint, 1)
    for name in ("first", "second"):
        await camera.take(name, 700_000)
    assert await camera.client.once() is Outcome.ATTENTION
    assert camera.device.line == "Saved here · needs attention · 1 to send"
    assert "room" in camera.client.state.problem
    await camera.device.answer("yes")
    await camera.client.once()
    assert await viewer.client.once() is Outcome.DONE
    assert viewer.device.fields()["answer"] == "yes"
    assert await viewer.kept.find(camera.photos()[1].small) is not None, "small ones went first"
    _give_room(endpoint, 2)
    assert await camera.client.once() is Outcome.DONE
    assert camera.device.line == "All saved and sent"
    assert len(whole_at(endpoint)) == 4


def _give_room(endpoint: Endpoint, megabytes: int) -> None:
    with endpoint.database.owner() as connection:
        values = {"settings": json.dumps({SETTING: megabytes})}
        connection.execute(update(organisations).values(values))


async def test_a_photo_that_is_too_large_holds_up_no_other(
    camera: Carrier, endpoint: Endpoint
) -> None:
    large = await camera.take("large", 12_000_001)
    other = await camera.take("other")
    assert await camera.client.once() is Outcome.ATTENTION
    assert "12 MB" in camera.client.state.problem
    assert whole_at(endpoint) == names(large, other) - {large.digest}


async def test_who_leaves_while_a_photo_goes_up_has_left(camera: Carrier) -> None:
    async def leaving(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("put"):
            await camera.client.leave()
        return await camera.network.endpoint.transport.handle_async_request(request)

    await camera.take("board")
    camera.network.instead = leaving
    assert await camera.client.once() is Outcome.OFF
    assert camera.device.line == "All saved here"
    assert camera.asked("put") == 1


async def test_a_device_under_a_new_name_still_sends_its_photos(
    camera: Carrier, endpoint: Endpoint
) -> None:
    camera.network.instead = no_signal
    photo = await camera.take("board")
    await camera.client.once()
    await camera.store.renew()
    camera.network.instead = None
    assert await camera.client.once() is Outcome.DONE
    assert whole_at(endpoint) == names(photo)
    assert camera.device.line == "All saved and sent"


async def test_one_more_photo_costs_no_more_in_the_log_however_many_there_are(
    camera: Carrier,
) -> None:
    async def written(visits: range) -> int:
        before = camera.store._log.size
        for number in visits:
            for name in range(10):
                await camera.take(f"{number}.{name}", 100, f"visit{number}")
        between = camera.store._log.size
        assert await camera.client.once() is Outcome.DONE
        assert between > before
        return camera.store._log.size - between

    few, many = await written(range(2)), await written(range(2, 22))
    assert many / 20 < 1.2 * few / 2
    assert camera.device.line == "All saved and sent"


async def test_a_photo_that_was_taken_away_is_gone_everywhere_after_a_day(
    camera: Carrier, viewer: Carrier, endpoint: Endpoint
) -> None:
    gone, stays = await camera.take("gone"), await camera.take("stays")
    for each in (camera, viewer):
        await each.client.once()
    await viewer.beside.fetching.fetch(gone.digest)
    await camera.remove(gone)
    for days in (0, 3):
        if days:
            # Not while the endpoint has not heard of it, however long that takes.
            camera.days = days
            assert await camera.tidy() == 0
        camera.network.instead = None if days else no_signal
        await camera.client.once()
        await viewer.client.once()
    assert whole_at(endpoint) == names(stays)
    viewer.days = 3
    assert await camera.tidy() == 2
    assert await viewer.tidy() == 2
    assert camera.shelf.kept.keys() == names(stays)
    asked = camera.asked("remove")
    await camera.client.once()
    assert camera.asked("remove") == asked == 1


async def test_a_photo_that_was_brought_back_in_time_stays(
    camera: Carrier, endpoint: Endpoint
) -> None:
    photo = await camera.take("board")
    await camera.client.once()
    await camera.remove(photo)
    await camera.client.once()
    await camera.restore(photo)
    camera.days = 3
    assert await camera.client.once() is Outcome.DONE
    assert await camera.tidy() == 0
    assert whole_at(endpoint) == names(photo)


async def test_who_brought_it_back_without_a_signal_sends_it_again(
    camera: Carrier, viewer: Carrier, endpoint: Endpoint
) -> None:
    photo = await camera.take("board")
    for each in (camera, viewer):
        await each.client.once()
    await viewer.beside.fetching.fetch(photo.digest)
    viewer.network.instead = no_signal
    await camera.remove(photo)
    await viewer.remove(photo)
    await viewer.restore(photo)
    camera.days = 3
    await camera.client.once()
    assert await camera.tidy() == 2
    assert whole_at(endpoint) == set()
    viewer.network.instead = None
    assert await viewer.client.once() is Outcome.DONE
    assert whole_at(endpoint) == names(photo)
    await camera.client.once()
    assert camera.photos() == viewer.photos() == (photo,)
    assert await camera.beside.fetching.fetch(photo.digest) == bytes_of("board", LARGE)


async def test_what_came_in_meanwhile_is_seen_before_anything_is_thrown_away(
    camera: Carrier, viewer: Carrier, endpoint: Endpoint
) -> None:
    photo = await camera.take("board")
    await camera.client.once()
    await camera.remove(photo)
    await camera.client.once()
    await viewer.client.once()

    async def late(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("remove"):
            await viewer.restore(photo)
            await viewer.client.once()
        return await camera.network.endpoint.transport.handle_async_request(request)

    camera.days = 3
    camera.network.instead = late
    assert await camera.client.once() is Outcome.DONE
    camera.network.instead = None
    assert whole_at(endpoint) == names(photo)
    assert await camera.client.once() is Outcome.DONE
    assert camera.photos() == (photo,)
    assert whole_at(endpoint) == names(photo)
