"""Unit phrases: how offices say what numbers are counted in, in a header and on a line of its own.

金额（万元）, 金额/万元, 金额_万元; 单位：万元, 金额单位均为人民币万元, 以万元计.  填报单位：甲县 is
none.  Patterns are compiled where a text first looks like one of these.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

from zgreport.numerals.units import Unit, alike, known_unit, last_signs
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    import re

__all__ = [
    "Headed",
    "UnitOf",
    "conflicting",
    "headed",
    "lone_unit",
    "may_be_headed",
    "spoken_units",
    "titled_unit",
]

_OPEN, _CLOSE = "(\\[【〔{<《「『〈﹝", ")\\]】〕}>》」』〉﹞"
_BRACKET = f"[{_OPEN}]([^{_OPEN}{_CLOSE}]{{1,20}})[{_CLOSE}]"
_BRACKETED = Pattern(_BRACKET)
_BRACKETS = frozenset("()[]【】〔〕{}<>《》「」『』〈〉﹝﹞")
_ENDS = last_signs() | _BRACKETS | frozenset("*:。")
_LONGEST_HEADER = 60
_LONGEST_ALONE = 9
_PARTS = Pattern("[、,;]|(?<=[\u4e00-\u9fff])[和及与](?=[\u4e00-\u9fff])")
_PERIODS = frozenset("年月周日季")  # what a header's numbers are of, not what they count
_SUBJECT = "(?:计量|货币|金额|数量|数据|计算|计价)?"
_SUBJECT_LAST = Pattern(f"[:;,_]?{_SUBJECT}$")
_SAYING = Pattern(f"^(?:{_SUBJECT}单位)?[:=]?(?:均|都|统一)?[为是]?(?=.)")
_HALF = Pattern(f"([^{_OPEN}{_CLOSE}]+)(?:[{_OPEN}]([^{_OPEN}{_CLOSE}]+)|[{_CLOSE}])")
_TITLED = Pattern(f"{_BRACKET}$|^(?:金额|数额|币种)?:?([^:\\s{_OPEN}{_CLOSE}]{{1,6}})$")
_ROUNDED = Pattern("保留.{0,4}位(?:小数)?|取整数?|四舍五入|精确到.{1,4}")
_JOINTS = Pattern("[/:;_\\-\u2010-\u2015,、|·.~=]")
# 产值超亿元 says which firms, not in what they are counted.
_GLUED = Pattern(
    r"(.*[^\d超过达破近逾满足约第每增百千十万亿几数上下])((?:十|百|千)?[万亿](?!$).{1,3}|[百千]元)"
)

_COLONS = str.maketrans("∶︰﹕：꞉ː；﹔＝單", ":::::::::单")
_BREAKS = Pattern("[。\r\n]")
_LINK = r"(?:(?:均|都|统一|全部|一律)*[为是]|[:=.|]|[-\u2010-\u2015])"
_SAID = Pattern(
    rf"(?i)(?P<of>[\u4e00-\u9fff]{{0,4}}?)(?:单\s*位|\bunits?\b)\s*"
    rf"(?P<aside>[{_OPEN}](?:人民币|币种|货币|金额)[{_CLOSE}])?\s*(?P<link>{_LINK}*)\s*"
)
_IN = Pattern(
    r"[以按](?P<unit>[^,。:;、()以按]{1,8}?)"
    r"(?:[为作]+(?:计量|货币|金额|计算|统计)?单位|计(?:算|量|列|价)?|列示|表示|填报|反映)(?![\u4e00-\u9fff])"
)
_GAPS = Pattern(rf"[\s、,;:|{_OPEN}{_CLOSE}]+|(?<=[\u4e00-\u9fff])[和及与](?=[\u4e00-\u9fff])")
_APART = Pattern(r"(?<=\d),(?=\d{3})|(?<=[百千万亿])\s+(?=[百千万亿元人篇条件字次户项亩吨美])")
_MISTYPED = Pattern("(?:人民币)?[十百千]?[万亿](?:元|[园员原]$)")
_OFFICES = Pattern(
    "填报|报送|上报|编制|编报|制表|主管|责任|牵头|承办|主办|协办|供稿|参加|所属|所在|申报|预算"
    "|建设|施工"
)


_CURRENCIES = frozenset({"人民币", "rmb", "cny", "¥"})


@dataclass(frozen=True, slots=True)
class Headed:
    """A header in comparable form without the unit it names, and that unit as it is written.

    `units` are several where a bracket names several: 数量（人、次）.
    """

    name: str
    units: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The header with its unit in round brackets, whatever they are on the sheet."""
        return f"{self.name}({'、'.join(self.units)})" if self.units else self.name


@dataclass(frozen=True, slots=True)
class UnitOf:
    """The unit that a line names; unclear where the words only begin like one, 万元以上."""

    unit: str
    unclear: bool = False


def may_be_headed(header: str) -> bool:
    """False for a header in comparable form whose last sign tells that it names no unit."""
    return header[-1:] in _ENDS


@functools.lru_cache(maxsize=1 << 12)
def headed(header: str) -> Headed:
    """What a header in comparable form is without its unit, and the unit.

    >>> headed("金额(含税,万元)"), headed("金额_万元").name, headed("字数(含网络)").units
    (Headed(name='金额(含税)', units=('万元',)), '金额', ())
    """
    plain = header.rstrip("*:;。")
    if not plain or header[-1] not in _ENDS or len(header) > _LONGEST_HEADER:
        return Headed(header)
    return _bracketed(plain) or _unclosed(plain) or _behind_stroke(plain) or Headed(header)


def _bracketed(plain: str) -> Headed | None:
    """The header without the units in the last of its brackets that has some."""
    if _BRACKETS.isdisjoint(plain):
        return None
    for found in reversed(list(_BRACKETED.finditer(plain))):
        units, rest = _parted(found[1])
        if units and found.start():
            kept = f"({','.join(rest)})" if rest else ""
            before = _unsaid(plain[: found.start()])
            name = f"{before}{kept}{plain[found.end() :]}"
            return Headed(name, units) if before else None
    return None


def _unsaid(before: str) -> str:
    """What stands before a unit, without the word 单位: 金额 of 金额单位 and of 金额_计量单位."""
    bare = before.rstrip(":;,_=").removesuffix("单位")
    if before.rstrip(":;,_=") != bare:
        return _SUBJECT_LAST.sub("", bare) or bare
    return bare


def _parted(content: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The units among the parts of a bracket, and the other parts but those about rounding."""
    whole = _header_unit(content)
    if whole:
        return (whole,), ()
    parts = [part for part in _PARTS.split(content) if part]
    units = tuple(unit for part in parts if (unit := _header_unit(part)))
    rest = (p for p in parts if not _header_unit(p) and not _ROUNDED.fullmatch(p))
    return units, tuple(rest)


def _header_unit(part: str) -> str:
    """The unit that a part of a header is, without the words around it; empty where it is none."""
    inside = _IN.fullmatch(part) if part[:1] in {"以", "按"} else None
    said = "单位" in part or part[:1] in {":", "=", "均", "都", "为"}
    unit = _SAYING.sub("", part) if said else part
    unit = inside["unit"] if inside else unit
    return unit if _measures(unit) else ""


def _measures(unit: str) -> bool:
    """True for a unit; not for 年 or 十月, which say of what time something is."""
    known = known_unit(unit)
    if known is None or unit in _PERIODS:
        return False
    return not (unit[-1] in _PERIODS and unit[0] in "十百千万亿")


def _unclosed(plain: str) -> Headed | None:
    """金额（万元 and 金额万元）: half a bracket."""
    if _BRACKETS.isdisjoint(plain):
        return None
    half = _HALF.fullmatch(plain)
    if half is None:
        return None
    if half[2] is None:
        return _behind_stroke(half[1])
    units, rest = _parted(half[2])
    return Headed(half[1], units) if units and not rest else None


def _behind_stroke(plain: str) -> Headed | None:
    """金额/万元, 金额：万元, 金额_万元, and 金额万元 where the unit is a large one."""
    for found in _JOINTS.finditer(plain) if not plain.isalnum() else ():
        unit = _header_unit(plain[found.end() :])
        if unit and len(before := _unsaid(plain[: found.start()])) > 1:
            return Headed(before, (unit,))
    large = plain[-1] in "元人次吨亩字" and any(sign in plain for sign in "百千万亿")
    glued = _GLUED.fullmatch(plain) if large else None
    if glued and len(glued[1]) > 1 and (unit := _header_unit(glued[2])):
        return Headed(glued[1].removesuffix("人民币"), (unit,))
    return None


def lone_unit(text: str) -> str:
    """The unit that the whole of a cell is, in brackets or not; empty where it is anything else."""
    plain = unicodedata.normalize("NFKC", text).strip().strip(":。")
    bare = plain if plain[:1].isalnum() else plain.strip("()[]【】〔〕{}<>《》 ")
    return bare if _measures(bare) else ""


def titled_unit(text: str) -> tuple[UnitOf, ...]:
    """The units at the end of a title, 支出表（万元）, or alone: one of them a large one, 万元."""
    plain = unicodedata.normalize("NFKC", text).strip().rstrip(":。")
    if not plain or (len(plain) > _LONGEST_ALONE and plain[-1] not in _BRACKETS):
        return ()
    found = _TITLED.search(plain)
    parts = _PARTS.split(found[1] or found[2]) if found else []
    known = [known_unit(part.strip()) for part in parts]
    if not all(known) or not any(unit and unit.base and unit.scale > 1 for unit in known):
        return ()
    return tuple(UnitOf(part.strip()) for part in parts)


def spoken_units(text: str, beside: str = "") -> tuple[UnitOf, ...]:
    """The units that a line names, 单位：万元、人 or 以万元计; `beside` is the next cell's text.

    What is said of an office, 填报单位：甲县, is none.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_COLONS)).translate(_COLONS)
    said = list(_SAID.finditer(plain)) if "位" in plain or "nit" in plain.lower() else []
    found: list[UnitOf] = []
    for each, following in zip(said, [*said[1:], None], strict=True) if said else ():
        content = plain[each.end() : following.start() if following else len(plain)].strip()
        first = _BREAKS.split(content, maxsplit=1)[0]
        found.extend(_units_in(first or beside, each))
    counted = _IN.finditer(plain) if "以" in plain or "按" in plain else ()
    found.extend(UnitOf(each["unit"]) for each in counted if known_unit(each["unit"]))
    return tuple(found)


def _units_in(content: str, said: re.Match[str]) -> list[UnitOf]:
    """The units that the content begins with, up to the first word that is none."""
    plain = _APART.sub("", unicodedata.normalize("NFKC", content))
    words = [word for word in _GAPS.split(plain) if word]
    units: list[UnitOf] = []
    for word in words:
        if not known_unit(word):
            if not units and said["link"] and not _OFFICES.search(said["of"]):
                units += [UnitOf(word, unclear=True)] if _MISTYPED.match(word) else []
            break
        units.append(UnitOf(word))
    return _without_currency(units)


def _without_currency(units: list[UnitOf]) -> list[UnitOf]:
    """人民币 beside 万元 is the currency, not a second unit."""
    yuan = [of for of in units if of.unit not in _CURRENCIES and _base(of) in {"元", ""}]
    return [of for of in units if of.unit.lower() not in _CURRENCIES] if yuan else units


def _base(of: UnitOf) -> str:
    return (known_unit(of.unit) or Unit("?")).base


def conflicting(units: tuple[str, ...]) -> bool:
    """True where two of the units are of one dimension: 元、万元."""
    known = [unit for word in units if (unit := known_unit(word))]
    return any(alike(a, b) and a != b for n, a in enumerate(known) for b in known[:n])
