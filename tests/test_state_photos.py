"""Photos of a visit: kept before they are named, refused in words, never half there."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.models.clock import wall
from app.models.visit import Visit
from app.state.photos import NoPhotos, Photos
from app.state.visit import Visits
from app.store.attachments import DAY, Attachments, NoRoom
from app.store.memory import MemoryBackend
from app.store.pictures import LARGEST, NotAPicture, Shrunk, TooLarge
from app.store.shelves import MemoryShelf
from tests.checklists import EVERY, packed
from tests.states import Device, new_device
from tests.test_state_checklists import begin, now


class Lens:
    """Takes anything that begins with a P for a picture."""

    async def shrink(self, data: bytes) -> Shrunk:
        """Return the same bytes, and the first of them as the small copy."""
        if not data.startswith(b"P"):
            raise NotAPicture
        return Shrunk(data, 1600, 1200, data[:8])


async def camera() -> tuple[Device, MemoryShelf, Visits, Visit, Photos]:
    """A device with a visit that takes photos, and the shelf beside its log."""
    device = await new_device()
    device.pack = packed(device.pack, EVERY)
    shelf = MemoryShelf(device.now)
    visits, visit = await begin(device)
    return device, shelf, visits, visit, photos(device, shelf, visits)


def photos(device: Device, shelf: MemoryShelf, visits: Visits) -> Photos:
    return Photos(device.store, visits, Attachments(shelf), Lens(), device.now)


async def test_a_photo_is_there_after_a_restart_with_its_small_copy_and_its_caption() -> None:
    device, shelf, visits, visit, taking = await camera()
    taken = await taking.add(visit, "board", b"Photo of the board")
    await taking.caption(now(visits, visit), taken, "The notice board")
    device = await device.restart()
    visits = device.visits()
    taking = photos(device, shelf, visits)
    (photo,) = now(visits, visit).photos
    assert photo == replace(taken, caption="The notice board")
    assert (photo.item, photo.bytes, photo.width) == ("board", 18, 1600)
    assert await taking.whole(photo) == b"Photo of the board"
    assert await taking.small(photo) == b"Photo of"
    assert not device.store.recovered.damaged
    assert b"Photo of the board" not in b"".join(map(bytes, device.backend.files.values()))


async def test_a_photo_taken_away_comes_back_whole() -> None:
    _, _, visits, visit, taking = await camera()
    photo = await taking.add(visit, "board", b"Photo")
    await taking.remove(now(visits, visit), photo)
    assert now(visits, visit).photos == ()
    await taking.restore(now(visits, visit), photo)
    assert now(visits, visit).photos == (photo,)
    assert await taking.whole(photo) == b"Photo"


async def test_a_checklist_that_takes_no_photos_refuses_one() -> None:
    device, shelf, visits, _, taking = await camera()
    _, huddle = await begin(device, "huddle")
    with pytest.raises(NoPhotos, match="takes no photos"):
        await taking.add(now(visits, huddle), "board", b"Photo")
    assert shelf.kept == {}


async def test_what_cannot_be_read_or_is_too_large_is_said_and_not_kept() -> None:
    _, shelf, visits, visit, taking = await camera()
    with pytest.raises(NotAPicture):
        await taking.add(visit, "board", b"words")
    with pytest.raises(TooLarge, match="40 megabytes"):
        await taking.add(visit, "board", bytes(LARGEST + 1))
    assert shelf.kept == {}
    assert now(visits, visit).photos == ()


async def test_a_photo_on_another_device_is_none_here() -> None:
    device, _, visits, visit, taking = await camera()
    photo = await taking.add(visit, "board", b"Photo")
    elsewhere = photos(device, MemoryShelf(), visits)
    assert await elsewhere.small(photo) is None
    assert await elsewhere.whole(photo) is None


async def test_no_room_beside_the_log_or_in_it_is_said_and_answers_stay() -> None:
    device, shelf, visits, visit, taking = await camera()
    await visits.answer(visit, "notice", "yes")
    shelf.fault = lambda operation, digest: 2
    with pytest.raises(NoRoom, match="no room"):
        await taking.add(now(visits, visit), "board", b"Photo")
    shelf.fault = None
    device.fill()
    with pytest.raises(NoRoom):
        await taking.add(now(visits, visit), "board", b"Photo")
    device.clear()
    assert now(visits, visit).photos == ()
    assert now(visits, visit).answers == {"notice": "yes"}
    await taking.add(now(visits, visit), "board", b"Photo")
    assert len(now(visits, visit).photos) == 1


async def test_two_hundred_photos_and_then_no_room_lose_none_of_the_two_hundred() -> None:
    device, shelf, visits, visit, taking = await camera()
    for number in range(200):
        await taking.add(now(visits, visit), "board", b"Photo %d" % number)
    shelf.fault = lambda operation, digest: 0
    with pytest.raises(NoRoom):
        await taking.add(now(visits, visit), "board", b"Photo 200")
    device = await device.restart()
    visits = device.visits()
    taking = photos(device, shelf, visits)
    kept = now(visits, visit).photos
    assert [await taking.whole(photo) for photo in kept] == [b"Photo %d" % n for n in range(200)]


class Battery:
    """Is empty after so many steps: what was being written is torn, and nothing more is done."""

    def __init__(self, steps: int, dice: random.Random) -> None:
        """Last for `steps`."""
        self._left = steps
        self._dice = dice

    def fault(self, operation: str, name: str) -> int | None:
        """Let a step through, tear it, or refuse it."""
        self._left -= 1
        if self._left >= 0:
            return None
        if operation in ("put", "write"):
            return self._dice.randrange(9)
        raise OSError("no power")


@pytest.mark.parametrize("steps", range(4))
@pytest.mark.parametrize("seed", range(12))
async def test_whenever_the_battery_goes_a_named_photo_is_whole_and_the_rest_is_tidied(
    steps: int, seed: int
) -> None:
    dice = random.Random(seed)
    device, shelf, visits, visit, taking = await camera()
    kept = await taking.add(visit, "board", b"Photo that was kept")
    battery = Battery(steps, dice)
    shelf.fault = device.backend.fault = battery.fault
    with pytest.raises(NoRoom):
        await taking.add(visit, "board", b"Photo that was cut short")
    shelf.fault = None
    device = await new_device(MemoryBackend(device.backend.crash(dice)))
    visits = device.visits()
    taking = photos(device, shelf, visits)
    there = now(visits, visit).photos
    assert kept in there
    for photo in there:
        assert await taking.whole(photo) is not None
    device.time = max(at for at, _ in shelf.kept.values()) + 2 * DAY
    await taking.tidy()
    assert shelf.kept.keys() == {name for each in there for name in (each.digest, each.small)}


async def test_a_photo_that_was_taken_away_frees_its_room_after_a_day_and_not_before() -> None:
    device, shelf, visits, visit, taking = await camera()
    gone = await taking.add(visit, "board", b"Photo of the board")
    stays = await taking.add(now(visits, visit), "board", b"Photo of the door")
    await taking.remove(now(visits, visit), gone)
    # What was put on the shelf long ago is tidied once nothing names it.
    shelf.kept = {name: (0, data) for name, (_, data) in shelf.kept.items()}
    device.time = wall()
    assert await taking.tidy() == 0
    await taking.restore(now(visits, visit), gone)
    device.time += 3 * DAY
    assert await taking.tidy() == 0
    assert await taking.whole(gone) == b"Photo of the board"
    await taking.remove(now(visits, visit), gone)
    device.time += 3 * DAY
    assert await taking.tidy() == 1, "both have the same small copy"
    assert await taking.whole(gone) is None
    assert await taking.whole(stays) == b"Photo of the door"
    assert await taking.small(stays) == b"Photo of"


async def test_without_an_endpoint_a_photo_of_elsewhere_is_said_to_be_there() -> None:
    device, _, visits, visit, taking = await camera()
    photo = await taking.add(visit, "board", b"Photo")
    elsewhere = photos(device, MemoryShelf(), visits)
    assert not elsewhere.is_joined
    assert await elsewhere.fetch(photo) == "away"
