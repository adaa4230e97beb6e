"""Header names: what a header calls its columns, in what they count, which are months."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.tables.dressing import undressed
from zgreport.ledgers.tables.labels import Label, label_of
from zgreport.ledgers.tables.unit_phrases import headed
from zgreport.names import comparable, tidy
from zgreport.numerals.months import ENGLISH, Months, read_months
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.ledgers.files.sheet import Scalar

__all__ = [
    "SUM_COLUMNS",
    "Header",
    "header_name",
    "may_be_header",
    "month_columns",
    "month_in",
]

_LONGEST = 30  # signs of a header; advice in brackets makes some long
_SENTENCE = Pattern("[。；;!！?？]|.,.*,")
_NO_HEADER = frozenset({Label.TOTAL, Label.NOTE, Label.SIGNATURE, Label.PAGE, Label.NIL})
SUM_COLUMNS = ("合计", "小计", "总计", "共计", "累计", "total")
"""How the headers of columns begin that add up others."""
_FEWEST_MONTHS = 3
_YEAR = 12
_FEWEST = {1: 3, 3: 3, _YEAR: 2}  # columns of so many months
_NO_DATE = frozenset({DateReading.NOT_A_DATE, DateReading.BLANK})
_ENGLISH = Pattern(rf"(?:{'|'.join(ENGLISH)})[a-z]{{0,6}}")


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its rows from 1, and by column its texts from top to bottom, each as written.

    `months` are the columns of a cross-table by month, quarter or half.
    """

    top: int
    bottom: int
    texts: Mapping[int, tuple[str, ...]]
    months: tuple[int, ...] = ()

    @property
    def names(self) -> dict[str, int]:
        """Each column's name: its lowest text, with those above it where two have the same."""
        return _names(self.texts)

    @property
    def same(self) -> tuple[str, ...]:
        """The headers that a second column has too: a definition can speak of the first only."""
        names = [header_name(own[-1]) for own in self.texts.values()]
        size = len(set(names))
        if names == names[:size] * (len(names) // size):  # a list that goes on beside itself
            return ()
        named = set(self.names.values())
        return tuple(header_name(own[-1]) for c, own in self.texts.items() if c not in named)

    @property
    def units(self) -> dict[str, str]:
        """The unit that a column's header names, or the header of the group it is in."""
        found = {name: _unit(self.texts[column]) for name, column in self.names.items()}
        return {name: unit for name, unit in found.items() if unit}

    def forms(self, column: int) -> tuple[str, ...]:
        """How a definition may write the header of the column, the shortest first."""
        texts = self.texts[column]
        return tuple(dict.fromkeys((texts[-1], "".join(texts))))


def header_name(text: str) -> str:
    r"""A header in one line, without its unit and what is put round it.

    >>> header_name("金 额\n（万元）"), header_name("*Publish Date")
    ('金额', 'Publish Date')
    """
    plain = comparable(text)
    if text.isascii():
        plain = " ".join(text.split())
    bare = undressed(plain)
    return undressed(headed(bare).name) or bare or plain


def _unit(texts: Sequence[str]) -> str:
    units = (unit for text in reversed(texts) for unit in headed(comparable(text)).units)
    return next(units, "")


def _names(texts: Mapping[int, tuple[str, ...]]) -> dict[str, int]:
    lowest = {column: header_name(own[-1]) for column, own in texts.items()}
    times = Counter(lowest.values())
    names: dict[str, int] = {}
    for column, own in texts.items():
        alone = times[lowest[column]] == 1 or len(own) == 1
        name = lowest[column] if alone else header_name("".join(map(comparable, own)))
        names.setdefault(name, column)
    return names


def month_in(plain: str) -> Months | None:
    """The months that a header in comparable form is: 1月, 一季度, Jan."""
    small = plain.lower()
    if _ENGLISH.fullmatch(small):
        number = ENGLISH[small[:3]]
        return Months(None, number, number)
    return read_months(headed(undressed(plain)).name)


def month_columns(texts: Mapping[int, tuple[str, ...]]) -> tuple[int, ...]:
    """The columns of months, where there are enough of one kind.

    1月, 2023年1月; 一季度; 2022年 and 2023年; 1-2月, 1-3月 and so on, which run on from January.
    """
    read = ((column, month_in(comparable(own[-1]))) for column, own in texts.items())
    found = {column: months for column, months in read if months is not None}
    for size, fewest in _FEWEST.items():
        columns = tuple(c for c, months in found.items() if months.length == size)
        whole = size < _YEAR or len({found[c].year for c in columns} - {None}) == len(columns)
        if len(columns) >= fewest and whole:
            return columns
    running = tuple(c for c, months in found.items() if months.first == 1)
    lasts = [found[c].last for c in running]
    return running if len(running) >= _FEWEST_MONTHS and lasts == sorted(set(lasts)) else ()


def may_be_header(cell: Scalar) -> bool:
    """True for a short text that is neither number nor day; for the first day of a month."""
    if isinstance(cell, dt.date):
        return cell.day == 1
    if not isinstance(cell, str):
        return False
    text = tidy(cell)
    plain = comparable(text)
    if plain.lower().startswith(SUM_COLUMNS) or month_in(plain):
        return True
    is_long = len(plain) > _LONGEST and not headed(plain).units
    if is_long or label_of(text) in _NO_HEADER or _SENTENCE.search(text):
        return False
    return read_count(text).exact is None and read_day(text, 2000).reading in _NO_DATE
