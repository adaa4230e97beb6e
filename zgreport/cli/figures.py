"""`zgreport figures`: the named figures and further expressions, as a table, JSON or CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import click

from zgreport.cli.options import baseline_option, in_workspace, through_option, year_argument
from zgreport.cli.pages import Command
from zgreport.cli.speech import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from zgreport.pipeline import FigureLine, FigureTable

__all__ = ["command"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@click.command("figures", cls=Command, help=say("cli.figures.help"))
@year_argument
@through_option
@baseline_option
@click.option(
    "-e", "expressions", multiple=True, metavar=say("cli.expression"), help=say("cli.figures.e")
)
@click.option("--json", "shape", flag_value="json", help=say("cli.json"))
@click.option("--csv", "shape", flag_value="csv", help=say("cli.figures.csv"))
@in_workspace
@click.pass_obj
def command(
    language: str,
    folder: Path,
    *,
    year: int | None,
    through: date | None,
    baseline: str | None,
    expressions: tuple[str, ...],
    shape: str | None,
) -> None:
    """Compute the figures and print them in the shape asked for."""
    from zgreport import pipeline
    from zgreport.cli.report import as_json, findings_as_json, print_findings

    chosen = pipeline.Choice(baseline) if baseline else None
    with findings_as_json(shape == "json", language):
        order = pipeline.Order(folder, year=year, through=through, baseline=chosen)
        found = pipeline.figures(order, expressions)
    if shape == "json":
        click.echo(as_json(found.as_json()))
        return
    print_findings(found.findings, language, notes=False)
    click.echo(_csv(found) if shape == "csv" else _table(found))


def _rows(found: FigureTable) -> list[Sequence[str]]:
    return [
        (line.name, line.text, line.previous_text, line.change, _note(line)) for line in found.lines
    ]


def _note(line: FigureLine) -> str:
    if line.redefined:
        return say("cli.redefined")
    return say("cli.unverified") if line.unverified else ""


def _head(found: FigureTable) -> list[str]:
    codes = ("name", "value", "previous", "change", "note")
    year = found.year
    return [say(f"cli.figures.{code}", year=year, previous=year - 1) for code in codes]


def _table(found: FigureTable) -> str:
    from zgreport.cli.report import table

    return table(_head(found), _rows(found))


def _csv(found: FigureTable) -> str:
    """CSV whose cells no spreadsheet takes for a formula (CWE-1236)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in [_head(found), *_rows(found)]:
        writer.writerow(["'" + c if c.startswith(_FORMULA) else c for c in row])
    return text.getvalue().rstrip("\n")
