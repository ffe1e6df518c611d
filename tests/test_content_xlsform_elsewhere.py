"""Forms that were not written here: each becomes a sound checklist, or is refused in words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.content.check import gather
from app.content.compile import ContentError
from app.content.xlsform.checklist import read_form
from app.content.xlsform.left import report
from app.content.xlsform.writing import write_template
from app.models.showing import shown
from app.models.visit import items

ROOT = Path(__file__).parent.parent
FOLDER = Path(os.environ.get("LEADWELL_XLSFORMS") or ROOT.parent / "shared" / "data" / "xlsforms")
"""The public test forms of the pyxform project, where somebody has put them."""
FORMS = sorted(FOLDER.glob("*.xls*")) if FOLDER.is_dir() else []
KNOWN = {
    "ict_survey_fails.xls": "old format",
    "yes_or_no_question.xls": "old format",
    "survey_no_name.xlsx": "no sheet “survey”",
}
"""Those that are refused, and why."""
EMPTY = {"bad_calc.xlsx", "include_json.xlsx"}
"""Those in which there is nothing to ask."""
ITEMS = {
    "yes_or_no_question.xlsx": ["choice"],
    "text_and_integer.xlsx": ["text", "number"],
    "group.xlsx": ["text", "text", "number"],
    "or_other.xlsx": ["choice", "choice"],
    "loop.xlsx": ["several", "number"],
    "field-list.xlsx": ["choice"],
    "pull_data.xlsx": ["note"],
}
"""What some of them become, as one who reads them would say."""

pytestmark = pytest.mark.skipif(not FORMS, reason="needs LEADWELL_XLSFORMS, a folder of forms")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_public_form_becomes_a_sound_checklist_or_is_refused_in_words(
    form: Path, tmp_path: Path
) -> None:
    try:
        found = read_form(form)
    except ContentError as refused:
        assert form.name in str(refused)
        print(f"\n{form.name}: refused. {refused}")
        assert form.name not in ITEMS
        if form.name in KNOWN:
            assert KNOWN[form.name] in str(refused)
        return
    assert form.name not in KNOWN
    lines = report(found.left)
    assert all(line.startswith(("survey", "choices", "settings")) or ":" in line for line in lines)
    if found.template is None:
        print(f"\n{form.name}: nothing to ask. Left out: {len(found.left)} in {len(lines)} lines")
        assert found.left and form.name not in ITEMS
        return
    assert form.name not in EMPTY
    kinds = [item.kind for item in items(found.template)]
    conditions = sum(item.show_if is not None for item in items(found.template))
    print(
        f"\n{form.name}: {len(kinds)} items in {len(found.template.sections)} sections, "
        f"{conditions} of them conditional; left out or changed: {len(found.left)} in "
        f"{len(lines)} lines"
    )
    assert kinds == ITEMS.get(form.name, kinds)
    visits = tmp_path / "content" / "visits"
    visits.mkdir(parents=True)
    (visits / "form.yaml").write_text(write_template(found.template), encoding="utf-8")
    records, mistakes = gather(tmp_path / "content")
    assert mistakes == []
    assert records["visits"] == [found.template]
    assert shown(found.template, {})


def test_the_longest_of_them_keeps_its_condition_around_everything() -> None:
    path = FOLDER / "xlsform_spec_test.xlsx"
    if not path.exists():
        pytest.skip("that form is not among them")
    template = read_form(path).template
    assert template is not None
    at_first = shown(template, {})
    assert at_first > shown(template, {"skip_to_end": "yes"}) >= {"skip_to_end"}
    assert "my_name" in at_first and "my_name" not in shown(template, {"skip_to_end": "yes"})
    (many,) = [item for item in items(template) if item.id == "select_multiple_test"]
    assert [option.text for option in many.options] == ["Yes", "No"]
