"""`zgreport init`: a new workspace with the example in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from zgreport.cli.options import argument, everywhere, path
from zgreport.cli.pages import Command

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.cli.words import Words

__all__ = ["command"]


def command(words: Words) -> click.Command:
    """The command, speaking the words."""
    target = argument(words, "cli.dir", "target", type=path(words))
    return Command(words, "cli.init", _run, [target, *everywhere(words)])


@click.pass_obj
def _run(words: Words, folder: Path, target: Path) -> None:
    """Make the workspace, then say what to do next."""
    from zgreport.example import copy_to as init

    made = init(folder / target, for_windows=sys.platform == "win32")
    click.echo(words.say("cli.init.done", folder=made), err=True)
