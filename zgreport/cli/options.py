"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from zgreport.cli.speech import say

__all__ = [
    "baseline_option",
    "day",
    "in_workspace",
    "language_option",
    "through_option",
    "year_argument",
]

_YEARS = range(1900, 10000)

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
    return folder(language_option(function))


def language_option(function: Function) -> Function:
    """Add `--lang`, which `speech.choose` has read already."""
    return click.option(
        "--lang",
        metavar="[zh|en]",
        callback=_language,
        expose_value=False,
        help=say("cli.lang"),
    )(function)


def year_argument(function: Function) -> Function:
    """Add the optional year, passed on as `year`."""
    year = click.argument("year", required=False, callback=_year, metavar=say("cli.year"))
    return year(function)


def through_option(function: Function) -> Function:
    """Add `--through DATE`, passed on as `through`."""
    return click.option(
        "--through", callback=day, metavar=say("cli.date"), help=say("cli.through")
    )(function)


def baseline_option(function: Function) -> Function:
    """Add `--baseline inputs|archive`, passed on as `baseline`."""
    return click.option(
        "--baseline",
        metavar=say("cli.source"),
        callback=_baseline,
        help=say("cli.baseline"),
    )(function)


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A click callback: the date that "2023-06-30" says; BadParameter for anything else."""
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  # a calendar day has no zone
    except ValueError:
        raise click.BadParameter(say("cli.bad_date", value=value), ctx, param) from None


def _year(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isdecimal() and int(value) in _YEARS):
        raise click.BadParameter(say("cli.bad_year", value=value), ctx, param)
    return int(value)


def _baseline(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value not in (None, "inputs", "archive"):
        raise click.BadParameter(say("cli.bad_baseline", value=value), ctx, param)
    return value


def _language(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value not in (None, "zh", "en"):
        raise click.BadParameter(say("cli.bad_language", value=value), ctx, param)
