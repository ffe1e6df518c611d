"""One reflection as evidence: a copy that is mended, kept sealed, and added to the record."""

from __future__ import annotations

import pytest

from app.models.journal import PAGE, Written
from app.state.desk import EVIDENCE
from app.state.evidence import NoDay, NoMinutes, NoTitle
from app.ui.screens.reflect.portable.printed import printing, text_of
from tests.portables import Journal, journal
from tests.states import NOON

ABOUT = "Sister Jones rang me on 07700 900123. I should have asked first."


async def laid(made: Journal, form: str = "account") -> str:
    id = await made.write(ABOUT)
    await made.portable.evidence.lay(id, form)
    return id


def fields(made: Journal) -> dict[str, str]:
    paper = made.portable.evidence.paper
    assert paper is not None
    return dict(paper.told.fields)


async def test_a_copy_is_mended_and_the_reflection_stays_as_it_was() -> None:
    made = await journal()
    id = await laid(made)
    assert "Jones" not in fields(made)["what"] and "07700" not in fields(made)["what"]
    made.portable.evidence.type("what", "Quite different")
    await made.portable.evidence.settle()
    entry = made.reflect.entry(id)
    assert entry is not None and entry.written.answers == {PAGE: ABOUT}
    assert len(entry.versions) == 1 and len(await made.entries()) == 1


async def test_answers_stand_in_the_order_of_their_questions() -> None:
    made = await journal()
    written = Written("R5", NOON, {"missing": "B", "steered": "C", "surprised": "A"})
    id = await made.reflect.journal.save(None, written, NOON)
    await made.reflect.load()
    await made.portable.evidence.lay(id, "account")
    assert fields(made)["what"] == "A\n\nB\n\nC"


async def test_what_is_typed_is_kept_sealed_and_there_again_after_a_restart() -> None:
    made = await journal()
    id = await laid(made)
    made.portable.evidence.type("learned", "Ask before I answer")
    await made.portable.lock()
    assert made.portable.evidence.paper is None
    kept = b"".join(bytes(data) for data in made.device.backend.files.values())
    assert b"Ask before" not in kept and b"Jones" not in kept
    again = await made.restart()
    await again.portable.evidence.lay(id, "account")
    assert fields(again)["learned"] == "Ask before I answer"
    await again.portable.evidence.lay(id, "appraisal")
    assert fields(again)["learned"] == ""


async def test_one_can_begin_again_from_the_entry() -> None:
    made = await journal()
    await laid(made)
    evidence = made.portable.evidence
    before = fields(made)
    evidence.type("what", "")
    await evidence.settle()
    await evidence.begin_again()
    assert fields(made) == before
    assert evidence.paper is not None and evidence.paper.turn == 1
    assert not [key for key in made.device.store.drafts if key.startswith(EVIDENCE)]


async def test_what_is_typed_in_later_is_pointed_at_and_mended_in_one_tap() -> None:
    made = await journal()
    await laid(made)
    evidence = made.portable.evidence
    evidence.type("changed", "I ring 07700 900123 first now")
    await evidence.settle()
    (finding,) = evidence.findings("changed")
    await evidence.mend("changed", finding)
    assert "07700" not in fields(made)["changed"] and evidence.findings("changed") == ()
    turn = evidence.paper.turn if evidence.paper else 0
    await evidence.mend("changed", finding)
    assert evidence.paper is not None and evidence.paper.turn == turn + 1


async def test_a_reflection_that_is_not_here_and_a_form_that_is_none_lay_nothing() -> None:
    made = await journal()
    id = await laid(made)
    evidence = made.portable.evidence
    await evidence.lay("gone", "account")
    assert evidence.paper is None
    await evidence.lay(id, "diploma")
    assert evidence.paper is None
    evidence.type("what", "nowhere")
    await evidence.settle()
    await evidence.add()
    await evidence.begin_again()
    assert await printing(evidence, "txt")() is None


async def test_development_goes_to_the_record_with_only_what_was_left_in() -> None:
    made = await journal()
    await laid(made, "cpd")
    evidence = made.portable.evidence
    assert fields(made)["day"] == "26/11/2025"
    with pytest.raises(NoTitle):
        await evidence.add()
    for part, text, error in (
        ("title", "Asking first", None),
        ("day", "soon", NoDay),
        ("day", "25/11/2025", None),
        ("minutes", "a few", NoMinutes),
        ("minutes", "20", None),
        ("learned", "To ask first", None),
    ):
        evidence.type(part, text)
        if error is not None:
            with pytest.raises(error, match="Nothing was added"):
                await evidence.add()
            assert fields(made)[part] == text
    await evidence.add()
    (entry,) = evidence.proof.own()
    assert (entry.title, entry.day, entry.minutes, entry.note) == (
        "Asking first", "2025-11-25", 20, "To ask first",
    )  # fmt: skip
    kept = b"".join(bytes(data) for data in made.device.backend.files.values())
    assert b"Asking first" in kept and b"should have asked" not in kept
    csv = (await evidence.proof.table(("Date",), "Alone", "Reflection")).decode()
    assert "2025-11-25,,Asking first,20,Reflection,To ask first" in csv
    await evidence.proof.take_out(entry)
    assert evidence.proof.own() == []
    await evidence.proof.take_out(entry, is_out=False)
    assert evidence.proof.own() == [entry]


async def test_the_paper_leaves_as_text_markdown_and_pdf_and_says_what_it_is_not() -> None:
    made = await journal()
    await laid(made)
    evidence = made.portable.evidence
    evidence.type("code", "I listen to people")
    for ending in ("txt", "md", "pdf"):
        file = await printing(evidence, ending)()
        assert file is not None
        assert file.name == f"leadwell-reflective-account-2025-11-26.{ending}"
        if ending != "pdf":
            said = file.data.decode()
            assert "not the NMC's own form" in said
            assert "I listen to people" in said and "Nothing written." in said
        else:
            assert file.data.startswith(b"%PDF")
    assert evidence.paper is not None
    assert text_of(evidence.paper).startswith("A reflective account\n")
