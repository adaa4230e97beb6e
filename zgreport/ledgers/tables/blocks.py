"""Blocks: statistics below a list, under a heading of their own (类别 篇数)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.names import comparable

if TYPE_CHECKING:
    from zgreport.ledgers.tables.rows import Row, Verdict

__all__ = ["block"]

_FEWEST = 2
_LONGEST = 10
_AMOUNT = (
    r"(?:.{0,6}(?:数|数量|总量|额|率|占比|比例|比重|百分比|排名|名次|位次|得分|分值|总分|增幅|同比)|合计|小计|计数"
    r"|条目|篇|条|件|次)(?:\([^()]{1,6}\))?"
)
_HEADING = r"(?:[^,。;:!?]{0,12})(?:统计|汇总|分布|排名|排行|小结|构成)(?:表|情况|结果|如下)?[:：]?"
_SECTION = r"\(?[一二三四五六七八九十]{1,3}[、.)]|第[一二三四五六七八九十]"


def block(row: Row) -> Verdict | None:
    """A heading of statistics below a blank row, and all that follows it.

    Records that follow end it: rows with a day in a list of days.  What follows in a list without
    dates may be records as well, hence an error there.
    """
    grounds = row.grounds
    if row.roles.registry:
        return None
    if grounds.in_block and (row.has_day and row.names()):
        grounds.in_block = False
    if grounds.in_block:
        return row.verdict(RowKind.BLOCK)
    if row.number not in grounds.after_gap or row.dated or not (_is_header(row) or _is_title(row)):
        return None
    grounds.in_block = True
    code = "block_below" if row.roles.date else "block_in_list"
    return row.verdict(RowKind.BLOCK, code, row.first)


def _is_header(row: Row) -> bool:
    """Short texts, an amount among them, and numbers in the next row under one of these."""
    texts = [row.text(column) for column in row.cells]
    words = all(isinstance(cell, str) for cell in row.cells.values())
    if len(texts) < _FEWEST or not words or any(len(text) > _LONGEST for text in texts):
        return False
    if any(map(str.isdigit, "".join(texts))):
        return False
    sheet = row.grounds.sheet
    amounts = [c for c in row.cells if re.fullmatch(_AMOUNT, row.text(c))]
    below = (sheet.at(row.number + 1, c) for c in amounts)
    return any(read_count(cell).exact is not None for cell in below)


def _is_title(row: Row) -> bool:
    """A single text such as 分类统计, and below it no record but a name and a number."""
    if len(row.cells) != 1 or not isinstance(cell := next(iter(row.cells.values())), str):
        return False
    plain = comparable(cell)
    return bool(re.fullmatch(_HEADING, plain)) and not re.match(_SECTION, plain)
