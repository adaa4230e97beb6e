"""The pipeline: the stages in their order, for a build, a draft, a table of figures.

Read this first: each stage takes frozen values from the one before it, and only this module
knows the order.  All faults that can be found are found before anything is refused, and
nothing is written when anything was refused.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zgreport import evidence, output
from zgreport.definition.model import Definition
from zgreport.definition.read import read_definition
from zgreport.document.render import Properties, Rendered, render
from zgreport.errors import Finding, Place, Severity, ZgreportError
from zgreport.evidence import FigureLine
from zgreport.figures.facts import Facts
from zgreport.language.fold import fold
from zgreport.language.session import Session
from zgreport.ledgers.load import load_records
from zgreport.ledgers.model import Records
from zgreport.periods import Period
from zgreport.workspace import Workspace

__all__ = ["Built", "FigureTable", "Order", "build", "draft", "figures", "init"]

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
class _Year:
    """A year's inputs, read and ready to be asked."""

    workspace: Workspace
    definition: Definition
    period: Period
    records: Records
    facts: Facts
    session: Session


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
    lines = [evidence.line(session.figure(f.expression, f.name), marker) for f in year.definition.figures]
    lines += [evidence.line_of(session.expression(text), text, marker) for text in expressions]
    findings = (*year.records.findings, *_checked(year))
    _refuse_errors(findings)
    return FigureTable(year.period.year, year.period.end, tuple(lines), findings)


def init(target: Path, *, for_windows: bool) -> Path:
    """Make a workspace with the example in it; the folder made.

    Raises ZgreportError where the folder exists and is not empty.
    """
    return output.make_workspace(target, for_windows=for_windows)


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
    if order.through and order.year not in (None, order.through.year):
        raise ZgreportError([_error("pipeline.through_outside_year", year=order.year)])
    if order.through:
        return Period.through(order.through)
    year = order.year or max(workspace.years(), default=None)
    if year is None:
        raise ZgreportError([_error("pipeline.no_year", folder=workspace.show(workspace.inputs))])
    return Period.whole(year)


def _summary(year: _Year, progress: Progress) -> tuple[Rendered, tuple[Finding, ...]]:
    """The rendered summary with all findings; every fault there is, before any refusal."""
    findings = [*year.records.findings, *_checked(year)]
    progress("figures", len(year.definition.figures))
    try:
        rendered = _render(year)
    except ZgreportError as fault:
        raise ZgreportError([*findings, *fault.findings]) from None
    findings += [*year.session.findings, *rendered.findings]
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
