"""What of a visit goes to a team: what is kept on its sheet, not what is still being typed."""

from __future__ import annotations

from typing import Literal

from app.models.feedback_sheet import THEME, heard, noted, told
from app.models.shared import Share, Shared, SharedPromise
from app.models.sharing import shared_promise, shared_visit
from app.models.visit import Visit
from app.state.visit import Visits
from app.store.heard import SheetRepository
from app.store.promises import PromiseRepository
from app.store.store import Store


class Telling:
    """Reads sheets for those they are shared with."""

    def __init__(self, store: Store, visits: Visits) -> None:
        """Read from `store`."""
        self._store = store
        self._visits = visits
        self._sheets = SheetRepository(store)
        self._promises = PromiseRepository(store)

    def of(self, visit: Visit, day: str) -> tuple[Shared, ...]:
        """Return a visit and the promises on its sheet; `day` is when the team has it."""
        fields = self._sheets.fields(visit.id)
        template = self._visits.template_of(visit)
        found = noted(template.sections if template else (), visit)
        lines = (*(each.words.strip() for each in heard(found, fields)), fields.get(THEME, ""))
        said = [line for line in lines if line]
        on = [each for each in told(self._visits.promised(visit.id), fields) if not each.is_off]
        return (
            shared_visit(visit, said, self._visits.pack.areas, day),
            *(shared_promise(each, self._promises.history(each.promise.id)) for each in on),
        )

    def is_gone(self, share: Share) -> bool:
        """Whether the visit of a share was taken away; not where it has not come here yet."""
        id = str((share.body or {}).get("visit"))
        return self._store.document("visits", id) is not None and self._visits.visit(id) is None

    def promise(self, share: Share) -> SharedPromise | Literal["unknown"] | None:
        """Return the promise of a share as it is now; None where it was taken away or left off
        its sheet, `unknown` where it has not come to this device."""
        id = str((share.body or {}).get("promise"))
        if self._store.document("promises", id) is None:
            return "unknown"
        promise = self._promises.find(id)
        if promise is None:
            return None
        fields = self._sheets.fields(promise.visit)
        (each,) = told([promise], fields)
        return None if each.is_off else shared_promise(each, self._promises.history(id))
