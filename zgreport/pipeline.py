"""The pipeline: the stages in their order, for a build, a draft, a table of figures.

Read this first: each stage takes frozen values from the one before it, and only this module
knows the order.  All faults that can be found are found before anything is refused, and
nothing is written when anything was refused.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zgreport import __version__, evidence, example, output
from zgreport.checks import failed_checks
from zgreport.definition.read import read_definition
from zgreport.document.render import Properties, Rendered, render
from zgreport.errors import Finding, Place, Severity, ZgreportError
from zgreport.figures.facts import Facts
from zgreport.language.fold import fold
from zgreport.language.session import Session
from zgreport.ledgers.load import load_records
from zgreport.periods import Period
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from zgreport.definition.model import Definition
    from zgreport.evidence import FigureLine
    from zgreport.ledgers.model import Account, Records

__all__ = ["Built", "Checked", "FigureTable", "Order", "build", "check", "draft", "figures", "init"]

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the workspace's folder, and the year or the last day of the period.

    Without a year, that of `through`; without either, the newest year of the inputs.  `date`
    stands in for the definition's date of the document.
    """

    folder: Path
    year: int | None = None
    through: date | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the document's path and everything that was found on the way."""

    document: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The named figures and the expressions asked for, in that order."""

    year: int
    through: date
    lines: tuple[FigureLine, ...]
    findings: tuple[Finding, ...]

    def as_json(self) -> dict[str, object]:
        """The JSON document of `figures --json` (DESIGN section 5)."""
        return {
            "year": self.year,
            "through": self.through.isoformat(),
            "figures": [line.as_json() for line in self.lines],
        }


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything wrong or doubtful, and by year and ledger the rows read, counted, excluded."""

    findings: tuple[Finding, ...]
    accounts: Mapping[int, Mapping[str, Account]]

    @property
    def has_errors(self) -> bool:
        """True where a build would refuse."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Year:
    """A year's inputs, read and ready to be asked."""

    workspace: Workspace
    definition: Definition
    period: Period
    records: Records
    facts: Facts
    session: Session

    def failed_checks(self) -> tuple[Finding, ...]:
        """The definition's statements that do not hold in this year or the one before."""
        return failed_checks(self.definition, self.records, self.period)


def build(order: Order, progress: Progress, *, force: bool = False) -> Built:
    """Write the summary with its evidence and manifest; what was written and found.

    Raises ZgreportError when the inputs, the definition or the template have an error, or the
    document was edited by hand and `force` is not set; SurroundingsError when writing fails.
    """
    year = _open(order, progress)
    rendered, findings = _summary(year, progress)
    name = output.file_name(rendered.title, ".docx")
    files = {
        name: rendered.docx,
        "figures.json": evidence.as_bytes(
            evidence.printed(year.session.printed, rendered.placed, year.facts)
        ),
    }
    folder = year.workspace.out_of(year.period)
    progress("output", len(files) + 1)
    noted = output.write_build(
        folder,
        files,
        sources=_sources(year),
        findings=findings,
        show=year.workspace.show,
        force=force,
    )
    return Built(year.workspace.show(folder / name), (*findings, *noted))


def draft(order: Order, progress: Progress) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The paragraphs of the summary and what was found; nothing is written."""
    rendered, findings = _summary(_open(order, progress), progress)
    return rendered.paragraphs, findings


def figures(order: Order, expressions: Iterable[str] = ()) -> FigureTable:
    """The named figures, then the expressions; raises ZgreportError as `build` does."""
    year = _open(order, _silent)
    session = year.session
    marker = year.definition.approximate
    lines = [
        evidence.line(session.figure(f.expression, f.name), marker) for f in year.definition.figures
    ]
    lines += [
        evidence.line_of(session.expression(text), text, marker, year.facts) for text in expressions
    ]
    findings = (*year.records.findings, *year.failed_checks())
    _refuse_errors(findings)
    return FigureTable(year.period.year, year.period.end, tuple(lines), findings)


def check(order: Order) -> Checked:
    """Everything wrong with the inputs, the definition and the template, in one go.

    Without a year, every year that has a folder is tried.  Raises ZgreportError only where the
    definition cannot be read.
    """
    workspace = Workspace(order.folder)
    whole = order.year is None and order.through is None
    years = workspace.years() if whole else ()
    orders = [dataclasses.replace(order, year=year) for year in years] or [order]
    checked = [_check(each) for each in orders]
    findings = {repr(finding): finding for each, _ in checked for finding in each}
    accounts = {year: found for _, each in checked for year, found in each.items()}
    return Checked(tuple(findings.values()), dict(sorted(accounts.items())))


def init(target: Path, *, for_windows: bool) -> Path:
    """Make a workspace with the example in it; the folder made.

    Raises ZgreportError where the folder exists and is not empty, SurroundingsError where it
    cannot be written.
    """
    return example.copy_to(target, for_windows=for_windows)


def _open(order: Order, progress: Progress) -> _Year:
    workspace = Workspace(order.folder)
    progress("definition", 1)
    shown = workspace.show(workspace.definition)
    definition = read_definition(workspace.definition, shown)
    definition = dataclasses.replace(definition, date=order.date or definition.date)
    period = _period(order, workspace)
    records = load_records(definition, workspace, period.year)
    progress("ledgers", len(records.inputs))
    facts = Facts(definition, records, period)
    session = Session(definition, facts, period, issuer=definition.issuer, date=definition.date)
    return _Year(workspace, definition, period, records, facts, session)


def _period(order: Order, workspace: Workspace) -> Period:
    through = order.through
    if through and order.year not in (None, through.year):
        raise ZgreportError([_error("through_outside_year", year=order.year, through=str(through))])
    if through:
        return Period.through(through)
    year = order.year or max(workspace.years(), default=None)
    if year is None:
        raise ZgreportError([_error("no_year", folder=workspace.show(workspace.inputs))])
    return Period.whole(year)


def _summary(year: _Year, progress: Progress) -> tuple[Rendered, tuple[Finding, ...]]:
    """The rendered summary with all findings; every fault there is, before any refusal."""
    findings = [*year.records.findings, *year.failed_checks(), *_undated(year)]
    progress("figures", len(year.definition.figures))
    try:
        rendered = _render(year)
    except ZgreportError as fault:
        raise ZgreportError([*findings, *fault.findings]) from None
    findings += [*year.session.findings, *_unverified(year.session), *rendered.findings]
    _refuse_errors(findings)
    progress("document", len(rendered.placed))
    return rendered, tuple(findings)


def _render(year: _Year) -> Rendered:
    template = year.workspace.templates / year.definition.template
    properties = Properties(
        title=year.session.text(year.definition.title),
        author=year.definition.issuer,
        date=year.definition.date,
    )
    return render(
        template,
        year.workspace.show(template),
        renderer=year.session.render,
        fold=fold,
        properties=properties,
    )


def _check(order: Order) -> tuple[tuple[Finding, ...], dict[int, dict[str, Account]]]:
    year = _open(order, _silent)
    try:
        _, findings = _summary(year, _silent)
    except ZgreportError as fault:
        findings = fault.findings
    accounts: dict[int, dict[str, Account]] = {}
    for (ledger, of), account in year.records.accounts.items():
        accounts.setdefault(of, {})[ledger] = account
    return findings, accounts


def _undated(year: _Year) -> tuple[Finding, ...]:
    if year.definition.date is not None:
        return ()
    place = Place(file=year.definition.file, key="date")
    return (Finding("pipeline.no_date", Severity.WARNING, place),)


def _unverified(session: Session) -> tuple[Finding, ...]:
    """A warning that names the printed figures with a typed-in value behind them."""
    printed = (value.figure for value in session.printed)
    names = tuple(dict.fromkeys(f.name for f in printed if f is not None and f.unverified))
    values = {"names": names, "count": len(names)}
    return (Finding("pipeline.unverified", Severity.WARNING, values=values),) if names else ()


def _sources(year: _Year) -> dict[str, object]:
    """What the manifest says the build was made of: version, period, checksums."""
    workspace = year.workspace
    template = workspace.show(workspace.templates / year.definition.template)
    inputs = sorted({*year.records.inputs, year.definition.file, template})
    return {
        "zgreport": __version__,
        "period": [year.period.start.isoformat(), year.period.end.isoformat()],
        "inputs": {name: output.checksum((workspace.root / name).read_bytes()) for name in inputs},
    }


def _refuse_errors(findings: Iterable[Finding]) -> None:
    found = tuple(findings)
    if any(finding.severity is Severity.ERROR for finding in found):
        raise ZgreportError(found)


def _error(code: str, **values: object) -> Finding:
    return Finding(f"pipeline.{code}", Severity.ERROR, values=values)


def _silent(stage: str, count: int) -> None:
    """Report no progress."""
