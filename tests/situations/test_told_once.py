"""What is said once where it is one fault, and in words that fit the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filing import define, file_all
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("日期", "标题", "单位", "字数")
LEDGER = """\
  稿件:
    files: "*稿件*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 单位: [], 字数: []}
    measures:
      总字: {column: 字数, kind: sum, measure_word: 字}
"""
MONTHS = """\
  台账:
    files: "*台账*"
    date: 月份
    columns: {月份: [], 单位: []}
    measures:
      件: {column: 件数, kind: sum, measure_word: 件}
"""


def record(n: int, year: int = 2023) -> tuple[object, ...]:
    return f"{year}-{n % 12 + 1:02}-05", f"事项{n}", "甲县", 50 + n


def told(folder: Path, sheets: dict[str, list[tuple[object, ...]]], ledger: str = LEDGER) -> str:
    """What `figures` says of one book of 2023."""
    define(folder, ledger)
    name = "稿件.xlsx" if "稿件" in ledger else "台账.xlsx"
    first = ledger.split(":", maxsplit=1)[0].strip()
    file_all(folder, {f"2023/{name}": sheets})
    run = called("figures", "2023", "-C", str(folder), "-e", first)
    return run.out + run.err


def test_last_years_rows_are_one_fault_of_the_sheet(tmp_path: Path) -> None:
    rows = [HEAD, *(record(n, 2022) for n in range(10)), record(10)]
    said = told(tmp_path, {"S": rows})
    assert said.count("不在文件夹的年度里") == 1
    assert "第 2-11 行的日期 2022-01-05—2022-12-05" in said.replace("2022-10-05", "2022-12-05")


def test_rows_of_two_years_are_two_faults(tmp_path: Path) -> None:
    rows = [HEAD, record(1, 2022), record(2), record(3, 2024), record(4, 2022)]
    said = told(tmp_path, {"S": rows})
    assert said.count("不在文件夹的年度里") == 2
    assert "第 2、5 行的日期 2022-02-05—2022-05-05 不在" in said
    assert "第 4 行的日期 2024-04-05 不在" in said


def months(*numbers: int, extra: int = 0) -> list[tuple[object, ...]]:
    return [("月份", "单位", "件数"), *((f"2023年{n}月", "甲县", n + extra) for n in numbers)]


def test_months_on_two_sheets_are_one_fault_of_the_two(tmp_path: Path) -> None:
    sheets = {"一": months(*range(1, 9)), "二": months(*range(5, 13), extra=1)}
    said = told(tmp_path, sheets, MONTHS)
    assert said.count("会重复计算") == 1
    assert "5月、6月、7月、8月（第 2-5 行）" in said
    assert "第 6-9 行已经有了“件数”" in said


def test_of_three_sheets_each_two_are_told(tmp_path: Path) -> None:
    sheets = {"一": months(1, 2), "二": months(2, 3, extra=1), "三": months(3, 4, extra=2)}
    assert told(tmp_path, sheets, MONTHS).count("会重复计算") == 2


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("2023-06-06\n2023-07-07", "“2023-06-06⏎2023-07-07”"),
        ("2023-06-06\r\n2023-07-07", "“2023-06-06⏎2023-07-07”"),
        ("六月六日\n七月七日", "“六月六日⏎七月七日”"),
    ],
)
def test_a_cell_of_two_lines_is_shown_as_such(tmp_path: Path, cell: str, shown: str) -> None:
    rows = [HEAD, record(1), (cell, "两个日期", "甲县", 5), record(3)]
    assert shown in told(tmp_path, {"S": rows})


@pytest.mark.parametrize(
    ("row", "account"),
    [
        (("下半年", None, None, None), "小标题"),
        (("2023-07-05", None, None, None), "没有标题和数"),
        (("2023-07-05", None, "甲县", None), "没有标题和数"),
        (("2023-07-05", "无", "甲县", None), "零报告"),
    ],
)
def test_a_row_of_a_date_only_is_no_report_of_nothing(
    tmp_path: Path, row: tuple[object, ...], account: str
) -> None:
    define(tmp_path, LEDGER)
    file_all(tmp_path, {"2023/稿件.xlsx": {"S": [HEAD, record(1), row, record(8)]}})
    assert f"{account}（第 3 行）" in called("check", "2023", "-C", str(tmp_path)).out


def test_a_table_of_bare_dates_is_not_nought(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [HEAD, *((f"2023-{n:02}-01",) for n in range(1, 4))]
    assert "0篇" not in told(tmp_path, {"S": rows})


def test_another_name_of_a_column_is_asked_for_as_the_definition_takes_it(tmp_path: Path) -> None:
    head = ("日期", "题名", "单位", "字数")
    said = told(tmp_path, {"S": [head, *(record(n) for n in range(3))]})
    assert "columns: {标题: [题名]}" in said
    assert "您是不是想写 题名" not in said


def test_the_header_of_another_column_is_not_offered(tmp_path: Path) -> None:
    ledger = LEDGER.replace("标题: []", "标题: [], 期次: []")
    said = told(tmp_path, {"S": [HEAD, *(record(n) for n in range(3))]}, ledger)
    assert "columns: {期次: […]}" in said


def test_a_registry_that_the_definition_does_not_list_is_not_missing(tmp_path: Path) -> None:
    ledger = LEDGER.replace("单位: [], ", "")
    define(tmp_path, ledger)
    report = tmp_path / "inputs" / "report.yaml"
    registries = "registries:\n  单位: {files: 名录.xlsx, key: 单位}\nledgers:"
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("ledgers:", registries, 1), encoding="utf-8")
    odd = [("日期", "什么", "多少"), ("2023-01-01", "甲", 3)]
    file_all(
        tmp_path, {"名录.xlsx": {"单位": [("单位",), ("甲县",)]}, "2023/稿件.xlsx": {"S": odd}}
    )
    run = called("figures", "2023", "-C", str(tmp_path), "-e", "稿件")
    said = run.out + run.err
    assert "缺少：标题、字数" in said
    assert "单位" not in said.split("缺少：")[1].split("。")[0]


@pytest.mark.parametrize(("cell", "times"), [(None, 1), (" ", 1), ("无", 0), ("—", 0), (5, 0)])
def test_a_blank_figure_of_last_year_is_told(tmp_path: Path, cell: object, times: int) -> None:
    define(tmp_path, LEDGER)
    typed: list[tuple[object, ...]] = [("名称", "数值"), ("稿件", 3), ("稿件.总字", cell)]
    books = {"2022/上年数.xlsx": {"数": typed}, "2023/稿件.xlsx": {"S": [HEAD, record(1)]}}
    file_all(tmp_path, books)
    run = called("figures", "2023", "-C", str(tmp_path), "-e", "稿件")
    assert (run.out + run.err).count("的数值空着") == times
