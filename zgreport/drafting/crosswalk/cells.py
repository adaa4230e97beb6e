"""Typed cells: the sheets of a 对照表 beside what the program wrote there, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.names import kept, refusal_of
from zgreport.drafting.crosswalk import paper
from zgreport.drafting.crosswalk.rows import rows_of
from zgreport.findings import Found, room
from zgreport.names import comparable, near_misses, tidy
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from zgreport.definition.names import Reserved
    from zgreport.drafting.crosswalk.remembered import Remembered
    from zgreport.drafting.crosswalk.rows import TypedRow
    from zgreport.findings import Place
    from zgreport.ledgers.files.sheet import Book

__all__ = ["Sheets"]

_ROOM = room("drafting")
_COMMA = Pattern("[、，,;；]")


class Sheets:
    """The sheets of a 对照表: their rows beside those written, and what cannot be meant."""

    def __init__(self, book: Book, was: Remembered, reserved: Reserved) -> None:
        self.was, self.reserved = was, reserved
        self.findings = Found()
        self.rows: dict[str, list[TypedRow]] = {}
        self._changed: set[tuple[str, int]] = set()
        for name, shape in paper.SHAPES.items():
            self.rows[name], found = rows_of(book, shape)
            self.findings.extend(found)

    @property
    def count(self) -> int:
        """How many rows were changed."""
        return len(self._changed)

    def pairs(self, name: str) -> Iterator[tuple[TypedRow, Mapping[str, str]]]:
        """The rows of a sheet beside those that were written about the same; others are told."""
        key = paper.SHAPES[name].key
        known = {
            tuple(tidy(row[head]) for head in key): row for row in self.was.pages.get(name, ())
        }
        seen: dict[tuple[str, ...], TypedRow] = {}
        for row in self.rows[name]:
            about = tuple(row.cells[head] for head in key)
            if about in seen:
                shown = {"name": about[-1], "row": seen[about].number}
                self.tell("row_twice", row.place(key[-1]), **shown)
            elif about not in known:
                near = near_misses(about[-1], [other[-1] for other in known])
                self.tell("unknown_row", row.place(key[-1]), name=about[-1], near=near)
            else:
                yield row, known[about]
            seen.setdefault(about, row)

    def changed(self, name: str) -> Iterator[tuple[TypedRow, Mapping[str, str]]]:
        """The rows in which a cell differs that the office may change."""
        free = paper.SHAPES[name].open
        for row, before in self.pairs(name):
            if any(row.cells[head] != tidy(before[head]) for head in free):
                self.note(row)
                yield row, before

    def note(self, row: TypedRow) -> None:
        """Count a row as changed."""
        self._changed.add((row.sheet, row.number))

    def tell(self, code: str, place: Place, /, **values: object) -> None:
        """Keep an error of a cell."""
        self.findings.add(_ROOM.error(code, place, **values))

    def chosen(self, row: TypedRow, head: str, choices: Collection[str] | None = None) -> bool:
        """True where the cell holds one of what may be chosen; else it is told."""
        known = tuple(self.was.choices[row.sheet, head] if choices is None else choices)
        value = row.cells[head]
        if value in known:
            return True
        near = near_misses(value, known)
        self.tell("not_a_choice", row.place(head), value=value, head=head, near=near, known=known)
        return False

    def is_name(self, row: TypedRow, head: str, taken: Collection[str]) -> bool:
        """True where the cell holds what may be a name in tags; else it is told."""
        name = row.cells[head]
        if refusal_of(name, self.reserved) is None and kept(name) not in taken:
            return True
        self.tell("not_a_name", row.place(head), value=name, head=head)
        return False

    def is_word(self, row: TypedRow, head: str) -> bool:
        """True where the cell is blank or holds a measure word; else it is told."""
        plain = comparable(row.cells[head])
        if not plain or plain == "%" or not plain.isascii() or any(map(str.isalpha, plain)):
            return True
        self.tell("not_a_word", row.place(head), value=row.cells[head])
        return False

    def names(self, text: str) -> tuple[str, ...]:
        """The names in a cell that holds several."""
        return tuple(part.strip() for part in _COMMA.split(text) if part.strip())

    def renamed(self) -> dict[str, str]:
        """What the office calls each ledger now, by what it was called."""
        found: dict[str, str] = {}
        for row, before in self.pairs(paper.LEDGERS):
            was, now = before["台账"], row.cells["名称"]
            others = [n for n in self.was.choices[paper.TABLES, "归入"] if n != was]
            known = {comparable(name) for name in (*others, *found.values())}
            if now == was:
                found[was] = was
            elif comparable(now) in known:
                self.tell("name_taken", row.place("名称"), name=now)
            elif self.is_name(row, "名称", self.reserved.names):
                found[was] = kept(now)
                self.note(row)
        return found

    def owner(self, row: TypedRow, renamed: Mapping[str, str]) -> str | None:
        """The family that a table is to belong to, "" for none; None where it cannot be meant."""
        name = row.cells["归入"]
        if name == paper.UNUSED:
            return ""
        if name in self.was.choices[row.sheet, "归入"]:
            return self.was.families.get(name, renamed.get(name, name))
        return kept(name) if self.is_name(row, "归入", self.reserved.names) else None
