"""The leader's list of areas."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.area import Area, Places, area_of, listed
from app.models.place import place_key


def area(id: str, *names: str, removed: bool = False) -> Area:
    """An area that had these names one after the other."""
    versions = [[[n, 0, "d", n], name, None] for n, name in enumerate(names)]
    fields = {"name": names[-1] if names else None, "removed": removed}
    return area_of({"id": id, "fields": fields, "versions": {"name": versions}})


def test_a_place_belongs_to_the_area_of_its_name_whatever_its_case_and_spaces() -> None:
    places = Places(listed([area("a", "Maple  Ward"), area("b", "Oak")]))
    found = places.area(" MAPLE ward ")
    assert found is not None and found.id == "a" and found.name == "Maple Ward"
    assert places.area("Maple") is None
    assert places.area("") is None


def test_a_visit_that_names_its_area_is_taken_at_its_word() -> None:
    places = Places(listed([area("a", "Maple"), area("b", "Oak")]))
    assert (places.area("Maple", "b") or area("x", "")).id == "b"
    assert (places.area("Maple", "gone") or area("x", "")).id == "a"


def test_an_area_with_a_new_name_keeps_the_visits_of_its_old_one() -> None:
    places = Places(listed([area("a", "Maple", "Maple house", "Elm")]))
    assert places.area("Maple") == places.area("maple HOUSE") == places.area("Elm") is not None


def test_a_name_of_today_counts_before_one_that_was_anothers_once() -> None:
    places = Places(listed([area("a", "Maple", "Elm"), area("b", "Maple")]))
    assert (places.area("Maple") or area("x", "")).id == "b"


def test_the_same_area_from_two_devices_is_listed_once_and_known_by_both_records() -> None:
    (one,) = listed([area("b", "maple"), area("a", "Maple")])
    assert (one.ids, one.name) == (("a", "b"), "Maple")
    assert Places([one]).area("", "b") is one


def test_the_list_goes_by_name_without_what_was_taken_away_or_has_no_name() -> None:
    areas = [area("a", "oak"), area("b", "Birch"), area("c", "Ash", removed=True), area("d", " ")]
    assert [each.name for each in listed([*areas, area("e")])] == ["Birch", "oak"]


@given(st.lists(st.tuples(st.text(max_size=3), st.text("aA b", max_size=3)), max_size=8))
def test_no_two_areas_of_the_list_share_a_name_and_every_name_is_found(
    given: list[tuple[str, str]],
) -> None:
    areas = listed(area(f"{n}{id}", name) for n, (id, name) in enumerate(given))
    keys = [place_key(each.name) for each in areas]
    assert (
        keys
        == sorted(set(keys))
        == sorted({place_key(name) for _, name in given if place_key(name)})
    )
    for each in areas:
        assert Places(areas).area(each.name.upper()) == each
