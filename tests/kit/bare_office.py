"""Bare offices: small workspaces whose ledgers, names and values are as awkward as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from desk import Desk
from pages import page_of
from small_office import small_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["awkward_office", "one_year", "typed_last_year", "typed_only", "with_page"]

_AWKWARD = """\
title: "{{ 年 }}年综述"
template: 综述.docx
issuer: 某单位
date: 2024-01-05
registries:
  单位: {files: 名录.xlsx, sheet: 单位, key: 单位, aliases: 别名}
ledgers:
  办件:
    files: "*办件*"
    date: 日期
    measure_word: 件
    columns:
      单位: []
      结果: {values: [办结, 在办, "退回\\"重办\\""]}
    measures:
      用时: {column: 天数, kind: sum, measure_word: 天}
  走访:
    files: "*走访*"
    date: 日期
    measure_word: 次
figures:
  县级办件: 办件(组别="县")
  各单位: 办件.按("单位")
"""
_HEAD = ("日期", "单位", "结果", "天数", "2023 来源", "月", "事项（简）", "备注")
_ROWS: Sequence[Sequence[object]] = (
    ("2023-02-03", "甲县", "办结", 3, "窗口", "二月", "“一网通办”事项", "a's"),
    ("2023-05-06", "甲县", "办结", 5, "窗口", "五月", '说"好"的', "b}}c"),
    ("2023-08-09", "乙局", "在办", 8, "电话", "八月", "路径C:\\甲", None),
    ("2023-11-12", "乙", '退回"重办"', 13, "电话", "十一月", "“一网通办”事项", None),
)


def one_year(folder: Path) -> Desk:
    """The small office before it has a last year."""
    office = small_office(folder)
    office.remove("2022")
    return office


def typed_last_year(folder: Path) -> Desk:
    """The small office whose last year is two figures typed in."""
    office = one_year(folder)
    office.type_in(2022, [("发稿", 2), ("市级刊发", 1)])
    return office


def typed_only(folder: Path) -> Desk:
    """The small office of which nothing is there but this year's typed-in figures."""
    office = one_year(folder)
    office.remove("2023")
    office.type_in(2023, [("发稿", 2), ("市级刊发", 1)])
    return office


def awkward_office(folder: Path) -> Desk:
    """Columns whose names are no names, values with every mark; the ledger 走访 cannot be read."""
    inputs = folder / "inputs"
    (inputs / "2023").mkdir(parents=True)
    (folder / "templates").mkdir()
    (inputs / "report.yaml").write_text(_AWKWARD, encoding="utf-8")
    _book(inputs / "2023" / "办件.xlsx", "办件", (_HEAD, *_ROWS))
    _book(
        inputs / "名录.xlsx",
        "单位",
        (("单位", "别名", "组别"), ("甲县", "甲", "县"), ("乙局", "乙", "局"), ("丙局", "", "局")),
    )
    (inputs / "2023" / "走访.xlsx").write_bytes(b"PK\x03\x04 torn")
    return with_page(Desk(folder), ["{{ 办件 }}"])


def with_page(office: Desk, lines: Iterable[str], name: str = "templates/综述.docx") -> Desk:
    """The office with another template, or another file, of these paragraphs."""
    (office.root / name).write_bytes(page_of(*lines))
    return office


def _book(path: Path, sheet: str, rows: Iterable[Sequence[object]]) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)
