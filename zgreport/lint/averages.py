"""Averages: those that no two numbers before them give."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.lint.intervals import Interval
from zgreport.lint.measures import HAN
from zgreport.lint.quantities import Kind, Quantity, quantities
from zgreport.lint.rule import Hit, Rule, Strength, each
from zgreport.lint.shares import OTHER
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_PER = Pattern(r"平均每(?P<unit>个|家|名|位|人|期|场|次|件|户|篇|月|天|季度)")
_PER_NOUN = Pattern("平均每(?:县区|县|区|村|单位|部门|支部|乡镇|镇|校|社区)")
_REACH = 120  # signs before an average in which its numbers are looked for
_MONTHS = {"月": 12, "季度": 4, "季": 4}
_PERSON = {"名": "人", "位": "人"}


def _wrong_averages(paragraph: Paragraph) -> Iterator[Hit]:
    """284篇，28个单位，平均每个单位10.1篇: no pair of numbers before it gives the average."""
    found = quantities(paragraph)
    for place, average in enumerate(found):
        per = _per(average)
        if per is None or average.ranged or average.kind is not Kind.COUNT or not average.unit:
            continue
        near = [q for q in found[max(place - 6, 0) : place] if q.start > average.start - _REACH]
        totals = [q for q in near if q.unit == average.unit and not OTHER.search(q.before[-8:])]
        counts = [q.printed for q in near if q.unit == per and q.kind is Kind.COUNT]
        if per in _MONTHS and "全年" in "".join(q.before for q in near):
            counts = [Interval(Fraction(_MONTHS[per]), Fraction(_MONTHS[per]))]
        pairs = [(total, count) for total in totals for count in counts if count.low > 0]
        if pairs and not any(_divided(t.printed, c).meets(average.cut) for t, c in pairs):
            yield Hit(paragraph.number, pairs[0][0].start, average.end)


def _per(average: Quantity) -> str | None:
    """The unit that the average is of: 人 of 人均, 个 of 平均每个单位; None for no average."""
    words = re.split("[。；！？]", average.before)[-1]
    each_one = _PER.search(words)
    if each_one and not re.search("[，,、]", words[each_one.end() :]):
        return _PERSON.get(each_one["unit"], each_one["unit"])
    noun = _PER_NOUN.search(words)
    if noun and not re.search("[，,、]", words[noun.end() :]):
        return "个"
    one = re.search(rf"(?:^|[，,、；;（(])(?P<one>人|户|篇|期|场|件|月)均[{HAN}]{{0,6}}$", words)
    return one["one"] if one else None


def _divided(total: Interval, count: Interval) -> Interval:
    return Interval(total.low / count.high, total.high / count.low)


RULES = (
    Rule(
        "lint.wrong_average",
        "平均数与总数、个数不符",
        "《与数字有关的病句》；前后一致",
        Strength.ERROR,
        "全年出刊24期，平均每月3期。",
        "全年出刊24期，平均每月2期。",
        each(_wrong_averages),
    ),
)
