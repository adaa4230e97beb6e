"""Bands: rows read as a header, and the tables that stand under one side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.names import comparable
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["DRESSED", "Band", "Table", "parts_of", "table_of"]

DRESSED = 1000
"""The rank of a header that is known only without what is put round it."""

_FEWEST = 2  # columns that a list side by side with itself has at least


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a sheet; rows and columns count from 1.

    The header stands in rows `top` to `bottom`, columns `left` to `right`.  `columns` maps
    canonical names to columns, `others` the remaining headers; `crossed` the headers that the
    glob of a cross-table takes.  `rivals` has for each name that more than one column claims these
    columns, each with the texts above it; `repeated` the columns whose header another one of
    `crossed` has; `aliases` all headers that it goes by, in comparable form.
    `above` is the row of another header over records that stand above this one; 0 for none.
    """

    top: int
    bottom: int
    left: int
    right: int
    columns: Mapping[str, int]
    others: Mapping[str, int]
    crossed: Mapping[str, int]
    rivals: Mapping[str, Mapping[int, tuple[str, ...]]] = field(default_factory=dict)
    repeated: Mapping[int, str] = field(default_factory=dict)
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    above: int = 0


@dataclass(frozen=True, slots=True)
class Band:
    """Some rows read as a header: for each column the texts from top to bottom."""

    top: int
    bottom: int
    texts: Mapping[int, tuple[str, ...]]
    matches: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    crossed: Mapping[int, str] = field(default_factory=dict)

    @property
    def score(self) -> tuple[int, int]:
        """How many columns it names, and how few of them with a colon or a star beside the name."""
        dressed = sum(rank >= DRESSED for rank, _ in self.matches.values())
        return len({name for _, name in self.matches.values()}) + len(self.crossed), -dressed


def parts_of(band: Band) -> list[tuple[int, int]]:
    """(left, right) of the tables: the whole band, unless parts of it repeat the same names."""
    groups: list[tuple[int, int]] = []
    for column in band.texts:
        if groups and column == groups[-1][1] + 1:
            groups[-1] = (groups[-1][0], column)
        else:
            groups.append((column, column))
    groups = [part for group in groups for part in _halves(band, group)]
    named = [(group, _names(band, group)) for group in groups]
    seen = [name for _, names in named for name in names]
    if len(seen) == len(set(seen)):
        return [(min(band.texts), max(band.texts))]
    most = max(len(names) for _, names in named)
    first = next(names for _, names in named if len(names) == most)
    return [group for group, names in named if names == first]


def _halves(band: Band, group: tuple[int, int]) -> list[tuple[int, int]]:
    """The group cut where a list goes on beside itself: 日期 标题 字数 日期 标题 字数.

    Whole where the parts do not name the same columns in the same order.
    """
    left, right = group
    named = [column for column in range(left, right + 1) if column in band.matches]
    starts = [c for c in named if band.matches[c] == band.matches[named[0]]]
    starts = [c for c in starts if _header(band, c) == _header(band, named[0])]
    if len(starts) < _FEWEST:
        return [group]
    before = _alike_before(band, starts, starts[0] - left)
    cuts = [start - before for start in starts]
    parts = list(zip((left, *cuts[1:]), (*(cut - 1 for cut in cuts[1:]), right), strict=True))
    orders = {tuple(band.matches[c][1] for c in named if a <= c <= b) for a, b in parts}
    return parts if len(orders) == 1 and len(orders.pop()) >= _FEWEST else [group]


def _alike_before(band: Band, starts: Sequence[int], most: int) -> int:
    """How many columns before each start have the same headers, as 序号 has."""
    for before in range(1, most + 1):
        if len({_header(band, start - before) for start in starts}) > 1:
            return before - 1
    return most


def _header(band: Band, column: int) -> str:
    return comparable(band.texts[column][-1])


def _names(band: Band, group: tuple[int, int]) -> frozenset[str]:
    return frozenset(
        name for column, (_, name) in band.matches.items() if group[0] <= column <= group[1]
    )


def table_of(
    part: tuple[int, int], band: Band, is_own: Callable[[Sequence[str], str], bool]
) -> Table:
    """The table in these columns; `is_own` tells whether a column's own header is the name's.

    Such a column comes before one whose name only stands above its header.
    """
    left, right = part
    found: dict[str, list[tuple[bool, int, int]]] = {}
    for column, (rank, name) in sorted(band.matches.items()):
        if left <= column <= right:
            lent = not is_own(band.texts[column], name)
            found.setdefault(name, []).append((lent, rank, column))
    columns = {name: min(claims)[2] for name, claims in found.items()}
    used = {*columns.values(), *band.crossed}
    others: dict[str, int] = {}
    crossed: dict[str, int] = {}
    repeated: dict[int, str] = {}
    for column, texts in band.texts.items():
        if left <= column <= right and column in band.crossed:
            if crossed.setdefault(header := band.crossed[column], column) != column:
                repeated[column] = header
        elif left <= column <= right and column not in used:
            others.setdefault(texts[-1], column)
    rivals = {
        name: {c: band.texts[c] for lent, _, c in claims if lent == min(claims)[0]}
        for name, claims in found.items()
        if len(claims) > 1
    }
    rivals = {name: claims for name, claims in rivals.items() if len(claims) > 1}
    return Table(band.top, band.bottom, left, right, columns, others, crossed, rivals, repeated)
