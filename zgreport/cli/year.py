"""`zgreport year`: the next year's folder, with registries and blank forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zgreport.cli.options import everywhere, year_argument
from zgreport.cli.pages import Command

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.cli.words import Words

__all__ = ["command"]


def command(words: Words) -> click.Command:
    """The command, speaking the words."""
    return Command(
        words, "cli.next_year", _run, [year_argument(words, required=True), *everywhere(words)]
    )


@click.pass_obj
def _run(words: Words, folder: Path, *, year: int) -> None:
    """Make the folder, then print what it got and what is left to do."""
    from zgreport.cli.report import print_findings
    from zgreport.pipeline.next_year import open_next_year

    made = open_next_year(folder, year)
    for kind in ("registries", "forms", "there"):
        for name in getattr(made, kind):
            click.echo(words.say(f"cli.next_year.{kind}", name=f"{made.folder}/{name}"))
    if made.standing:
        click.echo(words.say("cli.next_year.standing", names=made.standing))
    print_findings(made.findings, words)
    click.echo(words.say("cli.next_year.done", folder=made.folder), err=True)
    if made.date:
        click.echo(words.say("cli.next_year.date", date=made.date, year=year), err=True)
