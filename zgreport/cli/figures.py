"""`zgreport figures`: the named figures and further expressions, as a table, JSON or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zgreport.cli.options import (
    baseline_option,
    everywhere,
    option,
    through_option,
    year_argument,
)
from zgreport.cli.pages import Command

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from zgreport.cli.words import Words
    from zgreport.pipeline.figures import FigureLine, FigureTable
    from zgreport.pipeline.order import Choice

__all__ = ["command"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def command(words: Words) -> click.Command:
    """The command, speaking the words."""
    expressions = option(
        words, "cli.figures.e", "-e", "expressions", multiple=True, metavar="cli.expression"
    )
    as_json = option(words, "cli.json", "--json", "shape", flag_value="json")
    as_csv = option(words, "cli.figures.csv", "--csv", "shape", flag_value="csv")
    shared = [year_argument(words), through_option(words), baseline_option(words)]
    taken = [*shared, expressions, as_json, as_csv, *everywhere(words)]
    return Command(words, "cli.figures", _run, taken)


@click.pass_obj
def _run(
    words: Words,
    folder: Path,
    *,
    year: int | None,
    through: date | None,
    baseline: Choice | None,
    expressions: tuple[str, ...],
    shape: str | None,
) -> None:
    """Compute the figures and print them in the shape asked for."""
    from zgreport.cli.report import as_json, findings_as_json, print_findings, table
    from zgreport.pipeline.order import Order, silent
    from zgreport.pipeline.outset import outset
    from zgreport.pipeline.warm import KEPT

    with findings_as_json(shape == "json", words):
        order = Order(folder, year=year, through=through, baseline=baseline)
        with outset(order, silent, warm=KEPT) as begun:
            from zgreport.pipeline.figures import figures  # while the files are being read

            found = figures(order, expressions, begun)
    if shape == "json":
        click.echo(as_json(found.as_json()))
        return
    print_findings(found.findings, words, notes=False)
    click.echo(
        _csv(found, words) if shape == "csv" else table(_head(found, words), _rows(found, words))
    )


def _rows(found: FigureTable, words: Words) -> list[Sequence[str]]:
    return [
        (
            line.name,
            line.text,
            line.previous_text,
            line.change or line.comparable,
            _note(line, words),
        )
        for line in found.lines
    ]


def _note(line: FigureLine, words: Words) -> str:
    if line.redefined:
        return words.say("cli.redefined")
    return words.say("cli.unverified") if line.unverified else ""


def _head(found: FigureTable, words: Words) -> list[str]:
    codes = ("name", "value", "previous", "change", "note")
    year = found.year
    return [words.say(f"cli.figures.{code}", year=year, previous=year - 1) for code in codes]


def _csv(found: FigureTable, words: Words) -> str:
    """CSV whose cells no spreadsheet takes for a formula (CWE-1236)."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in [_head(found, words), *_rows(found, words)]:
        writer.writerow(["'" + c if c.startswith(_FORMULA) else c for c in row])
    return text.getvalue().rstrip("\n")
