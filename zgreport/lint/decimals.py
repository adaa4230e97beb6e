"""Decimals: the point, the zero before it, and the marks that group thousands."""

from __future__ import annotations

import re

from zgreport.lint.measures import HAN, UNIT
from zgreport.lint.rule import Rule, Strength, found

__all__ = ["RULES"]

_FREE = r"(?<![\d.．A-Za-z])"
_SIZE = f"(?:[%％‰万亿]|个?百分点|{UNIT})"
_SHARE = "(?:[%％‰倍]|[万亿](?=[元人次吨亩])|个百分点)"
_NO_ZERO = rf"(?:(?<=[{HAN}，：；、（(～—])\s?|^)[.．·]\d{{1,4}}(?={_SIZE})"
_SPELLED_ZERO = r"零[.．·]\d{1,4}|零点\d{1,4}"
_SPELLED_POINT = rf"{_FREE}\d{{1,6}}点(?:[零一二三四五六七八九]{{1,3}}|\d{{1,2}})(?={_SHARE})"
_OTHER_POINT = rf"{_FREE}[0-9]{{1,6}}[。．·‧][0-9]{{1,3}}(?={_SHARE})"
_TOO_MANY_ZEROS = rf"{_FREE}0\d{{1,3}}\.\d{{1,4}}(?={_SHARE})"
_GROUPED = (
    r"(?<![\d.,，A-Za-z])[1-9]\d{0,2}(?:,\d{3}){1,5}(?![\d,，])"
    rf"|(?<![\d.,，第])[1-9]\d{{0,2}}(?:，\d{{3}}){{1,5}}(?=[余多]?{UNIT})"
)


def _is_in_prose(match: re.Match[str]) -> bool:
    """False in a cell of a table, where thousands may be grouped."""
    return bool(re.search(f"[{HAN}]", match.string))


RULES = (
    Rule(
        "lint.decimal_point",
        "小数的写法",
        "GB/T 15835-2011 5.1.2",
        Strength.ERROR,
        "采用率提高.85个百分点。",
        "采用率提高0.85个百分点。",
        found("|".join((_NO_ZERO, _SPELLED_ZERO, _SPELLED_POINT, _OTHER_POINT, _TOO_MANY_ZEROS))),
    ),
    Rule(
        "lint.grouping_comma",
        "行文中的数用了千分撇",
        "GB/T 15835-2011 5.1.1；公文惯例",
        Strength.ADVICE,
        "全年阅读量达402,371次。",
        "全年阅读量达402371次。",
        found(_GROUPED, where=_is_in_prose, right=lambda match: match[0].replace(",", "")),
        once=True,
    ),
)
