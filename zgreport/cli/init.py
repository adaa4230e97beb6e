"""`zgreport init`: a new workspace with the example in it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from zgreport.cli.options import in_workspace
from zgreport.cli.pages import Command
from zgreport.cli.speech import say

__all__ = ["command"]


@click.command("init", cls=Command, help=say("cli.init.help"))
@click.argument("target", type=click.Path(path_type=Path), metavar=say("cli.dir"))
@in_workspace
def command(folder: Path, target: Path) -> None:
    """Make the workspace, then say what to do next."""
    from zgreport import pipeline

    made = pipeline.init(folder / target, for_windows=sys.platform == "win32")
    click.echo(say("cli.init.done", folder=made), err=True)
