"""Filters: what may stand behind |, for numbers and for lists."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from zgreport.figures.model import Kind
from zgreport.language.cells import in_table, or_dash
from zgreport.language.entries import Entry, Term, by_name
from zgreport.language.faults import fault
from zgreport.language.forms import FORMS, Worded, spelled, with_change
from zgreport.language.itemizing import leaders_of
from zgreport.language.tallies import TALLIES
from zgreport.language.values.figures import FigureValue
from zgreport.language.values.plain import Number, Text, Value
from zgreport.numerals import writing
from zgreport.numerals.units import parted_word, unit_named
from zgreport.values import dataclass
from zgreport.wording import approximation, lists
from zgreport.wording.magnitude import scaled
from zgreport.wording.rounding import fixed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["DECIMALS", "FEWEST", "FILTERS", "TEXTS"]

Filter: TypeAlias = "Term[Callable[..., Value]]"

_COUNTS = "数"  # .数, |个数: what these give counts something: 两 rather than 二
_UNSCALED = approximation.NEVER_ROUND


def _with_change(value: Value) -> Value:
    if not isinstance(value, FigureValue | Worded):
        raise fault("filter_needs_figure", filter="带同比", of=value.label)
    return with_change(value)


def _with_leaders(value: Value, most: Value, column: Value, said: Value | None = None) -> Value:
    """The figure, then who stands in front; the figure alone where nobody does."""
    of, form = _behind(value)
    if of is None:
        raise fault("filter_needs_figure", filter="带居前", of=value.label)
    leading = leaders_of(of, int(most.number or 0), column.label).shown().text
    text, words = value.shown().text, said.label if said else ""
    typed = ", ".join([most.label, *(f'"{each.label}"' for each in (column, said) if each)])
    clause = f"，{words}{leading}" if leading and text else ""
    return Worded(text + clause, f"{form}|带居前({typed})", of)


def _in_numerals(value: Value) -> Value:
    if isinstance(value, FigureValue):
        return FORMS["汉字"].does(value)
    of, _ = _behind(value)
    counts = of.figure.kind is not Kind.RANK if of else value.origin.form.endswith(_COUNTS)
    text = spelled(value.number, value.label, counts=counts)
    return Text(text, value.origin.through("汉字"))


def _year_in_numerals(value: Value) -> Value:
    year = value.number
    if year is None or year.denominator != 1 or not 1000 <= year <= 9999:
        raise fault("not_a_year", of=value.label)
    return Text(writing.year(int(year)), value.origin.through("汉字年"))


def _ordinal(value: Value) -> Value:
    """第三; of a place in a ranking with its measure word."""
    of, _ = _behind(value)
    number = value.number
    ranks = of is None or of.figure.kind is Kind.RANK
    if number is None or number.denominator != 1 or number < 1 or not ranks:
        raise fault("not_an_ordinal", of=value.label)
    text = writing.ordinal(int(number)) + (of.figure.unit if of else "")
    return Text(text, value.origin.through("序数"))


def _in_units(name: str) -> Callable[[Value], Value]:
    """A filter: 40.2万次, with (2) 40.24万次; as it is where it is less than one of the name."""

    def in_units(value: Value, decimals: Value | None = None) -> Value:
        if _is_silent(value):
            return value
        of, form = _behind(value)
        number = _number(value)
        places = int(decimals.number or 0) if decimals else 1
        typed = f"{name}({places})" if decimals else name
        if of is None:
            return Text(scaled(number, places, name), value.origin.through(typed))
        if of.figure.kind in _UNSCALED:
            raise fault("filter_needs_quantity", filter=name, of=value.label)
        word, size = parted_word(of.figure.unit)  # 12000万元 is 1.2亿元
        bare = scaled(number * size, places, name)
        if size > 1 and bare[-1].isdecimal():
            word, bare = of.figure.unit, scaled(number, places, "万亿")
        return Worded(bare + word, f"{form}|{typed}", of, number, bare)

    return in_units


def _in_capitals(value: Value) -> Value:
    """An amount of money, rounded half up to 分, in formal characters."""
    if _is_silent(value):
        return value
    of, _ = _behind(value)
    number = _number(value)
    unit = unit_named(of.figure.unit if of else "元")
    if unit.base != "元":
        raise fault("not_money", of=value.label)
    try:
        text = writing.money(Decimal(fixed(number * unit.scale, 2)))
    except ValueError:
        raise fault("number_too_large", most=writing.LARGEST) from None
    return Text(text, value.origin.through("大写"))


def _number(value: Value) -> Fraction:
    """Its number; raises ZgreportError where it has none."""
    if isinstance(value, FigureValue) and value.is_missing:
        raise fault("no_value", of=value.label)
    if value.number is None:
        raise fault("not_a_number", of=value.label)
    return value.number


def _is_silent(value: Value) -> bool:
    """True for a form that has nothing to say, such as last year's where there is none."""
    return isinstance(value, Worded) and value.is_missing


def _behind(value: Value) -> tuple[FigureValue | None, str]:
    """The figure that the value is or says, and its form; None for a plain number."""
    match value:
        case FigureValue():
            return value, ""
        case Worded():
            return value.of, value.form
    return None, ""


_COUNTED = "个"


@dataclass(frozen=True, slots=True)
class Joined(Text):
    """A text made of several, which a further filter may cut: 《甲》《乙》等12篇."""

    members: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        return self.members


def _joined(entry: Entry, join: Callable[[Sequence[str]], str]) -> Filter:
    """A filter that joins texts; an empty list gives an empty text, which prints nothing."""

    def joined(value: Value) -> Value:
        cut = value.cut
        text = lists.with_ties(value.texts, cut.most, cut.word) if cut else join(value.runs)
        return Joined(text, value.origin.through(entry.name), value.texts)

    return Term(entry, joined)


def _titles(value: Value) -> Value:
    titled = tuple(lists.title(name) for name in value.texts if name.strip())
    cut = value.cut
    text = lists.with_ties(titled, cut.most, cut.word) if cut else lists.titles(value.texts)
    return Joined(text, value.origin.through("书名号"), titled)


def _cut(entry: Entry, cut: Callable[[Iterable[str], int, str], str]) -> Filter:
    """A filter that prints the first names only, and counts all or the rest."""

    def cut_short(value: Value, most: Value, counted: Value | None = None) -> Value:
        typed = most.label + (f', "{counted.label}"' if counted else "")
        word = counted.label if counted else _COUNTED
        limit = int(most.number or 0)
        names = value.runs if len(value.texts) <= limit else value.texts
        text = cut(names, limit, word)
        return Text(text, value.origin.through(f"{entry.name}({typed})"))

    return Term(entry, cut_short)


def _count(value: Value) -> Value:
    """How many items there are; words that say nothing are none."""
    said = [item for item in value.items if not isinstance(item, Text | Worded) or item.text]
    return Number(Fraction(len(said)), value.origin.through("个数"))


FILTERS: Mapping[str, Filter] = by_name(
    (
        Term(
            Entry(
                "带同比", "", "数后接同比；没有可比的数时只印数", '{{ 发稿(级别="市级")|带同比 }}'
            ),
            _with_change,
        ),
        Term(
            Entry(
                "带居前",
                "几, 列[, 什么]",
                "数后接居前的几项；没有谁居前时只印数",
                '{{ 发稿(载体="云川党建")|带居前(3, "单位", "篇数") }}',
            ),
            _with_leaders,
        ),
        Term(Entry("汉字", "", "数字写成汉字", "{{ 3|汉字 }}"), _in_numerals),
        Term(Entry("汉字年", "", "年份写成汉字", "{{ 年|汉字年 }}"), _year_in_numerals),
        Term(Entry("序数", "", "写成第几，用于数和位次", "{{ 3|序数 }}"), _ordinal),
        Term(
            Entry(
                "万",
                "[几]",
                "大数用万、亿作单位，留一位小数，或者括号里写的几位；不到一万的照印",
                "{{ 公众号.阅读|万 }}",
            ),
            _in_units("万"),
        ),
        Term(
            Entry(
                "亿",
                "[几]",
                "大数用亿作单位，留一位小数，或者括号里写的几位；不到一亿的照印",
                "{{ 120000000|亿 }}",
            ),
            _in_units("亿"),
        ),
        Term(
            Entry("大写", "", "金额写成大写，用于以元、万元为量词的指标和数", "{{ 1409.5|大写 }}"),
            _in_capitals,
        ),
        Term(
            Entry(
                "表格",
                "",
                "表格里的写法：不带量词，三位一节，没有的印“—”",
                "{{ 公众号.阅读|表格 }}",
            ),
            in_table,
        ),
        Term(
            Entry("或横线", "", "没有可印的，印“—”；用在表格里", "{{ 发稿.增幅|或横线 }}"), or_dash
        ),
        _joined(
            Entry("顿号", "", "用顿号连接", '{{ 发稿.前(3, "单位")|顿号 }}'),
            lists.enumerate_names,
        ),
        _joined(
            Entry("和", "", "最后两项之间用“和”，其余用顿号", '{{ 发稿.前(3, "单位")|和 }}'),
            lists.joined_and,
        ),
        Term(Entry("书名号", "", "每项加书名号", '{{ 发稿.列("标题", 3)|书名号 }}'), _titles),
        _cut(
            Entry(
                "等",
                "几[, 量词]",
                "只列前几项（至少两项），注明共几个；不多于几项时全列出",
                '{{ 发稿.前(30, "单位")|等(3, "个单位") }}',
            ),
            lists.with_count,
        ),
        _cut(
            Entry(
                "和其他",
                "几[, 量词]",
                "只列前几项，注明其余几个；不多于几项时全列出",
                '{{ 发稿.前(30, "单位")|和其他(3, "个单位") }}',
            ),
            lists.shortened,
        ),
        *TALLIES,
        Term(
            Entry(
                "个数",
                "",
                "有几项，是数；没有话可印的不算",
                '{{ 发稿.前(3, "单位")|个数 }}',
            ),
            _count,
        ),
    )
)
"""What each filter makes of a value and of what stands in its parentheses."""

DECIMALS: Mapping[str, int] = {"万": 4, "亿": 4}
"""The filters that may be told how many decimals to keep, and the most of them."""

FEWEST: Mapping[str, int] = {"等": 2, "和其他": 1, "带居前": 1}
"""The filters that take a number of items, and the least of it: 等 follows several names."""

TEXTS: Mapping[str, tuple[int, int]] = {"等": (0, 1), "和其他": (0, 1), "带居前": (1, 2)}
"""How many texts they take behind it, at least and at most."""
