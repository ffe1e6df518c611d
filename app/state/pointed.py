"""What the identity guard sees in the text that is looked at, worked out once for each text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.guard import Finding


class Pointed:
    """Remembers one text and what was seen in it: screens ask again each time they are drawn."""

    def __init__(self) -> None:
        """Nothing was looked at yet."""
        self.forget()

    def forget(self) -> None:
        """Let go of the text."""
        self._text = ""
        self._seen: Sequence[Finding] = ()

    def findings(self, text: str) -> Sequence[Finding]:
        """Point to what could give somebody away; it never stops anybody."""
        if self._text != text:
            # Rules that no first screen waits for.
            from app.models.guard import findings

            self._text, self._seen = text, findings(text)
        return self._seen

    def mended(self, text: str, finding: Finding) -> str:
        """Return the text with neutral words in place of a finding; as it is where that is gone."""
        if finding not in self.findings(text):
            return text
        from app.models.guard import mended

        return mended(text, finding)
