"""Totals and rates: rows made from the records around them, by their words or their form."""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.labels import Label, named_part
from zgreport.ledgers.tables.phrases import COUNT
from zgreport.ledgers.tables.sums import agrees
from zgreport.names import comparable
from zgreport.numerals.months import read_months, without_running
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from zgreport.ledgers.tables.rows import Row, Verdict
    from zgreport.ledgers.tables.sums import Number

__all__ = [
    "by_sum",
    "in_table",
    "is_running",
    "is_sum",
    "named_sums",
    "part",
    "rate",
    "spanned",
    "total",
    "written",
]

_YEAR = 12  # months
_FEWEST = 2  # records that a sum is over
_PAIRS = frozenset({"合计", "总计", "小计", "共计", "累计", "汇总"})
_TOTALS = (Label.TOTAL, Label.PERHAPS_TOTAL, Label.NAMED_TOTAL, Label.WHOLE, Label.SPAN)
_RATES = (Label.RATE, Label.PERHAPS_RATE)
_RUNNING = "累计"
_PLACES = frozenset({"其中村", "其中屯", "其中寨", "其中乡", "其中镇", "其中社区"})
_OTHER_YEAR = Pattern(r"(20\d\d)年")


def _labelled(row: Row, *labels: Label) -> Iterator[tuple[int, Label]]:
    """The columns that hold one of the labels, and which; other columns where no name is."""
    main = row.roles.names | row.roles.serials | {row.roles.date}
    if row.grounds.one_a_date:
        main -= row.roles.unlisted
    for column, label in row.labels.items():
        if label in labels and (column in main or _stands_alone(row)):
            yield column, label


def _stands_alone(row: Row) -> bool:
    """True where the label is all that names the row."""
    unlisted = row.roles.unlisted if row.grounds.one_a_date else frozenset()
    return not _is_counted(row) and unlisted.issuperset(row.names())


def _is_counted(row: Row) -> bool:
    """True for a date with a number that is no sum: a remark beside it makes it no total."""
    return row.dated and bool(row.numbers) and not is_sum(row)


def in_table(row: Row) -> Verdict | None:
    """The totals row that Excel keeps below a table, whatever it is called."""
    table = row.grounds.table
    for span in row.grounds.sheet.table_totals:
        if span.top == row.number and span.left <= table.right and span.right >= table.left:
            return row.verdict(RowKind.TOTAL)
    return None


def total(row: Row) -> Verdict | None:
    """A row with a total's word in the cell of a name, a title, a date or a serial number."""
    texts = [row.text(c) for c, cell in row.cells.items() if isinstance(cell, str)]
    if any(first + second in _PAIRS for first, second in pairwise(texts)):
        return row.verdict(RowKind.TOTAL)
    found = sorted(_labelled(row, *_TOTALS), key=lambda each: each[1] is not Label.TOTAL)
    if found and found[0][1] is Label.TOTAL:
        return _with_word(row, found[0][0])
    rules = {} if row.roles.registry else _UNSURE
    verdicts = (rules[label](row, column) for column, label in found if label in rules)
    if verdict := next((each for each in verdicts if each is not None), None):
        return verdict
    strays = [c for c, label in row.labels.items() if label is Label.TOTAL]
    stray = next((c for c in strays if c not in row.roles.measures), 0)
    if not stray or _is_counted(row):
        return None
    return row.verdict(RowKind.RECORD, "perhaps_total", stray)


def _with_word(row: Row, column: int) -> Verdict:
    """A total, of another year or doubtful where a title stands beside it."""
    year = _OTHER_YEAR.match(row.text(column))
    if year and row.roles.year and int(year[1]) < row.roles.year:
        return row.verdict(RowKind.RATE)
    beside = [c for c in _worded(row, column) if c in row.roles.titles and not row.recurs(c)]
    titled = beside and column not in row.roles.titles
    return row.verdict(RowKind.TOTAL, "titled_total" if titled else "", column)


def _worded(row: Row, besides: int) -> list[int]:
    """The columns of other names with more than a count: below titles stands 117 or 117篇."""
    return [c for c in row.names(besides) if not COUNT.fullmatch(row.text(c))]


def _perhaps(row: Row, column: int) -> Verdict:
    """汇总 is a total's word in a title and where nothing else is named; else it may be a value."""
    if column == row.roles.date and _tells_months(row, column):
        return row.verdict(RowKind.RECORD)
    main = row.roles.titles | row.roles.serials | {row.roles.date}
    if column in main or not _worded(row, column) or is_sum(row):
        return row.verdict(RowKind.TOTAL)
    return row.verdict(RowKind.RECORD, "perhaps_total", column)


def _tells_months(row: Row, column: int) -> bool:
    """True for 1-6月累计 with a number in a ledger of months.

    Whether others say the same is told when the months of all are known (`subtotals`).
    """
    text = row.text(column)
    months = read_months(without_running(text)) if row.roles.period else None
    if months is None or not row.numbers or len(_worded(row, column)) < len(row.names(column)):
        return False
    return months.length > 1 or row.roles.running


def _named(row: Row, column: int) -> Verdict | None:
    """甲县小计 is a total where 甲县 is a value of the table, or the numbers are the sums."""
    name, is_sure = named_part(row.text(column))
    if name in row.grounds.values or is_sum(row):
        return row.verdict(RowKind.TOTAL)
    if not is_sure:
        return None
    if _worded(row, column) or row.dated:
        return row.verdict(RowKind.RECORD, "perhaps_total", column)
    return row.verdict(RowKind.TOTAL, "named_total", column)


def _whole(row: Row, column: int) -> Verdict | None:
    """全市 is a total where the numbers are the sums."""
    return row.verdict(RowKind.TOTAL) if _counts(row, column) or is_sum(row) else None


def _span(row: Row, column: int) -> Verdict | None:
    """一季度 below days is a total: as a date beside a count, as a name where it is the sum."""
    if _is_other_year(row, column):
        return row.verdict(RowKind.RATE)
    if column == row.roles.date or row.dated or row.roles.date is None:
        return row.verdict(RowKind.TOTAL) if _counts(row, column) else None
    return row.verdict(RowKind.TOTAL) if is_sum(row) else None


def _is_other_year(row: Row, column: int) -> bool:
    """True for 2022年 below the months of 2023, with nothing named beside it."""
    months = read_months(row.text(column))
    if months is None or months.year is None or months.length < _YEAR or row.names(column):
        return False
    return not row.dated or months.year != row.roles.year


def _counts(row: Row, column: int) -> bool:
    """True for 一季度 as a date with nothing but a count beside it, in a ledger of records."""
    roles = row.roles
    is_record = bool(roles.measures) or roles.period or bool(_worded(row, column))
    return column == roles.date and not is_record


_UNSURE: Mapping[Label, Callable[[Row, int], Verdict | None]] = MappingProxyType(
    {
        Label.PERHAPS_TOTAL: _perhaps,
        Label.NAMED_TOTAL: _named,
        Label.WHOLE: _whole,
        Label.SPAN: _span,
    }
)


def rate(row: Row) -> Verdict | None:
    """月均, 上年同期, 同比增长（%）, in the cell of a name, a title or a date."""
    for column, label in () if row.roles.registry else _labelled(row, *_RATES):
        beside = row.names(column)
        if label is Label.RATE:
            titled = column not in row.roles.titles and row.roles.titles.intersection(beside)
            if not (titled and row.dated):
                return row.verdict(RowKind.RATE)
            return row.verdict(RowKind.RECORD, "perhaps_total", column)
        if not row.dated and not beside:
            return row.verdict(RowKind.RATE)
    return None


def part(row: Row) -> Verdict | None:
    """其中：市级 says a part of the row above once more; doubtful with a date or a name."""
    found = [column for column, _ in _labelled(row, Label.PART)]
    if not found or any(_is_neighbour(row, column) for column in found):
        return None
    if row.dated or all(map(row.names, found)):
        return row.verdict(RowKind.RECORD, "perhaps_total", found[0])
    return row.verdict(RowKind.PART)


def _is_neighbour(row: Row, column: int) -> bool:
    """True for 其中村 beside 河东村: a village of that name, and no part of the row above."""
    text, sheet = row.text(column), row.grounds.sheet
    if text not in _PLACES:
        return False
    beside = (sheet.at(n, column) for n in (row.number - 1, row.number + 1) if n > 0)
    names = [comparable(cell) for cell in beside if isinstance(cell, str)]
    return any(name.endswith(text[-1]) and len(name) > 1 for name in names)


def by_sum(row: Row) -> Verdict | None:
    """A row without date, title and name whose every measure is the sum of the rows above.

    Other rows of that kind are records, but doubtful.
    """
    others = {c for c in row.own if c not in row.roles.measures and c not in row.roles.remarks}
    if row.roles.registry or row.dated or row.names() or others or not row.measures:
        return None
    if is_sum(row):
        return row.verdict(RowKind.TOTAL)
    return None if row.roles.date else row.verdict(RowKind.RECORD, "nameless_row")


def is_sum(row: Row) -> bool:
    """True where every filled measure is the sum of at least two of the records above."""
    segments = row.grounds.segments
    if len(segments.rows) < _FEWEST or not row.measures:
        return False
    for column, cell in row.measures.items():
        written = read_count(cell, row.roles.words_of(column)).exact
        if written is None or not agrees(written, segments.above(column)):
            return False
    return True


def named_sums(row: Row) -> dict[int, Number]:
    """What the records above of a total's own name add up to: of 甲县小计, and 小计 beside 甲县."""
    names = {row.text(c) for c in row.names()}
    named = (c for c, label in row.labels.items() if label is Label.NAMED_TOTAL)
    names |= {named_part(row.text(c))[0] for c in named}
    rows = row.grounds.rows_named(frozenset(names)) if names and row.numbers else []
    return row.grounds.segments.sums_of(rows) if rows else {}


def spanned(row: Row) -> tuple[frozenset[int], frozenset[str]]:
    """The months and the names of which a total is, 一季度合计|甲县; nothing where of all."""
    date = row.roles.date
    texts = [named_part(row.text(c))[0] for c in row.labels] + [row.text(date)] if date else []
    spans = (read_months(text) for text in texts if text)
    months = next((m for m in spans if m is not None and m.length < _YEAR), None)
    names = frozenset(row.text(c) for c in row.names() if c != date)
    return frozenset(range(months.first, months.last + 1) if months else ()), names - {""}


def written(row: Row) -> dict[int, Number]:
    """The numbers of the row by column, for a row that is known to be the sum of others."""
    read = {c: read_count(v, row.roles.words_of(c)).exact for c, v in row.measures.items()}
    return {c: number for c, number in read.items() if number is not None}


def is_running(row: Row) -> bool:
    """True for 本年累计, which may go on from another sheet: not held against the rows above."""
    return any(_RUNNING in row.text(c) for c, cell in row.cells.items() if isinstance(cell, str))
