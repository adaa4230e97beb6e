"""The figures of a year: the named ones and the expressions asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zgreport.findings import Found, ZgreportError
from zgreport.pipeline import evidence
from zgreport.pipeline.evidence import FigureLine
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import silent
from zgreport.pipeline.settled import unsettled
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zgreport.definition.model import FigureDef
    from zgreport.findings import Finding
    from zgreport.pipeline.order import Order
    from zgreport.pipeline.outset import Outset
    from zgreport.pipeline.year import Year

__all__ = ["FigureLine", "FigureTable", "figures"]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The named figures and the expressions asked for, in that order."""

    year: int
    through: date
    lines: tuple[FigureLine, ...]
    findings: tuple[Finding, ...]

    def as_json(self) -> dict[str, object]:
        """The JSON document of `figures --json`."""
        return {
            "year": self.year,
            "through": self.through.isoformat(),
            "figures": [line.as_json() for line in self.lines],
        }


def figures(
    order: Order, expressions: Iterable[str] = (), begun: Outset | None = None
) -> FigureTable:
    """The named figures, then the expressions; raises ZgreportError as `build` does."""
    year = open_year(order, silent, begun)
    findings = Found(year.findings)
    lines: list[FigureLine] = []
    makers = [partial(_named, year, defined) for defined in year.definition.figures]
    makers += [partial(_asked, year, text) for text in expressions]
    for make in makers:
        try:
            lines.append(make())
        except ZgreportError as error:
            findings.extend(error.findings)
    findings.refuse()
    _note_changes(year, lines)
    findings.extend(year.compared())
    told = tuple(unsettled(findings, year.facts))
    return FigureTable(year.period.year, year.period.end, tuple(lines), told)


def _note_changes(year: Year, lines: Iterable[FigureLine]) -> None:
    """Every single figure of the list is shown with its change."""
    shown = {id(line.figure) for line in lines if line.figure}
    for expression, figure in year.facts.counted:
        if id(figure) in shown:
            name = figure.name if figure.name != figure.expression else None
            year.facts.comparing.note(expression, name, figure)


def _named(year: Year, defined: FigureDef) -> FigureLine:
    figure = year.session.figure(defined.expression, defined.name)
    return evidence.line(figure, year.definition.approximate)


def _asked(year: Year, text: str) -> FigureLine:
    found = year.session.expression(text)
    return evidence.line_of(found, text, year.definition.approximate, year.facts)
