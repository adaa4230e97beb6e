"""A ledger with all the mess at once is the same ledger as its clean twin."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import NamedTuple

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from office import ARTICLES, UNITS, Office, changed

from zgreport.definition.model import ColumnDef, MeasureDef, MeasureKind
from zgreport.findings import Severity

LEDGER = changed(
    ARTICLES,
    columns=(
        ColumnDef("日期", ("刊发日期", "发表时间")),
        ColumnDef("标题", ("题目", "稿件标题")),
        ColumnDef("单位", ("供稿单位", "报送单位")),
        ColumnDef("类别", ("信息类别",), ("贯彻落实", "基层实践")),
        ColumnDef("阅读", ("阅读次数",)),
    ),
    measures=(MeasureDef("阅读", "阅读", MeasureKind.SUM, "次"),),
    duplicate_key=("标题", "单位", "日期"),
)
UNIT_NAMES = {
    "甲县": ["甲县", "甲县委组织部", "甲 县", "甲县\u3000"],
    "乙区": ["乙区", "乙区委组织部", "乙区组织部"],
}
CATEGORIES = ("贯彻落实", "基层实践")
HABITS = (
    lambda d: d,
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.month}月{d.day}日",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{d:%Y/%m/%d}",
    lambda d: (d - dt.date(1899, 12, 30)).days,
)
NUMBERS = (
    lambda n: n,
    str,
    lambda n: f"{n}次",
    lambda n: f"{n:,}".replace(",", "，"),
    lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
)


class Record(NamedTuple):
    date: dt.date
    title: str
    unit: str
    category: str
    reads: int


records = st.lists(
    st.builds(
        Record,
        st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        st.text("党建引领基层治理做实学习", min_size=2, max_size=8).map(lambda t: f"《{t}》"),
        st.sampled_from(sorted(UNIT_NAMES)),
        st.sampled_from(CATEGORIES),
        st.integers(0, 99_999),
    ),
    min_size=1,
    max_size=12,
)


def messy(draw: st.DataObject, found: list[Record]) -> openpyxl.Workbook:
    """The records as an office might keep them: any order of columns, any alias, any habit."""
    order = draw.draw(st.permutations(range(5)))
    headers = [draw.draw(st.sampled_from((c.name, *c.headers))) for c in LEDGER.columns]
    spaced = [draw.draw(st.sampled_from((h, f"{h[0]}\n{h[1:]}", f" {h}　"))) for h in headers]
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for title in draw.draw(st.sampled_from(([], ["2023年台账"], ["台账", "填报单位：某部"]))):
        page.append([title])
        page.merge_cells(start_row=page.max_row, start_column=1, end_row=page.max_row, end_column=6)
    page.append(["序号", *(spaced[i] for i in order)])
    since = 0
    for number, record in enumerate(found, 1):
        cells = (
            draw.draw(st.sampled_from(HABITS))(record.date),
            draw.draw(st.sampled_from((record.title, f" {record.title}\u00a0"))),
            draw.draw(st.sampled_from(UNIT_NAMES[record.unit])),
            draw.draw(st.sampled_from((record.category, " ".join(record.category)))),
            draw.draw(st.sampled_from(NUMBERS))(record.reads),
        )
        page.append([number, *(cells[i] for i in order)])
        since += record.reads
        extra = draw.draw(st.sampled_from(("", "", "blank", "小计", "serial")))
        if extra == "小计":
            page.append([extra, *(since if i == 4 else None for i in order)])
            since = 0
        elif extra:
            page.append([number + 1 if extra == "serial" else None])
    total = sum(record.reads for record in found)
    page.append(["合 计", *(total if i == 4 else None for i in order)])
    page.append([])
    page.append(["注：本表由某部统计。"])
    return book


@settings(max_examples=25)
@given(st.data(), records)
def test_a_messy_ledger_is_read_as_its_clean_twin(data: st.DataObject, found: list[Record]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        members = [("甲县", "甲县委组织部"), ("乙区", "乙区委组织部、乙区组织部")]
        office.book("名录.xlsx", [("单位", "别名"), *members], sheet="单位")
        messy(data, found).save(office.path("2023/发稿.xlsx"))
        loaded = office.load(LEDGER, registries=[UNITS])
        frame = loaded.ledgers["发稿"].frame
        columns = [frame[column.name] for column in LEDGER.columns]
        assert list(zip(*columns, strict=True)) == found
        told = {f.code for f in loaded.findings if f.severity is not Severity.NOTE}
        assert told <= {"ledgers.duplicate", "ledgers.empty_row"}  # a serial number alone
        account = loaded.accounts["发稿", 2023]
        assert (account.read, account.counted) == (len(found), len(found))
