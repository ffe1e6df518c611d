"""Text fields, while somebody types and the screen is drawn anew behind the keyboard."""

from __future__ import annotations

from typing import Any

from app.ui import routes
from app.words import strengths as words
from tests.screens import Window
from tests.test_ui_proof import field


def told(message: Any, value: str) -> bool:
    """Whether Flutter is told `value` somewhere in a message."""
    if isinstance(message, dict):
        return any(told(each, value) for each in message.values())
    if isinstance(message, list):
        return any(told(each, value) for each in message)
    return bool(message == value)


async def test_a_draw_between_a_key_and_its_news_does_not_put_the_text_before_it_back(
    screen: Window,
) -> None:
    strengths = screen.app.strengths
    await strengths.load()
    id = await strengths.begin()
    area = strengths.areas[0]
    await screen.go(routes.strengths_area(id, area.id), 390)
    example = field(screen, words.EXAMPLE)
    screen.set(example, "I thanked")
    await screen.do(example, "change", "I thanked")
    before = len(screen.sent)

    # Flutter tells the value of a field first, and then that it changed: another message.
    screen.set(field(screen, words.EXAMPLE), "I thanked t")
    await strengths.typing.flush()
    await screen.settle()

    assert field(screen, words.EXAMPLE).value == "I thanked t"
    assert not told(screen.sent[before:], "I thanked")
    await screen.do(field(screen, words.EXAMPLE), "change", "I thanked t")
    await strengths.typing.flush()
    some = strengths.find(id)
    assert some is not None and some.said.examples[area.id] == "I thanked t"
