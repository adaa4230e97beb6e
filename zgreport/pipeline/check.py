"""Checking: everything wrong with a year or with all of them, and the rows accounted for."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zgreport import output
from zgreport.errors import Severity, ZgreportError
from zgreport.ledgers.excerpt import row_at
from zgreport.ledgers.reader import Reader
from zgreport.pipeline.opening import open_year, silent
from zgreport.pipeline.summary import summarise
from zgreport.spreadsheet import as_workbook
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zgreport.errors import Finding
    from zgreport.ledgers.model import Account
    from zgreport.pipeline.opening import Order
    from zgreport.spreadsheet import Table

__all__ = ["Checked", "Fault", "check", "write_list"]


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything wrong or doubtful, and by year and ledger the rows read, counted, excluded."""

    faults: tuple[Fault, ...]
    accounts: Mapping[int, Mapping[str, Account]]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings without their rows."""
        return tuple(fault.finding for fault in self.faults)

    @property
    def has_errors(self) -> bool:
        """True where a build would refuse."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding with the cells of the row it is about, from column A on; often none."""

    finding: Finding
    row: tuple[str, ...]


def check(order: Order) -> Checked:
    """Everything wrong with the inputs, the definition and the template, in one go.

    Without a year, every year that has a folder is tried.  Raises ZgreportError only where the
    definition cannot be read.
    """
    workspace = Workspace(order.folder)
    with Reader() as reader:
        checked = [_check(each, reader) for each in _orders(order, workspace)]
        findings = {repr(finding): finding for each, _ in checked for finding in each}
        faults = [Fault(f, row_at(f.place, workspace, reader)) for f in findings.values()]
    accounts = {year: found for _, each in checked for year, found in each.items()}
    return Checked(tuple(faults), dict(sorted(accounts.items())))


def write_list(sheet: Table, target: Path) -> str:
    """Write a list of findings as a workbook; the path written.

    Raises SurroundingsError where it cannot be written.
    """
    output.write_file(target, as_workbook((sheet,)))
    return target.as_posix()


def _orders(order: Order, workspace: Workspace) -> list[Order]:
    whole = order.year is None and order.through is None
    years = workspace.years() if whole else ()
    return [dataclasses.replace(order, year=year) for year in years] or [order]


def _check(
    order: Order, reader: Reader
) -> tuple[tuple[Finding, ...], dict[int, dict[str, Account]]]:
    year = open_year(order, silent, reader)
    try:
        _, findings = summarise(year, silent)
    except ZgreportError as fault:
        findings = fault.findings
    accounts: dict[int, dict[str, Account]] = {}
    for (ledger, of), account in year.records.accounts.items():
        accounts.setdefault(of, {})[ledger] = account
    return findings, accounts
