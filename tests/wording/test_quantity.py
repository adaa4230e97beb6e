"""Values, last year's values and differences, with their measure words."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.figures.model import Basis, Change, Figure, Kind, Status
from zgreport.wording import quantity

MakeFigure = Callable[..., Figure]

SHARE, RANK, QUOTIENT, AVERAGE = Kind.SHARE, Kind.RANK, Kind.QUOTIENT, Kind.AVERAGE


@pytest.mark.parametrize(
    ("value", "kind", "unit", "text"),
    [
        ("563", Kind.FLOW, "篇", "563篇"),
        ("0", Kind.FLOW, "篇", "0篇"),
        ("402371", Kind.FLOW, "次", "402371次"),  # prose does not group
        ("135.4", Kind.FLOW, "分", "135.4分"),
        ("135.456", Kind.FLOW, "分", "135.46分"),
        ("-12", Kind.FLOW, "人", "-12人"),
        ("8342", Kind.STOCK, "人", "8342人"),
        ("8342.125", Kind.STOCK, "万元", "8342.13万元"),
        ("2", RANK, "位", "第2位"),
        ("249/2000", SHARE, "", "12.5%"),  # exactly 12.45%
        ("1/8", SHARE, "", "12.5%"),
        ("1/2", SHARE, "", "50.0%"),
        ("1", SHARE, "", "100%"),
        ("0", SHARE, "", "0%"),
        ("9996/10000", SHARE, "", "99.96%"),  # not all
        ("4/10000", SHARE, "", "0.04%"),  # not nothing
        ("402371/652", QUOTIENT, "次/条", "617.1次/条"),
        ("617", QUOTIENT, "次/条", "617.0次/条"),
        ("0", QUOTIENT, "次/条", "0次/条"),
        ("1/25", QUOTIENT, "次/条", "0.04次/条"),
        ("7/2", AVERAGE, "天", "3.5天"),
        ("3", AVERAGE, "天", "3天"),
        ("61/20", AVERAGE, "天", "3.1天"),  # exactly 3.05
    ],
)
def test_values_are_said_by_kind(
    figure: MakeFigure, value: str, kind: Kind, unit: str, text: str
) -> None:
    said = figure(Fraction(value), Fraction(value), unit, kind)
    assert quantity.quantity(said) == text
    assert quantity.year_before(said) == text


def test_what_does_not_exist_is_nothing_in_prose_and_a_dash_in_a_table(figure: MakeFigure) -> None:
    missing = figure(None, None)
    assert (quantity.quantity(missing), quantity.year_before(missing)) == ("", "")
    assert quantity.difference(missing) == ""
    assert quantity.table_value(missing) == "—"
    assert quantity.table_previous(missing) == "—"
    assert quantity.table_difference(missing) == "—"


def test_a_number_stands_without_its_measure_word() -> None:
    assert quantity.number(Fraction(12), Kind.FLOW) == "12"
    assert quantity.number(Fraction(2), RANK) == "2"
    assert quantity.number(Fraction(127, 1000), SHARE) == "12.7%"


@pytest.mark.parametrize(
    ("value", "previous", "kind", "unit", "words", "cell"),
    [
        ("563", "512", Kind.FLOW, "篇", "增加51篇", "51"),
        ("5", "8", Kind.FLOW, "篇", "减少3篇", "-3"),
        ("5", "5", Kind.FLOW, "篇", "持平", "0"),
        ("5", "0", Kind.FLOW, "篇", "增加5篇", "5"),
        ("0", "5", Kind.FLOW, "篇", "减少5篇", "-5"),
        ("-20", "-50", Kind.FLOW, "人", "增加30人", "30"),
        ("12342", "8000", Kind.STOCK, "人", "增加4342人", "4,342"),
        ("127/1000", "115/1000", SHARE, "", "提高1.2个百分点", "1.2"),
        ("115/1000", "127/1000", SHARE, "", "下降1.2个百分点", "-1.2"),
        ("9/10", "1/10", SHARE, "", "提高80.0个百分点", "80.0"),
        ("10004/100000", "1/10", SHARE, "", "基本持平", "0.0"),
        ("2", "3", RANK, "位", "上升1位", "1"),
        ("5", "3", RANK, "位", "下降2位", "-2"),
        ("7/2", "4", AVERAGE, "天", "缩短0.5天", "-0.5"),
        ("4", "7/2", AVERAGE, "天", "延长0.5天", "0.5"),
        ("4", "399/100", AVERAGE, "天", "基本持平", "0"),
        ("7/2", "4", AVERAGE, "分", "减少0.5分", "-0.5"),
        ("8", "5", Kind.FLOW, "天", "增加3天", "3"),  # days that are counted grow no longer
        ("6171/10", "6150/10", QUOTIENT, "次/条", "增加2.1次/条", "2.1"),
    ],
)
def test_differences_are_said_in_absolute_words(
    figure: MakeFigure, *, value: str, previous: str, kind: Kind, unit: str, words: str, cell: str
) -> None:
    said = figure(Fraction(value), Fraction(previous), unit, kind)
    assert quantity.difference(said) == words
    assert quantity.table_difference(said) == cell


@pytest.mark.parametrize(
    ("value", "kind", "cell"),
    [
        ("402371", Kind.FLOW, "402,371"),
        ("1135.4", Kind.FLOW, "1,135.4"),
        ("12.30", Kind.FLOW, "12.3"),
        ("1", SHARE, "100.0%"),
        ("249/2000", SHARE, "12.5%"),
        ("617", QUOTIENT, "617.0"),
        ("3", AVERAGE, "3"),
        ("2", RANK, "2"),
    ],
)
def test_tables_group_and_leave_the_measure_word_to_the_head(
    figure: MakeFigure, value: str, kind: Kind, cell: str
) -> None:
    said = figure(Fraction(value), Fraction(value), "篇", kind)
    assert quantity.table_value(said) == cell
    assert quantity.table_previous(said) == cell


def test_a_percentage_has_one_decimal_where_nothing_else_is_said() -> None:
    change = Change(Status.NOT_AVAILABLE, Basis.LAST_YEAR)
    share = Figure("采用率", "采用率", SHARE, "", Fraction(127, 1000), None, change)
    assert quantity.quantity(share) == "12.7%"
    assert not share.unverified
    assert not share.redefined


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_share_reads_as_all_or_nothing_only_where_it_is(part: int, rest: int) -> None:
    text = quantity.number(Fraction(part, part + rest), SHARE)
    assert 0 < Fraction(text.removesuffix("%")) < 100
