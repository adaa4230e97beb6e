"""A workspace of many records, and the same page for the rivals: what `builds.py` builds.

Two years, half of the records in each: 24 counties in a registry, 30 kinds, ten columns.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import docx
import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from docx.document import Document

__all__ = ["YEARS", "make", "make_folder"]

YEARS = (2024, 2025)
_COUNTIES = tuple(f"{a}{b}" for a in "东西南北临平安永" for b in ("山县", "江区", "阳市"))
_KINDS = tuple(
    f"{a}{b}"
    for a in ("信访", "举报", "咨询", "申诉", "督办", "复查")
    for b in ("土地", "社保", "教育", "医疗", "住房")
)
_STATES = ("已办结", "办理中", "已转办", "不予受理")
_WAYS = ("网上", "电话", "来访")
_PROSE = "经核查该事项属实已责成有关单位限期整改并将结果书面答复当事人后续由所在街道跟踪回访"
_HEADER = ("序号", "受理日期", "区县", "类别", "事项", "金额", "状态", "编号", "备注", "渠道")
_DEFINITION = """\
title: "{{ 年 }}年办件工作总结"
template: 总结.docx
issuer: 某市办公室
date: 2026-01-05
registries:
  区县: {files: 名录.xlsx, sheet: 区县, key: 区县}
ledgers:
  办件:
    files: "登记*"
    date: 受理日期
    measure_word: 件
    columns: {受理日期: [], 区县: [], 类别: [], 事项: [], 状态: [], 渠道: [], 编号: []}
    duplicate_key: [编号]
    measures:
      总额: {column: 金额, kind: sum, measure_word: 元}
figures:
  办结: 办件(状态="已办结")
"""
# Each line of the page, for zgreport and in the plain names of the rivals.
_LINES = (
    ("{{ 标题 }}", "{{ year }}年办件工作总结"),
    ("受理{{ 办件 }}，{{ 办件.同比 }}。", "受理{{ all.now }}件，{{ all.change }}。"),
    (
        "办结{{ 办结 }}，{{ 办结.同比 }}，占{{ 办结.占(办件) }}。",
        "办结{{ done.now }}件，{{ done.change }}，占{{ share }}。",
    ),
    (
        "涉及金额{{ 办件.总额 }}，{{ 办件.总额.同比 }}。",
        "涉及金额{{ money.now }}元，{{ money.change }}。",
    ),
    *(
        (
            f'{kind}类{{{{ 办件(类别="{kind}") }}}}，{{{{ 办件(类别="{kind}").同比 }}}}。',
            f"{kind}类{{{{ kinds['{kind}'].now }}}}件，{{{{ kinds['{kind}'].change }}}}。",
        )
        for kind in _KINDS
    ),
)
# The loop over the counties: its begin, the cells of a row, its end.
_LOOPS = (
    ('{%tr for 项 in 办件.按("区县") %}', ("{{ 项.名 }}", "{{ 项.值 }}", "{{ 项.值.增幅 }}")),
    ("{%tr for row in rows %}", ("{{ row.name }}", "{{ row.now }}件", "{{ row.short }}")),
)


def make(root: Path, records: int) -> None:
    """Write the workspace to the folder, and beside it `rival.docx`, the page of the rivals."""
    dice = random.Random(records)
    for year in YEARS:
        path = root / "inputs" / str(year) / f"登记{year}.xlsx"
        path.parent.mkdir(parents=True)
        _write(path, "登记", _HEADER, _records(dice, year, records // 2))
    _write_registry(root / "inputs" / "名录.xlsx")
    (root / "inputs" / "report.yaml").write_text(_DEFINITION, encoding="utf-8")
    (root / "templates").mkdir()
    _page(0).save(str(root / "templates" / "总结.docx"))
    _page(1).save(str(root / "rival.docx"))


def make_folder(root: Path, records: int, files: int) -> None:
    """Write the same records without a definition: so many files, half of them a year."""
    dice = random.Random(records)
    for year in YEARS:
        (root / str(year)).mkdir(parents=True)
        every = list(_records(dice, year, records // 2))
        for n in range(files // 2):
            path = root / str(year) / f"登记{year}-{n + 1}.xlsx"
            _write(path, "登记", _HEADER, every[n :: files // 2])
    _write_registry(root / "名录.xlsx")


def _write_registry(path: Path) -> None:
    sides: Iterator[list[object]] = (
        [name, "西东"[n % 2] + "片"] for n, name in enumerate(_COUNTIES)
    )
    _write(path, "区县", ["区县", "片区"], sides)


def _records(dice: random.Random, year: int, count: int) -> Iterator[list[object]]:
    for n in range(1, count + 1):
        start = dice.randrange(len(_PROSE) - 6)
        words = _PROSE[start : start + 6]
        day = date(year, 1, 1) + timedelta(days=dice.randrange(365))
        where, kind = dice.choice(_COUNTIES), dice.choice(_KINDS)
        amount, state = dice.randrange(100, 500_000), dice.choice(_STATES)
        number = f"ZG{year}-{n:07}"
        yield [n, day, where, kind, f"{words}{n}", amount, state, number, words, dice.choice(_WAYS)]


def _write(path: Path, sheet: str, header: Sequence[str], rows: Iterable[list[object]]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(sheet)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, header)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                page.write(number, column, value, *([day] if isinstance(value, date) else []))


def _page(whose: int) -> Document:
    page = docx.Document()
    for line in _LINES:
        page.add_paragraph(line[whose])
    begin, cells = _LOOPS[whose]
    table = page.add_table(rows=4, cols=len(cells))
    head = ("区县", "件数", "增幅")
    for row, texts in zip(table.rows, (head, [begin], cells, ["{%tr endfor %}"]), strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return page
