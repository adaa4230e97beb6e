"""Misplaced: a tag in a cell of a table to whose row or column it does not belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from zgreport.findings import Finding, room
from zgreport.language.entries import names
from zgreport.language.forms import FORMS
from zgreport.language.grids import grids
from zgreport.language.methods import METHODS
from zgreport.language.scope import BUILT_INS
from zgreport.language.source.blocks import NOTHING
from zgreport.language.spelled import spelled
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.language.grids import Grid
    from zgreport.language.source.blocks import Block, Print

__all__ = ["misplaced"]

_ROOM = room("language")

_IN_ROW, _IN_COLUMN, _ROWS = 2, 3, 3  # cells and rows that make a habit
_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("同比", "增幅", "增减", "较上年", "可比", "降幅"), "change"),
    **dict.fromkeys(("上年", "可比数"), "before"),
}
_NOW = "now"
_HEADS = frozenset(names(BUILT_INS))


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a cell prints: the figure, and what of it: its number, last year's, the change."""

    figure: nodes.Node
    kind: str
    printed: Print

    @property
    def tag(self) -> str:
        return f"{{{{ {spelled(self.printed.expression)} }}}}"


def misplaced(documents: Iterable[Sequence[Block]]) -> tuple[Finding, ...]:
    """Warnings: the figure of another row, or what other columns say of a figure.

    Only where the rest of the row, the column and the table agree.
    """
    return tuple(f for blocks in documents for grid in grids(blocks) for f in _of_table(grid))


def _of_table(grid: Grid) -> Iterator[Finding]:
    rows = [[_cell(printed) if printed else None for printed in row] for row in grid]
    alike = [_figures(row) for row in rows]
    for at, row in enumerate(rows):
        others = [found for i, found in enumerate(alike) if i != at and len(found) > 1]
        is_habit = len(others) >= _ROWS and all(map(_is_one, others))
        for column, cell in enumerate(row):
            if cell is not None:
                beside = [c for i, c in enumerate(row) if c and i != column]
                above = [r[column] for i, r in enumerate(rows) if i != at and len(r) > column]
                yield from _told(cell, beside if is_habit else [], [c for c in above if c])


def _told(cell: _Cell, beside: Sequence[_Cell], above: Sequence[_Cell]) -> Iterator[Finding]:
    figures, kinds = [c.figure for c in beside], {c.kind for c in above}
    if len(figures) >= _IN_ROW and _is_one(figures) and figures[0] != cell.figure:
        shown = {"tag": cell.tag, "other": spelled(figures[0])}
        yield _ROOM.warning("cell_of_other_row", cell.printed.place, **shown)
    elif len(above) >= _IN_COLUMN and len(kinds) == 1 and cell.kind not in kinds:
        shown = {"tag": cell.tag, "other": above[0].tag}
        yield _ROOM.warning("cell_of_other_column", cell.printed.place, **shown)


def _figures(row: Iterable[_Cell | None]) -> list[nodes.Node]:
    return [cell.figure for cell in row if cell]


def _is_one(figures: Sequence[nodes.Node]) -> bool:
    return all(figure == figures[0] for figure in figures)


def _cell(printed: Print) -> _Cell | None:
    """What the tag prints; None for what stands in heads (期间, 上年), and where it is faulty."""
    figure, kind = printed.expression, _NOW
    while True:
        match figure:
            case nodes.Filter(node=inner) if inner is not None:
                figure = inner
            case nodes.Call(node=nodes.Getattr(node=inner, attr=form)) if form in METHODS:
                figure, kind = inner, form
            case nodes.Getattr(node=inner, attr=form) if form in FORMS:
                figure, kind = inner, _KINDS.get(form, _NOW if kind == _NOW else kind)
            case _:
                break
    if figure == NOTHING or (isinstance(figure, nodes.Name) and figure.name in _HEADS):
        return None
    return _Cell(figure, kind, printed)
