"""A table with any mixture of what offices put into it, against its clean twin.

Either the figures are those of the twin, or a finding stands at the odd cell; never a third thing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from office import changed

from zgreport.definition.model import ColumnDef, Duplicates, LedgerDef, MeasureDef, MeasureKind
from zgreport.findings import Severity
from zgreport.ledgers.copies import ABOUT_REPETITION
from zgreport.ledgers.files.sheet import Scalar, Sheet
from zgreport.ledgers.files.shelf import InputSheet
from zgreport.ledgers.ledger import assemble

if TYPE_CHECKING:
    from zgreport.findings import Finding

LEDGER = LedgerDef(
    name="稿件",
    files=("*稿件*",),
    date="日期",
    measure_word="篇",
    columns=tuple(map(ColumnDef, ("日期", "标题", "单位"))),
    groups=(),
    measures=(MeasureDef("总字", "字数", MeasureKind.SUM, "字"),),
    duplicates=Duplicates.COUNT,
    duplicate_key=None,
    unpivot=None,
    line=1,
)
UNDATED = changed(LEDGER, date=None, columns=tuple(map(ColumnDef, ("标题", "单位"))))
Cells = list[Scalar]
HEAD: Cells = ["序号", "日期", "标题", "单位", "字数", "备注"]

TITLES = st.sampled_from(
    [
        "党建引领治理",
        "全县党员累计超万名",
        "关于合计核算的通知",
        "共青团",
        "总数据库",
        "同比增长超三成的背后",
    ]
)
UNITS = st.sampled_from(["甲县", "乙县", "合计乡", "汇总办"])
RECORDS = st.builds(
    lambda month, title, unit, size: [None, dt.date(2023, month, 5), title, unit, size, None],
    st.integers(1, 12),
    TITLES,
    UNITS,
    st.integers(1, 999),
)
COLUMNS = st.integers(0, 3)
WORDS = st.sampled_from(
    ["合计", "小 计", "【汇总】", "1-6月累计", "Total", "总数", "本页合计", "共3篇"]
)
FOOTERS: st.SearchStrategy[Cells] = st.sampled_from(
    [
        ["制表人：", "张三", "审核人：", None, None, None],
        ["审核：李四", None, None, None, None, None],
        [None, None, "填报单位：云川市委组织部", None, None, None],
        [None, None, None, "第1页 共2页", None, None],
        ["注：转载不计", None, None, None, None, None],
        [None, "此件公开", None, None, None, None],
    ]
)
NOTHING: st.SearchStrategy[Cells] = st.sampled_from(
    [
        [None, dt.date(2023, 4, 5), "无", "甲县", None, None],
        [None, "/", "/", "/", "/", None],
        [None, None, "零报告", None, 0, None],
    ]
)
# What no record is, and nothing need be said of.
BLANK: Cells = [None] * 6
ADDED: st.SearchStrategy[Cells] = st.one_of(
    st.just(BLANK),
    st.just(HEAD),
    FOOTERS,
    NOTHING,
    st.builds(lambda at, word: [word if n == at else None for n in range(6)], COLUMNS, WORDS),
)
# Below all records, without a date.
RATES = st.lists(
    st.sampled_from(["进度", "覆盖率", "基数", "全省排名", "得分", "与上年比", "期末余额"]),
    max_size=2,
)
# A cell that is not what its column holds: (column, value).
ODD = st.sampled_from(
    [
        (1, "春节前"),
        (1, "2023.13.45"),
        (1, 2022.5),
        (4, "约三百"),
        (4, "待核"),
        (4, "见附件"),
        (4, "12\n13"),
        (4, "1O"),
        (4, "50%"),
        (5, "作废"),
        (5, "重复，不计"),
        (5, "已撤稿"),
    ]
)


def _is_about(record: Cells) -> tuple[Scalar, ...]:
    """What no two records share, so that none is entered twice."""
    return record[2], record[3]


@dataclass(frozen=True)
class Mixture:
    """The rows of a sheet, those of the clean twin, and the odd cells by their addresses."""

    rows: list[Cells]
    clean: list[Cells]
    odd: dict[str, int]


@st.composite
def mixtures(draw: st.DrawFn) -> Mixture:
    rows: list[Cells] = [HEAD]
    clean: list[Cells] = []
    odd: dict[str, int] = {}
    for record in draw(st.lists(RECORDS, min_size=1, max_size=8, unique_by=_is_about)):
        cells = list(record)
        if draw(st.integers(0, 5)) == 0:
            at, value = draw(ODD)
            cells[at] = value
            odd[f"{'ABCDEF'[at]}{len(rows) + 1}"] = len(clean)
        rows.append(cells)
        clean.append(record)
        rows.extend(draw(st.lists(ADDED, max_size=2)))
    at = draw(st.sampled_from([2, 3]))
    for word in draw(RATES):
        rows.append([word if n == at else 90 if n == 4 else None for n in range(6)])
    return Mixture(rows, clean, odd)


def read(sheets: dict[str, list[Cells]], ledger: LedgerDef) -> tuple[list[object], list[Finding]]:
    """The measure of each record of a workbook, and what is more than a note."""
    sources = [
        InputSheet(
            "inputs/2023/稿件.xlsx",
            Sheet(name, [["" if cell is None else cell for cell in row] for row in rows]),
            frozenset({2023}),
            2023,
            2023,
        )
        for name, rows in sheets.items()
    ]
    made, _, findings = assemble(ledger, sources, {}, (2022, 2023))
    return list(made.frame["字数"]), [f for f in findings if f.severity is not Severity.NOTE]


def figures(rows: list[Cells], ledger: LedgerDef) -> tuple[list[object], set[str]]:
    """The measure of each record, and the cells with more than a note."""
    sizes, findings = read({"Sheet1": rows}, ledger)
    return sizes, {f.place.cell or "" for f in findings}


@settings(max_examples=60)
@given(mixtures(), st.sampled_from([LEDGER, UNDATED]))
def test_a_mixture_is_its_clean_twin_or_says_where_it_is_not(
    mixture: Mixture, ledger: LedgerDef
) -> None:
    found, told = figures(mixture.rows, ledger)
    dated = ledger.date is not None
    odd = {cell: n for cell, n in mixture.odd.items() if dated or cell.startswith("E")}
    cancelled = [cell for cell in mixture.odd if cell.startswith("F")]  # told at their first
    assert odd.keys() - set(cancelled) <= told
    assert told.intersection(cancelled) == set(cancelled[:1])
    left_out = {n for cell, n in odd.items() if cell.startswith("B")}
    unread = {n for cell, n in odd.items() if cell.startswith("E")}
    assert found == [
        None if n in unread else record[4]
        for n, record in enumerate(mixture.clean)
        if n not in left_out
    ]
    assert told <= mixture.odd.keys()


@settings(max_examples=60)
@given(
    mixtures(),
    st.sampled_from(["Sheet1 (2)", "副本", "备份", "汇总", "Sheet1旧"]),
    st.booleans(),
    st.sampled_from([LEDGER, UNDATED]),
)
def test_a_sheet_copied_in_the_workbook_counts_once_and_is_named(
    mixture: Mixture, name: str, is_first: bool, ledger: LedgerDef
) -> None:
    own, copy = {"Sheet1": mixture.rows}, {name: [list(row) for row in mixture.rows]}
    once, _ = figures(mixture.rows, ledger)
    found, findings = read(copy | own if is_first else own | copy, ledger)
    assert sorted(map(str, found)) == sorted(map(str, once))
    assert {f.place.sheet for f in findings if f.code in ABOUT_REPETITION} <= {"Sheet1", name}
    assert not once or ABOUT_REPETITION & {f.code for f in findings}


@st.composite
def pastes(draw: st.DrawFn) -> tuple[list[Cells], list[Cells]]:
    """Records of which five or more successive ones stand below once more, and those records."""
    records = draw(st.lists(RECORDS, min_size=5, max_size=14, unique_by=_is_about))
    first = draw(st.integers(0, len(records) - 5))
    end = draw(st.integers(first + 5, len(records)))
    at = draw(st.integers(end, len(records)))
    again = [list(record) for record in records[first:end]]
    noted = draw(st.lists(st.one_of(st.just(BLANK), st.just(HEAD), FOOTERS), max_size=2))
    return [HEAD, *records[:at], *noted, *again, *records[at:]], records


@settings(max_examples=60)
@given(pastes(), st.booleans(), st.sampled_from([LEDGER, UNDATED]))
def test_rows_pasted_once_more_count_once_and_are_named(
    paste: tuple[list[Cells], list[Cells]], is_numbered: bool, ledger: LedgerDef
) -> None:
    rows, records = paste
    if is_numbered:
        rows = [row if row[4] in {None, "字数"} else [n, *row[1:]] for n, row in enumerate(rows)]
    found, findings = read({"Sheet1": rows}, ledger)
    assert found == [record[4] for record in records]
    assert [f.code for f in findings] == ["ledgers.copied_rows"]


@settings(max_examples=60)
@given(
    st.lists(RECORDS, min_size=2, max_size=8, unique_by=_is_about),
    COLUMNS,
    st.sampled_from(["合计", "小 计", "【汇总】", "Total", "总计："]),
    st.integers(-3, 3),
    st.sampled_from([LEDGER, UNDATED]),
)
def test_a_total_is_no_record_and_is_named_where_it_is_wrong(
    records: list[Cells], at: int, word: str, off: int, ledger: LedgerDef
) -> None:
    sizes = [record[4] for record in records]
    total: Cells = [word if n == at else None for n in range(6)]
    total[4] = sum(size for size in sizes if isinstance(size, int)) + off
    found, told = figures([HEAD, *records, total], ledger)
    assert found == sizes
    assert told == ({f"E{len(records) + 2}"} if off else set())


DATED_FOOTERS: st.SearchStrategy[Cells] = st.sampled_from(
    [
        ["制表人：张三", dt.date(2023, 12, 28), None, None, None, None],
        [None, dt.date(2023, 12, 28), "审核：李四", None, None, None],
        [None, dt.date(2023, 12, 28), "填表人：张三", None, None, None],
        ["填报日期：", dt.date(2023, 12, 28), None, None, None, None],
        [None, dt.date(2023, 12, 28), None, None, None, None],
    ]
)


@settings(max_examples=60)
@given(mixtures(), DATED_FOOTERS, st.sampled_from([LEDGER, UNDATED]))
def test_a_footer_with_a_date_beside_it_is_no_record_or_is_named(
    mixture: Mixture, footer: Cells, ledger: LedgerDef
) -> None:
    without, told_without = figures(mixture.rows, ledger)
    found, findings = read({"Sheet1": [*mixture.rows, footer]}, ledger)
    row = len(mixture.rows) + 1
    named = any((f.place.cell or "").lstrip("ABCDEF") == str(row) for f in findings)
    assert found == without or named
    assert told_without <= {f.place.cell or "" for f in findings}
