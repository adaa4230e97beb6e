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
    "factor",
    "is_classifier",
    "is_count",
    "known_unit",
    "last_signs",
    "names_of",
    "parted_word",
    "unit_named",
]

_SIZES = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_SIZES |= {"w": 10**4, "k": 10**3}
_SCALE = "(?:十|百|千)?万亿|(?:十|百|千)?[万亿]|[十百千wk]"
_TRADITIONAL = str.maketrans(
    "萬億圓塊畝噸條戶個張項場幅輛處間種類頭隻", "万亿圆块亩吨条户个张项场幅辆处间种类头只"
)
# 10000元 and 10万元; 10元 is an amount.
_POWER = "1(?:0{3,11}|(?:,000){1,4}|0{0,3}(?=[万亿]))"
_CURRENCY = "人民币|rmb|cny|¥"  # before the unit or behind it, in brackets or not

# Each line is a dimension: units that differ in more than their name are parted by "|", the first
# name of each is the one the others stand for.
_DIMENSIONS = (
    "元 人民币 块 块钱 rmb cny yuan ¥ 圆 元整|美元 美金 usd|欧元|港元 港币|日元|英镑|角",
    "平方米 平米 平方 m2|亩|公顷|平方公里 平方千米 km2",
    "米 m|公里 千米 km|里|厘米",
    "吨 t|公斤 千克 kg|斤|克 g",
    "立方米 立方 方 m3|升",
    "千瓦 kw|瓦|兆瓦 mw",
    "千瓦时 度 kwh",
    "分钟|小时|天 日|秒|月 个月|年|周|学时|课时",
    "字",
    "人 名 位",
    "人次 人/次|辆次|册次|车次|架次|台次|户次|件次|例次|艘次",
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

_LAST_SIGNS = frozenset(name[-1] for name in _KNOWN) | frozenset(
    "百千万亿wk%圓畝噸條戶個張萬億币y)]"
)
_LONGEST = 16
_WHOLE = {_KNOWN[name][1] for name in ("字", "人", "人次", "次", "篇", "个", "票")}


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

    Of a quotient the part below keeps its size: 件/万人 is another unit than 件/人.

    >>> known_unit("万元"), known_unit("组织部")
    (Unit(base='元', scale=10000), None)
    >>> known_unit("人民币W元"), known_unit("万元/人")
    (Unit(base='元', scale=10000), Unit(base='元/人', scale=10000))
    """
    plain = unicodedata.normalize("NFKC", text).strip().lower().translate(_TRADITIONAL)
    if plain in _KNOWN:
        return Unit(_KNOWN[plain][0])
    if plain in {"%", "百分比"}:
        return PERCENT
    if len(plain) > _LONGEST or plain[-1:] not in _LAST_SIGNS:
        return None
    return _scaled(plain) or _of_currency(plain) or _quotient(plain)


def _scaled(plain: str) -> Unit | None:
    """万元, 百万元, w元, 10000元; a size alone, but 十, is one of whatever is counted."""
    power = re.match(_POWER, plain) if plain[0] == "1" else None
    rest = plain[power.end() :] if power else plain
    scale = re.match(_SCALE, rest) if rest[:1] in _SIZES else None
    rest = rest[scale.end() :] if scale else rest
    if not (power or scale) or (rest not in _KNOWN and (rest or plain == "十")):
        return None
    size = int(power[0].replace(",", "")) if power else 1
    return Unit(_KNOWN[rest][0] if rest else "", size * _size(scale[0] if scale else ""))


def _of_currency(plain: str) -> Unit | None:
    """万元 of 人民币万元, 万元（人民币） and 人民币/万元."""
    if not any(name in plain for name in _CURRENCY.split("|")):
        return None
    without = re.sub(rf"^[(\[]?(?:{_CURRENCY})[)\]:、/]*", "", plain)
    without = re.sub(rf"[(\[:、]*(?:{_CURRENCY})[)\]]?$", "", without)
    if without == plain or not without:
        return None
    found = known_unit(without.strip("()[]"))
    return Unit("元", found.scale) if found and found.base in {"", "元"} else None


def _quotient(plain: str) -> Unit | None:
    above, stroke, below = plain.partition("/")
    top, bottom = (known_unit(above), known_unit(below)) if stroke else (None, None)
    if top is None or bottom is None:
        return None
    if top == bottom or (is_classifier(top) and is_classifier(bottom)):
        return top  # 篇/条, 个/项: either of them
    return Unit(f"{top.base}/{bottom.base if bottom.scale == 1 else below}", top.scale)


def unit_named(word: str) -> Unit:
    """The unit of a measure word, whatever it is: 万批次 is 10000 of 批次."""
    if found := known_unit(word):
        return found
    scale = re.match("(?:[十百千]?[万亿])(?=.)", word)
    return Unit(word[scale.end() :], _size(scale[0])) if scale else Unit(word)


def parted_word(word: str) -> tuple[str, int]:
    """A measure word without its size, and the size: 万元 is 元, 10000.

    >>> parted_word("亿元"), parted_word("名"), parted_word("千克")
    (('元', 100000000), ('名', 1), ('千克', 1))
    """
    size = 1 if word in _KNOWN else unit_named(word).scale
    scale = re.match(_SCALE, word) if size > 1 else None
    return (word[scale.end() :], size) if scale else (word, 1)


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
    """True where both measure the same thing: 亩 and 公顷, 元 and 美元, 万字 and 字.

    A quotient measures what its part above does: 元/人 and 元.
    """
    above, below = (unit.base.partition("/")[0] for unit in (one, other))
    first, second = _KNOWN.get(above), _KNOWN.get(below)
    if first is None or second is None or is_classifier(Unit(above)):
        return above == below
    return first[1] == second[1]


def is_count(unit: Unit) -> bool:
    """True where the unit only comes whole: 人, 次, 篇, 个; not 元 and not 亩."""
    return _KNOWN.get(unit.base, ("", -1))[1] in _WHOLE


def is_classifier(unit: Unit) -> bool:
    """True for 个 and 家, which have no more in common than 个 and 元: they measure nothing."""
    return _KNOWN.get(unit.base, ("", -1))[1] == _KNOWN["个"][1]


def last_signs() -> frozenset[str]:
    """The signs that texts end in which a unit ends: most texts are told by it to have none."""
    return _LAST_SIGNS


def _size(words: str) -> int:
    size = 1
    for sign in words:
        size *= _SIZES.get(sign, 10)
    return size
