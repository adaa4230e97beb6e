"""Spelled: which spellings are one name, as the office says on the sheet 写法."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.drafting.crosswalk import paper
from zgreport.names import comparable, near_misses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.drafting.crosswalk.cells import Sheets
    from zgreport.drafting.crosswalk.remembered import Remembered
    from zgreport.drafting.crosswalk.rows import TypedRow
    from zgreport.findings import Place

__all__ = ["Spelled"]


class Spelled:
    """The rows of the sheet 写法; ledgers and columns go by the names that they have now."""

    def __init__(
        self,
        sheets: Sheets,
        was: Remembered,
        moved: Mapping[str, str],
        names: Mapping[tuple[str, str], str],
    ) -> None:
        self.sheets, self.was, self.moved, self.names = sheets, was, moved, names
        self.places: dict[tuple[str, str], Place] = {}

    def told(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Owner, name and other spellings of each row that is to be one; what cannot be is told."""
        home: dict[tuple[str, str], tuple[str, TypedRow]] = {}
        written = [tuple(row.values()) for row in self.was.pages.get(paper.SPELLINGS, ())]
        for row in self.sheets.rows[paper.SPELLINGS]:
            owner = self._owner(row)
            if tuple(row.cells[h] for h in paper.SHAPES[paper.SPELLINGS].lasting) not in written:
                self.sheets.note(row)
            if owner is None or not self.sheets.chosen(row, "合并"):
                continue
            if row.cells["合并"] == paper.YES and self._is_whole(row, owner, home):
                self.places[owner, row.cells["算作"]] = row.place("算作")
                yield owner, row.cells["算作"], self.sheets.names(row.cells["其他写法"])

    def _owner(self, row: TypedRow) -> str | None:
        """The registry or 台账.列 as it is called now; None where there is none, which is told."""
        owner, known = row.cells["名录或列"], self.was.choices[paper.SPELLINGS, "名录或列"]
        if owner not in known:
            near = near_misses(owner, known)
            self.sheets.tell("unknown_row", row.place("名录或列"), name=owner, near=near)
            return None
        ledger, dot, column = owner.partition(".")
        if not dot:
            return owner
        name = self.names.get((ledger, column), column)
        return f"{self.moved.get(ledger, ledger)}.{name}"

    def _is_whole(
        self, row: TypedRow, owner: str, home: dict[tuple[str, str], tuple[str, TypedRow]]
    ) -> bool:
        """True where both sides are written and no spelling belongs to two names."""
        kept, others = row.cells["算作"], self.sheets.names(row.cells["其他写法"])
        if not kept or not others:
            self.sheets.tell("spelling_blank", row.place("其他写法" if kept else "算作"))
            return False
        for name in (kept, *others):
            as_name, first = home.setdefault((owner, comparable(name)), (kept, row))
            if comparable(as_name) != comparable(kept) or (
                name is not kept and comparable(name) == comparable(kept)
            ):
                shown = {"value": name, "name": as_name, "row": first.number}
                self.sheets.tell("spelling_twice", row.place("其他写法"), **shown)
                return False
        return True
