"""`zgreport build`: the summary of a year or of a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zgreport.cli.options import baseline_option, day, in_workspace, through_option, year_argument
from zgreport.cli.pages import Command
from zgreport.cli.speech import say

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

__all__ = ["command"]


@click.command("build", cls=Command, help=say("cli.build.help"))
@year_argument
@through_option
@baseline_option
@click.option("--date", "dated", callback=day, metavar=say("cli.date"), help=say("cli.build.date"))
@click.option("--draft", is_flag=True, help=say("cli.build.draft"))
@click.option("--force", is_flag=True, help=say("cli.build.force"))
@in_workspace
@click.pass_obj
def command(
    language: str,
    folder: Path,
    *,
    year: int | None,
    through: date | None,
    baseline: str | None,
    dated: date | None,
    draft: bool,
    force: bool,
) -> None:
    """Build, then print what was written, or with `--draft` the text."""
    from zgreport import pipeline
    from zgreport.cli.report import print_findings

    chosen = pipeline.Choice(baseline) if baseline else None
    order = pipeline.Order(folder, year=year, through=through, date=dated, baseline=chosen)
    if draft:
        text, findings = pipeline.draft(order, _progress)
        print_findings(findings, language, notes=False)
        click.echo("\n".join(text))
        return
    built = pipeline.build(order, _progress, force=force)
    print_findings(built.findings, language, notes=False)
    click.echo(built.document)


def _progress(stage: str, count: int) -> None:
    click.echo(say(f"cli.progress.{stage}", count=count), err=True)
