"""What holds for all tables: an independent count in plain Python is the judge."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from frames import frame_of
from hypothesis import given
from hypothesis import strategies as st

from zgreport.definition.model import LedgerDef, MeasureDef, MeasureKind
from zgreport.figures.amounts import Scope, evaluate
from zgreport.figures.breakdown import break_down
from zgreport.figures.expression import (
    Condition,
    Distinct,
    Expression,
    Measure,
    Op,
    Quotient,
    Rows,
    Sum,
    narrow,
)
from zgreport.figures.tables import Table
from zgreport.ledgers.model import Column, ColumnRole, Ledger
from zgreport.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = dict[str, Any]
UNITS = ("甲县", "乙市", "丙局")
COLUMNS = {
    "单位": Column("单位", ColumnRole.OWN, domain=UNITS, registry="单位"),
    "标题": Column("标题", ColumnRole.OWN),
    "字数": Column("字数", ColumnRole.OWN, numeric=True),
}

numbers = st.one_of(
    st.integers(-3, 3), st.decimals("-5", "5", places=1, allow_nan=False, allow_infinity=False)
)
rows = st.fixed_dictionaries(
    {
        "单位": st.sampled_from([*UNITS, "某公司", "甲 县", None]),
        "标题": st.sampled_from(["党建", "党　建Ａ", "基层A", "基层", None]),
        "字数": st.one_of(st.none(), numbers),
        "_date": st.one_of(st.none(), st.dates(date(2022, 1, 1), date(2023, 12, 31))),
        "_month": st.booleans(),
    }
)
tables = st.lists(rows, max_size=25)
periods = st.one_of(
    st.just(Period.whole(2023)),
    st.dates(date(2022, 1, 1), date(2023, 12, 31)).map(Period.through),
)
text_conditions = st.builds(
    Condition,
    st.sampled_from(["单位", "标题"]),
    st.sampled_from([Op.IS, Op.IS_NOT, Op.CONTAINS, Op.LACKS]),
    st.lists(st.sampled_from([*UNITS, "党建", "Ａ", "基"]), min_size=1, max_size=3).map(tuple),
)
number_conditions = st.builds(
    Condition,
    st.just("字数"),
    st.sampled_from([Op.IS, Op.IS_NOT, Op.GREATER, Op.LESS, Op.AT_LEAST, Op.AT_MOST]),
    st.tuples(numbers),
)
time_conditions = st.builds(
    Condition,
    st.just("季"),
    st.sampled_from([Op.IS, Op.IS_NOT, Op.AT_MOST]),
    st.tuples(st.integers(1, 4)),
)
empty_conditions = st.builds(
    Condition, st.sampled_from(["单位", "字数"]), st.just(Op.EMPTY), st.tuples(st.booleans())
)
conditions = st.one_of(text_conditions, number_conditions, time_conditions, empty_conditions)
several = st.lists(conditions, max_size=3).map(tuple)


def _scope(table: list[Row], period: Period) -> Scope:
    years = [row["_date"].year if row["_date"] else 2023 for row in table]
    data = [{**row, "_year": year} for row, year in zip(table, years, strict=True)]
    frame = frame_of(COLUMNS, data)
    ledger = Ledger("发稿", COLUMNS, frame, frozenset({2022, 2023}), dated=True)
    length = MeasureDef("长度", "字数", MeasureKind.SUM, "字")
    made: Mapping[str, Any] = {"measures": (length,), "name": "发稿", "measure_word": "篇"}
    rest = {"files": (), "date": "日期", "columns": (), "groups": (), "unpivot": None, "line": 1}
    definition = LedgerDef(duplicates=None, duplicate_key=None, **made, **rest)  # type: ignore[arg-type]
    return Scope({"发稿": Table(ledger)}, {"发稿": definition}, None, {}, period)


def _plain(value: object) -> str:
    return "".join(unicodedata.normalize("NFKC", str(value)).split())


def _inside(row: Row, period: Period) -> bool:
    day = row["_date"]
    if day is None:
        return period.is_whole_year and period.year == 2023
    if row["_month"]:
        return bool(day.year == period.year and period.covers_month(day.month))
    return period.contains(day)


def _holds(condition: Condition, row: Row) -> bool:
    """One condition on one row, as a person reads it."""
    day = row["_date"]
    in_time = condition.column == "季"
    cell = ((day.month - 1) // 3 + 1 if day else None) if in_time else row[condition.column]
    if condition.op is Op.EMPTY:
        return (cell is None) == condition.values[0]
    if cell is None:
        return condition.op in (Op.IS_NOT, Op.LACKS)
    if condition.op in (Op.CONTAINS, Op.LACKS):
        found = any(_plain(word) in _plain(cell) for word in condition.values)
        return found == (condition.op is Op.CONTAINS)
    if condition.op in (Op.IS, Op.IS_NOT):
        is_text = isinstance(cell, str)
        found = any(_plain(v) == _plain(cell) if is_text else v == cell for v in condition.values)
        return found == (condition.op is Op.IS)
    bound = Decimal(condition.values[0])
    tests = {Op.GREATER: cell > bound, Op.LESS: cell < bound, Op.AT_LEAST: cell >= bound}
    return bool(tests.get(condition.op, cell <= bound))


def _selected(table: list[Row], wanted: tuple[Condition, ...], period: Period) -> list[Row]:
    inside = [row for row in table if _inside(row, period)]
    return [row for row in inside if all(_holds(condition, row) for condition in wanted)]


def _value(expression: Expression, scope: Scope) -> Fraction:
    return evaluate(expression, scope).value or Fraction(0)


@given(tables, several, periods)
def test_counts_sums_and_kinds_equal_those_of_plain_python(
    table: list[Row], wanted: tuple[Condition, ...], period: Period
) -> None:
    scope, chosen = _scope(table, period), _selected(table, wanted, period)
    amount = evaluate(Rows("发稿", wanted), scope)
    assert amount.value == len(chosen)
    assert int(amount.rows["发稿"].sum()) == len(chosen)
    lengths = [Fraction(row["字数"]) for row in chosen if row["字数"] is not None]
    assert _value(Measure("发稿", "长度", wanted), scope) == sum(lengths)
    titles = {_plain(row["标题"]) for row in chosen if row["标题"] is not None}
    assert _value(Distinct(Rows("发稿", wanted), "标题"), scope) == len(titles)


@given(tables, several, several, periods)
def test_narrowing_never_adds_rows(
    table: list[Row], first: tuple[Condition, ...], then: tuple[Condition, ...], period: Period
) -> None:
    scope = _scope(table, period)
    for wide in (Rows("发稿", first), Distinct(Rows("发稿", first), "单位")):
        assert _value(narrow(wide, then), scope) <= _value(wide, scope)


@given(tables, several, several, periods)
def test_narrowing_sums_and_quotients_is_narrowing_their_parts(
    table: list[Row], first: tuple[Condition, ...], then: tuple[Condition, ...], period: Period
) -> None:
    scope = _scope(table, period)
    left, right = Rows("发稿", first), Rows("发稿")
    a, b = (_value(narrow(part, then), scope) for part in (left, right))
    assert _value(narrow(Sum(left, right, -1), then), scope) == a - b
    quotient = evaluate(narrow(Quotient(left, right), then), scope).value
    assert quotient == (a / b if b else None)


@given(tables, several, periods, st.sampled_from(["单位", "标题", "字数", "月", "季", "半年"]))
def test_the_items_of_a_breakdown_add_up_to_the_whole(
    table: list[Row], wanted: tuple[Condition, ...], period: Period, column: str
) -> None:
    scope = _scope(table, period)
    for whole in (Rows("发稿", wanted), Measure("发稿", "长度", wanted)):
        items = break_down(whole, column, scope).items
        assert sum((item.value or 0 for item in items), Fraction(0)) == _value(whole, scope)
        named = [item.value or 0 for item in items if item.listed]
        assert named == sorted(named, reverse=True)


@given(tables, periods)
def test_a_breakdown_counts_each_unit_as_plain_python_does(
    table: list[Row], period: Period
) -> None:
    counts = Counter(_plain(row["单位"]) for row in _selected(table, (), period))
    items = break_down(Rows("发稿"), "单位", _scope(table, period)).items
    listed = {item.name: item.value for item in items if item.listed}
    assert listed == {unit: counts[unit] for unit in UNITS}
    unlisted = counts["某公司"] + counts["None"]
    assert [item.value for item in items if not item.listed] == ([unlisted] if unlisted else [])


@given(tables, periods, st.sampled_from([1, -1]))
def test_a_sum_is_the_sum_of_its_parts(table: list[Row], period: Period, sign: int) -> None:
    scope, part = _scope(table, period), Rows("发稿", (Condition("季", Op.IS, (1,)),))
    whole = Rows("发稿")
    both = _value(whole, scope) + sign * _value(part, scope)
    assert _value(Sum(whole, part, sign), scope) == both
