"""A small office's own folder: two years of cases, a registry, a copy, a leaflet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["CASES", "HEAD", "hotline", "save"]

HEAD = ("序号", "受理日期", "事项", "承办单位", "类型", "涉及金额（万元）", "备注")
_UNITS = ("甲局", "乙局", "丙局", "丁局")
_KINDS = ("咨询", "投诉", "建议")


def CASES(year: int, count: int) -> list[tuple[object, ...]]:  # noqa: N802  # a table
    """So many cases of a year: units, kinds and sums go round, days go on."""
    return [
        (
            n + 1,
            dt.date(year, 1, 5) + dt.timedelta(days=7 * n),
            f"{year}年第{n + 1}件来电反映的事",
            _UNITS[n * n % 4],
            _KINDS[n % 3],
            (n * 3) % 11 + 1,
            "已回访" if n % 5 == 0 else f"第{n}号答复",
        )
        for n in range(count)
    ]


def save(path: Path, *rows: Sequence[object], sheet: str = "台账") -> Path:
    """An .xlsx of one sheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def hotline(folder: Path) -> Path:
    """The folder, filled: 2022 with 30 cases, 2023 with 36."""
    save(folder / "2022年" / "来电办理台账2022.xlsx", HEAD, *CASES(2022, 30))
    save(folder / "2023年" / "来电办理台账2023.xlsx", HEAD, *CASES(2023, 36))
    save(folder / "2023年" / "来电办理台账2023 - 副本.xlsx", HEAD, *CASES(2023, 36))
    members = [(name, "市直" if n % 2 else "区属") for n, name in enumerate(_UNITS)]
    save(folder / "承办单位.xlsx", ("单位名称", "属性"), *members, sheet="单位")
    (folder / "说明.docx").write_bytes(b"no spreadsheet")
    return folder
