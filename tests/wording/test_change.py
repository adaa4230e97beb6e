"""Changes in words: the decision table worked out by hand, and proof that the words are true."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zgreport.figures.model import Basis, Change, Figure, Kind, Status
from zgreport.wording.change import against, basis_name, fall, full, in_table, rise, short
from zgreport.wording.quantity import quantity

MakeFigure = Callable[..., Figure]
FLOW, STOCK, SHARE = Kind.FLOW, Kind.STOCK, Kind.SHARE
RANK, QUOTIENT, AVERAGE = Kind.RANK, Kind.QUOTIENT, Kind.AVERAGE
PER, MEAN = Kind.PER, Kind.MEAN
YEAR = Basis.LAST_YEAR
UNITS = {FLOW: "篇", STOCK: "人", SHARE: "", RANK: "位", QUOTIENT: "次/条", AVERAGE: "天"}
UNITS |= {PER: "件/万人次", MEAN: "分"}


def number(text: str) -> Fraction | None:
    return Fraction(text) if text else None


TABLE = """
# rule | kind | compared with | now | before | in full | in short | in absolute numbers; - is nothing

# growth below 100%: percent, one decimal, half up
percent | flow | last_year | 563 | 512 | 同比增长10.0% | 增长10.0% | 比上年增加51篇
zero kept | flow | last_year | 110 | 100 | 同比增长10.0% | 增长10.0% | 比上年增加10篇
half up | flow | last_year | 2249 | 2000 | 同比增长12.5% | 增长12.5% | 比上年增加249篇
below half | flow | last_year | 22489 | 20000 | 同比增长12.4% | 增长12.4% | 比上年增加2489篇
smallest | flow | last_year | 2001 | 2000 | 同比增长0.1% | 增长0.1% | 比上年增加1篇
no 10 base | flow | last_year | 11 | 10 | 同比增长10.0% | 增长10.0% | 比上年增加1篇
third | flow | last_year | 40 | 30 | 同比增长33.3% | 增长33.3% | 比上年增加10篇
99.9% | flow | last_year | 1999 | 1000 | 同比增长99.9% | 增长99.9% | 比上年增加999篇
large | flow | last_year | 402371 | 350000 | 同比增长15.0% | 增长15.0% | 比上年增加52371篇

# growth from 100% on: times, without the base
exactly twice | flow | last_year | 200 | 100 | 同比翻一番 | 翻一番 | 比上年增加100篇
exactly 4 times | flow | last_year | 400 | 100 | 同比翻两番 | 翻两番 | 比上年增加300篇
exactly 8 times | flow | last_year | 800 | 100 | 同比翻三番 | 翻三番 | 比上年增加700篇
exactly 3 times | flow | last_year | 300 | 100 | 同比增长2倍 | 增长2倍 | 比上年增加200篇
exactly 16 times | flow | last_year | 1600 | 100 | 同比增长15倍 | 增长15倍 | 比上年增加1500篇
nearly twice | flow | last_year | 20001 | 10000 | 同比增长1倍 | 增长1倍 | 比上年增加10001篇
twice, period | flow | same_period | 200 | 100 | 同比翻一番 | 翻一番 | 比上年同期增加100篇
twice, small base | flow | last_year | 4 | 2 | 比上年增加2篇 | 增加2篇 | 比上年增加2篇
a half, not 番 | flow | last_year | 100 | 200 | 同比下降50.0% | 下降50.0% | 比上年减少100篇
rounds to 100.0% | flow | last_year | 19998 | 10000 | 同比增长1倍 | 增长1倍 | 比上年增加9998篇
180% | flow | last_year | 280 | 100 | 同比增长1.8倍 | 增长1.8倍 | 比上年增加180篇
179% | flow | last_year | 279 | 100 | 同比增长1.8倍 | 增长1.8倍 | 比上年增加179篇
one place | flow | last_year | 85 | 30 | 同比增长1.8倍 | 增长1.8倍 | 比上年增加55篇
two places, lest it be whole | flow | last_year | 204 | 100 | 同比增长1.04倍 | 增长1.04倍 | 比上年增加104篇
half up | flow | last_year | 2795 | 1000 | 同比增长1.8倍 | 增长1.8倍 | 比上年增加1795篇
5 times | flow | last_year | 50 | 10 | 同比增长4倍 | 增长4倍 | 比上年增加40篇
tenfold | flow | last_year | 110 | 10 | 同比增长10倍 | 增长10倍 | 比上年增加100篇
hundreds | flow | last_year | 1234 | 10 | 同比增长122.4倍 | 增长122.4倍 | 比上年增加1224篇

# decline: percent, no sign, never times
decline | flow | last_year | 110 | 120 | 同比下降8.3% | 下降8.3% | 比上年减少10篇
half up | flow | last_year | 1751 | 2000 | 同比下降12.5% | 下降12.5% | 比上年减少249篇
nine tenths | flow | last_year | 10 | 100 | 同比下降90.0% | 下降90.0% | 比上年减少90篇
nearly all | flow | last_year | 1 | 2500 | 同比下降99.96% | 下降99.96% | 比上年减少2499篇
half | flow | last_year | 50 | 100 | 同比下降50.0% | 下降50.0% | 比上年减少50篇

# none, or nearly none
equal | flow | last_year | 20 | 20 | 与上年持平 | 持平 | 与上年持平
equal, small | flow | last_year | 2 | 2 | 与上年持平 | 持平 | 与上年持平
equal, period | flow | same_period | 20 | 20 | 与上年同期持平 | 持平 | 与上年同期持平
equal, stock | stock | last_year_end | 20 | 20 | 与上年末持平 | 持平 | 与上年末持平
0.0% up | flow | last_year | 10004 | 10000 | 与上年基本持平 | 基本持平 | 比上年增加4篇
0.0% down | flow | last_year | 9996 | 10000 | 与上年基本持平 | 基本持平 | 比上年减少4篇
0.05% is 0.1% | flow | last_year | 10005 | 10000 | 同比增长0.1% | 增长0.1% | 比上年增加5篇
0.0%, period | flow | same_period | 9999 | 10000 | 与上年同期基本持平 | 基本持平 | 比上年同期减少1篇
0.0%, stock | stock | last_year_end | 9999 | 10000 | 与上年末基本持平 | 基本持平 | 比上年末减少1人

# a small base: absolute numbers
1 to 3 | flow | last_year | 3 | 1 | 比上年增加2篇 | 增加2篇 | 比上年增加2篇
9 to 8 | flow | last_year | 8 | 9 | 比上年减少1篇 | 减少1篇 | 比上年减少1篇
9 to 500 | flow | last_year | 500 | 9 | 比上年增加491篇 | 增加491篇 | 比上年增加491篇
small, period | flow | same_period | 3 | 1 | 比上年同期增加2篇 | 增加2篇 | 比上年同期增加2篇
small, stock | stock | last_year_end | 3 | 1 | 比上年末增加2人 | 增加2人 | 比上年末增加2人

# from nothing, to nothing
new | flow | last_year | 7 | 0 | 上年没有 | 增加7篇 | 比上年增加7篇
new, large | flow | last_year | 700 | 0 | 上年没有 | 增加700篇 | 比上年增加700篇
new, period | flow | same_period | 7 | 0 | 上年同期没有 | 增加7篇 | 比上年同期增加7篇
new, stock | stock | last_year_end | 7 | 0 | 上年末没有 | 增加7人 | 比上年末增加7人
ended | flow | last_year | 0 | 7 | 比上年减少7篇 | 减少7篇 | 比上年减少7篇
ended, large | flow | last_year | 0 | 700 | 比上年减少700篇 | 减少700篇 | 比上年减少700篇
ended, period | flow | same_period | 0 | 700 | 比上年同期减少700篇 | 减少700篇 | 比上年同期减少700篇
never was | flow | last_year | 0 | 0 | - | - | -
no last year | flow | last_year | 563 | - | - | - | -
no this year | flow | last_year | - | 563 | - | - | -
neither | flow | last_year | - | - | - | - | -

# negative bases: words, no rate
to positive | flow | last_year | 20 | -50 | 同比由负转正 | 由负转正 | 比上年增加70篇
to negative | flow | last_year | -50 | 20 | 同比由正转负 | 由正转负 | 比上年减少70篇
both negative | flow | last_year | -20 | -50 | 上年为-50篇 | 增加30篇 | 比上年增加30篇
from negative to 0 | flow | last_year | 0 | -50 | 上年为-50篇 | 增加50篇 | 比上年增加50篇
from 0 to negative | flow | last_year | -5 | 0 | 上年没有 | 减少5篇 | 比上年减少5篇
equal negative | flow | last_year | -5 | -5 | 与上年持平 | 持平 | 与上年持平
turned, period | flow | same_period | 20 | -50 | 同比由负转正 | 由负转正 | 比上年同期增加70篇
turned, stock | stock | last_year_end | 20 | -50 | 比上年末由负转正 | 由负转正 | 比上年末增加70人

# flows of part of a year, stocks
period | flow | same_period | 110 | 100 | 同比增长10.0% | 增长10.0% | 比上年同期增加10篇
stock | stock | last_year_end | 8800 | 8000 | 比上年末增长10.0% | 增长10.0% | 比上年末增加800人
stock falls | stock | last_year_end | 7336 | 8000 | 比上年末下降8.3% | 下降8.3% | 比上年末减少664人
stock doubles | stock | last_year_end | 200 | 100 | 比上年末翻一番 | 翻一番 | 比上年末增加100人

# shares: percentage points, from the exact shares
share | share | last_year | 0.127 | 0.115 | 比上年提高1.2个百分点 | 提高1.2个百分点 | 比上年提高1.2个百分点
share falls | share | last_year | 0.115 | 0.127 | 比上年下降1.2个百分点 | 下降1.2个百分点 | 比上年下降1.2个百分点
share half up | share | last_year | 0.1245 | 0 | 比上年提高12.5个百分点 | 提高12.5个百分点 | 比上年提高12.5个百分点
unrounded | share | last_year | 0.1264 | 0.1146 | 比上年提高1.2个百分点 | 提高1.2个百分点 | 比上年提高1.2个百分点
share equal | share | last_year | 1/3 | 1/3 | 与上年持平 | 持平 | 与上年持平
share nearly | share | last_year | 0.5004 | 0.5 | 与上年基本持平 | 基本持平 | 与上年基本持平
share to 0 | share | last_year | 0 | 0.1 | 比上年下降10.0个百分点 | 下降10.0个百分点 | 比上年下降10.0个百分点
share, period | share | same_period | 0.2 | 0.1 | 比上年同期提高10.0个百分点 | 提高10.0个百分点 | 比上年同期提高10.0个百分点
share, stock | share | last_year_end | 0.2 | 0.1 | 比上年末提高10.0个百分点 | 提高10.0个百分点 | 比上年末提高10.0个百分点
share never | share | last_year | 0 | 0 | - | - | -
share missing | share | last_year | 0.2 | - | - | - | -

# ranks: places, smaller is better
rank up | rank | last_year | 2 | 3 | 比上年上升1位 | 上升1位 | 比上年上升1位
rank down | rank | last_year | 5 | 2 | 比上年下降3位 | 下降3位 | 比上年下降3位
rank equal | rank | last_year | 2 | 2 | 与上年持平 | 持平 | 与上年持平
rank, period | rank | same_period | 2 | 12 | 比上年同期上升10位 | 上升10位 | 比上年同期上升10位
rank missing | rank | last_year | 2 | - | - | - | -

# quotients and averages: percent, whatever the base; days in days, 延长 or 缩短
quotient | quotient | last_year | 617.1 | 561 | 同比增长10.0% | 增长10.0% | 比上年增加56.1次/条
quotient falls | quotient | last_year | 2.5 | 5 | 同比下降50.0% | 下降50.0% | 比上年减少2.5次/条
quotient doubles | quotient | last_year | 5 | 2.5 | 同比翻一番 | 翻一番 | 比上年增加2.5次/条
quotient, tiny | quotient | last_year | 617.11 | 617.1 | 与上年基本持平 | 基本持平 | 与上年基本持平
days fall | average | last_year | 3.5 | 4 | 比上年缩短0.5天 | 缩短0.5天 | 比上年缩短0.5天
days rise | average | last_year | 4 | 3.2 | 比上年延长0.8天 | 延长0.8天 | 比上年延长0.8天
days level to a tenth | average | last_year | 5.44 | 5.41 | 与上年基本持平 | 基本持平 | 与上年基本持平
days twice | average | last_year | 7 | 3.5 | 比上年延长3.5天 | 延长3.5天 | 比上年延长3.5天
"""  # noqa: E501  # a table is read row by row


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    return [["" if cell == "-" else cell for cell in line.split(" | ")] for line in lines]


@pytest.mark.parametrize("row", rows(TABLE), ids=" ".join)
def test_the_decision_table_by_hand(figure: MakeFigure, row: list[str]) -> None:
    rule, of, basis, now, before, whole, brief, absolute = row
    kind = Kind(of)
    moved = figure(number(now), number(before), UNITS[kind], kind, Basis(basis))
    assert full(moved) == whole, rule
    assert short(moved) == brief, rule
    assert against(moved) == absolute, rule


def test_the_decision_table_has_every_status(figure: MakeFigure) -> None:
    seen = {
        figure(number(row[3]), number(row[4]), "", Kind(row[1]), Basis(row[2])).change.status
        for row in rows(TABLE)
    }
    assert seen == set(Status) - {Status.NOT_APPLICABLE, Status.REDEFINED}


@pytest.mark.parametrize(
    ("kind", "now", "before", "cell"),
    [
        (FLOW, "563", "512", "10.0%"),
        (FLOW, "110", "120", "-8.3%"),
        (FLOW, "279", "100", "179.0%"),  # tables keep percent
        (FLOW, "20", "20", "0.0%"),
        (FLOW, "10004", "10000", "0.0%"),
        (FLOW, "3", "1", "—"),  # no rate on a small base
        (FLOW, "7", "0", "—"),
        (FLOW, "0", "7", "—"),
        (FLOW, "0", "0", "—"),
        (FLOW, "20", "-50", "—"),
        (FLOW, "20", "", "—"),
        (SHARE, "0.127", "0.115", "1.2个百分点"),
        (SHARE, "0.115", "0.127", "-1.2个百分点"),
        (SHARE, "0.115", "", "—"),
        (RANK, "2", "3", "上升1位"),
        (RANK, "2", "2", "持平"),
        (RANK, "2", "", "—"),
        (QUOTIENT, "2.5", "5", "-50.0%"),
    ],
)
def test_tables_have_signs_and_dashes(
    figure: MakeFigure, kind: Kind, now: str, before: str, cell: str
) -> None:
    assert in_table(figure(number(now), number(before), UNITS[kind], kind)) == cell


@pytest.mark.parametrize(
    ("kind", "now", "before", "decimals", "clause", "cell"),
    [
        (FLOW, "563", "512", 0, "同比增长10%", "10%"),
        (FLOW, "563", "512", 2, "同比增长9.96%", "9.96%"),
        (FLOW, "2249", "2000", 0, "同比增长12%", "12%"),
        (FLOW, "2249", "2000", 2, "同比增长12.45%", "12.45%"),
        (FLOW, "1002", "1000", 0, "与上年基本持平", "0%"),  # 0.2%
        (FLOW, "1005", "1000", 0, "同比增长1%", "1%"),  # half up
        (FLOW, "1002", "1000", 2, "同比增长0.20%", "0.20%"),
        (FLOW, "100004", "100000", 2, "与上年基本持平", "0.00%"),
        (FLOW, "100005", "100000", 2, "同比增长0.01%", "0.01%"),
        (FLOW, "1995", "1000", 0, "同比增长1倍", "100%"),
        (FLOW, "1", "2500", 0, "同比下降99.96%", "-100%"),
        (FLOW, "20", "20", 0, "与上年持平", "0%"),
        (SHARE, "0.127", "0.115", 0, "比上年提高1个百分点", "1个百分点"),
        (SHARE, "0.127", "0.115", 2, "比上年提高1.20个百分点", "1.20个百分点"),
        (SHARE, "0.504", "0.5", 0, "与上年基本持平", "0个百分点"),
    ],
)
def test_the_definition_decides_the_decimals_of_percentages(  # noqa: PLR0917  # a row of a table
    figure: MakeFigure, kind: Kind, now: str, before: str, decimals: int, clause: str, cell: str
) -> None:
    moved = figure(number(now), number(before), UNITS[kind], kind, YEAR, decimals)
    assert (full(moved), in_table(moved)) == (clause, cell)


def test_a_change_that_does_not_apply_says_nothing(figure: MakeFigure) -> None:
    silent = Figure(
        "x", "x", FLOW, "篇", Fraction(3), Fraction(2), Change(Status.NOT_APPLICABLE, YEAR)
    )
    assert (full(silent), short(silent), against(silent), in_table(silent)) == ("", "", "", "—")


@pytest.mark.parametrize(
    ("kind", "now", "before", "words"),
    [
        (FLOW, "20", "22", "下降9.1%"),
        (FLOW, "3", "6", "减少3篇"),  # a small base
        (FLOW, "0", "22", "减少22篇"),  # to nothing
        (FLOW, "22", "20", ""),
        (FLOW, "6", "3", ""),
        (FLOW, "20", "20", ""),
        (FLOW, "9999", "10000", ""),  # nearly the same is no fall
        (FLOW, "20", "", ""),
        (FLOW, "0", "0", ""),
        (SHARE, "0.115", "0.127", "下降1.2个百分点"),
        (SHARE, "0.1151", "0.1153", ""),  # both are 11.5%
        (AVERAGE, "9.62", "9.64", ""),  # and both 9.6天
        (AVERAGE, "3.5", "4", "缩短0.5天"),
        (RANK, "5", "3", "下降2位"),
        (RANK, "3", "5", ""),
    ],
)
def test_a_fall_is_said_and_nothing_else(
    figure: MakeFigure, kind: Kind, now: str, before: str, words: str
) -> None:
    assert fall(figure(number(now), number(before), UNITS[kind], kind)) == words


@pytest.mark.parametrize(
    ("kind", "now", "before", "words"),
    [
        (FLOW, "22", "20", "增长10.0%"),
        (FLOW, "20", "22", ""),
        (FLOW, "10000", "9999", ""),
        (SHARE, "0.1153", "0.1151", ""),
        (AVERAGE, "9.66", "9.62", ""),  # said to be 基本持平, so nothing got worse
        (AVERAGE, "4", "3.2", "延长0.8天"),
    ],
)
def test_a_rise_is_said_and_nothing_else(
    figure: MakeFigure, kind: Kind, now: str, before: str, words: str
) -> None:
    assert rise(figure(number(now), number(before), UNITS[kind], kind)) == words


def test_every_basis_has_its_name() -> None:
    assert [basis_name(basis) for basis in Basis] == ["上年", "上年同期", "上年末"]


RATE = re.compile(r"(?:同比|比上年末)(增长|下降)([0-9.]+)(%|倍)")
DOUBLED = {"翻一番": 2, "翻两番": 4, "翻三番": 8}
AMOUNT = re.compile(r"比上年(?:同期|末)?(增加|减少)([0-9]+)篇")
PUBLISHED_ERRORS = re.compile(
    r"(下降|减少)[0-9.]+倍|100\.0%|下降100%|下降-|增长-|[^0-9]0\.0%|[^0-9]0倍|同比(去|上)年|nan"
)
COUNTS = st.one_of(st.integers(0, 30), st.integers(0, 3000), st.integers(0, 10**9))


def claimed_values(text: str, previous: int) -> tuple[Fraction, Fraction]:
    """Between which values the words place this year's, given last year's; by its own reading."""
    if found := RATE.fullmatch(text):
        direction, digits, unit = found.groups()
        size = Fraction(digits) * (100 if unit == "倍" else 1)
        places = len(digits.partition(".")[2])
        half = Fraction(1, 2 * 10 ** max(places, 1))
        if unit == "倍":  # a whole number of times is whole to a hundredth
            half = Fraction(100, 2 * 10 ** (places or 2))
        ends = sorted(
            (1 + sign * step / 100) for sign in (1,) for step in (size - half, size + half)
        )
        if direction == "下降":
            ends = [1 - (size + half) / 100, 1 - (size - half) / 100]
        return previous * ends[0], previous * ends[1]
    if times := DOUBLED.get(text[-3:]):
        return Fraction(previous * times), Fraction(previous * times)
    if found := AMOUNT.fullmatch(text):
        step = int(found[2]) if found[1] == "增加" else -int(found[2])
        return Fraction(previous + step), Fraction(previous + step)
    if text.endswith("基本持平"):
        return previous * (1 - Fraction(1, 2000)), previous * (1 + Fraction(1, 2000))
    assert text.endswith("持平"), text
    return Fraction(previous), Fraction(previous)


@settings(max_examples=500)
@given(COUNTS, COUNTS, st.sampled_from(Basis))
def test_the_words_are_true_of_any_two_counts(
    figure: MakeFigure, now: int, before: int, basis: Basis
) -> None:
    text = full(figure(now, before, basis=basis))
    if before == 0:
        assert text == (f"{basis_name(basis)}没有" if now else "")
        return
    low, high = claimed_values(text, before)
    assert low <= now <= high
    assert (now == before) == text.endswith(("年持平", "同期持平", "末持平"))


@settings(max_examples=500)
@given(COUNTS, COUNTS, st.sampled_from(Basis))
def test_the_difference_is_exact_for_any_two_counts(
    figure: MakeFigure, now: int, before: int, basis: Basis
) -> None:
    text = against(figure(now, before, basis=basis))
    if now or before:
        assert claimed_values(text, before) == (Fraction(now), Fraction(now))
    else:
        assert text == ""


@settings(max_examples=500)
@given(COUNTS, COUNTS)
def test_published_errors_are_never_written(figure: MakeFigure, now: int, before: int) -> None:
    text = full(figure(now, before))
    assert not PUBLISHED_ERRORS.search(text)


@settings(max_examples=400)
@given(st.integers(1, 1000), st.integers(1, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_points_are_true_of_any_two_shares(
    figure: MakeFigure, whole: int, whole_before: int, part: int, part_before: int
) -> None:
    now, before = Fraction(part, whole), Fraction(part_before, whole_before)
    text = full(figure(now, before, "", SHARE))
    found = re.fullmatch(r"比上年(提高|下降)([0-9]+\.[0-9])个百分点", text)
    points = (now - before) * 100
    if found:
        claim = Fraction(found[2]) * (1 if found[1] == "提高" else -1)
        assert abs(claim - points) <= Fraction(1, 20)
        assert claim != 0
    else:
        assert text in ("与上年持平", "与上年基本持平", "")
        assert abs(points) < Fraction(1, 20)


@given(st.integers(1, 100), st.integers(1, 100))
def test_a_smaller_rank_is_a_rise(figure: MakeFigure, now: int, before: int) -> None:
    text = full(figure(now, before, "位", RANK))
    way = {True: "上升", False: "下降"}[now < before]
    assert text == (f"比上年{way}{abs(now - before)}位" if now != before else "与上年持平")


@settings(max_examples=400)
@given(COUNTS, COUNTS, st.sampled_from(Basis), st.sampled_from(Kind))
def test_a_clause_reads_after_a_comma(
    figure: MakeFigure, now: int, before: int, basis: Basis, kind: Kind
) -> None:
    moved = figure(now, before, UNITS[kind], kind, basis)
    sentence = f"{quantity(moved)}，{full(moved)}"
    assert full(moved) == "" or re.fullmatch(r"第?[0-9.]+.*，(同比|比上年|与上年|上年).+", sentence)
