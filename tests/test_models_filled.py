"""A checklist with answers in it: what shows, what counts, what is lacking, what it is worth."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.models.filled import filled, given, gone, pick_field, picked, score
from app.models.lacking import lacking
from app.models.visit import Visit, items, visit_of
from tests.checklists import EVERY

ROLES = next(item for item in items(EVERY) if item.id == "roles")


def visit(**fields: Any) -> Visit:
    """Return a visit with some registers; two underscores stand for a point."""
    named = {name.replace("__", "."): value for name, value in fields.items()}
    return visit_of({"id": "v", "fields": {"template": "every", **named}, "conflicts": []})


def test_an_item_comes_when_its_answer_is_given_and_goes_with_it() -> None:
    assert "why-night" not in filled(EVERY, visit()).shown
    assert "why-night" in filled(EVERY, visit(answer__shift="night")).shown
    assert "why-night" not in filled(EVERY, visit(answer__shift="day")).shown


def test_a_hidden_answer_is_kept_and_not_counted() -> None:
    hidden = visit_of(
        {
            "id": "v",
            "fields": {"answer.shift": "day", "answer.why-night": "Fewer people"},
            "conflicts": [],
        }
    )
    form = filled(EVERY, hidden)
    assert hidden.answers["why-night"] == "Fewer people"
    assert form.answered == {"shift"}
    assert form.count(EVERY.sections[0]) == (1, 4)


def test_a_section_comes_with_one_of_several_options() -> None:
    titles = [section.title for section in filled(EVERY, visit()).sections]
    assert "Porters" not in titles
    chosen = visit(pick__roles__porter=True)
    assert "Porters" in [section.title for section in filled(EVERY, chosen).sections]


def test_options_chosen_on_two_devices_unite_and_each_can_be_taken_back() -> None:
    both = visit(pick__roles__porter=True, pick__roles__nurse=True, pick__roles__doctor=None)
    assert picked(both, ROLES) == ("nurse", "porter")
    assert given(EVERY, both)["roles"] == ("nurse", "porter")


def test_the_register_of_an_option_has_a_name_that_can_be_sent_however_long_its_ids_are() -> None:
    fields = {pick_field("i" * 60, "o" * 60), pick_field("i" * 60, "o" * 59 + "p")}
    assert len(fields) == 2
    assert all(len(field) <= 80 for field in fields)


def test_what_is_required_is_lacking_only_while_it_shows_and_what_is_wrong_always() -> None:
    form = filled(EVERY, visit())
    assert [lack.item.id for lack in lacking(form, lambda item: "")] == ["notice"]
    typed = {"beds": "many"}.get
    found = lacking(filled(EVERY, visit(answer__notice="no")), lambda item: typed(item) or "")
    assert [(lack.section.id, lack.item.id, lack.wrong) for lack in found] == [
        ("typed", "beds", "number")
    ]
    hidden = replace(ROLES, id="x", is_required=True, show_if=items(EVERY)[4].show_if)
    section = replace(EVERY.sections[0], items=(*EVERY.sections[0].items, hidden))
    more = replace(EVERY, sections=(section, *EVERY.sections[1:]))
    assert [lack.item.id for lack in lacking(filled(more, visit()), lambda item: "")] == ["notice"]


def test_a_signature_and_a_photo_are_answers() -> None:
    digest = "0" * 64
    photo = {"digest": digest, "small": digest, "bytes": 9, "width": 4, "height": 3, "at": 5}
    form = filled(
        EVERY,
        visit(ink__signed={"w": 300, "h": 200, "s": [[1, 2, 3, 4]]}, photo__board__p1=photo),
    )
    assert form.answered == {"signed", "board"}
    no_photos = replace(EVERY, allows_photos=False)
    assert filled(no_photos, visit()).count(EVERY.sections[3]) == (0, 1)


def test_a_kind_that_only_a_later_release_knows_is_neither_counted_nor_missed() -> None:
    later = replace(ROLES, id="later", kind="hologram", is_required=True)  # type: ignore[arg-type]
    section = replace(EVERY.sections[0], items=(later,))
    form = filled(replace(EVERY, sections=(section,)), visit())
    assert form.shown == {"later"}
    assert form.total == (0, 0)
    assert form.lacking() == []


def test_points_are_added_up_only_where_the_checklist_asks_and_of_what_is_answered() -> None:
    some = visit(answer__shift="night", pick__roles__nurse=True)
    assert score(EVERY, some) == (4, 6)
    assert score(EVERY, visit(answer__shift="day")) == (1, 3)
    assert score(EVERY, visit()) is None
    assert score(replace(EVERY, is_scored=False), some) is None


def test_answers_of_items_that_are_gone_are_still_told() -> None:
    left = visit(answer__old="We said this", note__older="And this", pick__gone__one=True)
    assert gone(EVERY, left) == [("old", "We said this"), ("older", "And this"), ("gone", "one")]
    assert gone(None, visit(answer__shift="day")) == [("shift", "day")]
    assert gone(EVERY, visit(answer__shift="day", pick__roles__nurse=True)) == []


def test_what_another_release_wrote_is_passed_over() -> None:
    odd = visit(
        photo__board__p1={"digest": "no"},
        photo__p2=5,
        ink__signed={"w": 0, "h": 1, "s": []},
        jot__a="text",
        jot__b={"text": ""},
        asked__d=True,
        asked__e="4",
    )
    assert (odd.photos, odd.inks, odd.jots, odd.asked) == ((), {}, (), 0)
