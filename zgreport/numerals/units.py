"""Units: what numbers are counted in, and how many of one make another.

Only 万, 亿, 千 and 百 are ever converted.  亩 into 公顷, 美元 into 元 would need a rate that nobody
has agreed on: two such units are of one dimension and do not convert.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from fractions import Fraction

from zgreport.values import dataclass

__all__ = [
    "PERCENT",
    "Unit",
    "alike",
    "bracket_unit",
    "factor",
    "is_count",
    "known_unit",
    "names_of",
    "unit_of",
    "without_unit",
]

_SIZES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_SCALE = re.compile(r"(?:十|百|千)?万亿|(?:十|百|千)?[万亿]|[百千]")

# Each line is a dimension: units that differ in more than their name are parted by "|", the first
# name of each is the one the others stand for.
_DIMENSIONS = (
    "元 人民币 人民币元 块 块钱 rmb 圆 元整|美元 美金 usd|欧元|港元 港币|日元|英镑|角",
    "平方米 平米 平方 m2|亩|公顷|平方公里 平方千米 km2",
    "米 m|公里 千米 km|里|厘米",
    "吨 t|公斤 千克 kg|斤|克 g",
    "立方米 立方 方 m3|升",
    "千瓦 kw|瓦|兆瓦 mw",
    "千瓦时 度 kwh",
    "分钟|小时|天 日|秒|月 个月|年|周|学时|课时",
    "字",
    "人 名 位",
    "人次",
    "次",
    "篇 条 件 份",
    "个|项|场|期|家|户|册|本|台|辆|处|所|座|间|套|张|幅|部|首|批|种|类|起|宗|例|则|头|只|株|棵|块地",
    "分",
    "票",
    "‰",
)
_KNOWN = {
    name: (group.split()[0], dimension)
    for dimension, line in enumerate(_DIMENSIONS)
    for group in line.split("|")
    for name in group.split()
}

_LAST = re.compile(r"[(\[](?:单位:)?([^()\[\]]{1,12})[)\]]$")
_PERIODS = frozenset("年月周日季")
_WHOLE = {_KNOWN[name][1] for name in ("人", "人次", "次", "篇", "个", "票")}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit without its 万 or 亿, and how large these are: 万元 is 元, 10000.

    `base` is the name that stands for all of its kind (人 for 名 and 位); empty for 万 alone.
    """

    base: str
    scale: int = 1


PERCENT = Unit("%")
"""The unit of a column headed 占比（%）, in which 50 is 50%."""


@functools.lru_cache(maxsize=1 << 10)
def known_unit(text: str) -> Unit | None:
    """The unit that the text is, None where it is none that offices measure in.

    >>> known_unit("万元"), known_unit("组织部")
    (Unit(base='元', scale=10000), None)
    """
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if plain in _KNOWN:
        return Unit(_KNOWN[plain][0])
    if plain in {"%", "百分比"}:
        return PERCENT
    scale = _SCALE.match(plain)
    rest = plain[scale.end() :] if scale else plain
    if scale and (not rest or rest in _KNOWN):
        return Unit(_KNOWN[rest][0] if rest else "", _size(scale[0]))
    return None


def unit_of(word: str) -> Unit:
    """The unit of a measure word, whatever it is: 万批次 is 10000 of 批次."""
    if found := known_unit(word):
        return found
    scale = re.match("(?:[十百千]?[万亿])(?=.)", word)
    return Unit(word[scale.end() :], _size(scale[0])) if scale else Unit(word)


def names_of(unit: Unit) -> tuple[str, ...]:
    """Every name of what the unit counts, its own first, none of them with 万: 人, 名, 位."""
    kind = _KNOWN.get(unit.base)
    return tuple(name for name, of in _KNOWN.items() if of == kind) if kind else (unit.base,)


def factor(written: Unit, own: Unit) -> Fraction | None:
    """How many of `own` one of `written` is; None where they are not of one kind.

    >>> factor(Unit("元", 10000), Unit("元"))
    Fraction(10000, 1)
    """
    if written.base not in {own.base, ""}:
        return None
    return Fraction(written.scale, own.scale)


def alike(one: Unit, other: Unit) -> bool:
    """True where both measure the same thing: 亩 and 公顷, 元 and 美元, 万字 and 字."""
    first, second = _KNOWN.get(one.base), _KNOWN.get(other.base)
    if first is None or second is None or _is_classifier(one.base):
        return one.base == other.base
    return first[1] == second[1]


def without_unit(header: str) -> str:
    """The header in comparable form without a unit in brackets at its end: 金额(万元) is 金额.

    >>> without_unit("金额(万元)"), without_unit("字数(含网络)")
    ('金额', '字数(含网络)')
    """
    found = _LAST.search(header) if header.endswith((")", "]")) else None
    return header[: found.start()] if found and bracket_unit(found[1]) else header


def bracket_unit(text: str) -> Unit | None:
    """The unit that a header's bracket names; a period (月) says what the numbers are of."""
    return None if text in _PERIODS else known_unit(text)


def is_count(unit: Unit) -> bool:
    """True where the unit only comes whole: 人, 次, 篇, 个; not 元 and not 亩."""
    return _KNOWN.get(unit.base, ("", -1))[1] in _WHOLE


def _is_classifier(base: str) -> bool:
    """Classifiers measure nothing: 个 and 家 have no more in common than 个 and 元."""
    return _KNOWN[base][1] == _KNOWN["个"][1]


def _size(words: str) -> int:
    size = 1
    for sign in words:
        size *= _SIZES.get(sign, 10)
    return size
