"""Roles: what is here is sound, a pack without them loads, and an organisation can put its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from textstat import textstat

from app.content.check import gather
from app.content.compile import compile_pack
from app.content.load import load_pack, read_pack
from app.models.content import Role
from app.models.profile import ROLES
from app.words import me as me_words

CONTENT = Path(__file__).parent.parent / "content"
PACK = read_pack()
OWN = """
- id: first
  title: Team lead at Hillside
  expects: To do as Hillside agreed.
  why: Our board said so.
  expected:
    - {id: visits, why: We go and see.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content to break, with its pictures beside it."""
    shutil.copytree(CONTENT.parent / "assets" / "pictures", tmp_path / "assets" / "pictures")
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def test_there_are_the_four_roles_that_one_can_say_one_has() -> None:
    assert tuple(role.id for role in PACK.roles) == ROLES
    assert {role.id: role.title for role in PACK.roles} == me_words.ROLES


@pytest.mark.parametrize("role", PACK.roles, ids=lambda role: role.id)
def test_a_role_says_why_in_words_that_most_people_can_read(role: Role) -> None:
    textstat.set_lang("en_GB")
    reasons = [part.why for part in (*role.expected, *role.offered)]
    assert textstat.smog_index("\n".join([role.expects, role.why])) <= 12
    assert textstat.smog_index("\n".join(reasons)) <= 12
    assert len(role.expected) >= 3 and role.offered and role.sources


def test_a_pack_that_is_older_than_roles_still_loads() -> None:
    data = json.loads(json.dumps(compile_pack(CONTENT)))
    del data["roles"]
    assert load_pack(data).roles == ()
    assert load_pack(data).modules == PACK.modules


def test_an_organisation_replaces_a_role_by_its_id_and_keeps_the_others(
    folder: Path, tmp_path: Path
) -> None:
    overlay = tmp_path / "ours"
    overlay.mkdir()
    (overlay / "roles.yaml").write_text(OWN, encoding="utf-8")
    roles = load_pack(json.loads(json.dumps(compile_pack(folder, overlay)))).roles
    assert {role.id for role in roles} == set(ROLES)
    assert next(role for role in roles if role.id == "first").title == "Team lead at Hillside"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('id: "5.1"', 'id: "9.9"', "There is no pathway and no module “9.9”."),
        ('id: "5.1"', "id: values", "“values” is there twice."),
        ('id: "2.1"', "id: values", "“values” is there twice."),
        ("why: Everyone adds to whether people dare to speak.", 'why: ""', "No reason is given."),
        ("Nothing here depends", "Nothing " + "at all " * 14 + "depends", "A sentence has"),
        ("id: first", "id: any", "is used twice."),
        ("  expects: >-", "  hopes: >-", "“expects” is missing."),
    ],
)
def test_a_mistake_in_a_role_is_named_with_its_line_and_mend(
    folder: Path, before: str, after: str, said: str
) -> None:
    path = folder / "roles.yaml"
    words = path.read_text(encoding="utf-8")
    assert before in words
    path.write_text(words.replace(before, after, 1), encoding="utf-8")
    named = [str(mistake) for mistake in gather(folder)[1] if said in str(mistake)]
    assert named and named[0].startswith("content/roles.yaml:") and "Mend: " in named[0]


def test_a_role_of_which_nothing_is_expected_is_none(folder: Path) -> None:
    (folder / "roles.yaml").write_text(
        "- {id: any, title: Any, expects: Much., why: So., expected: []}\n", encoding="utf-8"
    )
    assert "Nothing is expected of this role." in " ".join(map(str, gather(folder)[1]))
