"""Corrections: what the office changed in 对照表, as what is given for the next proposal.

A cell that differs from what would be proposed now is a correction.  What cannot be meant is told
by its cell, everything in one go, and then nothing is given.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.definition.names import kept, refusal_of
from zgreport.drafting import crosswalk as paper
from zgreport.drafting.given import Given, GivenColumn, GivenLedger
from zgreport.drafting.guesses import Reason, Role
from zgreport.drafting.typed_rows import rows_of
from zgreport.findings import Found, room
from zgreport.names import comparable, near_misses
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zgreport.definition.choices import MeasureKind
    from zgreport.definition.names import Reserved
    from zgreport.drafting.crosswalk import Crosswalk, Page
    from zgreport.drafting.found import TableName
    from zgreport.drafting.typed_rows import TypedRow
    from zgreport.ledgers.files.sheet import Book

__all__ = ["Outside", "corrections", "outside_of"]

_ROOM = room("drafting")
_ROLES = {word: role for role, word in paper.ROLES.items()}
_KINDS = {word: kind for kind, word in paper.KINDS.items()}
_COMMA = Pattern("[、，,;；]")
_SAID = Reason("drafting.corrected")


def corrections(book: Book, proposed: Crosswalk, reserved: Reserved) -> Given:
    """What the office has said in its 对照表, `proposed` being what would stand there untouched.

    Raises ZgreportError with everything that cannot be meant, each by its cell.
    """
    reading = _Reading(book, proposed, reserved)
    given = reading.given()
    reading.findings.refuse()
    return given


@dataclass(frozen=True, slots=True)
class Outside:
    """What a 对照表 says of files that were not copied: the folder, and those wanted after all.

    `wanted` are their tables by name, without `OUTSIDE`, and the ledger each belongs to;
    `template` is the checksum of the template that was written with it.
    """

    folder: str
    wanted: Mapping[TableName, str]
    template: str


def outside_of(book: Book, proposed: Crosswalk) -> Outside:
    """What the 对照表 says of files outside; `proposed` are pages of any proposal.

    Raises ZgreportError where a sheet or a head is gone.
    """
    pages = {page.name: page for page in proposed}
    tables, found = rows_of(book, pages[paper.TABLES])
    said, others = rows_of(book, pages[paper.PAPER])
    Found((*found, *others)).refuse()
    by_item = {row.cells["项目"]: row.cells["写法"] for row in said}
    wanted = {
        (row.cells["文件"].removeprefix(paper.OUTSIDE), row.cells["工作表"]): row.cells["归入"]
        for row in tables
        if _is_outside(row) and row.cells["归入"] not in ("", paper.UNUSED)
    }
    kept_as = by_item.get(paper.TEMPLATE, "")
    return Outside(by_item.get(paper.FOLDER, ""), MappingProxyType(wanted), kept_as)


def _is_outside(row: TypedRow) -> bool:
    return row.cells["文件"].startswith(paper.OUTSIDE)


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _COMMA.split(text) if part.strip())


class _Reading:
    """One reading of a 对照表: its rows beside those proposed, and what is wrong in them."""

    def __init__(self, book: Book, proposed: Crosswalk, reserved: Reserved) -> None:
        self.pages = {page.name: page for page in proposed}
        self.reserved = reserved
        self.findings = Found()
        self.rows: dict[str, list[TypedRow]] = {}
        for page in proposed:
            self.rows[page.name], found = rows_of(book, page)
            self.findings.extend(found)

    def given(self) -> Given:
        tables = self._tables()
        owners = self._owners(tables)
        columns = self._columns(owners, tables)
        said = {row.cells["项目"]: row.cells["写法"] for row in self.rows[paper.PAPER]}
        return Given(
            title=said.get("标题", ""),
            issuer=said.get("署名", ""),
            tables=MappingProxyType(tables),
            ledgers=MappingProxyType(self._ledgers(owners)),
            columns=MappingProxyType(columns),
            spellings=tuple(self._spellings()),
        )

    def _changed(
        self, name: str, key: tuple[str, ...]
    ) -> Iterable[tuple[TypedRow, Mapping[str, str]]]:
        """The rows of a page beside the row proposed for the same; others are told."""
        page = self.pages[name]
        known = {tuple(each[head] for head in key): each for each in page.records()}
        seen: dict[tuple[str, ...], TypedRow] = {}
        for row in self.rows[name]:
            about = tuple(row.cells[head] for head in key)
            if about in seen:
                shown = {"name": about[-1], "row": seen[about].number}
                self.findings.add(_ROOM.error("row_twice", row.place(key[-1]), **shown))
            elif about not in known and name == paper.TABLES and _is_outside(row):
                pass  # told of by `outside_of`
            elif about not in known:
                near = near_misses(about[-1], [other[-1] for other in known])
                place = row.place(key[-1])
                self.findings.add(_ROOM.error("unknown_row", place, name=about[-1], near=near))
            else:
                yield row, known[about]
            seen.setdefault(about, row)

    def _chosen(self, row: TypedRow, head: str, page: Page) -> bool:
        """True where the cell holds one of what may be chosen; else it is told."""
        choices = page.choices[head]
        if row.cells[head] in choices:
            return True
        near = near_misses(row.cells[head], choices)
        shown = {"value": row.cells[head], "head": head, "near": near, "known": choices}
        self.findings.add(_ROOM.error("not_a_choice", row.place(head), **shown))
        return False

    def _is_name(self, row: TypedRow, head: str, taken: frozenset[str]) -> bool:
        """True where the cell holds what may be a name in tags; else it is told."""
        name = row.cells[head]
        if refusal_of(name, self.reserved) is None and kept(name) not in taken:
            return True
        self.findings.add(_ROOM.error("not_a_name", row.place(head), value=name, head=head))
        return False

    def _tables(self) -> dict[TableName, str]:
        found: dict[TableName, str] = {}
        choices = self.pages[paper.TABLES].choices["归入"]
        for row, was in self._changed(paper.TABLES, ("文件", "工作表")):
            owner = row.cells["归入"]
            if owner == was["归入"]:
                continue
            known = owner in choices or self._is_name(row, "归入", self.reserved.names)
            if known:
                about = row.cells["文件"], row.cells["工作表"]
                found[about] = "" if owner == paper.UNUSED else kept(owner)
        return found

    def _owners(self, tables: Mapping[TableName, str]) -> dict[str, str]:
        """What a ledger is called now: another name where all its tables have that."""
        now: dict[str, set[str]] = {}
        for each in self.pages[paper.TABLES].records():
            about = each["文件"], each["工作表"]
            now.setdefault(each["归入"], set()).add(tables.get(about, each["归入"]))
        return {was: names.pop() for was, names in now.items() if len(names) == 1} | {
            was: was for was, names in now.items() if len(names) > 1
        }

    def _columns(
        self, owners: Mapping[str, str], tables: Mapping[TableName, str]
    ) -> dict[tuple[str, str], GivenColumn]:
        found: dict[tuple[str, str], GivenColumn] = {}
        for row, was in self._changed(paper.COLUMNS, ("文件", "工作表", "表头")):
            told = self._column(row, was)
            if told is not None:
                owner = tables.get((row.cells["文件"], row.cells["工作表"]))
                ledger = owner or owners.get(was["台账"], was["台账"])
                found[ledger, row.cells["表头"]] = told
        return found

    def _column(self, row: TypedRow, was: Mapping[str, str]) -> GivenColumn | None:
        """What was said of a column; None where nothing was, or it cannot be meant."""
        page = self.pages[paper.COLUMNS]
        if all(row.cells[head] == was[head] for head in page.open):
            return None
        if not self._chosen(row, "当作", page):
            return None
        role = _ROLES[row.cells["当作"]]
        if not self._is_whole(row, role, page):
            return None
        return GivenColumn(
            role=role,
            name=kept(row.cells["名称"]) if row.cells["名称"] != was["名称"] else None,
            kind=self._kind(row) if role is Role.NUMBER else None,
            measure_word=row.cells["量词"] if role is Role.NUMBER else None,
            registry=row.cells["名录"] if role is Role.NAME else None,
            reason=_SAID,
        )

    def _is_whole(self, row: TypedRow, role: Role, page: Page) -> bool:
        """True where all is said that the role needs."""
        whole = self._is_name(row, "名称", self.reserved.columns)
        if role is Role.NUMBER:
            whole &= self._chosen(row, "算法", page)
            if not row.cells["量词"] and row.cells["算法"] != "百分比":
                self.findings.add(_ROOM.error("no_measure_word", row.place("量词")))
                return False
        if role is Role.NAME:
            whole &= self._chosen(row, "名录", page)
        return whole

    def _kind(self, row: TypedRow) -> MeasureKind | None:
        return _KINDS.get(row.cells["算法"])

    def _ledgers(self, owners: Mapping[str, str]) -> dict[str, GivenLedger]:
        found: dict[str, GivenLedger] = {}
        for row, was in self._changed(paper.LEDGERS, ("台账",)):
            now = row.cells
            changed = {h for h in self.pages[paper.LEDGERS].open if now[h] != was[h]}
            if not changed or not self._columns_there(row, changed):
                continue
            key = _names(now["查重"]) if "查重" in changed else None
            found[owners.get(was["台账"], was["台账"])] = GivenLedger(
                measure_word=now["量词"] if "量词" in changed else None,
                date=now["日期"] if "日期" in changed else None,
                duplicate_key=key,
                reason=_SAID,
            )
        return found

    def _columns_there(self, row: TypedRow, changed: set[str]) -> bool:
        """True where the date and the key are columns of the ledger; else they are told."""
        own = [r.cells for r in self.rows[paper.COLUMNS] if r.cells["台账"] == row.cells["台账"]]
        known = {comparable(cells[head]) for cells in own for head in ("名称", "表头")}
        whole = True
        for head in sorted(changed & {"日期", "查重"}):
            for name in _names(row.cells[head]):
                if comparable(name) not in known:
                    near = near_misses(name, [cells["名称"] for cells in own])
                    shown = {"value": name, "ledger": row.cells["台账"], "near": near}
                    self.findings.add(_ROOM.error("no_such_column", row.place(head), **shown))
                    whole = False
        return whole

    def _spellings(self) -> Iterable[tuple[str, str, tuple[str, ...]]]:
        page = self.pages[paper.SPELLINGS]
        owners = {each["名录或列"] for each in page.records()}
        for row in self.rows[paper.SPELLINGS]:
            owner, kept_as = row.cells["名录或列"], row.cells["算作"]
            others = _names(row.cells["其他写法"])
            if owner not in owners:
                near = near_misses(owner, owners)
                place = row.place("名录或列")
                self.findings.add(_ROOM.error("unknown_row", place, name=owner, near=near))
            elif self._chosen(row, "合并", page) and row.cells["合并"] == paper.YES:
                if kept_as and others:
                    yield owner, kept_as, others
                else:
                    head = "其他写法" if kept_as else "算作"
                    self.findings.add(_ROOM.error("spelling_blank", row.place(head)))
