"""Exports: tables that the back end of an official account hands out, told from their form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.coded import Coded
from zgreport.names import comparable

if TYPE_CHECKING:
    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.files.sheet import Sheet
    from zgreport.ledgers.tables.header import Table

__all__ = ["CHANNEL", "is_export", "overall_rows"]

CHANNEL = "渠道"
"""The column that says by which channel readers came."""
_ALL = "全部"
# The titles that 公众号 back ends put above a table.
_TITLES = ("用户增长", "用户分析", "数据趋势", "内容分析", "图文分析", "已发表内容")


def is_export(sheet: Sheet, table: Table) -> bool:
    """True when the rows above the table carry the title of a back end's export."""
    above = (cell for row in sheet.rows[: table.top - 1] for cell in row if isinstance(cell, str))
    return any(comparable(cell).startswith(_TITLES) for cell in above)


def overall_rows(sheet: Sheet, table: Table, records: Numbers) -> Numbers:
    """The records of a table by channel, never both a total and its parts.

    A definition that speaks of channels gets the channels, any other one the rows of 全部.
    """
    own = table.columns.get(CHANNEL)
    column = own or table.others.get(CHANNEL)
    if column is None:
        return records
    cells = Coded.of_sheet(sheet, column, records)
    is_overall = cells.where([comparable(str(value or "")) == _ALL for value in cells.values])
    return records[is_overall == (own is None)] if is_overall.any() else records
