"""The order of answers: as they were asked for. What is sealed has them by the alphabet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def in_order(answers: Mapping[str, str], prompts: Iterable[str]) -> dict[str, str]:
    """Return answers in the order of their prompts; those to no known prompt come last."""
    order = {prompt: place for place, prompt in enumerate(prompts)}
    return dict(sorted(answers.items(), key=lambda each: order.get(each[0], len(order))))
