"""Quantities: the numbers of a paragraph, each with the interval it allows and the words before."""

from __future__ import annotations

import enum
import functools
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.lint.intervals import Interval, allowed
from zgreport.lint.measures import VAGUE
from zgreport.numerals.measure_words import COUNTED_IN_PROSE, IN_PROSE
from zgreport.numerals.reading import spelled_value
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["Kind", "Quantity", "quantities", "quantities_in"]

_WORDS = "[一二两三四五六七八九十百千万亿零〇]"
_ENDS = f"(?:{VAGUE}|来(?![自信电稿访源]))"
_BEFORE = (
    "大约|约|将近|接近|(?<![最附就邻较])近|超过?|逾|突破|不足|不到|不满|少于|低于|至少|不少于|不低于"
    "|最多|至多|不超过|不高于|高于|多于"
)
_PER = (
    "(?:[万亿]元|平方米|平方公里|立方米|公顷|公里|公斤|千克|小时|分钟|千瓦时|人次"
    "|[元人名户亩吨米斤升天日月年个件篇家次期辆台头只株])"
)
"""What a unit is counted over: 吨标准煤/万元."""
_QUANTITY = Pattern(
    rf"(?P<mark>(?:{_BEFORE})了?)?"
    r"(?:(?P<rank>第)(?P<place>\d{1,4}|[一二三四五六七八九十]{1,3})"
    r"|百分之(?P<hundredth>[一二三四五六七八九十百零〇\d]{1,9}(?:[.点][一二三四五六七八九零〇\d]{1,6})?)"
    r"|(?P<under>[一二三四五六七八九十\d]{1,4})分之(?P<over>[一二三四五六七八九十\d]{1,4})"
    r"|(?P<half>一半)"
    r"|(?<![\d.A-Za-z〔:∶/×-])(?<!\d，)(?P<digits>\d{1,3}(?:,\d{3}){1,5}|\d{1,16})(?P<decimals>\.\d{1,16})?"
    rf"|(?<![第几数])(?P<words>{_WORDS}{{1,16}}))"
    rf"(?P<inside>{_ENDS})?(?:\s?(?P<large>[十百千]?万亿|[十百千]?[万亿]|[百千](?![瓦克米伏帕卡焦])))?(?P<outside>{_ENDS})?"
    "(?:\\s?(?P<unit>(?:(?:[千毫微]?克|公斤|吨)(?:标准煤|标煤|油当量)|人次|亩次|批次|场次|架次|车次|户次|件次|学时|课时|个工作日|个小时|平方米|平方公里|立方米|公里|公斤|千克|小时|分钟|工作日|个?百分点|个月|周岁|个|元|毫克|微克|毫升|千瓦时|℃"
    f"|[%‰番{IN_PROSE}{COUNTED_IN_PROSE}])(?:(?:[/／]|(?<=煤)每){_PER})?))?"
    r"(?P<after>[余多](?!媒|功能|元|样|种|次|个|\d)|左右|上下|以上|以下|以内|之多)?"
)
_NOT_A_NUMBER = Pattern(r"[\dA-Za-z/:∶]|\.\d")
_DATE = Pattern(r"年|月|日|号|时|点")
_SAME_UNIT = {"个工作日": "工作日", "个小时": "小时", "名": "人", "百分点": "点", "个百分点": "点"}
_SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SPACE = Pattern(r"\s+")
_YEAR_IN_BRACKETS = Pattern(r"^[（(](?:(?:19|20)\d\d年(?:度|末|底)?|上年|去年|今年)[）)]")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_RANGE = Pattern("[～~—–-]")


_FURTHEST = 60  # signs before and behind a number that a rule may ask for


class Kind(enum.StrEnum):
    """What a number says."""

    COUNT = "count"  # of a unit
    PERCENT = "percent"  # a share or a rate of change; the value is in percent
    POINTS = "points"  # percentage points
    MULTIPLE = "multiple"  # 倍
    DOUBLING = "doubling"  # 番
    RANK = "rank"  # 第2位


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a paragraph, where it stands and what it may mean.

    `value` is in units without 万 and 亿 (元, not 万元), a percentage in percent.  `interval` is
    what the words of approximation allow, an exact number its own; `step` the place of its last
    printed digit.  `before` and `after` are the words since the number before it and the
    signs behind it.  `spelled` is one in characters, `ranged` one end of a range, `decimal` one
    with decimals.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Fraction
    interval: Interval
    step: Fraction
    unit: str
    mark: str
    before: str
    spelled: bool = False
    ranged: bool = False
    after: str = ""
    decimal: bool = False

    @property
    def exact(self) -> bool:
        """True where no word of approximation stands with it."""
        return self.mark == ""

    @property
    def printed(self) -> Interval:
        """The interval, wider by half of the last printed digit where decimals were cut."""
        return self.interval.wider(self.step / 2) if self.decimal and self.exact else self.interval

    @property
    def cut(self) -> Interval:
        """The interval, wider by half of the last printed digit, which may have been rounded to."""
        return self.interval.wider(self.step / 2) if self.exact else self.interval

    @property
    def loose(self) -> Interval:
        """The same, and a whole number of 万 or 亿 may be a rounded one too."""
        is_rounded = self.exact and self.step >= 10**4
        return self.interval.wider(self.step / 2) if is_rounded else self.printed


def quantities(paragraph: Paragraph) -> tuple[Quantity, ...]:
    """The numbers of the paragraph that count something, in their order; dates are none."""
    return quantities_in(paragraph.masked)


@functools.lru_cache(maxsize=1 << 12)
def quantities_in(masked: str) -> tuple[Quantity, ...]:
    """The same, of a masked text."""
    return tuple(_quantities(masked.translate(_HALF_WIDTH)))


def _quantities(text: str) -> Iterator[Quantity]:
    last = 0
    for match in _QUANTITY.finditer(text):
        value = _value(match) if _counts(text, match) else None
        if value is not None:
            yield _quantity(
                text, match, value, text[max(last, match.start() - _FURTHEST) : match.start()]
            )
            last = match.end()


def _counts(text: str, match: re.Match[str]) -> bool:
    """False for dates, codes and the ordinals of issues."""
    if match["rank"]:
        return match["unit"] in ("位", "名") or text[
            max(match.start() - 6, 0) : match.start()
        ].endswith(
            (
                "全省",
                "全市",
                "全国",
                "全县",
                "全区",
                "全州",
                "位居",
                "排名",
                "列",
                "居",
                "上年",
                "去年",
            )
        )
    if match["digits"] and not match["unit"] and not match["large"]:
        return not _NOT_A_NUMBER.match(text, match.end()) and not _DATE.match(text, match.end())
    if match["unit"] == "年" and match["digits"]:
        return len(match["digits"]) < 4
    if match["words"]:
        if (
            match["unit"] in ("组", "批", "期", "类", "级")
            and text[match.end() : match.end() + 1].isdigit()
        ):
            return False  # 一组12人
        return match["unit"] is not None and match["unit"] not in (
            "年",
            "月",
            "日",
            "支",
            "号",
            "分",
        )
    return match["unit"] not in ("月", "日") or match["digits"] is None


def _value(match: re.Match[str]) -> Fraction | None:
    for name in ("place", "words"):
        if match[name]:
            return _spelled(match[name])
    if match["half"]:
        return Fraction(50)
    if match["hundredth"]:
        return _decimal(match["hundredth"])
    if match["under"]:
        under, over = _spelled(match["under"]), _spelled(match["over"])
        return over * 100 / under if under and over else None
    return Fraction(match["digits"].replace(",", "") + (match["decimals"] or ""))


def _spelled(words: str) -> Fraction | None:
    value = int(words) if words.isdigit() else spelled_value(words)
    return None if value is None else Fraction(value)


def _decimal(words: str) -> Fraction | None:
    whole, _, decimals = words.replace("点", ".").partition(".")
    value = _spelled(whole)
    tail = "".join(
        str("零一二三四五六七八九".find(sign.replace("〇", "零"))) if not sign.isdigit() else sign
        for sign in decimals
    )
    return None if value is None else value + Fraction(int(tail or 0), 10 ** len(tail))


def _quantity(text: str, match: re.Match[str], value: Fraction, before: str) -> Quantity:
    kind, unit = _kind(match)
    large = 1
    for sign in match["large"] or "":
        large *= _SIZES[sign]
    tenth = 10 if unit == "成" and kind is Kind.PERCENT else 1
    value *= large * tenth
    step = _step(match) * large * tenth
    mark = next(
        (match[n] for n in ("mark", "inside", "outside", "after") if match[n]), ""
    ).removesuffix("了")
    if kind is Kind.PERCENT and (match["under"] or match["half"] or tenth > 1):
        mark, step = mark or "约", Fraction(9, 2) if tenth > 1 else Fraction(5)
    around = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 2]
    is_range = bool(_RANGE.match(around[0])) or bool(
        _RANGE.match(around[1][:1]) and around[1][1:].isdigit()
    )
    return Quantity(
        start=match.start(),
        end=match.end(),
        text=match.group().strip(),
        kind=kind,
        value=value,
        interval=allowed(
            value,
            mark,
            step,
            is_percent=kind is Kind.PERCENT,
            rough=bool(match["under"] or match["half"]) or tenth > 1,
        ),
        step=step,
        unit=unit,
        mark=mark,
        before=_YEAR_IN_BRACKETS.sub("", _SPACE.sub("", before)),
        spelled=match["words"] is not None,
        ranged=is_range,
        after=text[match.end() : match.end() + _FURTHEST],
        decimal=step * 10 % (large * tenth * 10) != 0,
    )


def _kind(match: re.Match[str]) -> tuple[Kind, str]:
    unit = match["unit"] or ""
    if match["rank"]:
        return Kind.RANK, "位"
    if match["hundredth"] or match["under"] or match["half"] or unit in ("%", "成"):
        return Kind.PERCENT, "成" if unit == "成" else "%"
    kinds = {
        "倍": Kind.MULTIPLE,
        "番": Kind.DOUBLING,
        "百分点": Kind.POINTS,
        "个百分点": Kind.POINTS,
    }
    return kinds.get(unit, Kind.COUNT), _SAME_UNIT.get(unit, unit)


def _step(match: re.Match[str]) -> Fraction:
    if match["hundredth"] and ("点" in match["hundredth"] or "." in match["hundredth"]):
        return Fraction(1, 10 ** len(re.split("[.点]", match["hundredth"])[1]))
    if match["words"]:
        return Fraction(_SIZES.get(match["words"][-1], 1) if match["words"][-1] in "万亿" else 1)
    return Fraction(1, 10 ** (len(match["decimals"] or ".") - 1))
