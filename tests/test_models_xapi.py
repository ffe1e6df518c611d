"""Statements for other systems, held to xAPI 1.0.3 and read by its own library."""

from __future__ import annotations

import json
import re
import uuid
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from tincan import Statement

from app.models.xapi import file_of, statements
from tests.learned import Event, event, pack

LEARNED: list[tuple[str, list[Event]]] = [
    (
        "1.1",
        [
            event(1, k="place", card="hook"),
            event(2, k="answered", card="q1", choice=["a"], right=False, sure=3),
            event(3, k="reviewed", card="q1", choice=["b", "c"], right=True),
            event(4, k="finished"),
            event(5, k="minutes", n=5),
            event(6, k="minutes", n=20),
            event(7, k="something-new", at="never"),
            event(8, k="answered", card="q1", choice="a", right="yes"),
        ],
    ),
    ("gone module/9", [event(20, k="finished"), event(21, k="answered", card="a b/ü", choice=["x"],
                                                     right=True)]),
]  # fmt: skip
LANGUAGE_TAG = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
DURATION = re.compile(r"PT\d+M")


def is_iri(value: str) -> bool:
    return bool(urlsplit(value).scheme) and not re.search(r'[\s<>"{}|\\^`]', value)


def check_language_map(value: dict[str, str]) -> None:
    assert value and all(map(LANGUAGE_TAG.fullmatch, value))
    assert all(isinstance(words, str) for words in value.values())


def check_activity(value: dict[str, Any]) -> None:
    """Data, 2.4.4.1: an activity has an IRI, and a definition of known parts."""
    assert value["objectType"] == "Activity" and is_iri(value["id"])
    assert set(value) <= {"objectType", "id", "definition"}
    assert set(value["definition"]) <= {"name", "type"} and is_iri(value["definition"]["type"])
    if "name" in value["definition"]:
        check_language_map(value["definition"]["name"])


def check(statement: dict[str, Any]) -> None:
    """Fail unless a statement keeps the rules of Data, 2.2 to 2.4, that concern its parts."""
    assert set(statement) == {"id", "actor", "verb", "object", "result", "context", "timestamp"}
    assert uuid.UUID(statement["id"]).version == 5
    actor = statement["actor"]
    assert actor["objectType"] == "Agent" and set(actor) <= {"objectType", "name", "account"}
    assert set(actor["account"]) == {"homePage", "name"} and actor["account"]["name"]
    assert is_iri(actor["account"]["homePage"])
    assert is_iri(statement["verb"]["id"])
    check_language_map(statement["verb"]["display"])
    check_activity(statement["object"])
    result = statement["result"]
    assert set(result) <= {"success", "completion", "response", "duration"}
    assert all(type(result[name]) is bool for name in ("success", "completion") if name in result)
    assert DURATION.fullmatch(result.get("duration", "PT1M"))
    context = statement["context"]
    assert set(context) <= {"contextActivities", "platform", "language"}
    assert LANGUAGE_TAG.fullmatch(context["language"])
    for name, activities in context.get("contextActivities", {}).items():
        assert name in ("parent", "grouping", "category", "other")
        for activity in activities:
            check_activity(activity)
    assert datetime.fromisoformat(statement["timestamp"]).tzinfo is not None
    assert None not in statement.values()


@pytest.mark.parametrize("name", ["", "Sam Ó Néill"])
def test_every_statement_keeps_the_rules_of_the_specification(name: str) -> None:
    found = json.loads(file_of(statements(LEARNED, pack(), name)))
    assert [each["verb"]["id"].rsplit("/")[-1] for each in found] == [
        "answered", "answered", "completed", "experienced", "completed", "answered",
    ]  # fmt: skip
    for statement in found:
        check(statement)


def test_the_library_of_the_specification_reads_the_same() -> None:
    for statement in json.loads(file_of(statements(LEARNED, pack(), "Sam"))):
        read = json.loads(Statement.from_json(json.dumps(statement)).to_json())
        for name in ("id", "verb", "object", "actor"):
            assert read[name] == statement[name]
        assert read["result"].get("success") == statement["result"].get("success")
        assert read["context"]["language"] == "en-GB"


def test_right_and_wrong_are_told_and_no_score_is_made_up() -> None:
    found = statements(LEARNED, pack())
    assert [each["result"].get("success") for each in found[:3]] == [False, True, None]
    assert found[1]["result"]["response"] == "b[,]c"
    assert found[2]["result"] == {"completion": True}
    assert not any("score" in each["result"] for each in found)


def test_only_the_minutes_declared_last_are_told_and_none_where_they_were_taken_back() -> None:
    told = [each["result"].get("duration") for each in statements(LEARNED, pack())]
    assert [each for each in told if each] == ["PT20M"]
    taken = [("1.1", [event(1, k="minutes", n=5), event(2, k="minutes", n=0)])]
    assert statements(taken, pack()) == []


def test_the_same_events_give_the_same_statements_in_any_order() -> None:
    mixed = [(id, list(reversed(events))) for id, events in reversed(LEARNED)]
    assert statements(mixed, pack(), "Sam") == statements(LEARNED, pack(), "Sam")


def test_without_a_name_nobody_is_named() -> None:
    for statement in statements(LEARNED, pack()):
        assert "name" not in statement["actor"]
        assert statement["actor"]["account"]["name"] == "anonymous"
