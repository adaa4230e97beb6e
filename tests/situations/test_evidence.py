"""Evidence: ordinary names whose numbers add up by chance, and wholes under ordinary names.

Each line of a table is one sheet: the sum that counts and the codes that are told, by hand.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from office import Office, Rows, changed
from told import codes

from zgreport.definition.model import (
    ColumnDef,
    Duplicates,
    LedgerDef,
    MeasureDef,
    MeasureKind,
    UnpivotDef,
)
from zgreport.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.long(8)

LISTS = LedgerDef(
    name="统计",
    files=("*统计*",),
    date=None,
    measure_word="件",
    columns=(ColumnDef("单位"),),
    groups=(),
    measures=(MeasureDef("件数量", "件数", MeasureKind.SUM, "件"),),
    duplicates=Duplicates.COUNT,
    duplicate_key=(),
    unpivot=None,
    line=1,
)
MONTHS = changed(LISTS, date="月份", columns=(ColumnDef("月份"), ColumnDef("单位")))
STOCKS = changed(MONTHS, measures=(MeasureDef("件数量", "件数", MeasureKind.LAST, "件"),))
LEVELS = changed(LISTS, columns=(ColumnDef("上级"), ColumnDef("下级")))
CROSSED = changed(
    LISTS, columns=(), date="月份", unpivot=UnpivotDef(columns=("*县",), into="单位", value="件数")
)
N, NL, M = ("单位", "件数"), ("上级", "下级", "件数"), ("月份", "单位", "件数")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace with folders for 2022 and 2023."""
    return Office(tmp_path)


def read(office: Office, ledger: LedgerDef, rows: Rows) -> tuple[object, list[str]]:
    """The sum of what counts, and the codes of all that is more than a note."""
    office.book("2023/统计.xlsx", rows)
    records = office.load(ledger)
    found = [f for f in records.findings if f.severity is not Severity.NOTE]
    told = sorted({code.removeprefix("ledgers.") for code in codes(found)})
    return sum(records.ledgers[ledger.name].frame["件数"]), told


def months(names: str, *numbers: Sequence[int]) -> list[tuple[object, ...]]:
    """The numbers of the names in January, February and so on, below the headers."""
    named = ((f"{n}月", each) for n, each in enumerate(numbers, 1))
    return [
        M,
        *((m, name, v) for m, vs in named for name, v in zip(names.split(), vs, strict=True)),
    ]


NAMES = [
    "全兴镇", "总店乡", "全州县", "全南县", "共和县", "合江县", "小计镇", "总工会", "全福村",
    "总府街道", "全聚德酒店", "合兴镇",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_begins_like_a_total_is_a_name(office: Office, name: str) -> None:
    rows = months(f"甲镇 乙镇 {name}", (1, 1, 2), (0, 3, 3), (2, 0, 2), (1, 2, 0))
    assert read(office, MONTHS, rows) == (17, [])


@pytest.mark.parametrize("name", NAMES)
def test_also_where_it_is_the_sum_in_its_only_filled_month(office: Office, name: str) -> None:
    rows = months(f"甲镇 乙镇 {name}", (0, 0, 0), (0, 0, 0), (0, 1, 1))
    assert read(office, MONTHS, rows) == (2, [])


@pytest.mark.parametrize("name", NAMES)
def test_and_in_a_list(office: Office, name: str) -> None:
    rows = [N, ("甲镇", 1), ("乙镇", 1), ("丙镇", 1), (name, 3)]
    assert read(office, LISTS, rows) == (6, [])


QUIET: list[tuple[str, LedgerDef, Rows, int]] = [
    ("one sum of three", LISTS, [N, ("甲", 3), ("乙", 2), ("丙", 1), ("丁", 6)], 12),
    ("a sum of two", LISTS, [N, ("甲", 60), ("乙", 20), ("丙", 40)], 120),
    ("small groups", LISTS, [N, *zip("甲乙丙丁戊己", (3, 1, 2, 4, 1, 3), strict=True)], 14),
    ("the same month after month", MONTHS, months("甲 乙 丙", *[(2, 1, 1)] * 12), 48),
    ("one in twelve", MONTHS, months("甲 乙 丙", (30, 10, 20), *[(7, 5, 31)] * 3), 189),
    ("numbered names", LISTS, [N, ("甲库", 90), ("1号点", 20), ("2号点", 30)], 140),
    ("own number of a town", LEVELS, [NL, ("东镇", None, 3), ("东镇", "一村", 11)], 14),
    (
        "own numbers of towns",
        LEVELS,
        [NL, ("东镇", None, 3), ("东镇", "一村", 11), ("东镇", "二村", 5), ("西镇", None, 9)],
        28,
    ),
    ("columns", CROSSED, [("月份", "甲县", "全州县", "乙县"), ("1月", 1, 1, 0)], 2),
    ("全县 over its towns", LISTS, [N, ("甲", 31), ("乙", 20), ("丙", 7), ("全县", 58)], 58),
    ("全县 each month", MONTHS, months("全县 甲 乙", (31, 20, 11), (0, 0, 0), (3, 1, 2)), 34),
    ("a quarter at the end", MONTHS, [*months("甲", *[(9,)] * 6), ("一季度合计", None, 27)], 54),
    (
        "quarters of each unit",
        MONTHS,
        [
            *months("甲 乙", *[(9, 5)] * 4),
            ("一季度合计", "甲", 27),
            ("一季度合计", "乙", 15),
        ],
        56,
    ),
    (
        "month totals above, from April",
        MONTHS,
        [
            M,
            *(
                row
                for n in range(4, 8)
                for row in (
                    (f"{n}月", "合计", 7 * n),
                    (f"{n}月", "甲", 4 * n),
                    (f"{n}月", "乙", 3 * n),
                )
            ),
        ],
        154,
    ),
    (
        "parts of several lines",
        LISTS,
        [N, ("来信", 2), ("其中：联名", 1), ("来访", 1), ("其中：集体", 1), ("电话", 9)],
        12,
    ),
    (
        "towns with a sum each",
        LEVELS,
        [
            NL,
            ("东镇", "一村", 11),
            ("东镇", "二村", 20),
            ("东镇", None, 31),
            ("西镇", "三村", 44),
            ("西镇", "四村", 57),
            ("西镇", "全镇", 101),
        ],
        132,
    ),
    (
        "classes above",
        LISTS,
        [
            N,
            ("东片", 31),
            ("甲乡", 11),
            ("乙乡", 20),
            ("西片", 101),
            ("丙乡", 44),
            ("丁乡", 57),
        ],
        132,
    ),
    (
        "classes below",
        LISTS,
        [
            N,
            ("甲乡", 11),
            ("乙乡", 20),
            ("东片", 31),
            ("丙乡", 44),
            ("丁乡", 57),
            ("西片", 101),
        ],
        132,
    ),
]


@pytest.mark.parametrize(("ledger", "rows", "total"), [q[1:] for q in QUIET])
def test_an_ordinary_sheet_counts_without_a_word(
    office: Office, ledger: LedgerDef, rows: Rows, total: int
) -> None:
    assert read(office, ledger, rows) == (total, [])


A, B = (11, 20, 31, 44, 57, 101), (13, 24, 37, 48, 69, 117)
TOWNS = ("甲乡", "乙乡", "红队", "丙乡", "丁乡", "蓝队")
BELOW = [N, *zip(TOWNS, A, strict=True)]
ABOVE = [N, *zip(TOWNS[::-1], A[::-1], strict=True)]
DIFFERING = [NL, ("东镇", "一村", 11), ("东镇", "二村", 20)]
NESTED = [
    "云川",
    "红队",
    "红一",
    "甲",
    "乙",
    "红二",
    "丙",
    "丁",
    "蓝队",
    "蓝一",
    "戊",
    "己",
    "蓝二",
    "庚",
    "辛",
]
TOLD: list[tuple[str, LedgerDef, Rows, str]] = [
    ("groups, sums below", LISTS, BELOW, "perhaps_parent"),
    ("groups, sums above", LISTS, ABOVE, "perhaps_parent"),
    ("with 全县 below", LISTS, [*BELOW, ("全县", 132)], "perhaps_parent"),
    ("with 合计 below", LISTS, [*BELOW, ("合计", 132)], "perhaps_parent"),
    ("with a proper name on top", LISTS, [N, ("云川", 132), *ABOVE[1:]], "perhaps_parent"),
    ("a unit by itself", LISTS, [*ABOVE, ("县直", 9)], "perhaps_parent"),
    ("every month", MONTHS, months(" ".join(TOWNS), A, B), "perhaps_parent"),
    (
        "every month with 全县",
        MONTHS,
        months(" ".join((*TOWNS, "全县")), (*A, 132), (*B, 154)),
        "perhaps_parent",
    ),
    (
        "three levels",
        LISTS,
        [
            N,
            *zip(
                NESTED,
                (231, 132, 31, 11, 20, 101, 44, 57, 99, 50, 23, 27, 49, 40, 9),
                strict=True,
            ),
        ],
        "perhaps_parent",
    ),
    (
        "round groups",
        LISTS,
        [N, ("红", 50), ("甲", 30), ("乙", 20), ("蓝", 70), ("丙", 40), ("丁", 30)],
        "perhaps_sum",
    ),
    (
        "a sum of three, three digits",
        LISTS,
        [N, ("甲", 31), ("乙", 20), ("丙", 57), ("云川", 108)],
        "perhaps_whole",
    ),
    (
        "the same on top",
        LISTS,
        [N, ("云川", 108), ("甲", 31), ("乙", 20), ("丙", 57)],
        "perhaps_whole",
    ),
    ("two digits", LISTS, [N, ("甲", 11), ("乙", 20), ("丙", 7), ("云川", 38)], "perhaps_sum"),
    (
        "two digits, a county",
        LISTS,
        [N, ("甲乡", 11), ("乙乡", 20), ("丙镇", 7), ("云川县", 38)],
        "perhaps_whole",
    ),
    (
        "every month, any name",
        MONTHS,
        months("甲 乙 机关", (11, 20, 31), (13, 24, 37), (5, 9, 14)),
        "perhaps_whole",
    ),
    (
        "once in a year",
        MONTHS,
        [*months("甲县 乙县 丙县", (11, 20, 32), (13, 24, 39)), ("2月", "云川市", 76)],
        "perhaps_whole",
    ),
    (
        "once, a stock",
        STOCKS,
        [*months("甲县 乙县 丙县", (11, 20, 32), (13, 24, 39)), ("2月", "云川市", 76)],
        "perhaps_whole",
    ),
    (
        "once, no rank",
        MONTHS,
        [*months("甲 乙 丙", (11, 20, 32), (13, 24, 39)), ("2月", "丁", 76)],
        "perhaps_whole",
    ),
    (
        "全县 with a slip",
        MONTHS,
        months("甲 乙 全县", (11, 20, 31), (13, 24, 37), (5, 6, 12)),
        "whole_differs",
    ),
    (
        "全县 of some towns",
        MONTHS,
        months("甲 乙 全县", (11, 20, 70), (13, 24, 90)),
        "perhaps_total",
    ),
    (
        "全县 of some towns, a list",
        LISTS,
        [N, ("甲", 11), ("乙", 20), ("全县", 90)],
        "perhaps_total",
    ),
    (
        "a column",
        CROSSED,
        [
            ("月份", "云川县", "东县", "西县", "南县"),
            ("1月", 66, 11, 20, 35),
            ("2月", 84, 13, 24, 47),
        ],
        "perhaps_whole_column",
    ),
    (
        "a column of one month",
        CROSSED,
        [("月份", "云川县", "东县", "西县", "南县"), ("1月", 66, 11, 20, 35)],
        "perhaps_sum_column",
    ),
    (
        "some parts, indented",
        LISTS,
        [N, ("机关", 100), ("　县委办", 31), ("　政府办", 44), ("学校", 200), ("　一小", 101)],
        "parent_differs",
    ),
    (
        "some parts, （1）",
        LISTS,
        [
            N,
            ("机关", 100),
            ("（1）县委办", 31),
            ("（2）政府办", 44),
            ("学校", 200),
            ("（1）一小", 101),
        ],
        "parent_differs",
    ),
    (
        "some parts, ├, and 合计",
        LISTS,
        [
            N,
            ("机关", 100),
            ("├县委办", 31),
            ("├政府办", 44),
            ("学校", 200),
            ("├一小", 101),
            ("合计", 300),
        ],
        "parent_differs",
    ),
    (
        "some parts, ·",
        LISTS,
        [N, ("机关", 100), ("·县委办", 31), ("·政府办", 44)],
        "parent_differs",
    ),
    (
        "parts of which the first is marked",
        LISTS,
        [N, ("学校", 100), ("其中：一小", 31), ("　　　二小", 44), ("医院", 200)],
        "perhaps_part",
    ),
    ("a town with more than its parts", LEVELS, [*DIFFERING, ("东镇", None, 41)], "perhaps_upper"),
    ("全镇 with more than its parts", LEVELS, [*DIFFERING, ("东镇", "全镇", 41)], "parent_differs"),
]


@pytest.mark.parametrize(("ledger", "rows", "code"), [t[1:] for t in TOLD])
def test_a_whole_is_told(office: Office, ledger: LedgerDef, rows: Rows, code: str) -> None:
    assert code in read(office, ledger, rows)[1]
    assert "total_mismatch" not in read(office, ledger, rows)[1]


def test_a_total_of_its_own_months_that_is_wrong_is_told(office: Office) -> None:
    rows = [*months("甲", *[(9,)] * 6), ("一季度合计", None, 28), ("二季度合计", None, 27)]
    assert read(office, MONTHS, rows) == (54, ["total_mismatch"])


LISTED = [
    ("a sum", LISTS, [N, ("甲", 31), ("乙", 20), ("丙", 57), ("云川", 108)], "云川", 216),
    ("groups", LISTS, BELOW, "红队", 264),
    ("全县", LISTS, [N, ("甲", 31), ("乙", 20), ("丙", 57), ("全县", 108)], "全县", 216),
    ("every month", MONTHS, months("甲 乙 机关", (11, 20, 31), (13, 24, 37)), "机关", 136),
]


@pytest.mark.parametrize(("ledger", "rows", "name", "total"), [r[1:] for r in LISTED])
def test_what_a_closed_list_has_is_a_record(
    office: Office, ledger: LedgerDef, rows: Rows, name: str, total: int
) -> None:
    names = tuple({str(row[-2]) for row in rows[1:]} | {name})
    columns = (*ledger.columns[:-1], ColumnDef("单位", values=names))
    assert read(office, changed(ledger, columns=columns), rows) == (total, [])


@pytest.mark.parametrize("seed", range(60))
def test_small_counts_add_up_by_chance(office: Office, seed: int) -> None:
    """Any table of towns gives its plain sum; hardly any of them is asked about, and none here."""
    chance = random.Random(seed)
    names = chance.sample([*NAMES, "甲镇", "乙镇", "丙乡", "丁乡"], chance.randint(3, 10))
    counts = [[chance.randint(0, 4) for _ in names] for _ in range(chance.randint(1, 12))]
    if len(counts) % 2:
        rows: Rows = [N, *zip(names, counts[0], strict=True)]
        assert read(office, LISTS, rows) == (sum(counts[0]), [])
    else:
        rows = months(" ".join(names), *counts)
        assert read(office, MONTHS, rows) == (sum(map(sum, counts)), [])
