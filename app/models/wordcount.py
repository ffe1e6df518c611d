"""Words used most: counted as entries come and go, on the device and in memory only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TOP = 20
LEAST = 2
"""Times that a word is used before it is one that is used often."""
SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
STOP = frozenset(
    """a about above after again against all almost already also although always am among an and
    another any anyone anything are aren't around as at away back be became because become
    been before began behind being below between both but by came can can't cannot come could
    couldn't day days did didn't do does doesn't doing don't done down during each either else
    enough even ever every everyone everything few first for found from gave get getting give
    go going gone got had hadn't happened has hasn't have haven't having he he'd he'll he's
    her here here's hers herself him himself his how however i i'd i'll i'm i've if in instead
    into is isn't it it's its itself just kept know last later least less let let's like
    little made make many may maybe me might mine more most much must my myself never new next
    no nobody none nor not nothing now of off often on once one only onto or other others our
    ours ourselves out over own part perhaps put quite rather really said same saw say see
    seemed seen she she'd she'll she's should shouldn't since so some someone something soon
    still such take tell than that that's the their theirs them themselves then there there's
    these they they'd they'll they're they've thing things think this those though through to
    today told tomorrow too took toward towards two under until up upon us use used very
    wanted was wasn't way we we'd we'll we're we've well went were weren't what what's when
    where whether which while who whole whom whose why will with within without won't would
    wouldn't yes yesterday yet you you'd you'll you're you've your yours yourself""".split()  # noqa: SIM905  # a list of words a line is too long to read
)
"""Words that say nothing by themselves; our own list, kept short on purpose."""
ALWAYS_S = frozenset({"news", "series", "lens", "gas", "bus", "sometimes", "besides", "perhaps"})
"""Words that end in s and are no plural."""


def one_of(word: str) -> str:
    """Return what a word is counted as: a simple plural as one of the things it names."""
    if len(word) <= SHORTEST or word in ALWAYS_S or not word.endswith("s"):
        return word
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


class _Counted(dict[str, str]):
    """By a word as it is written, what it is counted as; nothing where it says nothing."""

    def __missing__(self, word: str) -> str:
        plain = word.replace("\u2019", "'").removesuffix("'s")
        is_said = len(plain) >= SHORTEST and plain not in STOP and word not in STOP
        kept = one_of(plain) if is_said and one_of(plain) not in STOP else ""
        self[word] = kept
        return kept


@dataclass(frozen=True, slots=True)
class Used:
    """A word and how often it was used."""

    word: str
    """As it was written the most."""
    count: int


class WordCount:
    """How often words are used in texts that come and go."""

    def __init__(self) -> None:
        """Start with no text."""
        self._written: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._forms: dict[str, set[str]] = {}
        self._counted = _Counted()

    def add(self, texts: Iterable[str]) -> None:
        """Count the words of texts."""
        words = self._words(texts)
        self._written.update(words)
        self._counts.update(map(self._counted.__getitem__, words))
        for word in set(words):
            if kept := self._counted[word]:
                self._forms.setdefault(kept, set()).add(word)

    def remove(self, texts: Iterable[str]) -> None:
        """Take back what `add` counted of texts."""
        words = self._words(texts)
        self._written.subtract(words)
        self._counts.subtract(map(self._counted.__getitem__, words))

    def _words(self, texts: Iterable[str]) -> list[str]:
        return [word for text in texts for word in _WORD.findall(text.casefold())]

    def top(self) -> tuple[Used, ...]:
        """Return the words used most, the most used first; those as often as each other by name."""
        counts = {word: n for word, n in self._counts.items() if n >= LEAST and word}
        # The twenty most by their counts alone first: to put all words in order takes long.
        least = sorted(counts.values())[-TOP:][0] if counts else 0
        most = [(-n, self._said(word)) for word, n in counts.items() if n >= least]
        return tuple(Used(word, -n) for n, word in sorted(most)[:TOP])

    def _said(self, word: str) -> str:
        forms: Iterator[tuple[int, int, str]] = (
            (-self._written[form], len(form), form) for form in self._forms[word]
        )
        return min(forms)[2]
