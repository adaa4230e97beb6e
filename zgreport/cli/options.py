"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from zgreport.cli.speech import say

__all__ = ["day", "in_workspace", "through_option", "year_argument"]

Function = TypeVar("Function", bound=Callable[..., Any])


def in_workspace(function: Function) -> Function:
    """Add `-C DIR` (passed on as `folder`) and `--lang`, which every command takes."""
    folder = click.option(
        "-C",
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        metavar=say("cli.dir"),
        help=say("cli.folder"),
    )
    language = click.option(
        "--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=say("cli.lang")
    )
    return folder(language(function))


def year_argument(function: Function) -> Function:
    """Add the optional year, passed on as `year`."""
    year = click.argument(
        "year", type=click.IntRange(1900, 9999), required=False, metavar=say("cli.year")
    )
    return year(function)


def through_option(function: Function) -> Function:
    """Add `--through DATE`, passed on as `through`."""
    return click.option(
        "--through", callback=day, metavar=say("cli.date"), help=say("cli.through")
    )(function)


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A click callback: the date that "2023-06-30" says; BadParameter for anything else."""
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  # a calendar day has no zone
    except ValueError:
        raise click.BadParameter(say("cli.bad_date", value=value), ctx, param) from None
