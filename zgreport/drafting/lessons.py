"""Lessons: what a trial build of a proposal found, as what is given for the next proposal.

A number that a build would refuse is not worth guessing at: what was taken for too much is taken
for less, with the finding as the reason, and stands in 对照表 for the office to decide.
"""

from __future__ import annotations

import dataclasses
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from zgreport.drafting.given import Given, GivenColumn
from zgreport.drafting.guesses import Reason, Role
from zgreport.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.drafting.found import TableName
    from zgreport.drafting.proposal import ColumnDraft, LedgerDraft, Proposal
    from zgreport.findings import Finding

__all__ = ["lessons", "with_lessons"]

_LESS = frozenset({Role.NUMBER, Role.LIST, Role.LAST_YEAR})
_IN_ANY_COLUMN = frozenset({"ledgers.error_cell", "ledgers.formula_without_value"})
_AGAIN = frozenset(
    f"ledgers.{code}"
    for code in ("copied_file", "copied_sheet", "versions", "versions_of_files", "sent_again")
)
"""Of these the table itself is too much; any other fault of a cell or a table is the office's to
mend, since leaving out what holds it would leave out what is right in it."""


def lessons(findings: Iterable[Finding], proposal: Proposal) -> Given:
    """What the errors teach: the column is text, the table that repeats another is left out.

    Empty where nothing is to be learnt.
    """
    columns: dict[tuple[str, str], GivenColumn] = {}
    tables: dict[TableName, str] = {}
    why: dict[TableName, Reason] = {}
    findings = tuple(findings)
    for own, finding in _of_registries(findings, proposal):
        tables[own], why[own] = "", _in_trial(finding)
    for ledger, finding in _about(findings, proposal):
        reason = _in_trial(finding)
        column = _column(ledger, str(finding.values.get("column", "")))
        table = _table(finding, proposal)
        if column and column.role in _LESS and finding.code not in _IN_ANY_COLUMN:
            told = GivenColumn(role=Role.TEXT, reason=reason)
            columns |= {(ledger.name, header): told for header in column.headers}
        elif table and finding.code in _AGAIN:
            tables.setdefault(table, "")
            why.setdefault(table, reason)
    return Given(
        tables=MappingProxyType(tables),
        why=MappingProxyType(why),
        columns=MappingProxyType(columns),
    )


def with_lessons(given: Given, learnt: Given) -> Given | None:
    """What was given before with what was learnt; None where that teaches nothing new.

    What the office itself has said is kept.
    """
    both: dict[str, Any] = {
        part: MappingProxyType({**getattr(learnt, part), **getattr(given, part)})
        for part in ("tables", "why", "ledgers", "columns")
    }
    if all(both[part] == getattr(given, part) for part in ("tables", "ledgers", "columns")):
        return None
    return dataclasses.replace(given, **both)


def _in_trial(finding: Finding) -> Reason:
    return Reason("drafting.in_trial", MappingProxyType({"finding": finding}))


def _of_registries(
    findings: Iterable[Finding], proposal: Proposal
) -> Iterator[tuple[TableName, Finding]]:
    """The errors about tables of registries: names twice, aliases of two."""
    own = {table.name for each in proposal.registries for table in each.family.tables}
    for finding in findings:
        table = _table(finding, proposal)
        if finding.severity is Severity.ERROR and table in own and table is not None:
            yield table, finding


def _about(
    findings: Iterable[Finding], proposal: Proposal
) -> Iterator[tuple[LedgerDraft, Finding]]:
    """The errors, each with the ledger it is about."""
    by_name = {ledger.name: ledger for ledger in proposal.ledgers}
    by_table = {table.name: ledger for ledger in proposal.ledgers for table in ledger.family.tables}
    for finding in findings:
        if finding.severity is not Severity.ERROR:
            continue
        table = _table(finding, proposal)
        ledger = by_name.get(str(finding.values.get("ledger"))) or (
            by_table.get(table) if table else None
        )
        if ledger is not None:
            yield ledger, finding


def _column(ledger: LedgerDraft, name: str) -> ColumnDraft | None:
    own = (c for c in ledger.columns if name in (c.name, c.measure, *c.headers))
    return next(own, None) if name else None


def _table(finding: Finding, proposal: Proposal) -> TableName | None:
    """The table that the finding is about, as the folder has it; None where it names no file."""
    sources = {f"inputs/{f.target}": f.source for f in proposal.files}
    sources |= {f"inputs/{f.source}": f.source for f in proposal.files if not f.target}
    source = sources.get(finding.place.file or "")
    return None if source is None else (source, finding.place.sheet or "")
