"""Photos in files: they go along as they are, come in checked, and never keep the records out."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.photo import Photo
from app.store.archive import Imported, export_archive, import_archive, save_archive
from app.store.attachments import Attachments
from app.store.behind import MAGIC, Put
from app.store.course import Course
from app.store.parcel import handover_parcel, look, parcel_file, parcel_in, take_in
from app.store.shelves import FolderShelf, MemoryShelf
from app.store.store import Store
from tests.carriers import bytes_of, names
from tests.parcels import new

BEHIND = 8 + 3 * (36 + 5_000 + 36 + 500)
"""Bytes of three photos in a file."""
KILOBYTES = 400 * 1024


async def take(store: Store, kept: Attachments, name: str, size: int = 5_000) -> Photo:
    """Take a photo on a visit."""
    digest = await kept.keep(bytes_of(name, size))
    small = await kept.keep(bytes_of(f"small {name}", 500))
    photo = Photo(name, "board", digest, small, size, 1600, 1200, 1)
    await store.set("visit.set", "v1", {photo.field: photo.value(), "template": "huddle"})
    return photo


async def camera(*taken: str) -> tuple[Store, Attachments, list[Photo]]:
    """Return a device that took photos."""
    store, kept = await new(), Attachments(MemoryShelf())
    return store, kept, [await take(store, kept, name) for name in taken]


async def test_everything_in_one_file_has_the_photos_in_it() -> None:
    store, kept, photos = await camera("board", "door")
    await kept.keep(b"named by nothing")
    data = await save_archive(store, Course(), kept)
    fresh, shelf = await new(), MemoryShelf()
    done = await import_archive(fresh, data, Course(), Attachments(shelf))
    assert done == Imported(2, 0, Put(4, 0))
    assert shelf.kept.keys() == names(*photos)
    assert await Attachments(shelf).find(photos[0].digest) == bytes_of("board", 5_000)
    again = await import_archive(fresh, data, Course(), Attachments(shelf))
    assert again == Imported(0, 2, Put(4, 0))


async def test_a_photo_that_was_taken_away_does_not_go_along() -> None:
    store, kept, (gone, stays) = await camera("gone", "stays")
    await store.set("visit.set", "v1", {gone.field: None})
    fresh, shelf = await new(), MemoryShelf()
    data = await save_archive(store, Course(), kept)
    await import_archive(fresh, data, Course(), Attachments(shelf))
    assert shelf.kept.keys() == names(stays)


async def test_a_release_that_knows_nothing_of_photos_opens_the_file_without_them() -> None:
    store, kept, _ = await camera("board")
    data = await save_archive(store, Course(), kept)
    # As it reads: a gzip member, and no look at what follows.
    old = zlib.decompressobj(wbits=31)
    records = old.decompress(data)
    assert old.eof
    assert records == gzip.decompress(export_archive(store))
    assert old.unused_data.startswith(MAGIC)


async def test_a_file_without_photos_is_as_it_ever_was() -> None:
    store, kept, _ = await camera()
    await store.set("visit.set", "v1", {"answer": "yes"})
    assert await save_archive(store, Course(), kept) == export_archive(store)
    fresh, shelf = await new(), MemoryShelf()
    done = await import_archive(fresh, export_archive(store), Course(), Attachments(shelf))
    assert done == Imported(1, 0)


async def test_what_the_file_lost_of_the_photos_is_counted_and_everything_else_comes_in() -> None:
    store, kept, photos = await camera("board", "door")
    data = bytearray(await save_archive(store, Course(), kept))
    data[-100] ^= 1
    fresh, shelf = await new(), MemoryShelf()
    done = await import_archive(fresh, bytes(data), Course(), Attachments(shelf))
    assert done == Imported(2, 0, Put(3, 1))
    assert len(fresh.documents("visits")) == 1
    shorter = bytes(data)[: -600 - 36]
    fresh, shelf = await new(), MemoryShelf()
    done = await import_archive(fresh, shorter, Course(), Attachments(shelf))
    assert done.added == 2 and done.photos.left >= 1
    assert all([await Attachments(shelf).find(name) for name in shelf.kept])
    assert len(photos) == 2


@given(st.data())
@settings(max_examples=60)
def test_whatever_is_done_to_the_photos_the_records_come_in_and_nothing_wrong_is_kept(
    data: st.DataObject,
) -> None:
    async def story() -> None:
        store, kept, photos = await camera("board", "door", "bed")
        sound = await save_archive(store, Course(), kept)
        start = len(export_archive(store))
        file = bytearray(sound)
        # How long the records are differs with each run; where the photos are does not.
        behind = st.integers(0, BEHIND - 1)
        for at, value in data.draw(st.lists(st.tuples(behind, st.integers(0, 255)), max_size=4)):
            file[start + at] = value
        cut = start + data.draw(st.integers(0, BEHIND))
        assert len(sound) == start + BEHIND
        fresh, shelf = await new(), MemoryShelf()
        attachments = Attachments(shelf)
        done = await import_archive(fresh, bytes(file[:cut]), Course(), attachments)
        assert done.added == 3
        assert shelf.kept.keys() <= names(*photos)
        assert done.photos.kept == len(shelf.kept)
        for name in shelf.kept:
            assert await attachments.find(name) is not None

    asyncio.run(story())


async def test_what_no_record_in_the_file_names_stays_out() -> None:
    store, kept, (photo,) = await camera("board")
    data = await save_archive(store, Course(), kept)
    other, more, _ = await camera("strange")
    behind = (await save_archive(other, Course(), more))[len(export_archive(other)) :]
    fresh, shelf = await new(), MemoryShelf()
    mixed = data[: len(export_archive(store))] + behind
    done = await import_archive(fresh, mixed, Course(), Attachments(shelf))
    assert done == Imported(1, 0, Put(0, 0))
    assert shelf.kept == {}
    assert photo.field.startswith("photo.")


async def test_without_room_for_photos_the_records_come_in_all_the_same() -> None:
    store, kept, _ = await camera("board", "door")
    data = await save_archive(store, Course(), kept)
    fresh, shelf = await new(), MemoryShelf()
    shelf.fault = lambda operation, digest: 0
    done = await import_archive(fresh, data, Course(), Attachments(shelf))
    assert done == Imported(2, 0, Put(0, 4))
    shelf.fault = None
    done = await import_archive(fresh, data, Course(), Attachments(shelf))
    assert done == Imported(0, 2, Put(4, 0))


async def test_a_handover_has_the_photos_of_the_visits_that_go() -> None:
    store, kept, photos = await camera("board", "gone")
    await store.set("visit.set", "v1", {photos[1].field: None})
    secret = await kept.keep(b"of a visit that stays")
    value = {**photos[0].value(), "digest": secret, "small": ""}
    await store.set("visit.set", "v2", {"photo.board.p9": value, "template": "huddle"})
    content = await handover_parcel(store, {"v2"}, "Sam", 1, Course())
    data = await parcel_file(content, "handover", Course(), kept)
    fresh, shelf = await new(), MemoryShelf()
    attachments = Attachments(shelf)
    parcel = await parcel_in(data, Course())
    found = await look(fresh, parcel, Course(), attachments)
    assert found.photos == 1
    assert shelf.kept == {}, "nothing is changed before one says so"
    done = await take_in(fresh, parcel, Course(), attachments)
    assert done.photos == Put(2, 0)
    assert shelf.kept.keys() == names(photos[0])
    assert (await look(fresh, parcel, Course(), attachments)).photos == 0


@pytest.mark.parametrize("ends", [b"", b"more", MAGIC, MAGIC + b"\xff\xff\xff\xff"])
async def test_what_follows_the_records_and_is_no_photo_is_left(ends: bytes) -> None:
    store, _, _ = await camera("board")
    fresh, shelf = await new(), MemoryShelf()
    data = export_archive(store) + ends
    done = await import_archive(fresh, data, Course(), Attachments(shelf))
    assert done.added == 1
    assert shelf.kept == {}


async def test_two_hundred_photos_take_their_size_in_memory_and_not_twice(tmp_path: Path) -> None:
    store, kept = await new(), Attachments(FolderShelf(tmp_path / "old"))
    for number in range(200):
        await take(store, kept, f"{number}", KILOBYTES)
    size = 200 * (KILOBYTES + 500)
    tracemalloc.start()
    try:
        data = await save_archive(store, Course(), kept)
        _, most = tracemalloc.get_traced_memory()
        assert len(data) > size
        assert most < 1.3 * size
        fresh, shelf = await new(), FolderShelf(tmp_path / "new")
        tracemalloc.reset_peak()
        done = await import_archive(fresh, data, Course(), Attachments(shelf))
        _, most = tracemalloc.get_traced_memory()
        assert most < 1.3 * size
    finally:
        tracemalloc.stop()
    assert done.photos == Put(400, 0)
