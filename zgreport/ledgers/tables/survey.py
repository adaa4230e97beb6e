"""Surveys: what the rows under a header hold, asked of each different value of a column once.

Most rows are plainly records; the survey tells which need a closer look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.coded import Coded
from zgreport.ledgers.tables.labels import Label, labels_among
from zgreport.ledgers.texts import are_blank, comparables, say_none, strings
from zgreport.names import comparable
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.tables.header import Table
    from zgreport.ledgers.tables.roles import Roles

__all__ = ["Headers", "Survey", "headers_of", "survey"]

# As the first text of a row only: 职务 may be 科长, and 版面 第1页.
_FIRST = frozenset({Label.NOTE, Label.PAGE, Label.ROLE, Label.SIGNATURE, Label.EXAMPLE})
# Wherever it stands, and whatever else is there.
_ANYWHERE = frozenset({Label.TOTAL})


@dataclass(frozen=True, slots=True)
class Headers:
    """The texts of a table's header in comparable form: by column, and all of them."""

    own: Mapping[int, frozenset[str]]
    every: frozenset[str]
    longest: int  # signs that a header has, spaces between them included


def headers_of(sheet: Sheet, table: Table) -> Headers:
    """What stands in the header's rows, which are read again where they are repeated."""
    top_rows = range(table.top, table.bottom + 1)
    own = {
        column: frozenset(comparable(str(sheet.at(row, column) or "")) for row in top_rows) - {""}
        for column in (*table.columns.values(), *table.others.values())
    }
    for name, column in table.columns.items():
        own[column] |= table.aliases.get(name, frozenset())
    every = frozenset(text for texts in own.values() for text in texts)
    return Headers(own, every, 2 * max(map(len, every), default=0))


@dataclass(slots=True)
class Survey:
    """The rows under a header.  `labels` are, by column, the texts that may be labels.

    `blank` rows have nothing but perhaps a serial number or a measure.
    """

    rows: Numbers
    plain: Mask
    blank: Mask
    dated: Mask
    labels: dict[int, Mapping[str, Label]] = field(default_factory=dict)


@dataclass(slots=True)
class _Seen:
    """What has been seen of each row, the columns from the left up to one."""

    size: int
    filled: Numbers = field(init=False)
    told: Numbers = field(init=False)  # of the filled those that are no date
    names: Numbers = field(init=False)
    dated: Mask = field(init=False)
    measured: Mask = field(init=False)
    odd: Mask = field(init=False)
    odd_nameless: Mask = field(init=False)  # odd where the row has no name
    odd_undated: Mask = field(init=False)

    def __post_init__(self) -> None:
        self.filled, self.told, self.names = (np.zeros(self.size, dtype=np.int64) for _ in range(3))
        self.dated, self.measured = (np.zeros(self.size, dtype=bool) for _ in range(2))
        self.odd, self.odd_nameless = (np.zeros(self.size, dtype=bool) for _ in range(2))
        self.odd_undated = np.zeros(self.size, dtype=bool)

    def plain(self, *, registry: bool) -> Mask:
        """Two cells are filled besides the serial number, a name among them, and none is odd."""
        named = (self.names > 0) | (self.dated & self.measured)
        odd = self.odd | (self.odd_nameless & (self.names == 0)) | (self.odd_undated & ~self.dated)
        plain: Mask = (self.filled >= 2) & ~odd & (named | registry)
        return plain


def survey(sheet: Sheet, table: Table, roles: Roles, headers: Headers, rows: Numbers) -> Survey:
    """What the rows hold, and which of them are plainly records."""
    none = np.zeros(len(rows), dtype=bool)
    found = Survey(rows, none, none, none)
    if not len(rows):
        return found
    seen = _Seen(len(rows))
    for column in range(table.left, table.right + 1):
        cells = Coded.of_sheet(sheet, column, rows)
        filled = ~cells.where(are_blank(cells.values))
        seen.odd |= cells.where(_are_headers(cells.values, headers, column))
        if column in roles.measures:
            seen.measured |= filled
        else:
            found.labels[column] = _noted(seen, cells, filled, roles, column)
        if column not in roles.serials:
            seen.filled += filled
            seen.told += filled & (column != roles.date)
    if roles.titles and not roles.registry:
        seen.odd |= _untitled(sheet, roles, rows)
    found.plain = seen.plain(registry=roles.registry)
    found.blank, found.dated = seen.filled == 0, seen.dated
    return found


def _untitled(sheet: Sheet, roles: Roles, rows: Numbers) -> Mask:
    """The rows without a title and an amount, where most rows have a title."""
    titled, told = np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool)
    for column in roles.titles:
        cells = Coded.of_sheet(sheet, column, rows)
        titled |= ~cells.where(say_none(cells.values))
    if titled.all() or 2 * titled.sum() < len(rows):
        return told
    for column in roles.measures:
        cells = Coded.of_sheet(sheet, column, rows)
        told |= ~cells.where(say_none(cells.values))
    return ~titled & ~told


def _noted(
    seen: _Seen, cells: Coded, filled: Mask, roles: Roles, column: int
) -> Mapping[str, Label]:
    """The labels of a column that is no measure; where it has some, a date or a name is noted."""
    labels = _labels(cells.values, roles, column)
    if labels:
        _note_labels(seen, cells, labels, roles, column)
    if column == roles.date:
        seen.dated |= cells.where([roles.is_date(value) for value in cells.values])
    elif column in roles.names and column not in roles.remarks:
        seen.names += filled & ~cells.where(_are_nothing(cells.values, labels))
    return labels


def _labels(values: Sequence[Scalar], roles: Roles, column: int) -> Mapping[str, Label]:
    """The labels among the values, but for those the column is known to take."""
    labels = labels_among(values)
    if column in roles.times:
        labels = {text: label for text, label in labels.items() if label is not Label.SPAN}
    known = roles.known.get(column)
    if labels and known:
        return {text: label for text, label in labels.items() if comparable(text) not in known}
    return labels


def _note_labels(
    seen: _Seen, cells: Coded, labels: Mapping[str, Label], roles: Roles, column: int
) -> None:
    """Where labels make their rows odd."""

    def have(kinds: Collection[Label]) -> Mask:
        texts = {text for text, label in labels.items() if label in kinds}
        return cells.where([type(value) is str and value in texts for value in cells.values])

    rest = frozenset(Label) - _FIRST - {Label.NIL}
    if column in roles.serials:
        seen.odd |= have(frozenset(Label))
    elif column in roles.names or column == roles.date:
        seen.odd |= have(rest | ({Label.NIL} if column in roles.titles else set()))
    else:
        seen.odd |= have(_ANYWHERE)
        seen.odd_nameless |= have(rest)
    firsts = have(_FIRST)
    seen.odd |= firsts & (seen.told == 0)
    seen.odd_undated |= firsts & have({Label.SIGNATURE})


def _are_nothing(values: Sequence[Scalar], labels: Mapping[str, Label]) -> list[bool]:
    """For each value whether it says that there is nothing: 无, /."""
    nothing = {text for text, label in labels.items() if label is Label.NIL}
    return [type(value) is str and value in nothing for value in values]


def _are_headers(values: Sequence[Scalar], headers: Headers, column: int) -> list[bool]:
    """For each value whether it is the header of a column."""
    texts = strings(values)
    plain = comparables([text for text in texts if len(text) <= headers.longest])
    own = headers.own.get(column, frozenset())
    there = headers.every.intersection(plain)
    short = (text for text in texts if len(text) <= headers.longest)
    odd: set[Scalar] = {text for text in short if comparable(text) in there} if there else set()
    if any(map(str.isdigit, "".join(own))):  # a number may be the header of its column
        others = (value for value in values if not isinstance(value, str | None))
        odd |= {value for value in others if comparable(str(value)) in own}
    return [value in odd for value in values] if odd else [False] * len(values)
