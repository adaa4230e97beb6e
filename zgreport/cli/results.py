"""Results: the files that a build has written, named and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.cli.words import Words
    from zgreport.pipeline.build import Built

__all__ = ["office", "print_built", "print_layout", "print_paths", "show"]


def office() -> Path:
    """LibreOffice; raises SurroundingsError, which says how to install it, where it is missing."""
    from zgreport.output.office import required

    return required()


def print_built(built: Built, words: Words, folder: Path, *, shown: bool) -> None:
    """Print what was written and how its layout is; `shown`: have the system open it."""
    print_layout(built, words)
    print_paths(built)
    if shown:
        show(built, words, folder)


def print_layout(built: Built, words: Words) -> None:
    """Print in how many ways the layout departs from the standard, where it does."""
    if built.layout:
        said = words.say("cli.build.layout", count=built.layout, file=built.document)
        click.echo(said, err=True)


def print_paths(built: Built) -> None:
    """Print what was written for people, a path a line."""
    click.echo(built.document)
    if built.pdf:
        click.echo(built.pdf)


def show(built: Built, words: Words, folder: Path) -> None:
    """Have the system open the PDF, or else the document; a note where it has no program for it."""
    from zgreport.output import viewer

    name = built.pdf or built.document
    if not viewer.show(folder / name):
        click.echo(words.say("cli.not_opened", file=name), err=True)
