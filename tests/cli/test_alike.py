"""The same fault at several places is told once: the example first, then where else it is."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from small_office import small_office
from terminal import called

from zgreport.cli.alike import told_once
from zgreport.cli.words import Words
from zgreport.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from pathlib import Path

WORDS = Words("zh_CN")


def error(cell: str, value: str = "#REF!", **place: str) -> Finding:
    """An error cell in the column 字数 of 发稿; it reads the same wherever it is."""
    at = Place(**{"file": "inputs/2023/发稿.xlsx", "sheet": "一月", "cell": cell} | place)  # type: ignore[arg-type]  # texts, all of them
    values = {"ledger": "发稿", "column": "字数", "value": value}
    return Finding("ledgers.error_cell", Severity.ERROR, at, values)


def lines(*findings: Finding) -> list[str]:
    return [told.line(WORDS).splitlines()[-1].strip() for told in told_once(findings, WORDS)]


@pytest.mark.parametrize(
    ("others", "last"),
    [
        ([error("C4")], "同样的问题还有1处：单元格 C4"),
        ([error("C4"), error("C7")], "同样的问题还有2处：单元格 C4、C7"),
        (
            [error("C4"), error("C2", sheet="二月"), error("C5", sheet="二月")],
            "同样的问题还有3处：单元格 C4；inputs/2023/发稿.xlsx，工作表“二月”，单元格 C2、C5",
        ),
        (
            [error("C9", file="inputs/2022/发稿.xlsx")],
            "同样的问题还有1处：inputs/2022/发稿.xlsx，工作表“一月”，单元格 C9",
        ),
        (
            [error(f"C{n}") for n in range(4, 16)],
            "同样的问题还有12处：单元格 C4、C5、C6、C7、C8、C9、C10、C11、C12、C13…",
        ),
    ],
)
def test_what_reads_the_same_is_told_once_with_its_places(others: list[Finding], last: str) -> None:
    assert lines(error("C3"), *others) == [last]


def test_what_reads_differently_is_told_each_for_itself() -> None:
    told = told_once([error("C3"), error("C4", "#N/A"), error("C5")], WORDS)
    assert [each.example.place.cell for each in told] == ["C3", "C4"]
    assert [len(each.others) for each in told] == [1, 0]


def test_of_more_than_twenty_of_one_kind_three_are_examples() -> None:
    found = [error(f"C{n}", f"#{n}") for n in range(2, 23)]
    told = told_once(found, WORDS)
    assert [each.example.place.cell for each in told] == ["C2", "C3", "C4"]
    assert (
        told[-1].line(WORDS).splitlines()[-1].strip().startswith("同样的问题还有18处：单元格 C5、")
    )
    assert len(told_once(found[:20], WORDS)) == 20


def test_of_warnings_more_than_five_are_enough_for_that() -> None:
    found = [
        dataclasses.replace(error(f"C{n}", f"#{n}"), severity=Severity.WARNING) for n in range(2, 8)
    ]
    assert len(told_once(found, WORDS)) == 3
    assert len(told_once(found[:5], WORDS)) == 5


def test_a_kind_is_counted_across_files_and_sheets() -> None:
    found = [error(f"C{n}", f"#{n}", file=f"inputs/2023/{n}月.xlsx") for n in range(2, 24)]
    assert len(told_once(found, WORDS)) == 3


def test_a_fault_without_a_place_is_counted_alone() -> None:
    found = [Finding("figures.no_scoring", Severity.ERROR, Place(excerpt=key)) for key in "甲乙"]
    assert told_once(found, WORDS)[0].line(WORDS).endswith("同样的问题还有1处。")


def test_the_count_below_and_the_json_have_every_place(tmp_path: Path) -> None:
    desk = small_office(tmp_path)
    rows = "".join(f"2023-13-{n:02},题{n},市级\n" for n in range(1, 4)) + "9月31日,题4,市级\n" * 2
    file = desk.root / "inputs" / "2023" / "发稿.csv"
    file.write_text("日期,标题,级别\n" + rows, encoding="utf-8")
    said = called("check", "2023", folder=desk.root)
    assert said.out.count("9月31日") == 1
    assert "同样的问题还有1处：第 6 行" in said.out or "同样的问题还有1处：单元格 A6" in said.out
    assert "共有错误 5 处" in said.out
    found = called("check", "2023", "--json", folder=desk.root).json["findings"]
    assert [f["cell"] for f in found if f["severity"] == "error"] == ["A2", "A3", "A4", "A5", "A6"]


def test_a_fault_that_the_runs_of_both_years_find_is_told_once(tmp_path: Path) -> None:
    desk = small_office(tmp_path)
    definition = desk.root / "inputs" / "report.yaml"
    text = definition.read_text(encoding="utf-8")
    more = '  培训: {files: "*培训*", measure_word: 期}\n'
    definition.write_text(
        text.replace("figures:\n", f"{more}figures:\n  坏: 发搞\n"), encoding="utf-8"
    )
    said = called("check", folder=desk.root)
    assert said.code == 1
    assert said.out.count("发搞") == 1
    assert said.out.count("“培训”") == 1
