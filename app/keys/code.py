"""The recovery code: 160 bits that a person writes down, and a letter that tells a slip.

Crockford's base 32 in eight groups of four, then the check letter. Read as digits of GF(32), where
`a` is the element 2, a code c0 … c31 with its check letter k is one for which c0·a^32 + … + c31·a
+ k = 0. Neighbours have different weights and no weight is 0, so every single wrong letter and
every two neighbours that changed places are told, for certain; of other slips, 31 in 32.
"""

from __future__ import annotations

import re

from app.keys.crypto import Crypto
from app.keys.errors import MistypedCode
from app.keys.secret import ALPHABET, GROUP, typed_digits

LENGTH = 32
"""Letters without the check letter; 5 bits each."""
_POLYNOMIAL = 0b100101
"""x^5 + x^2 + 1, which makes GF(32), and in which 2 is a generator."""


async def new_code(crypto: Crypto) -> str:
    """Return a new code in groups: `7K3M-…-Q`."""
    number = int.from_bytes(await crypto.random(LENGTH * 5 // 8), "big")
    digits = "".join(ALPHABET[number >> (5 * place) & 31] for place in range(LENGTH))
    return "-".join([*re.findall("." * GROUP, digits), check_letter(digits)])


def read_code(typed: str) -> str:
    """Return the letters that were meant, without the check letter, whatever case, gaps and
    look-alikes were typed. MistypedCode where they cannot be a code."""
    digits = typed_digits(typed)
    if len(digits) != LENGTH + 1 or not set(digits) <= set(ALPHABET):
        raise MistypedCode
    if check_letter(digits[:-1]) != digits[-1]:
        raise MistypedCode
    return digits[:-1]


def check_letter(digits: str) -> str:
    """Return the letter that makes `digits` a code."""
    sum = 0
    for digit in digits:
        sum = _doubled(sum) ^ ALPHABET.index(digit)
    return ALPHABET[_doubled(sum)]


def _doubled(element: int) -> int:
    """Return an element of GF(32) times 2."""
    element <<= 1
    return element ^ _POLYNOMIAL if element & 32 else element
