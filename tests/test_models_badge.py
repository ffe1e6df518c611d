"""Badges, held to the data model of Open Badges 3.0 and to the contexts that it publishes.

`tests/contexts` has both JSON-LD contexts as published at the addresses in `CONTEXTS`.
"""

from __future__ import annotations

import json
import uuid
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from app.models.badge import CONTEXTS, Wording, credential, file_of
from tests.learned import pack, whole_pathway

FILES = ("credentials-v2.json", "ob-v3p0-context-3.0.3.json")
WORDING = Wording("Leadwell", "Unsigned. Nobody has checked it.", "Went through every module.")
Terms = dict[str, Any]


def made(name: str = "Sam Ó Néill") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file_of(credential(whole_pathway(pack()), WORDING, name)))
    return found


def published() -> Terms:
    folder = Path(__file__).parent / "contexts"
    terms: Terms = {}
    for file in FILES:
        terms |= json.loads((folder / file).read_text())["@context"]
    return terms


def scoped(terms: Terms, name: str) -> Terms:
    definition = terms[name]
    return definition.get("@context") or {} if isinstance(definition, dict) else {}


def check_terms(node: dict[str, Any], terms: Terms) -> None:
    """Fail unless every property and type is a term of the contexts, there where it stands."""
    types = node.get("type", [])
    known = dict(terms)
    for name in [types] if isinstance(types, str) else types:
        assert name in terms, name
        known |= scoped(terms, name)
    for name, value in node.items():
        if name == "@context":
            continue
        assert name in known, name
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                check_terms(inner, terms | scoped(known, name))


def is_uri(value: str) -> bool:
    return bool(urlsplit(value).scheme)


@pytest.mark.parametrize("name", ["", "Sam Ó Néill"])
def test_every_word_of_a_badge_is_a_term_of_the_published_contexts(name: str) -> None:
    badge = made(name)
    assert tuple(badge["@context"]) == CONTEXTS, "VC 2.0 first, then Open Badges 3.0"
    check_terms(badge, published())


def test_a_word_that_no_context_has_would_be_found() -> None:
    badge = made()
    badge["credentialSubject"]["achievement"]["grade"] = "A"
    with pytest.raises(AssertionError):
        check_terms(badge, published())


@pytest.mark.parametrize("name", ["", "Sam Ó Néill"])
def test_a_badge_has_what_an_achievement_credential_must_have(name: str) -> None:
    badge = made(name)
    assert is_uri(badge["id"]) and uuid.UUID(badge["id"].removeprefix("urn:uuid:"))
    assert badge["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert badge["name"]
    assert datetime.fromisoformat(badge["validFrom"]).tzinfo is not None
    issuer = badge["issuer"]
    assert is_uri(issuer["id"]) and issuer["type"] == ["Profile"]
    subject = badge["credentialSubject"]
    assert subject["type"] == ["AchievementSubject"] and is_uri(subject["id"])
    assert date.fromisoformat(subject["activityEndDate"])
    achievement = subject["achievement"]
    assert is_uri(achievement["id"]) and achievement["type"] == ["Achievement"]
    assert achievement["name"] and achievement["description"]
    assert achievement["criteria"]["narrative"]
    assert achievement["achievementType"] == "LearningProgram", "a value of AchievementType"


def test_a_name_is_an_identity_and_without_one_there_is_none() -> None:
    (identity,) = made("  Sam ")["credentialSubject"]["identifier"]
    assert identity == {
        "type": "IdentityObject", "hashed": False, "identityHash": "Sam", "identityType": "name",
    }  # fmt: skip
    assert "identifier" not in made(" ")["credentialSubject"]


def test_a_badge_is_not_signed_and_says_so() -> None:
    assert "proof" not in made() and made()["description"] == WORDING.about


def test_the_same_pathway_is_the_same_badge_each_time() -> None:
    assert made() == made()
    assert made("Sam")["id"] != made("Alex")["id"]
