"""A small office: one ledger of two years and a page of three figures, built in a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import Desk
from pages import page_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["small_office"]

_DEFINITION = """\
title: "{{ 年 }}年综述"
template: 综述.docx
issuer: 中共云川市委组织部
date: 2024-01-05
ledgers:
  发稿:
    files: "*发稿*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 级别: []}
figures:
  市级刊发: 发稿(级别="市级")
"""
_ROWS = {
    2022: "日期,标题,级别\n2022-03-05,甲,市级\n2022-06-01,乙,省级\n",
    2023: "日期,标题,级别\n2023-03-05,丙,市级\n2023-06-01,丁,市级\n2023-09-01,戊,省级\n",
}
_PAGE = ("{{ 标题 }}", "刊发稿件{{ 发稿 }}，{{ 发稿.同比 }}；其中市级{{ 市级刊发 }}。")


def small_office(folder: Path) -> Desk:
    """Its workspace: 2 articles for the city and 1 for the province in 2023, 1 and 1 in 2022."""
    for year, rows in _ROWS.items():
        (folder / "inputs" / str(year)).mkdir(parents=True)
        (folder / "inputs" / str(year) / "发稿.csv").write_text(rows, encoding="utf-8")
    (folder / "inputs" / "report.yaml").write_text(_DEFINITION, encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates" / "综述.docx").write_bytes(page_of(*_PAGE))
    return Desk(folder)
