"""Shares: rates, ranks and stocks below the rows they are of, by where they stand: 进度, 覆盖率.

No list of words holds them all, and each is also an indicator in a list of indicators.  So these
are the last rows of a table, called so when no other row is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.coded import Coded
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.labels import bare
from zgreport.ledgers.tables.phrases import BELOW, SHARE, SUBJECT
from zgreport.ledgers.texts import strings

if TYPE_CHECKING:
    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.tables.rows import Grounds, Row, Verdict

__all__ = ["shares"]

_LAST = frozenset("率比重幅速度名次位数值额分序列降动化况初末余存转计期测欠缺口距成务例")
_DECORATION = "()（）%％±:：]】*　 "
_INDICATORS = ("数", "量", "额", "值")  # 党员数 and 支部数 stand in a list of indicators
_LONGEST = 20  # signs


def shares(grounds: Grounds, records: Numbers) -> dict[int, Verdict]:
    """What is found of the last records that are called like a rate, by row.

    Left out with a note; a longer name, and a list of indicators, count with a warning.
    """
    if grounds.roles.registry or not len(records):
        return {}
    rows = _trailing(grounds, records)
    others = records[: len(records) - len(rows)]
    if not rows or not len(others):
        return {}
    fronts = {row.front for row in rows}
    names = [_names(grounds, column, others) for column in fronts]
    if any(_is_share(name) for texts in names for name in texts):
        return {}
    indicators = any(2 * _indicators(texts) > len(texts) for texts in names)
    return {row.number: _verdict(row, is_doubtful=indicators) for row in rows}


def _trailing(grounds: Grounds, records: Numbers) -> list[Row]:
    """The last records that are called like a rate, up to the first that is not."""
    found: list[Row] = []
    for number in reversed(records.tolist()):
        row = grounds.row(number)
        if not _may_be_share(row):
            break
        found.append(row)
    return found


def _may_be_share(row: Row) -> bool:
    """True for a row without date and other names that has a number, or no measure at all."""
    front = row.own.get(row.front)
    if not isinstance(front, str) or row.front in row.roles.measures or not _is_share(front):
        return False
    counted = bool(row.measures) or not row.roles.measures
    return counted and not row.dated and not row.is_known and not row.names(row.front)


def _is_share(text: str) -> bool:
    if len(text) > _LONGEST or text.rstrip(_DECORATION)[-1:] not in _LAST:
        return False
    plain = bare(text)
    named = BELOW.fullmatch(plain) or SHARE.fullmatch(plain) is not None
    return named and not SUBJECT.fullmatch(plain)


def _names(grounds: Grounds, column: int, records: Numbers) -> list[str]:
    return [text for text in strings(Coded.of_sheet(grounds.sheet, column, records).values) if text]


def _indicators(texts: list[str]) -> int:
    return sum(text.rstrip().endswith(_INDICATORS) for text in texts)


def _verdict(row: Row, *, is_doubtful: bool) -> Verdict:
    if is_doubtful or not BELOW.fullmatch(bare(str(row.own[row.front]))):
        return row.verdict(RowKind.RECORD, "perhaps_total", row.front)
    return row.verdict(RowKind.RATE, "left_as_rate", row.front)
