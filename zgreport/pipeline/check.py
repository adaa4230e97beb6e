"""Checking: everything wrong with a year or with all of them, and the rows accounted for."""

from __future__ import annotations

import dataclasses
import errno
from typing import TYPE_CHECKING

from zgreport.document.package import load
from zgreport.findings import Finding, Found, Place, SurroundingsError, ZgreportError, room
from zgreport.ledgers.files.excerpt import row_at
from zgreport.ledgers.files.matching import is_typed_only
from zgreport.ledgers.files.reader import Reader
from zgreport.ledgers.model import Account, SheetAccount
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import silent
from zgreport.pipeline.outset import known_years, outset
from zgreport.pipeline.summary import placed_on_template, summarise
from zgreport.values import dataclass
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from zgreport.pipeline.mends import Mended
    from zgreport.pipeline.order import Order
    from zgreport.pipeline.outset import Outset
    from zgreport.pipeline.year import Year

__all__ = [
    "Account",
    "Checked",
    "FindingWithRow",
    "SheetAccount",
    "check",
    "check_document",
    "content",
]

_ROOM = room("pipeline")

_LATE = "pipeline.date_late"  # the definition's date is that of the newest year


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything wrong or doubtful, and by year and ledger the rows read, counted, excluded.

    `document` is the Word file that was looked at, as findings name it: the template, or the
    finished document.  `mended` are the safe repairs of a template, where asked for.
    """

    with_rows: tuple[FindingWithRow, ...]
    accounts: Mapping[int, Mapping[str, Account]]
    document: str
    mended: Mended | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings without their rows."""
        return tuple(each.finding for each in self.with_rows)

    @property
    def has_errors(self) -> bool:
        return Found(self.findings).has_errors


@dataclass(frozen=True, slots=True)
class FindingWithRow:
    """A finding with the cells of the row it is about, from column A on; often none."""

    finding: Finding
    row: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _CheckedYear:
    """What was found in one year, before the rows it is about are read."""

    findings: tuple[Finding, ...]
    accounts: Mapping[int, Mapping[str, Account]]
    document: str
    mended: Mended | None


def check(order: Order, begun: Outset | None = None, *, mending: bool = False) -> Checked:
    """Everything wrong with the inputs, the definition and the template, in one go.

    Without a year, every year that has a folder is tried, but for those whose figures are only
    typed in; `begun` is the outset of one of them, whose files are being read already.  With
    `mending`, the repairs of the template are tried.
    Raises ZgreportError only where the definition cannot be read.
    """
    workspace = Workspace(order.folder)
    with begun.reader if begun else Reader() as reader:
        orders = _orders(order, workspace, begun)
        checked = [_check(each, reader, begun, mending=mending) for each in orders]
        findings = Found(finding for each in checked for finding in each.findings)
        findings = Found(f for f in findings if f.code != _LATE) if checked[1:] else findings
        found = [FindingWithRow(f, row_at(f.place, workspace, reader)) for f in findings]
    accounts = {year: found for each in checked for year, found in each.accounts.items()}
    mends = _joined([each.mended for each in checked if each.mended])
    return Checked(tuple(found), dict(sorted(accounts.items())), checked[-1].document, mends)


def check_document(path: Path, *, layout: bool = False) -> Checked:
    """What is wrong with the text of any Word file, built here or not, by paragraph.

    With `layout`, also where its look departs from GB/T 9704-2012.

    Raises ZgreportError where it is no Word file, SurroundingsError where it cannot be read.
    """
    from zgreport.document.finished import left_behind, opened  # a template needs none of these
    from zgreport.document.outline import cells_of_paragraphs
    from zgreport.document.text import read_text
    from zgreport.layout.together import together
    from zgreport.lint.check import check_text
    from zgreport.pipeline.places import placed_in

    shown = path.as_posix()
    docx = content(path)
    parts = opened(docx, Place(file=shown))
    hidden = left_behind(parts, Place(file=shown))
    looked = _looked(parts) if layout else ()
    cells = cells_of_paragraphs(parts)
    said = together(check_text(read_text(docx), cells=cells), looked)
    found = placed_in((*hidden, *(each.at(file=shown) for each in said)), shown, parts)
    return Checked(tuple(FindingWithRow(finding, ()) for finding in found), {}, shown)


def _looked(parts: Mapping[str, bytes]) -> tuple[Finding, ...]:
    from zgreport.document.looks.read import read_looks  # only where it is asked for
    from zgreport.layout.check import check_layout

    return check_layout(read_looks(parts))


def _orders(order: Order, workspace: Workspace, begun: Outset | None) -> list[Order]:
    """The order, or one for each year that there is something to be told of."""
    if order.year is not None or order.through is not None:
        return [order]
    years = workspace.years()
    if begun and not years:
        years = known_years(workspace, begun.definition, begun.reader)
    elif begun:
        years = tuple(y for y in years if not is_typed_only(begun.definition, workspace, y))
    return [dataclasses.replace(order, year=year) for year in years] or [order]


def _check(order: Order, reader: Reader, begun: Outset | None, *, mending: bool) -> _CheckedYear:
    if begun and order.year in (None, begun.period.year):
        year = open_year(order, silent, begun)
    else:
        with outset(order, silent, reader, warm=begun.warm if begun else None) as own:
            own.start_proofreader()
            year = open_year(order, silent, own)
    try:
        summary = summarise(year, silent)
        unreached = placed_on_template(year.session.unreached, year)  # while it is being read over
        findings = (*summary.findings, *unreached)
    except ZgreportError as error:
        findings = error.findings
    accounts: dict[int, dict[str, Account]] = {}
    for (ledger, of), account in year.records.accounts.items():
        accounts.setdefault(of, {})[ledger] = account
    template = year.workspace.templates / year.definition.template
    mends = _mended(year, findings, content(template)) if mending else None
    return _CheckedYear(findings, accounts, year.workspace.show(template), mends)


def _mended(year: Year, findings: tuple[Finding, ...], template: bytes) -> Mended:
    from zgreport.pipeline.mends import mended  # most checks mend nothing

    return mended(year, findings, template)


def _joined(each: Sequence[Mended]) -> Mended | None:
    if not each:
        return None
    from zgreport.pipeline.mends import joined

    return joined(each)


def content(path: Path) -> bytes:
    """The bytes of a Word file; raises SurroundingsError where it cannot be read."""
    try:
        return load(path, Place(file=path.as_posix()))
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, str(error))
        found = _ROOM.error("cannot_open", path.as_posix(), reason=reason)
        raise SurroundingsError([found]) from None
