"""The checklists of visits: each keeps the one it began with."""

from __future__ import annotations

from app.content.load import load_template
from app.errors import Damaged
from app.models.checklist import VisitItem, VisitTemplate
from app.models.content import Pack
from app.models.edition import edition, kept
from app.models.filled import Filled, filled
from app.models.visit import Visit, items
from app.store.change import Change
from app.store.store import Store
from app.store.templates import TemplateRepository


class Checklists:
    """The pack's checklists, and those of visits that began with others."""

    def __init__(self, store: Store, pack: Pack) -> None:
        """Look in `pack`, and in what `store` keeps."""
        self._packed = {template.id: template for template in pack.visits}
        self._kept = TemplateRepository(store)
        self._editions: dict[str, VisitTemplate] = {}
        self._filled: dict[str, tuple[Visit, Filled]] = {}

    def packed(self, id: str) -> VisitTemplate | None:
        """Return a checklist to begin with."""
        return self._packed.get(id)

    def present(self, id: str) -> str:
        """Return the name of a checklist as it is now; empty where there is none to begin with."""
        template = self._packed.get(id)
        return edition(template) if template else ""

    def beginning(self, id: str) -> tuple[str, list[Change]]:
        """Return the name of the checklist as it is now, and the change that keeps it."""
        template = self._packed[id]
        name = edition(template)
        return name, self._kept.keeping(name, kept(template))

    def of(self, visit: Visit) -> VisitTemplate | None:
        """Return the checklist that a visit began with; the pack's where it kept none."""
        if visit.edition not in self._editions:
            try:
                self._editions[visit.edition] = load_template(self._kept.find(visit.edition))
            except Damaged:
                # Not here, or not yet: it may come from the other device at any time.
                return self._packed.get(visit.template)
        return self._editions[visit.edition]

    def item(self, visit: Visit, id: str) -> VisitItem | None:
        """Return one item of a visit's checklist."""
        template = self.of(visit)
        return next((item for item in items(template) if item.id == id), None) if template else None

    def section(self, visit: Visit, item: str) -> str:
        """Return the id of the section that an item is in; empty where it is in none."""
        template = self.of(visit)
        for section in template.sections if template else ():
            if any(each.id == item for each in section.items):
                return section.id
        return ""

    def filled(self, visit: Visit) -> Filled | None:
        """Return a visit's checklist as far as it is filled in; None: there is no checklist."""
        template = self.of(visit)
        if template is None:
            return None
        known = self._filled.get(visit.id)
        if known is None or known[0] is not visit or known[1].template is not template:
            known = self._filled[visit.id] = (visit, filled(template, visit))
        return known[1]
