"""The guard while one writes: it looks in pauses, at what changed, and moves no field."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from app.models.guard import Finding, findings
from app.state.noticing import Noticing

NAME = "The nurse Sarah was kind."
PHONE = "I rang 07700 900123."


class Looking:
    """Looks as the guard does, and notes what it was shown."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, text: str) -> Sequence[Finding]:
        self.seen.append(text)
        return findings(text)


async def turns() -> None:
    for _ in range(30):
        await asyncio.sleep(0)


def made() -> tuple[Noticing, Looking]:
    looking = Looking()
    return Noticing(looking, 0.0), looking


async def test_only_what_has_changed_is_looked_at_again() -> None:
    noticing, looking = made()
    long = "\n".join([NAME] + [f"Line {number}." for number in range(100)])
    noticing.type("a", long)
    await turns()
    assert [each.words for each in noticing.found["a"]] == ["A name: Sarah"]
    assert len(looking.seen) == 101
    noticing.type("a", f"{long}\n{PHONE}")
    await turns()
    assert len(looking.seen) == 103
    assert len(noticing.found["a"]) == 2


async def test_keys_that_go_on_are_not_looked_at_one_by_one() -> None:
    noticing, looking = made()
    for end in range(len(NAME)):
        noticing.type("a", NAME[:end])
    await turns()
    assert looking.seen == [NAME[:-1]]


async def test_what_is_seen_in_one_field_waits_while_somebody_types_in_another() -> None:
    noticing, _ = made()
    noticing.type("a", NAME)
    noticing.type("b", "Something")
    await turns()
    assert noticing.found == {}
    noticing.leave()
    assert list(noticing.found) == ["a"]


async def test_what_was_mended_is_not_pointed_at_again() -> None:
    noticing, _ = made()
    text = f"A first line.\n{NAME} {PHONE}"
    noticing.type("a", text)
    await turns()
    for _ in range(2):
        after = noticing.mended(text, noticing.found["a"][0])
        assert after is not None
        text = after
        noticing.type("a", text)
        await turns()
    assert noticing.found == {}
    assert text.startswith("A first line.\nThe nurse was kind.")


async def test_a_finding_of_words_that_are_gone_mends_nothing() -> None:
    noticing, _ = made()
    noticing.type("a", NAME)
    await turns()
    (finding,) = noticing.found["a"]
    assert noticing.mended("Quite other words, and more of them.", finding) is None
    assert noticing.mended("", finding) is None


async def test_a_page_that_is_opened_is_looked_at_and_a_locked_one_is_forgotten() -> None:
    noticing, _ = made()
    noticing.start({"a": NAME, "b": PHONE})
    await turns()
    assert set(noticing.found) == {"a", "b"}
    noticing.forget()
    assert noticing.found == {} and noticing._known == {}
