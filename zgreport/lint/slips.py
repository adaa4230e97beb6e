"""Slips: a number that is another one but for a digit, as fingers make it."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zgreport.lint.quantities import Quantity

__all__ = ["are_exchanged", "is_one_sign_off"]


def is_one_sign_off(one: Quantity, other: Quantity) -> bool:
    """860 and 890, 9.1 and 19.1: one digit is another, or one too many."""
    if one.printed.meets(other.printed):
        return False
    first, second = sorted((_digits(one.text), _digits(other.text)), key=len)
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1
    is_longer = len(second) == len(first) + 1
    return is_longer and any(second[:n] + second[n + 1 :] == first for n in range(len(second)))


def are_exchanged(one: Quantity, other: Quantity) -> bool:
    """243 and 234: two digits that stand side by side have changed places."""
    first, second = _digits(one.text), _digits(other.text)
    if len(first) != len(second) or not (one.exact and other.exact):
        return False
    differ = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(differ) != 2 or differ[1] - differ[0] != 1:
        return False
    at = differ[0]
    return first[at : at + 2] == second[at : at + 2][::-1]


@functools.lru_cache(maxsize=1 << 10)
def _digits(text: str) -> str:
    """Those of a number, which is held against every other."""
    return re.sub(r"[^\d.]", "", text)
