"""Forms that were not written here, imported and filled in: every question shows and is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.content.compile import ContentError
from app.content.xlsform.checklist import read_form
from app.models.checklist import UNANSWERED, VisitItem, VisitTemplate
from app.models.edition import edition, kept
from app.models.visit import Visit
from app.state.visit import Visits
from app.ui import routes
from tests.screens import window
from tests.test_content_xlsform_elsewhere import FORMS
from tests.test_ui_routes import _is_sound

TYPED = {"number": "1", "text": "As it was", "date": "3/2/2026", "time": "9:30"}

pytestmark = pytest.mark.skipif(not FORMS, reason="needs LEADWELL_XLSFORMS, a folder of forms")


def template(form: Path) -> VisitTemplate | None:
    """Return what a form becomes, if it becomes anything."""
    try:
        return read_form(form).template
    except ContentError:
        return None


async def _answer(visits: Visits, visit: Visit, item: VisitItem) -> bool:
    """Answer an item by its kind; return whether its kind can be answered here."""
    if item.kind in ("choice", "several"):
        give = visits.answer if item.kind == "choice" else visits.pick
        await give(visit, item.id, item.options[0].id)
    elif item.kind == "number":
        low = item.least if item.least is not None else item.most
        await visits.keep_text(visit, item.id, f"{low if low is not None else 1:g}")
    elif item.kind in TYPED:
        await visits.keep_text(visit, item.id, TYPED[item.kind])
    else:
        return False
    return True


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
async def test_an_imported_form_is_shown_and_filled_in(
    form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = template(form)
    if made is None:
        pytest.skip("it is refused, or asks nothing")
    monkeypatch.setenv("LEADWELL_DEVICE", str(tmp_path / "device"))
    async with window() as screen:
        visits = screen.app.visits
        await visits.store.set("template.set", edition(made), {"template": kept(made)})
        began = {"template": made.id, "edition": edition(made), "place": "Oak", "started": 1}
        await visits.store.set("visit.set", "v1", began)
        answered = set[str]()
        for width in (390, 1180):
            for section in made.sections:
                await screen.go(routes.ward("v1", section.id), width)
                visit = visits.visit("v1")
                assert visit is not None
                filled = visits.filled(visit)
                assert filled is not None
                for item in filled.items(section):
                    _is_sound(screen, form.name)
                    assert item.text in screen.words
                    if item.id not in answered and await _answer(visits, visit, item):
                        answered.add(item.id)
        visit = visits.visit("v1")
        assert visit is not None
        there = {**visit.answers} | {field.split(".")[1]: "" for field in visit.picks}
        assert answered <= there.keys()
        kinds = {item.kind for section in made.sections for item in section.items}
        assert answered or kinds <= UNANSWERED | {"photo"}
