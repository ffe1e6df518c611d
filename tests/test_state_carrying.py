"""A journal on its way in."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import LeadwellError
from app.keys.errors import WrongPassPhrase
from app.models.journal import PAGE
from app.store.bringing import NotAllBrought
from app.store.carried import NoJournal, WholeBackup, carried
from app.store.course import Course, StoppedHalfway
from app.store.unpack import NewerFile
from tests.portables import Journal, day_one, journal, of_jrnl
from tests.states import NOON

SECRET = b"worried porter"


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return buffer.getvalue()


def kept(made: Journal) -> bytes:
    return b"".join(bytes(data) for data in made.device.backend.files.values())


async def test_day_one_comes_in_sealed_with_its_dates_and_tags_and_only_once() -> None:
    made = await journal()
    assert await made.bring(day_one(70)) == 70
    first = (await made.entries())[-1]
    assert first.written.answers == {PAGE: "Entry 0. I listened to a worried porter."}
    assert first.written.created_at == 1_546_331_400_000
    assert first.written.tags == ("ward",)
    assert SECRET not in kept(made)
    again = await made.restart()
    await again.look(day_one(71))
    preview = again.portable.carrying.preview
    assert preview is not None and (preview.new, preview.known) == (1, 70)
    await again.portable.carrying.bring()
    assert len(await again.entries()) == 71


async def test_the_zip_of_day_one_holds_a_file_a_journal_and_photos_that_stay() -> None:
    one = day_one(2, photos=[{"identifier": "A"}], location={"placeName": "Home"})
    made = await journal()
    data = zipped(
        **{
            "Work.json": one,
            "photos/a.jpeg": b"\xff\xd8",
            "Home.json": of_jrnl("Tea."),
            "notes.json": b'{"other": 1}',
            "__MACOSX/._Work.json": b"\x00",
        }
    )
    await made.look(data)
    preview = made.portable.carrying.preview
    assert preview is not None
    assert (preview.new, preview.files, preview.places) == (3, 2, 2)


async def test_jrnl_comes_in_as_powershell_writes_it_too() -> None:
    made = await journal()
    assert await made.bring(of_jrnl("Called.", "Caf\xe9.")) == 2
    assert await made.bring(of_jrnl("Called.", "Caf\xe9.").decode().encode("utf-16")) == 0
    assert await made.bring(b"\xef\xbb\xbf" + of_jrnl("Third.")) == 1


async def test_what_was_changed_here_since_stands_and_what_was_deleted_comes_back() -> None:
    made = await journal()
    await made.bring(of_jrnl("One.", "Two."))
    one, two = sorted(await made.entries(), key=lambda entry: entry.written.answers[PAGE])
    await made.reflect.journal.save(
        one.id, type(one.written)("", NOON, {PAGE: "Changed"}, data=one.written.data), NOON
    )
    await made.reflect.journal.delete(two.id, NOON)
    await made.look(of_jrnl("One.", "Two."))
    preview = made.portable.carrying.preview
    assert preview is not None and (preview.known, preview.back, preview.new) == (1, 1, 0)
    await made.portable.carrying.bring()
    assert sorted(await made.words()) == ["Changed", "Two."]
    assert await made.bring(of_jrnl("One.", "Two.")) == 0


async def test_an_entry_is_known_again_although_the_device_has_another_key_since() -> None:
    made = await journal()
    await made.bring(of_jrnl("One."))
    made.device.sealer.use(bytes(32), *made.device.sealer._keys)  # type: ignore[attr-defined]
    assert await made.bring(of_jrnl("One.")) == 0


async def test_two_devices_with_one_key_that_bring_in_one_file_have_each_entry_once() -> None:
    one, other = await journal(), await journal()
    keys = one.device.sealer._keys  # type: ignore[attr-defined]
    other.device.sealer.use(*keys)  # type: ignore[attr-defined]
    await one.bring(of_jrnl("One.", "Two."))
    await other.bring(of_jrnl("One.", "Two."))
    ids = [{entry.id for entry in await each.entries()} for each in (one, other)]
    assert ids[0] == ids[1] and len(ids[0]) == 2
    stranger = await journal()
    await stranger.bring(of_jrnl("One.", "Two."))
    assert not ids[0] & {entry.id for entry in await stranger.entries()}


async def test_what_is_twice_wordless_undated_or_broken_is_counted() -> None:
    entries = json.loads(day_one(1))["entries"]
    more = [
        {**entries[0]},
        {"uuid": "B", "creationDate": "2019-01-01T00:00:00Z", "text": "  "},
        {"uuid": "C", "text": "No date \ud83d here"},
        "no entry",
        {"something": "else"},
    ]
    made = await journal()
    await made.look(json.dumps({"entries": [*entries, *more]}).encode())
    preview = made.portable.carrying.preview
    assert preview is not None
    assert (preview.new, preview.twice, preview.wordless) == (2, 1, 1)
    assert (preview.undated, preview.mended, preview.strange) == (1, 1, 2)
    assert preview.wanted == 2


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", NoJournal),
        (b"not json", NoJournal),
        (b"[1, 2]", NoJournal),
        (b'{"entries": 3}', NoJournal),
        (b'{"entries": [1, {"a": 2}]}', NoJournal),
        (b'{"entries": [' + b"[" * 100_000, NoJournal),
        (b'{"entries": []} and more', NoJournal),
        (b"PK\x03\x04broken", NoJournal),
        (zipped(**{"a.txt": b"x"}), NoJournal),
        (b"\x1f\x8bwhole", WholeBackup),
        (b'{"format": "leadwell-journal", "version": 2, "entries": []}', NewerFile),
    ],
)
async def test_a_wrong_file_is_said_to_be_wrong_and_changes_nothing(
    data: bytes, error: type[LeadwellError]
) -> None:
    made = await journal()
    before = kept(made)
    with pytest.raises(error, match="Nothing was changed"):
        await made.look(data)
    assert kept(made) == before and made.portable.carrying.preview is None


FILES = [day_one(3), of_jrnl("A."), zipped(**{"Journal.json": day_one(2), "b": b"b"})]


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300) | st.sampled_from(FILES),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3), st.integers(0, 4)), max_size=4),
)
async def test_no_bytes_at_all_are_worse_than_a_file_that_is_no_journal(
    broken: bytes, changes: list[tuple[float, bytes, int]]
) -> None:
    for where, new, gone in changes:
        at = round(where * len(broken))
        broken = broken[:at] + new + broken[at + gone :]
    try:
        await carried(broken, NOON, Course())
    except LeadwellError as error:
        assert "Nothing was changed" in str(error)


async def test_stopped_halfway_what_came_in_stays_and_once_more_adds_the_rest() -> None:
    made = await journal()
    carrying = made.portable.carrying
    await made.look(day_one(200))
    stop = made.device.store.subscribe(lambda names: made.portable.work.stop())
    with pytest.raises(StoppedHalfway):
        await carrying.bring()
    stop()
    some = len(await made.entries())
    assert 0 < some < 200
    assert await made.bring(day_one(200)) == 200 - some


async def test_a_full_disk_keeps_what_came_in_and_says_how_to_go_on() -> None:
    made = await journal()
    await made.bring(day_one(40))
    await made.look(day_one(100))
    made.device.fill()
    with pytest.raises(NotAllBrought):
        await made.portable.carrying.bring()
    made.device.clear()
    again = await made.restart()
    assert len(await again.entries()) == 40
    assert await again.bring(day_one(100)) == 60


async def test_ten_thousand_come_in_in_slices_with_progress() -> None:
    made = await journal()
    seen: set[int] = set()
    turns = 0

    async def watch() -> None:
        nonlocal turns
        while True:
            turns += 1
            if made.portable.work.percent is not None:
                seen.add(made.portable.work.percent)
            await asyncio.sleep(0)

    watching = asyncio.create_task(watch())
    assert await made.bring(day_one(10_000)) == 10_000
    watching.cancel()
    assert len(seen) > 20 and turns > 300
    assert len(await made.entries()) == 10_000


async def test_our_own_file_comes_back_on_another_device_as_it_was_sealed_or_not() -> None:
    made = await journal()
    await made.write("First", tags=("calm",), data={"ratings": {"respect": 3}})
    id = await made.write("Second", NOON + 5)
    found = made.reflect.entry(id)
    assert found is not None
    await made.reflect.journal.save(id, found.written, NOON + 9)
    for passphrase in ("", "four words are enough"):
        other = await journal()
        data = await made.take("json", passphrase)
        assert (SECRET in data) is False and (b"First" in data) is not bool(passphrase)
        assert await other.bring(data, passphrase) == 2
        assert await other.entries() == await made.entries()
        assert await other.bring(data, passphrase) == 0
        assert await made.bring(data, passphrase) == 0


async def test_a_file_from_before_a_change_does_not_undo_it_and_one_from_after_brings_it() -> None:
    made, other = await journal(), await journal()
    id = await made.write("First")
    old = await made.take()
    await other.bring(old)
    found = made.reflect.entry(id)
    assert found is not None
    await made.reflect.journal.save(id, type(found.written)("", NOON, {PAGE: "Second"}), NOON + 1)
    new = await made.take()
    assert await made.bring(old) == 0
    assert await other.bring(new) == 1
    assert await made.words() == await other.words() == ["Second"]
    assert await other.bring(old) == 0


async def test_both_wordings_are_kept_where_file_and_device_changed_one_entry() -> None:
    made, other = await journal(), await journal()
    id = await made.write("First")
    await other.bring(await made.take())
    for each, words in ((made, "Mine"), (other, "Theirs")):
        entry = each.reflect.journal.find(id) or (await each.entries())[0]
        await each.reflect.journal.save(id, type(entry.written)("", NOON, {PAGE: words}), NOON + 1)
    await made.bring(await other.take())
    (entry,) = await made.entries()
    assert {it.written.answers[PAGE] for it in entry.versions} == {"Mine", "Theirs"}
    both = await journal()
    await both.bring(await made.take())
    assert await both.entries() == (entry,)


async def test_a_sealed_file_asks_for_its_pass_phrase_and_knows_a_wrong_one() -> None:
    made, other = await journal(), await journal()
    await made.write("First")
    data = await made.take("json", "right")
    carrying = other.portable.carrying
    await other.look(data)
    assert carrying.is_sealed and carrying.preview is None
    carrying.type_pass("wrong")
    with pytest.raises(WrongPassPhrase):
        await carrying.read()
    carrying.type_pass("right")
    await carrying.read()
    assert carrying.preview is not None and carrying.passphrase == ""
    assert await other.entries() == ()


async def test_a_sealed_file_to_read_is_opened_to_be_saved() -> None:
    made = await journal()
    await made.write("First")
    carrying = made.portable.carrying
    for form, ending, head in (("markdown", "md", b"# My journal"), ("pdf", "pdf", b"%PDF")):
        data = await made.take(form, "right")  # type: ignore[arg-type]
        await made.look(data, "right")
        assert carrying.opened is not None and carrying.preview is None
        name, opened = carrying.opened
        assert name.endswith(ending) and opened.startswith(head)


async def test_once_locked_nothing_of_a_file_is_left() -> None:
    made = await journal()
    carrying = made.portable.carrying
    await made.look(day_one(1))
    carrying.type_pass("words")
    await made.portable.lock()
    assert carrying.preview is None and carrying.passphrase == "" and carrying.waiting is None


async def test_a_file_that_was_chosen_while_the_journal_locked_waits_until_it_is_open() -> None:
    made = await journal()
    carrying = made.portable.carrying
    await carrying.read()
    await made.portable.lock()
    carrying.choose(day_one(1))
    assert carrying.preview is None and carrying.waiting is not None
    await carrying.read()
    assert carrying.preview is not None and carrying.waiting is None
