"""Photos beside the log: certain before they are named, checked when read, tidied a day later."""

from __future__ import annotations

import hashlib
import os
import random
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.models.photo import LONGEST, fitted
from app.store.attachments import DAY, Attachments, NoRoom, Shelf
from app.store.pictures import SMALL, NotAPicture
from app.store.pillow import PillowPictures
from app.store.shelves import FolderShelf, MemoryShelf


@pytest.fixture(params=["memory", "folder"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    """An empty shelf of each kind that runs here."""
    return MemoryShelf() if request.param == "memory" else FolderShelf(tmp_path / "attachments")


async def test_bytes_are_found_by_their_digest_and_kept_once(shelf: Shelf) -> None:
    kept = Attachments(shelf)
    digest = await kept.keep(b"a photo")
    assert digest == hashlib.sha256(b"a photo").hexdigest()
    assert await kept.keep(b"a photo") == digest
    assert await kept.find(digest) == b"a photo"
    assert await kept.names() == set(await shelf.all()) == {digest}


async def test_what_is_not_here_or_not_whole_is_none(shelf: Shelf) -> None:
    kept = Attachments(shelf)
    digest = hashlib.sha256(b"a photo").hexdigest()
    assert await kept.find(digest) is None
    assert await kept.find("") is None
    await shelf.put(digest, b"a pho")
    assert await kept.find(digest) is None
    assert await kept.keep(b"a photo") == digest
    assert await kept.find(digest) == b"a photo"


async def test_only_what_nothing_names_and_is_older_than_a_day_is_removed(shelf: Shelf) -> None:
    kept = Attachments(shelf)
    named, orphan = await kept.keep(b"named"), await kept.keep(b"orphan")
    at = max((await shelf.all()).values())
    assert await kept.tidy({named}, at + DAY - 60_000) == 0
    assert await kept.tidy({named, orphan}, at + 2 * DAY) == 0
    assert await kept.tidy({named}, at + 2 * DAY) == 1
    assert await kept.find(named) == b"named"
    assert await kept.find(orphan) is None
    assert await kept.tidy({named}, at + 2 * DAY) == 0


async def test_a_clock_that_was_put_back_removes_nothing(shelf: Shelf) -> None:
    kept = Attachments(shelf)
    await kept.keep(b"orphan")
    assert await kept.tidy(frozenset(), 0) == 0


async def test_bytes_that_are_kept_again_are_as_new(tmp_path: Path) -> None:
    kept = Attachments(FolderShelf(tmp_path))
    digest = await kept.keep(b"a photo")
    old = time.time() - 3 * DAY / 1000
    os.utime(tmp_path / digest, (old, old))
    await kept.keep(b"a photo")
    assert await kept.tidy(frozenset(), time.time_ns() // 1_000_000) == 0


async def test_no_room_is_said_in_words_and_nothing_half_is_ever_found() -> None:
    shelf = MemoryShelf()
    kept = Attachments(shelf)
    dice = random.Random(3)
    shelf.fault = lambda operation, digest: dice.randrange(7)
    with pytest.raises(NoRoom, match="no room"):
        await kept.keep(b"a photo")
    assert await kept.find(hashlib.sha256(b"a photo").hexdigest()) is None


async def test_a_folder_that_cannot_be_written_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "full").write_bytes(b"a file where the folder should be")
    kept = Attachments(FolderShelf(tmp_path / "full" / "attachments"))
    with pytest.raises(NoRoom):
        await kept.keep(b"a photo")
    assert await kept.find("0" * 64) is None


def picture(width: int, height: int, kind: str = "JPEG", orientation: int = 1) -> bytes:
    """Return a picture, red in its left half, with what a camera writes into one."""
    made = Image.new("RGB", (width, height), "blue")
    made.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Camera of Ada"
    exif.get_ifd(0x8825)[1] = "N"
    buffer = BytesIO()
    made.save(buffer, kind, exif=exif)
    return buffer.getvalue()


async def test_a_picture_is_made_small_and_nothing_but_the_picture_is_kept() -> None:
    data = picture(4000, 3000)
    assert b"Camera of Ada" in data
    made = await PillowPictures().shrink(data)
    assert (made.width, made.height) == (LONGEST, 1200)
    for kept, size in ((made.data, (1600, 1200)), (made.small, (SMALL, 240))):
        opened = Image.open(BytesIO(kept))
        assert (opened.format, opened.size) == ("JPEG", size)
        assert not opened.getexif()
        assert b"Camera of Ada" not in kept and b"Exif" not in kept


async def test_a_picture_taken_with_the_device_turned_stands_upright() -> None:
    made = await PillowPictures().shrink(picture(400, 300, orientation=6))
    assert (made.width, made.height) == (300, 400)
    upper = Image.open(BytesIO(made.data)).getpixel((150, 20))
    assert isinstance(upper, tuple) and upper[0] > 200 > upper[2]


async def test_a_small_picture_is_not_enlarged_and_what_is_clear_becomes_white() -> None:
    buffer = BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(buffer, "PNG")
    made = await PillowPictures().shrink(buffer.getvalue())
    assert (made.width, made.height) == (40, 30)
    assert Image.open(BytesIO(made.data)).getpixel((20, 15)) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"words", picture(40, 30)[:60], b"\xff\xd8\xff\xe0"])
async def test_what_is_no_picture_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(NotAPicture, match="can't be read"):
        await PillowPictures().shrink(data)


def test_no_side_is_ever_nothing() -> None:
    assert fitted(10_000, 1) == (1600, 1)
    assert fitted(800, 600) == (800, 600)
