"""The figures of a year: the named ones and the expressions asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zgreport import evidence
from zgreport.pipeline.opening import open_year, refuse_errors, silent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zgreport.errors import Finding
    from zgreport.evidence import FigureLine
    from zgreport.pipeline.opening import Order

__all__ = ["FigureTable", "figures"]


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


def figures(order: Order, expressions: Iterable[str] = ()) -> FigureTable:
    """The named figures, then the expressions; raises ZgreportError as `build` does."""
    year = open_year(order, silent)
    session = year.session
    marker = year.definition.approximate
    lines = [
        evidence.line(session.figure(f.expression, f.name), marker) for f in year.definition.figures
    ]
    lines += [
        evidence.line_of(session.expression(text), text, marker, year.facts) for text in expressions
    ]
    findings = (*year.records.findings, *year.failed_checks())
    refuse_errors(findings)
    return FigureTable(year.period.year, year.period.end, tuple(lines), findings)
