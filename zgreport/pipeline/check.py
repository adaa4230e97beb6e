"""Checking: everything wrong with a year or with all of them, and the rows accounted for."""

from __future__ import annotations

import dataclasses
import errno
from typing import TYPE_CHECKING

from zgreport.document.comments import Remark, with_comments
from zgreport.document.finished import left_behind, opened
from zgreport.document.looks.read import read_looks
from zgreport.document.outline import cells_of_paragraphs, read_outline
from zgreport.document.package import load
from zgreport.document.text import read_text
from zgreport.findings import Finding, Found, Place, SurroundingsError, ZgreportError, room
from zgreport.layout.check import check_layout
from zgreport.ledgers.files.excerpt import row_at
from zgreport.ledgers.files.matching import is_typed_only
from zgreport.ledgers.files.reader import Reader
from zgreport.ledgers.model import Account, SheetAccount
from zgreport.lint.check import check_text
from zgreport.output.spreadsheet import as_workbook
from zgreport.pipeline.mends import Mended, joined, mended
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import silent
from zgreport.pipeline.outset import known_years, outset
from zgreport.pipeline.places import placed_in
from zgreport.pipeline.summary import placed_on_template, summarise
from zgreport.pipeline.targets import write_target
from zgreport.values import dataclass
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zgreport.output.spreadsheet import Table
    from zgreport.pipeline.order import Order
    from zgreport.pipeline.outset import Outset

__all__ = [
    "Account",
    "Checked",
    "FindingWithRow",
    "Remark",
    "SheetAccount",
    "check",
    "check_document",
    "write_list",
    "write_mended",
    "write_remarks",
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
    mended: Mended = Mended()

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


def check(order: Order, begun: Outset | None = None, *, mending: bool = False) -> Checked:
    """Everything wrong with the inputs, the definition and the template, in one go.

    Without a year, every year that has a folder is tried, but for those whose figures are only
    typed in; `begun` is the outset of one of them, whose files are being read already.  With
    `mending`, the repairs of the template are tried.
    Raises ZgreportError only where the definition cannot be read.
    """
    workspace = Workspace(order.folder)
    with begun.reader if begun else Reader() as reader:
        checked = [
            _check(each, reader, begun, mending) for each in _orders(order, workspace, begun)
        ]
        findings = Found(finding for each in checked for finding in each.findings)
        findings = Found(f for f in findings if f.code != _LATE) if checked[1:] else findings
        found = [FindingWithRow(f, row_at(f.place, workspace, reader)) for f in findings]
    accounts = {year: found for each in checked for year, found in each.accounts.items()}
    mends = joined(each.mended for each in checked)
    return Checked(tuple(found), dict(sorted(accounts.items())), checked[-1].document, mends)


def check_document(path: Path, *, layout: bool = False) -> Checked:
    """What is wrong with the text of any Word file, built here or not, by paragraph.

    With `layout`, also where its look departs from GB/T 9704-2012.

    Raises ZgreportError where it is no Word file, SurroundingsError where it cannot be read.
    """
    shown = path.as_posix()
    docx = _content(path)
    parts = opened(docx, Place(file=shown))
    hidden = left_behind(parts, Place(file=shown))
    looked = check_layout(read_looks(parts)) if layout else ()
    cells = cells_of_paragraphs(read_outline(parts))
    said = _told_once(check_text(read_text(docx), cells=cells), looked)
    found = placed_in((*hidden, *(each.at(file=shown) for each in said)), shown, parts)
    return Checked(tuple(FindingWithRow(finding, ()) for finding in found), {}, shown)


_ORDER = "heading_order"
_ORDERS = (_ORDER, "clause_order", "worded_order")
_MARKED = ("ordinal_mark", "ordinal_dot", "special_ordinal")
_OF_A_FORM = ("heading_font", "heading_style", "heading_level", "body_font")


def _told_once(said: Sequence[Finding], looked: Sequence[Finding]) -> Iterator[Finding]:
    """What is wrong with the words and with the look; numbers of headings are both.

    A heading with the number of another level looks as its own, one out of order as none: that
    is told with the number.
    """
    yield from said
    orders = [finding for finding in said if _name(finding) in _ORDERS]
    misformed = {finding.place.paragraph for finding in orders if _wants_another_form(finding)}
    marked = {f.place.paragraph for f in said if _name(f).endswith(_MARKED)}
    levels = {f.place.paragraph for f in said if _name(f) == "heading_level"}
    for finding in looked:
        name, paragraph = _name(finding), finding.place.paragraph
        is_of_form = name in _OF_A_FORM and paragraph in misformed
        is_of_mark = name == "heading_form" and paragraph in marked
        is_of_level = name == "heading_level" and paragraph in levels
        if not (is_of_form or is_of_mark or is_of_level or (orders and name == _ORDER)):
            yield finding


def _wants_another_form(finding: Finding) -> bool:
    """True where the number is to be written 二、, （二） or 二是, not only to be another."""
    expected = finding.values.get("expected")
    return isinstance(expected, tuple) and str(expected[0]).endswith(("、", "）", ".", "是"))


def _name(finding: Finding) -> str:
    """A code without its room."""
    return finding.code.partition(".")[2]


def write_list(sheet: Table, folder: Path, target: Path) -> None:
    """Write a list of findings as a workbook; raises as `write_target`."""
    write_target(folder, target, as_workbook((sheet,)))


def write_remarks(checked: Checked, folder: Path, target: Path, remarks: Iterable[Remark]) -> None:
    """Write a copy of what was checked with the remarks as comments at their words.

    The mends are changes in it that staff accept or reject.  Raises as `write_target`.
    """
    source = folder / checked.document
    docx = checked.mended.made_in(with_comments(_content(source), remarks), tracked=True)
    write_target(folder, target, docx, source)


def write_mended(checked: Checked, folder: Path, target: Path) -> None:
    """Write a copy of a template with the mends made; raises as `write_target`."""
    source = folder / checked.document
    docx = checked.mended.made_in(_content(source), tracked=False)
    write_target(folder, target, docx, source)


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


def _check(order: Order, reader: Reader, begun: Outset | None, mending: bool) -> Checked:
    if begun and order.year in (None, begun.period.year):
        year = open_year(order, silent, begun)
    else:
        with outset(order, silent, reader) as own:
            year = open_year(order, silent, own)
    try:
        findings = summarise(year, silent).findings
        findings = (*findings, *placed_on_template(year.session.unreached, year))
    except ZgreportError as error:
        findings = error.findings
    accounts: dict[int, dict[str, Account]] = {}
    for (ledger, of), account in year.records.accounts.items():
        accounts.setdefault(of, {})[ledger] = account
    template = year.workspace.templates / year.definition.template
    mends = mended(year, findings, _content(template)) if mending else Mended()
    with_rows = tuple(FindingWithRow(finding, ()) for finding in findings)
    return Checked(with_rows, accounts, year.workspace.show(template), mends)


def _content(path: Path) -> bytes:
    try:
        return load(path, Place(file=path.as_posix()))
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, str(error))
        found = _ROOM.error("cannot_open", path.as_posix(), reason=reason)
        raise SurroundingsError([found]) from None
