"""Typed columns: what the office has said of columns on the sheet 列."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from zgreport.definition.names import kept
from zgreport.drafting.crosswalk import paper
from zgreport.drafting.given import CELLS, NOTHING, GivenColumn
from zgreport.drafting.guesses import Role
from zgreport.ledgers.dates import read_day
from zgreport.names import comparable, near_misses, tidy
from zgreport.numerals.months import read_months

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from zgreport.drafting.crosswalk.cells import Sheets
    from zgreport.drafting.crosswalk.remembered import Remembered
    from zgreport.drafting.crosswalk.rows import TypedRow

__all__ = ["TypedColumns"]

_ROLES = {word: role for role, word in paper.ROLES.items()}
_KINDS = {word: kind for kind, word in paper.KINDS.items()}
_PERCENT = "百分比"
_ANY_YEAR = 2000
_OF_CELLS = (Role.NUMBER, Role.TEXT)
_ROLE, _NAME, _KIND, _WORD, _REGISTRY = "当作", "名称", "算法", "量词", "名录"


class TypedColumns:
    """The rows of the sheet 列; `moved` says what each ledger's family is called now."""

    def __init__(self, sheets: Sheets, was: Remembered, moved: Mapping[str, str]) -> None:
        self.sheets, self.was, self.moved = sheets, was, moved
        self.pairs = list(sheets.pairs(paper.COLUMNS))
        self.changed = list(sheets.changed(paper.COLUMNS))
        self.of: dict[str, list[TypedRow]] = defaultdict(list)
        for row, before in self.pairs:
            self.of[before["台账"]].append(row)

    @property
    def names(self) -> dict[tuple[str, str], str]:
        """What each column is called now, by ledger and name as they were written."""
        return {(b["台账"], b[_NAME]): kept(row.cells[_NAME]) for row, b in self.pairs}

    def told(self) -> dict[tuple[str, str], GivenColumn]:
        """What was said of columns in all, by the name of the family and the header."""
        before = self.was.given.columns
        found = {(self.moved.get(ledger, ledger), h): c for (ledger, h), c in before.items()}
        for row, written in self.changed:
            family = self._family(written)
            told = self._told(row, written, found.get((family, written["表头"]), NOTHING))
            if told is not None:
                found[family, written["表头"]] = told
        return found

    def _family(self, written: Mapping[str, str]) -> str:
        name = written["台账"]
        return self.moved.get(name, self.was.families.get(name, name))

    def are_there(self, row: TypedRow, written: Mapping[str, str], heads: Collection[str]) -> bool:
        """True where the date and the key are columns of the ledger; else they are told."""
        own = [other.cells for other in self.of[written["台账"]]]
        known = {comparable(cells[head]) for cells in own for head in (_NAME, "表头")}
        whole = True
        for head in sorted(heads):
            for name in self.sheets.names(row.cells[head]):
                if comparable(name) not in known:
                    near = near_misses(name, [cells[_NAME] for cells in own])
                    shown = {"value": name, "ledger": row.cells["台账"], "near": near}
                    self.sheets.tell("no_such_column", row.place(head), **shown)
                    whole = False
        return whole

    def are_not_cells(self, row: TypedRow, written: Mapping[str, str]) -> bool:
        """True but where rows that say how much there was would be counted; else it is told."""
        own = [other.cells["表头"] for other in self.of[written["台账"]]]
        if CELLS not in own or not row.cells["量词"] or written["量词"]:
            return True
        self.sheets.tell("word_of_cells", row.place("量词"), value=row.cells["量词"], cells=CELLS)
        return False

    def is_dated(self, row: TypedRow, written: Mapping[str, str]) -> bool:
        """True where what the column of the date shows may be dates; else it is told."""
        name = comparable(row.cells["日期"])
        own = [other.cells for other in self.of[written["台账"]]]
        found = [c for c in own if name in {comparable(c[_NAME]), comparable(c["表头"])}]
        if any(_ROLES.get(c[_ROLE]) is Role.DATE for c in found):
            return True
        shown = [c[head] for c in found for head in ("值1", "值2", "值3") if c[head]]
        if not shown or any(map(_may_be_date, shown)):
            return True
        values = {"name": row.cells["日期"], "value": shown[0]}
        self.sheets.tell("no_dates_there", row.place("日期"), **values)
        return False

    def _told(
        self, row: TypedRow, written: Mapping[str, str], before: GivenColumn
    ) -> GivenColumn | None:
        """What was said of a column; None where it cannot be meant."""
        if not self.sheets.chosen(row, _ROLE):
            return None
        role = _ROLES[row.cells[_ROLE]]
        if not self._fits(row, written, role) or not self._is_whole(row, written, role):
            return None
        renamed = row.cells[_NAME] != tidy(written[_NAME])
        return GivenColumn(
            role=role,
            name=kept(row.cells[_NAME]) if renamed else before.name,
            kind=_KINDS.get(row.cells[_KIND]) if role is Role.NUMBER else None,
            measure_word=row.cells[_WORD] if role is Role.NUMBER else None,
            registry=self._registry(row) if role is Role.NAME else None,
        )

    def _fits(self, row: TypedRow, written: Mapping[str, str], role: Role) -> bool:
        """True where the role is one of a registry's column, or a ledger's, as the others are."""
        if row.cells["表头"] == CELLS and role not in _OF_CELLS:
            known = tuple(paper.ROLES[each] for each in _OF_CELLS)
            return self.sheets.chosen(row, _ROLE, known)
        own = self.of[written["台账"]]
        keys = [other for other in own if _is_key(other)]
        if role is Role.KEY and keys[0] is not row:
            self.sheets.tell("two_keys", row.place(_ROLE), row=keys[0].number)
            return False
        if keys and role not in paper.OF_REGISTRY | {Role.UNUSED}:
            shown = {"value": row.cells[_ROLE], "key": keys[0].cells["表头"]}
            self.sheets.tell("not_in_registry", row.place(_ROLE), **shown)
            return False
        if not keys and role in paper.OF_REGISTRY:
            self.sheets.tell("no_names_column", row.place(_ROLE), value=row.cells[_ROLE])
            return False
        return True

    def _is_whole(self, row: TypedRow, written: Mapping[str, str], role: Role) -> bool:
        """True where all is said that the role needs."""
        whole = self._is_free(row, written, role)
        if role is Role.NUMBER:
            whole &= self.sheets.chosen(row, _KIND)
            whole &= self._is_word(row)
        if role is Role.NAME:
            whole &= self._is_registry(row)
        return whole

    def _is_registry(self, row: TypedRow) -> bool:
        """True where the cell names a registry, or a table that is to be one by this paper."""
        keyed = (name for name, rows in self.of.items() if any(map(_is_key, rows)))
        known = tuple(dict.fromkeys((*self.was.families, *keyed)))
        value = row.cells[_REGISTRY]
        if value in known or value in self.was.families.values():
            return True
        self.sheets.tell("no_registry", row.place(_REGISTRY), value=value, known=known)
        return False

    def _registry(self, row: TypedRow) -> str:
        """The registry as it is called now: by its name, or by that of its table."""
        value = row.cells[_REGISTRY]
        return value if value in self.was.families else self.moved.get(value, value)

    def _is_word(self, row: TypedRow) -> bool:
        """True where what is counted is said as a definition takes it."""
        word = row.cells[_WORD]
        if (word or row.cells[_KIND] == _PERCENT) and self.sheets.is_word(row, _WORD):
            return True
        if not word:
            self.sheets.tell("no_measure_word", row.place(_WORD))
        return False

    def _is_free(self, row: TypedRow, written: Mapping[str, str], role: Role) -> bool:
        """True where the name is one, and no other column of the same table has it."""
        name = row.cells[_NAME]
        if role is Role.NAME and name == tidy(written[_NAME]):
            return True  # the registry's name, or what a column was called before
        if not self.sheets.is_name(row, _NAME, self.sheets.reserved.columns):
            return False
        if name == tidy(written[_NAME]):
            return True
        taken = {comparable(n) for n in self.sheets.was.choices[paper.TABLES, "归入"]}
        if comparable(name) in taken - {comparable(paper.UNUSED)}:
            self.sheets.tell("name_taken", row.place(_NAME), name=name)
            return False
        return self._is_only(row, written)

    def _is_only(self, row: TypedRow, written: Mapping[str, str]) -> bool:
        """True where no other column of the same table is called so."""
        name, table = comparable(row.cells[_NAME]), (row.cells["文件"], row.cells["工作表"])
        for other in self.of[written["台账"]]:
            same = (other.cells["文件"], other.cells["工作表"]) == table
            if other is not row and same and comparable(other.cells[_NAME]) == name:
                shown = {"name": row.cells[_NAME], "row": other.number}
                self.sheets.tell("name_twice", row.place(_NAME), **shown)
                return False
        return True


def _may_be_date(text: str) -> bool:
    """True for what reads as a day or as months, and for a bare number, which a date may be."""
    read = read_day(text, _ANY_YEAR).date or read_months(comparable(text))
    return bool(read) or text.isdigit()


def _is_key(row: TypedRow) -> bool:
    return _ROLES.get(row.cells[_ROLE]) is Role.KEY
