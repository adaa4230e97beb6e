"""Ranks: 3, 第3名, 第三名 and 第3位 as a place in a ranking, a whole number from 1 on."""

from __future__ import annotations

import re

from zgreport.numerals.reading import spelled_value

__all__ = ["is_ranked", "read_rank"]

_LARGEST = 10**6
_HALF_WIDTH = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
_UNSEEN = re.compile("[\u200b-\u200f\ufeff]")
_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")  # 1 2 are two numbers
_RANK = re.compile(
    r"(并列)?(第)?(?:0*([0-9]{1,7})(?:\.0+)?|([〇零一二两三四五六七八九十百千]+))[名位]?"
)


def read_rank(value: object) -> int | None:
    """The rank in a cell: 3 of 3, 3.0, ３, "第3名", "第三位" and "并列第3"; None where it is none.

    >>> read_rank("第三名"), read_rank("3/15"), read_rank(0)
    (3, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    found = _match(str(value))
    if found is None:
        return None
    rank = int(found[3]) if found[3] else spelled_value(found[4])
    return rank if rank and rank <= _LARGEST else None


def is_ranked(value: object) -> bool:
    """True for a rank that says so: 第3名 and 并列第3, not 3 and not 3名.

    >>> is_ranked("第三名"), is_ranked("3名")
    (True, False)
    """
    found = _match(value) if isinstance(value, str) else None
    return found is not None and bool(found[2]) and read_rank(value) is not None


def _match(text: str) -> re.Match[str] | None:
    plain = _UNSEEN.sub("", text).strip().translate(_HALF_WIDTH)
    return _RANK.fullmatch(_SPACE.sub("", plain))
