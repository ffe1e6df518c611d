"""The commands about organisations, codes, teams and people, as an operator types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main
from app.endpoint.database import Database
from app.endpoint.enrolment import join_by_invite
from app.endpoint.tables import audit
from app.models.clock import wall
from app.models.identity import new_id

Capture = pytest.CaptureFixture[str]
ORG = "Northtown Hospitals"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEADWELL_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    assert main(["org", "create", ORG]) == 0


def said(capsys: Capture, *arguments: str) -> str:
    """Run a command that is done, and return what it said."""
    capsys.readouterr()
    assert main(arguments) == 0
    return capsys.readouterr().out


def refused(capsys: Capture, *arguments: str) -> str:
    """Run a command that is refused, and return why."""
    capsys.readouterr()
    assert main(arguments) == 1
    output = capsys.readouterr()
    assert output.out == ""
    return output.err


def join(code: str, name: str) -> str:
    """Let somebody join with a code, and return their account."""
    database = Database("sqlite:///.data/endpoint.sqlite")
    try:
        return join_by_invite(database, code, new_id(), name, "", wall()).account
    finally:
        database.close()


def test_a_new_organisation_comes_with_its_first_administrators_code(capsys: Capture) -> None:
    code = said(capsys, "org", "create", "Southtown").splitlines()[2]
    join(code, "Ada")
    assert "administrator  Ada" in said(capsys, "member", "list", "Southtown")
    listed = said(capsys, "org", "list")
    assert f"{ORG}  (0 people)" in listed and "Southtown  (1 person)" in listed
    assert "already" in refused(capsys, "org", "create", " Southtown ")


def test_a_code_is_made_listed_and_withdrawn(capsys: Capture) -> None:
    said(capsys, "team", "create", ORG, "Maple ward")
    offer = ["--role", "lead", "--team", "Maple ward", "--uses", "3", "--days", "2"]
    code = said(capsys, "org", "invite", ORG, *offer, "--label", "Night shift").strip()
    listed = said(capsys, "invites", "list", ORG)
    assert code not in listed
    (line,) = [each for each in listed.splitlines() if "Night shift" in each]
    assert "used 0 of 3" in line and "lead, Maple ward, Night shift" in line
    join(code, "Sam")
    assert "used 1 of 3" in said(capsys, "invites", "list", ORG)
    assert "Maple ward  (1 person)" in said(capsys, "team", "list", ORG)
    said(capsys, "invites", "withdraw", ORG, line.split()[0])
    assert "Night shift" not in said(capsys, "invites", "list", ORG)
    assert "no such code" in refused(capsys, "invites", "withdraw", ORG, "nothing")


def test_a_person_is_given_a_role_and_removed(capsys: Capture) -> None:
    code = said(capsys, "org", "invite", ORG, "--uses", "5").strip()
    sam, other = join(code, "Sam"), join(code, "Sam")
    assert "Several people" in refused(capsys, "member", "role", ORG, "Sam", "lead")
    said(capsys, "member", "role", ORG, sam[:20], "administrator")
    assert f"{sam}  administrator" in said(capsys, "member", "list", ORG)
    for command in (("role", ORG, sam, "lead"), ("remove", ORG, sam)):
        assert "only administrator" in refused(capsys, "member", *command)
    assert "Sam belongs to it no more." in said(capsys, "member", "remove", ORG, other)
    join(code, "")
    assert "Nobody" in refused(capsys, "member", "remove", ORG, " ")
    assert "2 people in all" in said(capsys, "member", "list", ORG)
    assert "Nobody" in refused(capsys, "member", "remove", ORG, other)
    said(capsys, "team", "create", ORG, "Oak ward")
    assert "Oak ward" in said(capsys, "team", "close", ORG, "Oak ward")
    assert "no team yet" in said(capsys, "team", "list", ORG)
    database = Database("sqlite:///.data/endpoint.sqlite")
    with database.owner() as connection:
        actors = {row.actor for row in connection.execute(audit.select())}
    database.close()
    assert len(actors) == 4 and {"operator", sam, other} < actors


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["org", "create", " "], "needs a name"),
        (["org", "invite", "Nobody"], "no organisation"),
        (["org", "invite", ORG, "--team", "None"], "no team"),
        (["org", "invite", ORG, "--uses", "0"], "at least"),
        (["org", "invite", ORG, "--days", "99999999999999999999"], "at most"),
        (["invites", "list", "Nobody"], "no organisation"),
        (["team", "create", ORG, "\t"], "needs a name"),
        (["team", "close", ORG, "None"], "no team"),
        (["member", "role", ORG, "", "lead"], "Nobody called"),
        (["member", "remove", ORG, "%"], "Nobody called"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_printed_besides(
    capsys: Capture, arguments: list[str], why: str
) -> None:
    assert why in refused(capsys, *arguments)


def test_a_role_that_there_is_not_is_refused_with_those_that_there_are(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["org", "invite", ORG, "--role", "emperor"])
    assert ended.value.code == 2
    assert "administrator" in capsys.readouterr().err
