"""Sections: blocks of one sheet under the same headers, and what their captions say of them.

2022年, 上年同期数 or 全年计划 over a second block: its rows are not what this year's are.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.cells import text_of
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.rows import Doubt
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import find_months, in_digits
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from zgreport.ledgers.files.sheet import Sheet
    from zgreport.ledgers.tables.body import Body
    from zgreport.ledgers.tables.header import Table
    from zgreport.ledgers.tables.roles import Roles

__all__ = ["Section", "beside", "without_others"]

_OWN, _OTHER = "own", "other"
_REACH = 4  # rows above a header in which its caption is looked for
_LONGEST = 40
_FEWEST = 2
_YEARS = range(2000, 2100)  # that a number alone in its row may be
_NUMBER = r"(?:\(?[一二三四五六七八九十\d]{1,3}[、.)])?"
_ENDS = (
    r"(?:数据?|值|量|[报年月]?表|[年月]报|同期|对比|对照|情况|指标|任务|部分|一览表|统计表?|台账|完成数?|执行|推送|发布"
    r"|完成情况)*"
)
_SPAN = r"(?:20\d\d年?度?|本年度?|今年|全年|年度|年初|各月|分月)?"
_PLANNED = rf"{_NUMBER}{_SPAN}的?(?:计划|目标|预算|任务|预计|预测|下达)(?:安排)?{_ENDS}"
_BEFORE = (
    rf"{_NUMBER}(?:上年度?|去年|[上前]一年度?|前年|往年|历年|历史|同期)(?:同期|全年|各月|的)*"
    r"(?P<end>.*)"
)
_DONE = rf"{_NUMBER}{_SPAN}(?:本年度?|今年|本期|当年|完成|实际|实绩)(?:完成)?{_ENDS}"
_SINCE = (
    r"(?:[./年-]?\d{1,2}月?[-至到~—]+(?:20\d\d[./年-])?\d{1,2}月?份?"
    r"|年?[上下]半年|年?全年|年?第?[1-4]季度)?"
)
_YEAR = (
    r"(?<!\d)(20\d\d)(?=年(?!\d{1,2}月\d{1,2}日)|$|[^\d年./-]"
    r"|[./-]\d{1,2}[-至到~—]+(?:20\d\d[./-])?\d{1,2}月?(?:份|$))"
)
_BESIDE = (
    r"^(?:附[件表]?(?:\d{1,2}(?!\d))?[:、.]?"
    r"|(?:对比|对照|比较|参照|统计|报告)(?:期间?|时间|年度|年份|数据)?[:])(?=.)"
)
_DAY = re.compile(r"20\d\d([-./])\d{1,2}\1\d{1,2}|20\d\d年\d{1,2}月\d{1,2}日")
_FILLED_IN = re.compile("[:]|填报|填表|制表|印发|日期|时间").search


@dataclass(frozen=True, slots=True)
class Section:
    """A block of rows, first to last; `row` and `column` are its caption's cell, 0 for none."""

    first: int
    last: int
    text: str = ""
    row: int = 0
    column: int = 0
    captions: tuple[int, ...] = ()


def without_others(sheet: Sheet, table: Table, roles: Roles, body: Body) -> Body:
    """The body without the blocks that are captioned as another year's, or as what was planned.

    Where no block would be left, all are.
    """
    heads = body.left_out.get(RowKind.HEADER, ())
    odd = {doubt.row for doubt in body.doubts}.union(*body.left_out.values())
    bare = [row for row in sorted(odd) if _stands_alone(sheet, table, row)]
    if not heads and not bare:
        return body
    sections = _sections(sheet, table, heads, bare)
    body = _captioned(body, [row for section in sections for row in section.captions])
    said = _said(sheet, roles, sections, body)
    if _OTHER not in said or len(sections) < _FEWEST or all(word == _OTHER for word in said):
        return body
    out = [section for section, word in zip(sections, said, strict=True) if word == _OTHER]
    return _cut(body, out)


def beside(sheet: Sheet, tables: Sequence[Table], year: int | None) -> dict[int, Section]:
    """Of tables side by side those whose captions say they are another year's, by their place."""
    found = [_caption(sheet, table, table.top) for table in tables]
    sections = [Section(t.top, t.top, *each[:3]) for t, each in zip(tables, found, strict=True)]
    own = year or max((y for s in sections for y in _years(s.text)), default=None)
    out = {n: s for n, s in enumerate(sections) if speech(s.text, own) == _OTHER}
    return out if len(out) < len(tables) else {}


def speech(text: str, year: int | None) -> str:
    """Whether a caption says that what stands below it is the year's own, another's, or neither."""
    plain = _plain(text)
    if not plain or len(plain) > _LONGEST or _FILLED_IN(plain):
        return ""
    before = re.fullmatch(_BEFORE, plain)
    if re.fullmatch(_PLANNED, plain) or (before and len(before["end"]) <= 12):
        return _OTHER
    years = _years(plain)
    if years and year:
        return _OWN if year in years else _OTHER
    return _OWN if re.fullmatch(_DONE, plain) else ""


def _plain(text: str) -> str:
    """The caption in comparable form, its numbers in digits, without 附表2： and 对比期：."""
    plain = in_digits(comparable(text))
    return re.sub(_BESIDE, "", re.sub(r"^\(([^()]*)\)$", r"\1", plain))


def _years(text: str) -> list[int]:
    return [int(year) for year in re.findall(_YEAR, in_digits(comparable(text)))]


def _stands_alone(sheet: Sheet, table: Table, row: int) -> bool:
    """True for a row of nothing but 2022年 or 上年同期."""
    filled = _filled(sheet, table, row)
    text = _worded(filled[0][1]) if len(filled) == 1 else None
    if text is None or len(text) > _LONGEST or _DAY.fullmatch(text.strip()):
        return False
    plain = re.sub(r"\([^()]{0,8}\)$", "", _plain(text))
    bare = rf"{_NUMBER}20\d\d(?:年度?|{_SINCE}){_ENDS}|{_PLANNED}"
    before = re.fullmatch(_BEFORE, plain)
    return bool(re.fullmatch(bare, plain) or (before and re.fullmatch(_ENDS, before["end"])))


def _worded(cell: object) -> str | None:
    """The text of a cell, and 2022 alone though it is a number; None for other cells."""
    if isinstance(cell, int | float) and cell in _YEARS:
        return str(int(cell))
    return cell if isinstance(cell, str) else None


def _sections(
    sheet: Sheet, table: Table, heads: Sequence[int], bare: Sequence[int]
) -> list[Section]:
    """The blocks that have captions of their own; a header without one goes on with the last."""
    text, row, column, _ = _caption(sheet, table, table.top)
    found = [Section(table.bottom + 1, len(sheet.rows), text, row, column)]
    starts = [head for head in heads if head - 1 not in heads and head > table.bottom + 1]
    for start, is_head in sorted(
        {**dict.fromkeys(bare, False), **dict.fromkeys(starts, True)}.items()
    ):
        text, row, column, rows = (
            _caption(sheet, table, start, table.bottom)
            if is_head
            else (
                text_of(_filled(sheet, table, start)[0][1]) or "",
                start,
                _filled(sheet, table, start)[0][0],
                (start,),
            )
        )
        if not text or row == found[-1].row:
            continue
        first = min(rows)
        found[-1] = dataclasses.replace(found[-1], last=first - 1)
        found.append(Section(first, len(sheet.rows), text, row, column, rows))
    return found


def _caption(
    sheet: Sheet, table: Table, header: int, above: int = 0
) -> tuple[str, int, int, tuple[int, ...]]:
    """The text over a header with its cell, the nearest that says something, else the nearest.

    Last come the rows that are captions and nothing else.
    """
    rows: list[tuple[int, int, str]] = []
    gap = False
    for row in range(header - 1, max(above, header - 1 - _REACH), -1):
        filled = _filled(sheet, table, row)
        gap = gap or not filled
        if not filled:
            continue
        texts = [(column, text) for column, cell in filled if (text := _worded(cell))]
        if len(texts) != len(filled) or len(texts) > 1 or (above and _recurs(sheet, table, row)):
            break
        rows.append((row, *texts[0]))
    told = [each for each in rows if _tells(each[2])]
    below_gap = {
        row for row, _, _ in rows if row - 1 <= above or not _filled(sheet, table, row - 1)
    }
    captions = tuple(row for row, _, text in rows if _tells(text) or row in below_gap)
    if above and not captions:
        return "", 0, 0, ()
    row, column, text = (told or [each for each in rows if each[0] in captions] or [(0, 0, "")])[0]
    return text, row, column, captions


def _tells(text: str) -> bool:
    """True for a caption that says of what time its block is."""
    plain = _plain(text)
    if len(plain) > _LONGEST or _FILLED_IN(plain):
        return False
    return bool(speech(plain, 1) or find_months(plain))


def _recurs(sheet: Sheet, table: Table, row: int) -> bool:
    return any(
        c != table.left and isinstance(v, str) and _FILLED_IN(v)
        for c, v in _filled(sheet, table, row)
    )


def _filled(sheet: Sheet, table: Table, row: int) -> list[tuple[int, object]]:
    """The filled cells of a row within the table; else those merged over it."""
    cells = sheet.rows[row - 1][table.left - 1 : table.right] if 0 < row <= len(sheet.rows) else ()
    return [(c, cell) for c, cell in enumerate(cells, table.left) if not is_blank(cell)]


def _said(sheet: Sheet, roles: Roles, sections: Sequence[Section], body: Body) -> list[str]:
    """What each block's caption says; years count where its dates have none of their own."""
    own = roles.year or max((y for s in sections for y in _years(s.text)), default=None)
    said: list[str] = []
    for section in sections:
        word = speech(section.text, own)
        if word == _OTHER and _years(section.text) and _has_years(sheet, roles, section, body):
            word = speech(section.text, None)
        said.append(word)
    return said


def _has_years(sheet: Sheet, roles: Roles, section: Section, body: Body) -> bool:
    """True where the first record's date says of what year it is."""
    if roles.date is None:
        return False
    rows = body.records[(body.records >= section.first) & (body.records <= section.last)]
    cells = (sheet.at(row, roles.date) for row in rows[:3].tolist())
    return any(isinstance(cell, dt.date) or "20" in str(cell or "")[:2] for cell in cells)


def _captioned(body: Body, rows: Collection[int]) -> Body:
    """The body with these rows as captions."""
    if not rows:
        return body
    kinds = {
        kind: tuple(row for row in own if row not in rows) for kind, own in body.left_out.items()
    }
    kinds[RowKind.CAPTION] = tuple(sorted({*kinds.get(RowKind.CAPTION, ()), *rows}))
    return _changed(body, kinds, ~np.isin(body.records, list(rows)), rows)


def _cut(body: Body, out: Iterable[Section]) -> Body:
    """The body without the records of these blocks, which a doubt is told of."""
    out = list(out)
    inside = np.zeros(len(body.records), dtype=bool)
    rows: set[int] = set()
    for section in out:
        inside |= (body.records >= section.first) & (body.records <= section.last)
        rows.update(range(section.first, section.last + 1))
    kinds = {**body.left_out, RowKind.SECTION: tuple(body.records[inside].tolist())}
    told = [Doubt("section_left_out", s.row or s.first, s.column or None, s.text[:30]) for s in out]
    totals = tuple(total for total in body.totals if total.row not in rows)
    cut = _changed(body, kinds, ~inside, rows)
    return dataclasses.replace(cut, totals=totals, doubts=(*cut.doubts, *told))


def _changed(
    body: Body, kinds: Mapping[RowKind, tuple[int, ...]], kept: np.ndarray, rows: Collection[int]
) -> Body:
    doubts = tuple(doubt for doubt in body.doubts if doubt.row not in rows)
    left_out = MappingProxyType({kind: own for kind, own in kinds.items() if own})
    return dataclasses.replace(body, records=body.records[kept], left_out=left_out, doubts=doubts)
