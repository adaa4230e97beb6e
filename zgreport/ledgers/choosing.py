"""Choosing: which sheets of a ledger's files are read, and why the others are not."""

from __future__ import annotations

import enum
from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, Severity, room
from zgreport.names import comparable, near_misses
from zgreport.numerals.months import find_months
from zgreport.values import dataclass
from zgreport.workspace import glob_expression

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.files.shelf import InputSheet

__all__ = ["Choice", "LeftOut", "Why"]

_ROOM = room("ledgers")


class Why(enum.StrEnum):
    """Why a file or sheet was not read, or does not count."""

    HIDDEN = "hidden"
    IGNORED = "ignored"  # `ignore: sheets`
    NOT_CHOSEN = "not_chosen"  # `sheets` names others
    CHART = "chart"  # a sheet without cells
    UNREADABLE = "unreadable"
    BLANK = "blank"
    NO_TABLE = "no_table"
    NO_ROWS = "no_rows"
    SUMMARY = "summary"
    SAMPLE = "sample"  # a form, or shows how to fill one in
    SET_ASIDE = "set_aside"  # 作废, 计划
    COPY = "copy"
    VERSION = "version"  # another one came after it


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sheet that does not count, with the years it would have counted in; a file: no sheet."""

    file: str
    sheet: str
    years: frozenset[int]
    why: Why


class Choice:
    """The choice of one ledger's sheets; `left_out` and `findings` grow while they are taken.

    `order` has the file and sheet of every one that came by, whether it is read or not.
    `matters` says of a hidden sheet whether it may hold records: of lists to choose from in cells,
    and of what programs keep for themselves, no more than a note is made.
    """

    def __init__(self, definition: LedgerDef, matters: Callable[[InputSheet], bool]) -> None:
        self.definition, self._matters = definition, matters
        self.left_out: list[LeftOut] = []
        self.findings: list[Finding] = []
        self.order: list[tuple[str, str]] = []
        self._names: dict[str, None] = {}
        self._passed: list[InputSheet] = []
        self._wanted = _expressions(definition.sheets)
        self._ignored = _expressions(definition.ignore.sheets)

    def taken(self, sources: Iterable[InputSheet | LeftOut]) -> Iterator[InputSheet]:
        """The sheets to be read, one by one as they come."""
        for source in sources:
            if isinstance(source, LeftOut):
                self.left_out.append(source)
                self.order.append((source.file, source.sheet))
                self._names[source.sheet] = None
                continue
            self._names[source.sheet.name] = None
            self.order.append((source.file, source.sheet.name))
            why = self._why_not(source)
            if why not in {Why.IGNORED, Why.NOT_CHOSEN} and (doubt := source.doubt()):
                quiet = source.sheet.hidden and not self._matters(source)
                self.findings.append(replace(doubt, severity=Severity.NOTE) if quiet else doubt)
            if why is Why.NOT_CHOSEN:
                self._passed.append(source)
            if why is None:
                yield source
            else:
                self.leave_out(source, why)

    def leave_out(self, source: InputSheet, why: Why) -> None:
        """Note that the sheet does not count."""
        years = source.years if source.folder is None else frozenset({source.folder})
        self.left_out.append(LeftOut(source.file, source.sheet.name, years, why))

    def passed_over(self) -> Iterator[Finding]:
        """A warning for each sheet named after months that no chosen one of its file is of."""
        left = {(one.file, one.sheet) for one in self.left_out}
        told = {(file, name): _months(name) for file, name in self.order}
        chosen = [(file, of) for (file, name), of in told.items() if (file, name) not in left]
        for source in self._passed:
            months = told[source.file, source.sheet.name]
            known = {m for file, of in chosen if file == source.file for m in of}
            if months and known and not months <= known and self._matters(source):
                shown = {"ledger": self.definition.name, "sheets": self.definition.sheets}
                yield _ROOM.warning("sheet_passed_over", source.place(), **shown)

    def unmatched(self, place: Place) -> Iterator[Finding]:
        """The globs of the definition that no sheet's name matches, where there are any names."""
        names = [name for name in self._names if name]
        ledger = self.definition.name
        kinds = (
            ("no_such_sheet", self.definition.sheets, self._wanted, _ROOM.error),
            ("no_sheet_to_ignore", self.definition.ignore.sheets, self._ignored, _ROOM.warning),
        )
        for code, globs, expressions, finding in kinds:
            for glob, expression in zip(globs, expressions, strict=True):
                if names and not any(expression.fullmatch(_plain(name)) for name in names):
                    near = near_misses(glob.strip("*?"), names)
                    shown = {"ledger": ledger, "sheet": glob, "sheets": tuple(names), "near": near}
                    yield finding(code, place, **shown)

    def _why_not(self, source: InputSheet) -> Why | None:
        name = _plain(source.sheet.name)
        if name and _any(self._ignored, name):
            return Why.IGNORED
        if name and self._wanted and not _any(self._wanted, name):
            return Why.NOT_CHOSEN
        return Why.HIDDEN if source.sheet.hidden else None


def _months(name: str) -> frozenset[int]:
    found = find_months(comparable(name))
    return frozenset(range(found.first, found.last + 1)) if found else frozenset()


def _expressions(globs: Sequence[str]) -> list[re.Pattern[str]]:
    return [glob_expression(_plain(glob)) for glob in globs]


def _plain(name: str) -> str:
    return comparable(name).casefold()


def _any(expressions: Iterable[re.Pattern[str]], name: str) -> bool:
    return any(expression.fullmatch(name) for expression in expressions)
