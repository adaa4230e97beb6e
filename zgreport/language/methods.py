"""Methods: the forms that take arguments, for figures and for breakdowns."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from zgreport.figures.breakdown import Breakdown
from zgreport.figures.expression import Days, Distinct, Mean, Quotient, Rows
from zgreport.language.entries import Entry, Term, by_name
from zgreport.language.faults import fault
from zgreport.language.forms import FORMS
from zgreport.language.itemizing import ITEMIZING, wrong_arguments
from zgreport.language.values.breakdowns import BreakdownValue
from zgreport.language.values.figures import FigureValue, figure_value
from zgreport.language.values.plain import Arguments, Number, Text, Value
from zgreport.language.values.report import ContestValue
from zgreport.names import near_misses, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zgreport.findings import ZgreportError

__all__ = [
    "BREAKDOWN_FORMS",
    "CONTEST_FORMS",
    "FIGURE_FORMS",
    "METHODS",
    "apply",
    "attribute",
    "names_of",
]

_MOST_PER = 10**12

Method: TypeAlias = "Term[Callable[..., Value]]"


def apply(value: Value, name: str, arguments: Arguments) -> Value:
    """What `value.name(arguments)` is; raises ZgreportError where it is nothing."""
    method = _methods_of(value).get(name)
    return method.does(value, arguments) if method else attribute(value, name).call(arguments)


def attribute(value: Value, name: str) -> Value:
    """What `value.name` is; raises ZgreportError with near misses, or how the form is typed."""
    methods = _methods_of(value)
    if name in methods:
        raise _wrong(name)
    if name in value.names or not methods:
        return value.attribute(name)
    if isinstance(value, FigureValue) and name in FORMS:
        return FORMS[name].does(value)
    known = names_of(value)
    near = near_misses(name, known)
    raise fault("unknown_attribute", name=name, of=value.label, near=near, known=known)


def names_of(value: Value) -> tuple[str, ...]:
    """The names that may stand behind the value's dot, with parentheses or without."""
    forms = tuple(FORMS) if isinstance(value, FigureValue) else ()
    return (*value.names, *forms, *_methods_of(value))


def _wrong(form: str) -> ZgreportError:
    return wrong_arguments(METHODS[form])


def _methods_of(value: Value) -> Mapping[str, Method]:
    return next((table for sort, table in _OF_SORTS.items() if isinstance(value, sort)), {})


def _keep(entry: Entry, count: int, kept: Callable[..., Breakdown]) -> Method:
    """A form that leaves some items of a breakdown, by so many limits."""
    name = entry.name

    def keep(value: BreakdownValue, arguments: Arguments) -> Value:
        limits = [_decimal(name, argument) for argument in arguments.positional]
        if len(limits) != count:
            raise _wrong(name)
        typed = ", ".join(argument.label for argument in arguments.positional)
        form = f"{value.form}.{name}({typed})"
        left = kept(value.breakdown, *limits)
        return replace(value, breakdown=left, form=form, plain=False)

    return Term(entry, keep)


def _weight(value: ContestValue, arguments: Arguments) -> Value:
    return value.weight(*_texts("权重", arguments, 1))


def _contest_works(value: ContestValue, arguments: Arguments) -> Value:
    return value.works(*_texts("篇目", arguments, 2))


def _share(value: FigureValue, arguments: Arguments) -> Value:
    match arguments.positional:
        case [FigureValue() as whole]:
            facts = value.ground.facts
            words = facts.unit(value.expression), facts.unit(whole.expression)
            if words[0] != words[1]:
                raise fault("share_of_another", of=value.label, word=words[0], other=words[1])
            return figure_value(value.ground, Quotient(value.expression, whole.expression))
    raise _wrong("占")


def _for_each(value: FigureValue, arguments: Arguments) -> Value:
    """So many for each of another figure, or for each hundred, ten thousand of it."""
    match arguments.positional:
        case [FigureValue() as base, Number(exact=count)] if (
            count.denominator == 1 and 0 < count <= _MOST_PER
        ):
            rate = Quotient(value.expression, base.expression, int(count))
            return figure_value(value.ground, rate)
    raise _wrong("每")


def _distinct(value: FigureValue, arguments: Arguments) -> Value:
    (column,) = _texts("种数", arguments, 1)
    return figure_value(value.ground, Distinct(_rows(value, "种数"), column))


def _mean(value: FigureValue, arguments: Arguments) -> Value:
    (column,) = _texts("平均", arguments, 1)
    return figure_value(value.ground, Mean(_rows(value, "平均"), column))


def _days(value: FigureValue, arguments: Arguments) -> Value:
    start, end = _texts("天数", arguments, 2)
    return figure_value(value.ground, Days(_rows(value, "天数"), start, end))


def _rows(value: FigureValue, form: str) -> Rows:
    if not isinstance(value.expression, Rows):
        raise fault("needs_rows", form=form, of=value.label)
    return value.expression


def _texts(form: str, arguments: Arguments, count: int) -> list[str]:
    texts = [tidy(value.text) for value in arguments.positional if isinstance(value, Text)]
    if len(texts) != count or len(arguments.positional) != count:
        raise _wrong(form)
    return texts


def _decimal(form: str, value: Value) -> Decimal:
    limit = value.literal() if isinstance(value, Number) else None
    if not isinstance(limit, int | Decimal):
        raise _wrong(form)
    return Decimal(limit)


FIGURE_FORMS: Mapping[str, Method] = by_name(
    (
        Term(
            Entry("占", "指标", "占另一指标的百分比，仍是指标", '{{ 报送(采用="是").占(报送) }}'),
            _share,
        ),
        Term(
            Entry(
                "每",
                "指标, 几",
                "另一指标每多少有多少：每万人、每百篇，仍是指标",
                "{{ 公众号.阅读.每(公众号.推送, 1) }}",
            ),
            _for_each,
        ),
        *ITEMIZING,
        Term(
            Entry("种数", "列", "一列里有几种不同的值，仍是指标", '{{ 组工信息.种数("期号") }}'),
            _distinct,
        ),
        Term(Entry("平均", "列", "一列数字的平均值，仍是指标", '{{ 报送.平均("字数") }}'), _mean),
        Term(
            Entry(
                "天数",
                "起, 止",
                "两列日期之间平均相隔的天数，仍是指标",
                '{{ 报送.天数("事发日期", "报送日期") }}',
            ),
            _days,
        ),
    )
)
"""What a figure makes of itself; these take arguments."""

BREAKDOWN_FORMS: Mapping[str, Method] = by_name(
    (
        _keep(
            Entry(
                "低于", "比例", "占总数的比例低于它的各项", '{{ 发稿.按("类别").低于(0.05)|顿号 }}'
            ),
            1,
            Breakdown.below,
        ),
        _keep(
            Entry(
                "高于", "比例", "占总数的比例高于它的各项", '{{ 发稿.按("类别").高于(0.3)|顿号 }}'
            ),
            1,
            Breakdown.above,
        ),
        _keep(
            Entry(
                "不在",
                "小, 大",
                "数值小于“小”或大于“大”的各项",
                '{{ 组工信息.按("期号").不在(3, 5)|顿号 }}',
            ),
            2,
            Breakdown.outside,
        ),
    )
)
"""What 按 and 前 can leave."""

CONTEST_FORMS: Mapping[str, Method] = by_name(
    (
        Term(Entry("权重", "列", "评选中一列所占的百分比", '{{ 十佳.权重("票数") }}'), _weight),
        Term(
            Entry(
                "篇目",
                "列, 谁",
                "当选的题目，按名次，加书名号，前面写明是谁的",
                '{{ 十佳.篇目("标题", "单位")|等(2, "篇") }}',
            ),
            _contest_works,
        ),
    )
)
"""What a contest makes of itself; these take arguments."""

_OF_SORTS: Mapping[type[Value], Mapping[str, Method]] = {
    FigureValue: FIGURE_FORMS,
    BreakdownValue: BREAKDOWN_FORMS,
    ContestValue: CONTEST_FORMS,
}
METHODS: Mapping[str, Entry] = {
    name: term.entry for table in _OF_SORTS.values() for name, term in table.items()
}
"""Every form that takes arguments."""
