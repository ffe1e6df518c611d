"""Reports at the endpoint: for those who lead, of their own organisation, never of one person."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Callable

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from app.endpoint.tables import members
from tests.endpoints import Endpoint
from tests.reported import Place, ask, figures, told

NOW = 1_790_000_000_000
"""21 September 2026, a Monday: what is up to the day before is told."""


@pytest.fixture
def clock() -> Callable[[], int]:
    return lambda: NOW


async def test_reports_are_for_those_who_lead_and_of_their_own_organisation(
    endpoint: Endpoint,
) -> None:
    here, there = Place(endpoint), Place(endpoint)
    here.learned(here.people(12, "first")[:6])
    for role in ("learner", "leader"):
        reply = await ask(endpoint, here.token(role), "training")
        assert reply.status_code == 403 and reply.json()["code"] == "role"
    assert (await ask(endpoint, "nobody", "training")).status_code == 401
    for role in ("lead", "administrator"):
        assert figures(await told(endpoint, here.token(role), "training"), "role", "1.1")
    there.people(20, "first")
    stranger = await told(endpoint, there.token(), "training", topics=["1.1"])
    assert figures(stranger, "role", "1.1")["="] == "few"
    for name in ("visits", "promises", "themes", "teams"):
        assert "6" not in json.dumps((await told(endpoint, there.token(), name)).data()["lines"])


async def test_who_has_learned_what_is_told_by_role_and_by_team(endpoint: Endpoint) -> None:
    place = Place(endpoint)
    maple, oak = place.team("Maple"), place.team("Oak")
    groups = {
        (job, team): place.people(15, job, team)
        for job in ("first", "senior")
        for team in (maple, oak)
    }
    for people in groups.values():
        place.learned(people[:7])
    place.learned([groups["first", maple][8]], "1.2")
    # What came after the last Sunday is told a week later.
    place.learned([groups["first", maple][9]], "1.1", "2026-09-21")
    token = place.token()
    by_role = await told(endpoint, token, "training", topics=["9.9"])
    assert by_role.until == "2026-09-20"
    assert figures(by_role, "role", "1.1")["="] == 28
    assert figures(by_role, "role", "1.2")["="] == "few"
    assert figures(by_role, "role", "9.9")["="] == "few"
    by_team = await told(endpoint, token, "teams")
    assert figures(by_team, "team", "1.1")["="] == 28
    assert figures(by_team, "team", "1.1") == {"=": 28, maple: 14, oak: 14}
    assert by_team.names == {maple: "Maple", oak: "Oak"}


async def test_who_has_left_counts_no_more_and_who_is_in_two_teams_counts_once(
    endpoint: Endpoint,
) -> None:
    place = Place(endpoint)
    maple, oak = place.team("Maple"), place.team("Oak")
    both = place.people(30, "first", maple, oak)
    place.learned(both[:20])
    with endpoint.database.owner() as connection:
        gone = update(members).where(members.c.account.in_(both[:4])).values(left=5)
        connection.execute(gone)
        for team, ids in ((maple, both[:15]), (oak, both[15:])):
            first = members.c.space == team, members.c.account.in_(ids)
            connection.execute(update(members).where(*first).values(joined=0))
    found = await told(endpoint, place.token(), "teams")
    (whole,) = (line for line in found.of("team", "1.1") if line.group == "=")
    assert (whole.figure.count, whole.figure.people) == (16, 26)
    people = {line.group: line.figure.people for line in found.of("team", "1.1")}
    # The lead is in no team and has no role: one person alone is left out of it all.
    assert (people[maple], people[oak]) == (11, 15)


async def test_what_is_expected_of_a_role_stands_beside_what_was_learned(
    endpoint: Endpoint,
) -> None:
    place = Place(endpoint)
    place.learned(place.people(40, "first")[:12], "5.1")
    place.learned(place.people(40, "senior")[:30], "3.1")
    expected = {"first": ["5.1", "5.2"], "senior": ["3.1"]}
    found = await told(endpoint, place.token(), "strategy", expected=expected)
    said = {(line.group, line.topic): line.figure for line in found.lines}
    assert said["first", "5.1"].count == 12 and said["first", "5.1"].people == 40
    assert said["first", "5.2"].mark == "few"
    assert set(said) == {("first", "5.1"), ("first", "5.2"), ("senior", "3.1")}


async def test_visits_are_told_by_team_kind_and_place_with_the_days_until_a_team_heard(
    endpoint: Endpoint,
) -> None:
    place = Place(endpoint)
    named = {name: place.team(name) for name in ("Maple", "Oak", "Elm", "Ash")}
    members = {name: place.people(6, "first", id) for name, id in named.items()}
    for number in range(9):
        day = f"2026-06-{number + 1:02}"
        place.visited(named["Maple"], members["Maple"][0], day=day, told=f"2026-06-{number + 3:02}")
    for _ in range(3):
        place.visited(named["Oak"], members["Oak"][0], place="Dr Who", themes=["2", "3"])
        place.visited(named["Ash"], members["Ash"][0], template="huddle", place="Fir", told="")
    place.visited(named["Elm"], members["Elm"][0], day="2025-06-01")
    token = place.token()
    found = await told(endpoint, token, "visits")
    ids = {id: name for name, id in named.items()}
    by_team = {ids.get(id, id): said for id, said in figures(found, "team").items()}
    assert by_team == {"=": 15, "Maple": 9, "Oak": "few", "Ash": "few", "Elm": 0, "*": 6}
    assert {ids[id]: month for id, month in found.last.items()} == {
        "Maple": "2026-06",
        "Oak": "2026-06",
        "Ash": "2026-06",
    }
    assert found.days == 2
    assert figures(found, "kind") == {"=": 15, "huddle": "kept", "ward": "kept", "*": 15}
    # A name that few have given a place is not handed on.
    assert "Dr Who" not in found.names.values() and found.names["maple"] == "Maple"
    before = await told(endpoint, token, "visits", period="2025")
    assert figures(before, "team")["="] == "few" and not before.last
    over_time = await told(endpoint, token, "themes")
    assert figures(over_time, "2026-04", "1") == {"=": 12}
    assert figures(over_time, "2026-04", "2") == {"=": "few"}


async def test_promises_are_told_by_where_they_stand(endpoint: Endpoint) -> None:
    place = Place(endpoint)
    maple, oak = place.team("Maple"), place.team("Oak")
    (owner, *_), (other, *_) = place.people(6, "", maple), place.people(6, "", oak)
    for _ in range(6):
        place.promised(maple, owner)
        place.promised(oak, other, standing="kept", settled="2026-07-01")
        place.promised(oak, other, due="2026-12-01")
    place.promised(maple, owner, due="")
    place.promised(maple, owner, standing="cannot")
    place.promised(maple, owner, due="2027-06-01")
    found = await told(endpoint, place.token(), "promises")
    standing = figures(found, "standing")
    assert standing["="] == 20 and standing["overdue"] == 6
    assert standing["cannot"] == "kept"
    assert figures(found, "team", "overdue") == {maple: 6, oak: 0}


async def test_files_hold_the_numbers_of_the_screen_and_no_formula(endpoint: Endpoint) -> None:
    place = Place(endpoint)
    team = place.team("=HYPERLINK(1)")
    (owner, *_) = place.people(6, "", team)
    for _ in range(7):
        place.visited(team, owner, place="@SUM(A1)")
    token = place.token()
    reply = (await ask(endpoint, token, "visits", form="csv")).json()
    assert reply["file"] == "visits-2026.csv"
    content = base64.b64decode(reply["content"])
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert ["team", "Everyone together", "", "7", "", ""] in rows
    assert any(row[1] == "'=HYPERLINK(1)" and row[3] == "7" for row in rows if len(row) > 3)
    assert not any(cell.startswith(("=", "@", "+")) for row in rows for cell in row)
    reply = (await ask(endpoint, token, "visits", form="xlsx")).json()
    sheet = load_workbook(io.BytesIO(base64.b64decode(reply["content"])))["visits"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert any(row[1] == "'=HYPERLINK(1)" and row[3] == 7 for row in sheet.values)


async def test_a_year_that_is_not_kept_and_a_report_that_is_none_are_refused_in_words(
    endpoint: Endpoint,
) -> None:
    token = Place(endpoint).token()
    reply = await ask(endpoint, token, "visits", period="1999")
    assert reply.status_code == 422 and "April 2023" in reply.json()["message"]
    for name, body in (("salaries", {}), ("visits", {"period": "now"}), ("visits", {"form": "x"})):
        assert (await ask(endpoint, token, name, **body)).status_code == 400


async def test_an_organisation_of_fewer_than_five_is_told_nothing(endpoint: Endpoint) -> None:
    place = Place(endpoint)
    place.learned(place.people(3, "first"))
    found = await told(endpoint, place.token(), "training", topics=["1.1"])
    assert found.lines == ()
