"""Contents: what the rows of a period hold in a column, for whoever picks a value to ask for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from zgreport.figures.tables import Table
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from zgreport.ledgers.coded import Mask
    from zgreport.ledgers.model import Ledger
    from zgreport.periods import Period

__all__ = ["Contents", "contents_of", "rows_of"]

_FEW = 10
_LONGEST = 30  # signs: what is longer is a sentence, no value of a list


@dataclass(frozen=True, slots=True)
class Contents:
    """The different values of a column, each with its rows, the most frequent first.

    Of numbers and dates `first` is the smallest and `last` the largest, `middle` one that stands
    between; None where every cell is blank.  `rows` is how many rows have any value.
    """

    rows: int
    values: tuple[tuple[str, int], ...] = ()
    first: int | Decimal | date | None = None
    middle: int | Decimal | date | None = None
    last: int | Decimal | date | None = None

    @property
    def is_prose(self) -> bool:
        """True for titles and the like, of which hardly one stands in two rows."""
        several = len(self.values) > _FEW and len(self.values) * 2 > self.rows
        return several or any(len(text) > _LONGEST for text, _ in self.values)


def contents_of(ledger: Ledger, period: Period) -> dict[str, Contents]:
    """What the rows that the period counts hold, by column."""
    rows = Table(ledger).inside(period)
    return {name: _contents(ledger, name, rows) for name in ledger.columns}


def rows_of(ledger: Ledger, period: Period) -> int:
    """How many rows the period counts."""
    return int(Table(ledger).inside(period).sum())


def _contents(ledger: Ledger, name: str, rows: Mask) -> Contents:
    column, cells = ledger.columns[name], ledger.frame[name]
    counted = zip(cells.values, cells.counts(rows).tolist(), strict=True)
    held: Counter[object] = Counter()
    for value, count in counted:
        for one in _singles(value):
            held[one] += count
    there = {value: count for value, count in held.items() if count}
    if column.numeric or column.is_date:
        return _measured(there)
    listed = sorted(there.items(), key=lambda pair: -pair[1])
    return Contents(sum(there.values()), tuple((str(value), count) for value, count in listed))


def _singles(value: object) -> Iterator[object]:
    """The values of a cell, which may name several members of a registry."""
    for one in value if isinstance(value, tuple) else (value,):
        if one is not None:
            yield one


def _measured(there: Mapping[Any, int]) -> Contents:
    known: list[Any] = sorted(there)  # of one column: all numbers, or all dates
    if not known:
        return Contents(0)
    middle = known[len(known) // 2]
    return Contents(sum(there.values()), (), known[0], middle, known[-1])
