"""The identity guard: points at what in a text could identify someone. It blocks and sends nothing.

It sees what has a form (numbers, addresses, dates) and names that stand near words of work. What
it does not see may still identify someone: it helps the writer to look, and promises nothing.
"""

from __future__ import annotations

from app.models.guard.dates import ages, dates
from app.models.guard.finding import Finding, Kind, mended, unclaimed
from app.models.guard.names import names
from app.models.guard.numbers import emails, nhs_numbers, phones, postcodes, record_numbers
from app.models.guard.passage import Passage
from app.models.guard.places import places

__all__ = ["Finding", "Kind", "findings", "mended"]


def findings(text: str) -> tuple[Finding, ...]:
    """Return what in a text could identify someone, in the order of the text; none overlap."""
    passage = Passage.of(text)
    claimed = bytearray(len(text))
    seen: list[Finding] = []
    for find in (emails, nhs_numbers, phones, record_numbers, postcodes, dates, ages):
        seen += unclaimed(find(passage), claimed)
    dated = bytearray(len(text))
    for finding in seen:
        if finding.kind in ("date", "date-of-birth"):
            dated[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
    seen += unclaimed(places(passage, dated), claimed)
    seen += unclaimed(names(passage), claimed)
    return tuple(sorted(seen, key=lambda finding: finding.start))
