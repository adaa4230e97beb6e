"""Colophons: rows that are shaped like records, and are none: 联系电话 13800000000, 12篇 1930.

A number of copies or of a telephone under a measure, a signature with its date, a sum called 12篇
or after its unit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.coded import Coded
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.labels import Label
from zgreport.ledgers.tables.phrases import COUNT
from zgreport.ledgers.tables.totals import is_sum, written
from zgreport.ledgers.texts import are_blank
from zgreport.names import comparable, is_blank
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.files.sheet import Sheet
    from zgreport.ledgers.tables.roles import Roles
    from zgreport.ledgers.tables.rows import Row, Verdict

__all__ = ["colophon", "rows_like_records"]

_TAIL = 4  # rows at the end of a sheet
_MOST = 20  # rows without a unit, where others have one
_FEWEST = 3  # records that have what the row lacks
_TIMES = 100  # a telephone number among numbers of persons
_SHORT = 8  # signs that a person's or an office's name has
_FACT = Pattern(
    r"(?:联系|办公|咨询|值班)?(?:电话|手机)(?:号码?)?|统一社会信用代码|组织机构代码|联系方式|传真(?:号码?)?|邮编|邮政编码|qq号?|微信号?"
    r"|(?:填报|填表|制表|报送|上报|统计|印发)?(?:日期|时间)|编号|文号"
)
_COPIES = Pattern(r"页码|总?页数|(?:报送|印发|印制|打印|上报|共印|印刷|呈报|抄送)份数")
_DIALLED = Pattern(
    r"(?:联系|办公|咨询|值班|监督|举报|投诉|服务|热线|座机|经办人|填报人|单位|负责人)(?:电话|手机|热线)(?:号码?)?|热线电话|tel"
)
_HOTLINE = 10_000  # 12345 has five digits; an extension and 110 may be numbers of something
# What is said of a form or of an order, whatever the number.
_OF_FORM = Pattern(
    r"表号|版本号?|页次|第|共|满分|(?:应|实)报(?:单位|部门)(?:数|个数)?|(?:年度|全年)?下达(?:的)?(?:任务|指标|计划)数?"
)
_DIGITS = re.compile(r"1[3-9]\d{9}|20\d{6}").fullmatch
_SIGNED = Pattern(
    r".*(?:部|局|委|办|办公室|厅|中心|公司|支队|大队)|.*\((?:签字|签名|签章|盖章)\)|特此.{2}|此致|敬礼"
    r"|[\u4e00-\u9fff]{2,3}"
)


def rows_like_records(sheet: Sheet, roles: Roles, rows: Numbers) -> Iterator[int]:
    """The rows that are looked at though they have the form of records: the last, and a few more.

    A few: those without any name but a title, where nearly all have one.
    """
    if roles.registry:
        return
    filled = (n for n in reversed(rows.tolist()) if not all(map(is_blank, sheet.rows[n - 1])))
    tail = [n for _, n in zip(range(_TAIL), filled, strict=False)]
    if not roles.measures:
        yield from (n for n in tail if sum(not is_blank(cell) for cell in sheet.rows[n - 1]) == 2)
        return
    yield from tail
    others = roles.names - roles.titles - roles.remarks
    if roles.date is None or not roles.titles or not others:
        return
    bare = np.ones(len(rows), dtype=bool)
    for column in others:
        cells = Coded.of_sheet(sheet, column, rows)
        bare &= cells.where(are_blank(cells.values))
    if bare.sum() <= max(_MOST, len(rows) // 10):
        yield from rows[bare].tolist()


def colophon(row: Row) -> Verdict | None:
    """What a row is that only looks like a record; None where it may well be one."""
    roles = row.roles
    if roles.registry or not roles.measures or row.is_known:
        return None
    if roles.date is None:
        return _below_list(row)
    if not row.has_day:
        return None
    return _sum(row) if row.measures else _signature(row)


def _below_list(row: Row) -> Verdict | None:
    """A telephone number, a date or a number of copies at the end of a list without dates."""
    beside = [c for c in row.own if c not in row.roles.measures]
    if row.number not in row.grounds.like_records or len(row.numbers) != 1 or len(beside) != 1:
        return None
    number, text = row.numbers[0], row.text(beside[0]).lower()
    usual = _largest(row)
    if not usual:
        return None
    is_far = number >= _TIMES * usual
    is_fact = _FACT.fullmatch(text) or row.labels.get(beside[0]) is Label.ROLE
    is_line = number >= _HOTLINE and number > usual and _DIALLED.fullmatch(text)
    is_about = _COPIES.fullmatch(text) or _OF_FORM.fullmatch(text) or is_line
    if not (is_about or (is_far and (is_fact or _is_dialled(str(number))))):
        return None
    return row.verdict(RowKind.SIGNATURE, "signature_with_number", beside[0])


def _is_dialled(digits: str) -> bool:
    """True for the number of a mobile telephone, and for 20231231."""
    if not _DIGITS(digits):
        return False
    return len(digits) > 8 or read_day(digits, None).reading is DateReading.DAY


def _largest(row: Row) -> float:
    """The largest number that a record above has under the row's measure; 0 for too few."""
    rows = row.grounds.segments.rows
    column = next(iter(row.measures))
    cells = (row.grounds.sheet.at(n, column) for n in rows)
    words = row.roles.words_of(column)
    read = (read_count(cell, words).exact for cell in cells)
    numbers = [abs(float(number)) for number in read if number is not None]
    return max(numbers) if len(numbers) > 1 else 0


def _sum(row: Row) -> Verdict | None:
    """The sum of all records above, or of those of the unit that the title is.

    In a table of units it has none of its own; else 12篇 is one, and a title is not.
    """
    others = row.roles.names - row.roles.titles - row.roles.remarks
    titles = sorted(row.roles.titles & set(row.own))
    if not row.roles.titles or (titles and any(c in row.own for c in others)):
        return None
    text = row.text(titles[0]) if titles else ""
    if others and text and _is_sum_of(row, text, others):
        return row.verdict(RowKind.TOTAL)
    if len(row.grounds.segments.rows) < _FEWEST or not is_sum(row):
        return None
    is_one = bool(others) or not text or COUNT.fullmatch(text)
    return row.verdict(RowKind.TOTAL) if is_one else None


def _is_sum_of(row: Row, text: str, columns: frozenset[int]) -> bool:
    """True where the numbers are the sums of the records above that have the text as a name."""
    sheet, numbers = row.grounds.sheet, written(row)
    named = row.grounds.rows_named(frozenset({text}))
    rows = [n for n in named if any(comparable(str(sheet.at(n, c) or "")) == text for c in columns)]
    sums = row.grounds.segments.sums_of(rows) if rows else {}
    return bool(sums) and bool(numbers) and all(sums.get(c) == n for c, n in numbers.items())


def _signature(row: Row) -> Verdict | None:
    """An office, a person or 特此报告 with a date below records that all have numbers."""
    grounds = row.grounds
    names = [c for c in row.own if c != row.roles.date]
    if row.number not in grounds.like_records or len(grounds.segments.rows) < _FEWEST or not names:
        return None
    texts = [row.text(c) for c in names]
    first, *rest = zip(names, texts, strict=True)
    if any(len(text) > _SHORT for text in texts) or any(_recurs(row, *each) for each in rest):
        return None
    if first[0] not in row.roles.titles or not (
        _SIGNED.fullmatch(first[1]) or _is_unit(row, first)
    ):
        return None
    return row.verdict(RowKind.RECORD, "perhaps_footer") if _all_have_numbers(row) else None


def _recurs(row: Row, column: int, text: str) -> bool:
    """True where a record above has the text in the column."""
    named = row.grounds.rows_named(frozenset({text}))
    return any(comparable(str(row.grounds.sheet.at(n, column) or "")) == text for n in named)


def _is_unit(row: Row, told: tuple[int, str]) -> bool:
    others = row.roles.names - row.roles.titles - row.roles.remarks
    return any(_recurs(row, column, told[1]) for column in others)


def _all_have_numbers(row: Row) -> bool:
    sheet = row.grounds.sheet
    return not any(
        all(is_blank(sheet.at(n, c)) for c in row.roles.measures) for n in row.grounds.segments.rows
    )
