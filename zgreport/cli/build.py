"""`zgreport build`: the summary of a year or of a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zgreport.cli.options import (
    baseline_option,
    date_option,
    everywhere,
    open_option,
    option,
    pdf_option,
    through_option,
    year_argument,
)
from zgreport.cli.pages import Command

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from zgreport.cli.words import Words
    from zgreport.pipeline.order import Choice

__all__ = ["command"]


def command(words: Words) -> click.Command:
    """The command, speaking the words."""
    draft = option(words, "cli.build.draft", "--draft", is_flag=True)
    force = option(words, "cli.build.force", "--force", is_flag=True)
    shared = [year_argument(words), through_option(words), baseline_option(words)]
    results = [pdf_option(words), open_option(words)]
    taken = [*shared, date_option(words), draft, force, *results, *everywhere(words)]
    return Command(words, "cli.build", _run, taken)


@click.pass_context
def _run(
    ctx: click.Context,
    folder: Path,
    *,
    year: int | None,
    through: date | None,
    baseline: Choice | None,
    dated: date | None,
    draft: bool,
    force: bool,
    pdf: bool,
    shown: bool,
) -> None:
    """Build, then print what was written, or with `--draft` the text."""
    from zgreport.cli.report import print_findings, progress
    from zgreport.cli.results import office, print_built
    from zgreport.pipeline.order import Order
    from zgreport.pipeline.outset import outset
    from zgreport.pipeline.warm import KEPT

    words: Words = ctx.obj
    if draft and (pdf or shown):
        ctx.fail(words.say("cli.build.draft_alone"))
    program = office() if pdf else None
    order = Order(folder, year=year, through=through, date=dated, baseline=baseline)
    told = progress(words)
    with outset(order, told, warm=KEPT) as begun:
        from zgreport.pipeline import build as building  # while the files are being read

        if draft:
            text, findings = building.draft(order, told, begun)
        else:
            built = building.build(order, told, force=force, program=program, begun=begun)
            findings = built.findings
    print_findings(findings, words, notes=False)
    if draft:
        click.echo("\n".join(text))
    else:
        print_built(built, words, folder, shown=shown)
