"""Somebody who goes through a module, with the keyboard alone or by tapping, and finds everything
by role and name: what the accessibility tree says is all that is known of the screen."""

from __future__ import annotations

from collections.abc import Callable

from app.models.content import Card, Module, Question
from app.models.questions import best, shuffled
from tests.e2e.person import Person

WORD = "Your word or words"
SURE = "Sure. Check my answer"
Act = Callable[[str, str], None]
"""Does something with what has this name and this role."""


class Learner:
    """Answers every question of a module, right."""

    def __init__(self, person: Person, *, by_keyboard: bool) -> None:
        """Go through modules on the device of `person`."""
        self._person = person
        self._act: Act = person.press if by_keyboard else person.tap
        self._write = person.write if by_keyboard else person.type

    def go_through(self, module: Module) -> None:
        """Go on from the first card to the end, and keep the plan as it is suggested."""
        for card in module.cards:
            if card.question is not None:
                self.make(card, card.question)
                if card.question.kind != "branch":
                    self._act(SURE, "button")
            elif card.plan is None:
                self._person.sees(card.title)
            self._act("Next" if card.plan is None else "Keep my plan and finish", "button")

    def make(self, card: Card, question: Question, *, half: bool = False) -> None:
        """Make the right answer, or the first half of it; do not give it yet."""
        match question.kind:
            case "order":
                self._put_in_order(card, question, half)
            case "match":
                for pair in question.pairs[: 1 if half else None]:
                    self._act(f"{pair.left}: {pair.right}", "checkbox")
            case "blank":
                word = question.accepts[0]
                self._write(WORD, word[: len(word) // 2 + 1] if half else word)
            case "branch":
                for turn in best(question)[: 1 if half else None]:
                    self._act(turn.option.text, "button")
            case _:
                right = [option for option in question.options if option.is_right]
                for option in right[: 1 if half else None]:
                    self._act(option.text, "checkbox")

    def go_on_with(self, question: Question) -> None:
        """Go on with a story whose first step was taken."""
        for turn in best(question)[1:]:
            self._act(turn.option.text, "button")

    def _put_in_order(self, card: Card, question: Question, half: bool) -> None:
        texts = {option.id: option.text for option in question.options}
        shown = list(shuffled(list(texts), card.id))
        for place, id in enumerate(texts):
            while (at := shown.index(id)) > place:
                self._act(f"Move up: {texts[id]}", "button")
                shown[at - 1 : at + 1] = [shown[at], shown[at - 1]]
                self._see_in_order([f"Move down: {texts[each]}" for each in shown[:-1]])
                if half:
                    return

    def _see_in_order(self, names: list[str]) -> None:
        """Wait until buttons with these names stand one under the other, as one looks who moves
        something: the focus goes with what is moved."""
        self._person.page.wait_for_function(
            """names => {
                const top = (node) => node.getBoundingClientRect().top;
                const shown = [...document.querySelectorAll("flt-semantics[role=button]")]
                    .map((node) => [top(node), node.ariaLabel || node.textContent.trim()])
                    .filter(([, name]) => names.includes(name))
                    .sort(([one], [other]) => one - other);
                return shown.map(([, name]) => name).join() === names.join();
            }""",
            arg=names,
        )
