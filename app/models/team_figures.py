"""Replies and results of a team profile as JSON, as they go to the endpoint and come back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.models.assessment import RUNGS
from app.models.team_profile import AreaReply, AreaResult, Reply, Result


def result_data(result: Result) -> dict[str, Any]:
    """Return a result as JSON."""
    return {
        "replies": result.replies,
        "areas": {
            id: {
                "middle": area.middle,
                "low": area.low,
                "high": area.high,
                "importance": area.importance,
                "chanceless": area.chanceless,
                "thin": area.is_thin,
            }
            for id, area in result.areas.items()
        },
    }


def result_of(data: object) -> Result | None:
    """Return the result that JSON describes; None where it describes none."""
    match data:
        case {"replies": int(replies), "areas": {**areas}}:
            found = {str(id): _result_area(each) for id, each in areas.items()}
            return Result(replies, {id: each for id, each in found.items() if each is not None})
    return None


def _result_area(data: object) -> AreaResult | None:
    if not isinstance(data, Mapping):
        return None

    def number(name: str) -> float | None:
        value = data.get(name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if is_number else None  # type: ignore[arg-type]

    chanceless, thin = number("chanceless"), data.get("thin")
    return AreaResult(
        number("middle"),
        number("low"),
        number("high"),
        number("importance"),
        None if chanceless is None else round(chanceless),
        thin if isinstance(thin, bool) else None,
    )


def reply_data(reply: Reply) -> dict[str, Any]:
    """Return a reply as JSON."""
    return {
        id: {
            "frequency": area.frequency,
            "importance": area.importance,
            "reach": area.reach,
            "chanceless": area.chanceless,
        }
        for id, area in reply.items()
    }


def reply_from(data: Mapping[str, Mapping[str, Any]]) -> Reply:
    """Return the reply that JSON, already checked, describes."""
    return {
        id: AreaReply(
            area["frequency"],
            area["importance"],
            area["reach"] if area["reach"] in RUNGS else "",
            area["chanceless"],
        )
        for id, area in data.items()
    }
