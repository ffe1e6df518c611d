"""What tests of self-assessments share: answers written in short, and areas of any size."""

from __future__ import annotations

from collections.abc import Mapping

from app.models.assessment import Answer, Assessment
from app.models.content import Area, Behaviour

EXAMPLE = "I stopped the round and thanked the porter who had told us"


def area(id: str, statements: int = 4, short: int = 2, **leads: tuple[str, ...]) -> Area:
    """An area with so many statements, the first `short` of them in the short form."""
    behaviours = tuple(Behaviour(f"{id}.{n + 1}", "Does it", n < short) for n in range(statements))
    return Area(id, f"Area {id}", behaviours, **leads)


def assessed(
    answers: Mapping[str, tuple[str, str]], examples: str = "", form: str = "full"
) -> Assessment:
    """An assessment by area: a digit a statement for frequency and for importance, `-` where it was
    not said; `examples` are the areas with one.

    `{"3": ("40", "43")}` says that 3.1 is shown almost always and vital, that 3.2 had no chance and
    matters much.
    """
    made = {
        f"{id}.{n}": Answer(None if often == "-" else int(often), 0 if much == "-" else int(much))
        for id, (frequencies, importances) in answers.items()
        for n, (often, much) in enumerate(zip(frequencies, importances, strict=True), 1)
    }
    return Assessment(form, made, dict.fromkeys(examples.split(), EXAMPLE))
