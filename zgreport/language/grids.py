"""Grids: the tables of a document, as the tags in their cells stand beside and below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from zgreport.language.arms import text_of
from zgreport.language.source.blocks import Draw, If, Loop, Plain, Print
from zgreport.patterns import Pattern
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.language.source.blocks import Block

__all__ = ["Grid", "grids"]

Grid: TypeAlias = tuple[tuple[Print | None, ...], ...]
"""The rows of a table; of a cell what it prints, where that is one tag and nothing else."""

_BOUND = Pattern(r"<w:tbl>|</w:tbl>|<w:tr[ >]|<w:tc>|</w:tc>|<w:gridSpan w:val=\"(\d+)\"")


@dataclass(slots=True)
class _Table:
    """A table that is being read: its rows, and of the cell that is open what stands in it."""

    rows: list[list[Print | None]] = field(default_factory=list)
    prints: list[Print] = field(default_factory=list)
    text: str = ""
    span: int = 1

    def take(self, bound: str, span: str | None) -> None:
        """A row or a cell begins, or ends, or is said to be so many columns wide."""
        if bound == "</w:tc>":
            self._close_cell()
        elif span:
            self.span = int(span)
        elif bound == "<w:tc>":
            self.prints, self.text, self.span = [], "", 1
        else:
            self.rows.append([])

    def _close_cell(self) -> None:
        """The cell stands in its row, once for each column that it covers."""
        is_one = len(self.prints) == 1 and not text_of(self.text).strip()
        held = self.prints[0] if is_one else None
        if self.rows:
            self.rows[-1] += [held, *[None] * (self.span - 1)]
        self.prints, self.text, self.span = [], "", 1


def grids(blocks: Iterable[Block]) -> Iterator[Grid]:
    """The tables, in the order of their ends; rows under conditions and in loops once."""
    open_tables: list[_Table] = []
    for block in _flat(blocks):
        if isinstance(block, Print):
            if open_tables:
                open_tables[-1].prints.append(block)
        else:
            yield from _through(block.text, open_tables)


def _through(xml: str, open_tables: list[_Table]) -> Iterator[Grid]:
    """Follow a stretch of markup; the tables that end in it."""
    position = 0
    for found in _BOUND.finditer(xml):
        if open_tables:
            open_tables[-1].text += xml[position : found.start()]
        position = found.start()
        if found.group() == "<w:tbl>":
            open_tables.append(_Table())
        elif open_tables and found.group() == "</w:tbl>":
            yield tuple(map(tuple, open_tables.pop().rows))
        elif open_tables:
            open_tables[-1].take(found.group(), found[1])
    if open_tables:
        open_tables[-1].text += xml[position:]


def _flat(blocks: Iterable[Block]) -> Iterator[Plain | Print]:
    for block in blocks:
        match block:
            case Plain() | Print():
                yield block
            case If(branches=branches):
                for branch in branches:
                    yield from _flat(branch.body)
            case Loop(body=body, otherwise=otherwise):
                yield from _flat((*body, *otherwise))
            case Draw(texts=texts):
                yield from texts
