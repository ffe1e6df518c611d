"""A vocabulary: every word that there is, compared with what is being typed, all at once.

A set of words is one integer, with a bit for each word. Which words have which letter at which
place is kept so, and what was typed is compared letter by letter with all words in the same few
steps, as one would fill the table of an edit distance for a single word. So it costs little more
with twenty thousand words than with two hundred, and no list of likely mistakes is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

WORDS = int
"""A set of words: bit `n` is the word with number `n`."""
Ends = dict[int, WORDS]
"""By a number of letters, the words whose first so many letters are what was typed so far."""
ONE, TWO = 4, 8
"""Letters typed from which on one mistake, or two, are allowed for."""
UNFINISHED = 5
"""Letters typed from which on a word that is not finished may have mistakes in it too."""


@dataclass(frozen=True, slots=True)
class Near:
    """Words that are as near to what was typed as each other, and no nearer."""

    mistakes: int
    is_whole: bool
    """Whether what was typed is all of the word, and not only its beginning."""
    words: WORDS


def mistakes_allowed(typed: str) -> int:
    """Return how many mistakes there may be in a word so long."""
    return (len(typed) >= ONE) + (len(typed) >= TWO)


def numbers(words: WORDS) -> Iterator[int]:
    """Return the numbers of the words in a set, in no useful order."""
    bits = f"{words:b}"
    last = len(bits) - 1
    at = bits.find("1")
    while at >= 0:
        yield last - at
        at = bits.find("1", at + 1)


class Vocabulary:
    """Words with a number each, from 0 in the order in which they came. None is ever taken out."""

    def __init__(self) -> None:
        """Start with no words."""
        self._numbers: dict[str, int] = {}
        self._with: dict[tuple[int, str], WORDS] = {}
        self._long: list[WORDS] = [0]

    def add(self, word: str) -> int:
        """Return the number of a word, which is new or not."""
        number = self._numbers.setdefault(word, len(self._numbers))
        bit = 1 << number
        if self._long[0] & bit:
            return number
        self._long.extend([0] * (len(word) + 1 - len(self._long)))
        for place, letter in enumerate(word):
            self._with[place, letter] = self._with.get((place, letter), 0) | bit
        for length in range(len(word) + 1):
            self._long[length] |= bit
        return number

    def near(self, typed: str, *, is_last: bool) -> Iterator[Near]:
        """Return the words that `typed` may mean, the nearest first, each once.

        A mistake is a letter that is wrong, missing or too many, or two that are swapped. `typed`
        may also be the beginning of a word; with mistakes in it only where it `is_last`, and so
        may still be being typed.
        """
        known = 0
        for mistakes, ends in enumerate(self._ends(typed, mistakes_allowed(typed))):
            whole = begun = 0
            for length, words in ends.items():
                longer = self._long[length + 1] if length + 1 < len(self._long) else 0
                whole |= words ^ (words & longer)
                begun |= words & longer
            yield Near(mistakes, True, whole ^ (whole & known))
            known |= whole
            if not mistakes or (is_last and len(typed) >= UNFINISHED):
                yield Near(mistakes, False, begun ^ (begun & known))
                known |= begun

    def _ends(self, typed: str, most: int) -> list[Ends]:
        """Return, by the number of mistakes at most, where in which words `typed` ends."""
        longest = len(self._long) - 1
        start = {length: self._long[length] for length in range(min(most, longest) + 1)}
        row = [{n: start[n] for n in start if n <= mistakes} for mistakes in range(most + 1)]
        above: list[Ends] = [{}] * (most + 1)
        for count, letter in enumerate(typed, 1):
            here: list[Ends] = []
            for mistakes in range(most + 1):
                ends: Ends = {}
                first, last = max(0, count - mistakes), min(longest, count + mistakes)
                for length in range(first, last + 1):
                    same = self._with.get((length - 1, letter), 0)
                    words = row[mistakes].get(length - 1, 0) & same
                    if mistakes:
                        fewer = row[mistakes - 1]
                        words |= fewer.get(length, 0)
                        if length:
                            either = fewer.get(length - 1, 0) | here[-1].get(length - 1, 0)
                            words |= either & self._long[length]
                        if length > 1 and count > 1:
                            swapped = self._with.get((length - 1, typed[count - 2]), 0)
                            swapped &= self._with.get((length - 2, letter), 0)
                            words |= above[mistakes - 1].get(length - 2, 0) & swapped
                    if words:
                        ends[length] = words
                here.append(ends)
            if not here[-1]:
                return here
            above, row = row, here
        return row
