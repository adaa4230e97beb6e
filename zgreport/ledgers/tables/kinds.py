"""Kinds: what a row under a header can be; all but records and blank rows are left out."""

from __future__ import annotations

import enum

__all__ = ["RowKind"]


class RowKind(enum.StrEnum):
    """What a row under a header is; the value is the code of the reason it is left out."""

    RECORD = "record"
    BLANK = "blank"
    HEADER = "header"  # the header once more, as on every printed page
    COLUMN_NUMBERS = "column_numbers"  # 甲 乙 1 2 below the header
    TOTAL = "total"
    PART = "part"  # 其中：市级: said once more
    RATE = "rate"  # 月均, 上年同期, 同比增长（%）: made from the rows above
    OPENING = "opening"  # 年初, 上年末: what there was before the first record
    DERIVED = "derived"  # made by a formula from the rows above
    CAPTION = "caption"  # 一、县（市）区: a heading between records
    NOTE = "note"  # 注：…, 以上共3篇
    SIGNATURE = "signature"  # 制表人：…
    PAGE = "page"  # 第1页 共3页
    NIL = "nil"  # 无, 零报告: there was nothing to report
    UNTITLED = "untitled"  # a date, with or without a unit, but no title and no number
    FILLER = "filler"  # ……, 同上: stands for rows that were not written
    EXAMPLE = "example"  # 示例: shows how to fill in the form
    BLOCK = "block"  # of statistics below the list
    EMPTY = "empty"  # none of the columns that make a record is filled
    OTHER = "other"  # of another table below this one
    SECTION = "section"  # of a block captioned 2022年, 上年同期 or 计划
    IGNORED = "ignored"  # the definition says so
    CHANNEL = "channel"  # a part of, or the whole of, what other rows say by channel
