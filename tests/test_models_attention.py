"""Which areas entries are about, and which lately."""

from __future__ import annotations

from dataclasses import replace

from app.content.load import read_pack
from app.models.attention import SPAN, areas_of, lately
from app.models.journal import Entry, Version, Written

PACK = read_pack()
MODULES = {module.id: module for module in PACK.modules}
NOW = 1_795_694_400_000


def entry(written: Written) -> Entry:
    return Entry("e", (Version("1", written.created_at, written),))


def about(**changes: object) -> set[str]:
    written = replace(Written("", NOW), **changes)  # type: ignore[arg-type]
    return set(areas_of(entry(written), PACK.areas, MODULES))


def test_an_entry_is_about_the_behaviours_it_names_its_template_and_what_it_grew_from() -> None:
    assert about() == set()
    assert about(behaviours=("3.1", "3.4", "8.2")) == {"3", "8"}
    assert about(template="R1") == {"1"}
    assert about(template="R5", behaviours=("2.1",)) == {"2", "4"}
    taught = {behaviour[0] for behaviour in MODULES["5.1"].behaviours}
    assert about(grew="module/5.1") == taught != set()


def test_what_is_not_known_here_is_about_nothing() -> None:
    assert about(behaviours=("99.1", "", "."), template="R99", grew="module/0.0") == set()
    assert about(grew="visit/module") == set()


def test_lately_is_twelve_weeks_and_the_last_time_counts() -> None:
    made = [
        entry(Written("R1", NOW - 5_000)),
        entry(Written("R1", NOW - 9_000)),
        entry(Written("R5", NOW - SPAN)),
        entry(Written("R8", NOW - SPAN - 1)),
        entry(Written("R9", NOW + 1)),
    ]
    assert lately(made, PACK.areas, MODULES, NOW) == {"1": NOW - 5_000, "4": NOW - SPAN}


def test_every_area_leads_somewhere_that_is_there() -> None:
    reflections = {template.id for template in PACK.reflections}
    visits = {visit.id for visit in PACK.visits}
    for area in PACK.areas:
        assert area.modules and set(area.modules) <= MODULES.keys()
        assert set(area.reflections) <= reflections and set(area.visits) <= visits
