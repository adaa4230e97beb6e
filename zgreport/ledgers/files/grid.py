"""Grids: the cells of a sheet column by column, every different value of a column kept once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import count, islice, zip_longest
from typing import TYPE_CHECKING, Any, overload

from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Cells", "Gatherer", "Grid", "different", "gathered"]

_AT_ONCE = 2_000
_ALIKE = frozenset({bool, int, Decimal})  # 1 == 1.0 == True, and they are not the same cell
_EQUAL = _ALIKE | {float}


class _Typed(tuple[type, Any]):
    """A value and its type, for those that equal a value of another type."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Cells:
    """A column: its different values, and for each row the place of its value among them."""

    values: Sequence[Any]
    codes: array[int] | memoryview[int]

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> Any:
        return self.values[self.codes[row]]

    def packed(self) -> bytes:
        """The codes as they are in memory: four bytes each."""
        return self.codes.tobytes()


class Grid(Sequence[tuple[Any, ...]]):
    """Rows that are kept by column; `rows[0]` is the first, as long as the grid is wide."""

    __slots__ = ("_height", "columns")

    def __init__(self, columns: Sequence[Cells], height: int) -> None:
        self.columns = tuple(columns)
        self._height = height

    def __len__(self) -> int:
        return self._height

    @overload
    def __getitem__(self, row: int) -> tuple[Any, ...]: ...
    @overload
    def __getitem__(self, row: slice) -> list[tuple[Any, ...]]: ...
    def __getitem__(self, row: int | slice) -> tuple[Any, ...] | list[tuple[Any, ...]]:
        if isinstance(row, slice):
            return [self[n] for n in range(*row.indices(self._height))]
        at = range(self._height)[row]
        return tuple([cells.values[cells.codes[at]] for cells in self.columns])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Grid) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as a list has none


class Gatherer:
    """Takes rows of any length, from the first to the last, and gathers their columns."""

    def __init__(self) -> None:
        self.height = 0
        self._known: list[defaultdict[Any, int]] = []
        self._codes: list[array[int]] = []

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """The next rows; where one is shorter than another, its end is blank."""
        left = iter(rows)
        while piece := list(islice(left, _AT_ONCE)):
            self._add(piece)

    def _add(self, rows: list[Sequence[Any]]) -> None:
        columns = list(zip_longest(*rows))
        for _ in range(len(columns) - len(self._known)):
            known = _numbering()
            self._codes.append(array("i", [known[None]] * self.height if self.height else []))
            self._known.append(known)
        for known, codes, cells in zip(self._known, self._codes, columns, strict=False):
            codes.extend(array("i", list(map(known.__getitem__, _keys(cells)))))
        for n in range(len(columns), len(self._known)):
            self._codes[n].extend([self._known[n][None]] * len(rows))
        self.height += len(rows)

    def columns(self) -> Iterator[Cells]:
        """The columns; each is let go as it is handed on."""
        self._known.reverse()
        self._codes.reverse()
        while self._known:
            yield Cells(_values(self._known.pop()), self._codes.pop())

    def grid(self) -> Grid:
        """All that was gathered."""
        return Grid(tuple(self.columns()), self.height)


def gathered(rows: Iterable[Sequence[Any]]) -> Grid:
    """The grid of the rows."""
    gatherer = Gatherer()
    gatherer.add(rows)
    return gatherer.grid()


def different(cells: Iterable[Any]) -> tuple[list[Any], Sequence[int]]:
    """The different values in the order they come, and for each cell the place of its value.

    >>> different(["甲", 1.0, True, "甲"])
    (['甲', 1.0, True], [0, 1, 2, 0])
    """
    found: Sequence[Any] = cells if isinstance(cells, list) else list(cells)
    if len(_EQUAL.intersection(map(type, found))) > 1:
        found = _keys(found)
    known = _numbering()
    codes = list(map(known.__getitem__, found))
    return _values(known), codes


def _numbering() -> defaultdict[Any, int]:
    return defaultdict(count().__next__)


def _keys(cells: Sequence[Any]) -> Sequence[Any]:
    if _ALIKE.isdisjoint(map(type, cells)):
        return cells
    return [_Typed((type(cell), cell)) if type(cell) in _ALIKE else cell for cell in cells]


def _values(known: defaultdict[Any, int]) -> list[Any]:
    if _Typed not in set(map(type, known)):
        return list(known)
    return [key[1] if type(key) is _Typed else key for key in known]
