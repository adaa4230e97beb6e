"""Whole years: tables without dates that name no part of the year, beside ones that do.

上半年 beside 2023年, 年度 or a file that is called after nothing: who adds both up may count the
first half twice.  Where a text says that a table is of all the year, or of the year and no part of
it, that alone is a doubt; where it says nothing, its numbers tell: a whole year is never less than
its parts.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Copies
from zgreport.findings import Severity
from zgreport.ledgers.month_blocks import month_blocks
from zgreport.ledgers.part_years import shown_months
from zgreport.ledgers.sent_again import differ_elsewhere
from zgreport.ledgers.sheetnames import is_spare
from zgreport.ledgers.stated import captions_of, months_in, rest_of, years_in
from zgreport.ledgers.stated_twice import given_by, overlap
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import WHOLE_YEAR
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.stated import Text
    from zgreport.ledgers.stated_twice import Given
    from zgreport.ledgers.tables.extract import Extract

__all__ = ["find_parts_beside_whole"]

_FEWEST = 2  # names that two tables share
_MANY = 3  # the same, where the name of one tells less
_MOST_LESS = 8  # one in so many numbers of a year may be less than its part: it was set right
_GENERIC = Pattern(
    r"20\d\d年?度?|[年月季半]报|报?表$|报$|年度|本年度?|今年|当年|一览|统计|情况|数据?|台账|明细|汇总|登记|附件\d*|工作|[-_()\[\]、.·,]"
)
_LETTER = Pattern(r"^[a-z]$")  # 稿件x and 稿件y
_OF_YEAR = Pattern(r"年度|年报|本年|今年|当年|全年|累计|年[末底终]|^20\d\d$|20\d\d年")


@dataclass(frozen=True, slots=True)
class _Called:
    """What sheet, captions and file are called besides periods and words of any table."""

    sheet: str
    caption: str
    file: str
    is_of_year: bool

    def is_apart(self, other: _Called) -> bool:
        """True where the two are called differently, in the same place."""
        pairs = (
            (self.sheet, other.sheet),
            (self.caption, other.caption),
            (self.file, other.file),
        )
        return any(one and two and one != two for one, two in pairs)


def find_parts_beside_whole(draft: Draft) -> None:
    """An error for each table whose months another one, of no part of the year, may well hold."""
    if draft.ledger.copies is Copies.ACCEPT or len(draft.stated) < 2:
        return
    parts = [n for n, told in enumerate(draft.stated) if told.months not in {None, WHOLE_YEAR}]
    wholes = [n for n, told in enumerate(draft.stated) if told.months in {None, WHOLE_YEAR}]
    if not parts or not wholes or not (given := given_by(draft)):
        return
    called = [_called(extract, draft.ledger.name) for extract in draft.extracts]
    for whole in wholes:
        beside = [n for n in parts if _are_one(draft, called, n, whole)]
        if beside and not month_blocks(draft.extracts[whole], draft.stated[whole]):
            _find_beside(given, called, beside, whole)


def _called(extract: Extract, ledger: str) -> _Called:
    source = extract.source
    sheet = "" if is_spare(source.sheet.name) else source.sheet.name
    file = PurePosixPath(source.file).stem
    captions = [each.text for each in captions_of(extract) if _is_title(extract, each)]
    texts = (sheet, *captions, file)
    return _Called(
        _plain(sheet, ledger),
        _plain("".join(captions), ledger),
        _LETTER.sub("", _plain(file, ledger)),
        any(_says_year(text) for text in texts),
    )


def _is_title(extract: Extract, text: Text) -> bool:
    """True for a caption alone in its row; 填报单位：甲县 and 表号 beside 7 are none."""
    cells = extract.source.sheet.rows[text.cell[0] - 1] if text.cell else ()
    alone = sum(not is_blank(cell) for cell in cells) == 1
    return alone and ":" not in comparable(text.text)


def _plain(text: str, ledger: str) -> str:
    return _GENERIC.sub("", rest_of(text)).replace(comparable(ledger), "")


def _says_year(text: str) -> bool:
    """True for 2023年, 年度, 年报: a year, and no months of it."""
    plain = comparable(text)
    if months_in(text) not in {None, WHOLE_YEAR}:
        return False
    return bool(_OF_YEAR.search(plain) or years_in(text))


def _are_one(draft: Draft, called: Sequence[_Called], part: int, whole: int) -> bool:
    """True where nothing but the period tells two tables of a folder apart, and none said so."""
    one, other = draft.extracts[part].source, draft.extracts[whole].source
    if one.folder != other.folder or called[part].is_apart(called[whole]):
        return False
    if one.file == other.file and one.sheet.name == other.sheet.name:
        return False
    named = draft.named_after
    return not (named[part].is_apart(named[whole]) or overlap(draft, part, whole))


def _find_beside(given: Given, called: Sequence[_Called], parts: Sequence[int], whole: int) -> None:
    draft, rows = given.draft, given.rows
    # What names all of the year's tables, as the folder's year in each, tells nothing.
    is_of_year = called[whole].is_of_year and not _all_say_year(called, parts)
    is_named = called[whole].sheet != called[parts[0]].sheet
    for n in parts:
        found = given.shared(rows[n], rows[whole])
        if found is None or differ_elsewhere(draft, rows[n], rows[whole]):
            continue
        mine, others, column = found
        fewest = _MANY if is_named and not is_of_year else _FEWEST
        if len(mine) < fewest or 2 * len(mine) <= min(len(rows[n]), len(rows[whole])):
            continue
        if is_of_year or _may_hold(given, column, list(_apart(draft, parts, n)), whole):
            _tell(draft, mine, others, column)
            return


def _all_say_year(called: Sequence[_Called], parts: Sequence[int]) -> bool:
    return all(called[n].is_of_year for n in parts)


def _apart(draft: Draft, parts: Sequence[int], first: int) -> Iterator[int]:
    """The first table, and those of the others whose months no other one has."""
    taken: set[int] = set()
    for n in (first, *(n for n in parts if n != first)):
        begin, end = draft.stated[n].months or WHOLE_YEAR
        if taken.isdisjoint(own := range(begin, end + 1)):
            taken.update(own)
            yield n


def _may_hold(given: Given, column: str, parts: Sequence[int], whole: int) -> bool:
    """True where hardly a number of the whole is less than those of the parts together."""
    total, part = _sums(given, column, [whole]), _sums(given, column, parts)
    names = [name for name in total if name in part]
    less = sum(total[name] < part[name] for name in names)
    more = sum(total[name] > part[name] for name in names)
    return len(names) >= _FEWEST and more > 0 and _MOST_LESS * less <= len(names)


def _sums(given: Given, column: str, tables: Sequence[int]) -> dict[int, float]:
    """The numbers of the tables' rows by name, added up."""
    sums: dict[int, float] = {}
    rows: Numbers = np.concatenate([given.rows[n] for n in tables])
    cells = given.draft.values[column].take(rows)
    for name, value in zip(given.keys[rows].tolist(), cells, strict=True):
        if value is not None and not isinstance(value, str):
            sums[name] = sums.get(name, 0.0) + float(value)
    return sums


def _tell(draft: Draft, rows: Numbers, others: Numbers, column: str) -> None:
    first, last = draft.stated[int(draft.owner[rows[0]])].months or WHOLE_YEAR
    shown = {
        "months": shown_months(range(first, last + 1)),
        "other": draft.place(int(others[0])).source,
        "rows": draft.rows(rows),
        "other_rows": draft.rows(others),
    }
    draft.find("part_beside_whole", Severity.ERROR, int(rows[0]), column, **shown)
