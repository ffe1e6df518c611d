"""The identity guard: points at what in a text could identify someone. It blocks and sends nothing.

It sees what has a form (numbers, addresses, dates) and names that stand near words of work. What
it does not see may still identify someone: it helps the writer to look, and promises nothing.
"""

from __future__ import annotations

from app.models.guard.dates import ages, dates
from app.models.guard.finding import LEFT_OUT, Finding, Kind, unclaimed
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


def mended(text: str, finding: Finding) -> str:
    """Return the text with neutral words in place of one finding; they are not found again.

    The finding must be of this very text: its `start` and `end` count in it.
    """
    before, after, instead = text[: finding.start], text[finding.end :], finding.instead
    if not instead:
        return before.rstrip(" ").removesuffix(",") + after
    if finding.start in Passage.of(text).starts:
        instead = instead[0].upper() + instead[1:]
    new = before + instead + after
    end = finding.start + len(instead)
    # Beside some words even neutral ones read as a finding: a bed, and a stray number after it.
    if any(one.start < end and one.end > finding.start for one in findings(new)):
        return before + LEFT_OUT + after
    return new
