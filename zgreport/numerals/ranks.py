"""Ranks: 3, 第3名, 全省第三, 第3（并列） as a place in a ranking, a whole number from 1 on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.names import HALF_WIDTH, unseen_removed
from zgreport.numerals.reading import spelled_value
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    import re

__all__ = ["is_ranked", "read_rank", "scopes_in"]

_LARGEST = 10**6
_SPACE = Pattern(r"(?<![0-9])\s+|\s+(?![0-9])")  # 1 2 are two numbers
_SCOPE = "全(?:省|市|国|县|区|州|盟|旗|镇|乡|系统)"
_RANK = Pattern(
    rf"(?:(?P<scope>{_SCOPE})(?=并列|第))?(?:并列)?(?P<th>第)?"
    r"(?:0*(?P<digits>[0-9]{1,7})(?:\.0+)?|(?P<words>[〇零一二两三四五六七八九十百千]+))(?:名次?|位次?)?"
    rf"(?:\((?P<behind>{_SCOPE})?(?:并列)?\)){{0,2}}"
)
_ANY_SCOPE = Pattern(_SCOPE)


def read_rank(value: object) -> int | None:
    """The rank in a cell: 3 of 3, 3.0, ３, "第3名", "全省第三", "第3（并列）"; None for no rank.

    >>> read_rank("第三名"), read_rank("3/15"), read_rank(0)
    (3, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    found = _match(str(value))
    if found is None:
        return None
    rank = int(found["digits"]) if found["digits"] else spelled_value(found["words"])
    return rank if rank and rank <= _LARGEST else None


def is_ranked(value: object) -> bool:
    """True for a rank that says so: 第3名 and 并列第3, not 3 and not 3名.

    >>> is_ranked("第三名"), is_ranked("3名")
    (True, False)
    """
    found = _match(value) if isinstance(value, str) else None
    return found is not None and bool(found["th"]) and read_rank(value) is not None


def scopes_in(text: str) -> frozenset[str]:
    """Of which whole the text speaks: 全省 in 全省第三, 全市 in 位次（全市）.

    >>> sorted(scopes_in("第3（全省）"))
    ['全省']
    """
    return frozenset(found[0] for found in _ANY_SCOPE.finditer(text))


def _match(text: str) -> re.Match[str] | None:
    plain = unseen_removed(text).strip().translate(HALF_WIDTH)
    return _RANK.fullmatch(_SPACE.sub("", plain))
