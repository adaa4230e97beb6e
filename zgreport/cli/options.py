"""Options and arguments: how they are explained, and how what is typed becomes a value."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from zgreport.cli.words import Words
    from zgreport.pipeline.order import Choice

__all__ = [
    "argument",
    "baseline_option",
    "before_commands",
    "date_option",
    "everywhere",
    "language_option",
    "open_option",
    "option",
    "parameter_type",
    "path",
    "pdf_option",
    "question",
    "through_option",
    "year_argument",
]

_FOLDER = "zgreport.folder"  # of the context's notes, which a command shares with its group
_YEARS = range(1900, 10000)

Value = TypeVar("Value")


def option(
    words: Words, code: str, *names: str, metavar: str = "", **settings: Any
) -> click.Option:
    """An option: the code of what it does, its names, the code of its value's name, click's own."""
    shown = words.say(metavar) if metavar else None
    return click.Option(names, help=words.say(code), metavar=shown, **settings)


def question(
    words: Words, code: str, *names: str, answer: Callable[[click.Context], str]
) -> click.Option:
    """An option that is answered, in place of what the command does."""

    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            click.echo(answer(ctx))
            ctx.exit()

    return option(
        words, code, *names, is_flag=True, is_eager=True, expose_value=False, callback=show
    )


def argument(words: Words, code: str, name: str, **settings: Any) -> click.Argument:
    """An argument: the code of its name on the help page, the name it is passed on as."""
    return click.Argument([name], metavar=words.say(code), **settings)


def parameter_type(
    words: Words, read: Callable[[str], Value | None], refusal: str
) -> Callable[[str], Value]:
    """A type for click: what `read` makes of a text; where that is nothing, it is refused."""

    def convert(text: str) -> Value:
        found = read(text)
        if found is None:
            raise click.BadParameter(words.say(refusal, value=text))
        return found

    return convert


def path(
    words: Words, kind: str = "path", *, exists: bool = False, suffixes: tuple[str, ...] = ()
) -> Callable[[str], Path]:
    """A type for click: a path; `kind` is "file" or "folder" where only that will do.

    With `suffixes`, of a file that is named by one of them, in any case.
    """

    def convert(text: str) -> Path:
        from pathlib import Path

        trouble = _trouble(text, Path(text), kind, exists=exists)
        if trouble:
            raise click.BadParameter(words.say(f"cli.{trouble}_{kind}", value=text))
        if suffixes and not text.lower().endswith(suffixes):
            raise click.BadParameter(words.say("cli.other_suffix", value=text, suffix=suffixes[0]))
        return Path(text)

    return convert


def _trouble(text: str, path: Path, kind: str, *, exists: bool) -> str:
    if not os.access(text, os.F_OK):  # not of the path: the path of "" is the current folder
        return "no" if exists else ""
    if (kind == "file" and path.is_dir()) or (kind == "folder" and path.is_file()):
        return "not_a"
    return "" if os.access(text, os.R_OK) else "unreadable"


def everywhere(words: Words) -> list[click.Parameter]:
    """`-C DIR`, passed on as `folder`, and `--lang`: what every command takes."""
    return [_folder_option(words), language_option(words)]


def before_commands(words: Words) -> list[click.Parameter]:
    """The same before a command's name, where the command finds it."""
    return [_folder_option(words, expose_value=False), language_option(words)]


def _folder_option(words: Words, **settings: Any) -> click.Option:
    """`-C DIR`; where it is given before and behind the command's name, both must be one folder."""

    def settle(ctx: click.Context, option: click.Parameter, folder: Path | None) -> Path | None:
        first: Path | None = ctx.meta.get(_FOLDER)
        if folder is None:
            return first or (_current_folder() if option.expose_value else None)
        if first is not None and os.path.realpath(first) != os.path.realpath(folder):
            said = words.say("cli.two_folders", first=first.as_posix(), second=folder.as_posix())
            raise click.BadParameter(said, ctx, option)
        ctx.meta[_FOLDER] = folder
        return folder

    return option(
        words,
        *("cli.folder", "-C", "folder"),
        type=path(words, "folder", exists=True),
        callback=settle,
        metavar="cli.dir",
        **settings,
    )


def _current_folder() -> Path:
    from pathlib import Path

    return Path()


def language_option(words: Words) -> click.Option:
    """`--lang`, which `words.choose` has read already."""
    known = parameter_type(words, _one_of("zh", "en"), "cli.bad_language")
    return option(
        words, "cli.lang", "--lang", type=known, expose_value=False, metavar="cli.languages"
    )


def year_argument(
    words: Words, code: str = "cli.year", *, required: bool = False
) -> click.Argument:
    """The year, passed on as `year`."""
    known = parameter_type(words, _read_year, "cli.bad_year")
    return argument(words, code, "year", type=known, required=required)


def through_option(words: Words) -> click.Option:
    """`--through DATE`, passed on as `through`."""
    return option(words, "cli.through", "--through", type=_day(words), metavar="cli.date")


def date_option(words: Words) -> click.Option:
    """`--date DATE`, of the document, passed on as `dated`."""
    known = _day(words)
    return option(words, "cli.build.date", "--date", "dated", type=known, metavar="cli.date")


def baseline_option(words: Words) -> click.Option:
    """`--baseline inputs|archive`, passed on as `baseline`, a `Choice`."""
    known = parameter_type(words, _choice, "cli.bad_baseline")
    return option(words, "cli.baseline", "--baseline", type=known, metavar="cli.source")


def pdf_option(words: Words) -> click.Option:
    """`--pdf`, passed on as `pdf`."""
    return option(words, "cli.pdf", "--pdf", is_flag=True)


def open_option(words: Words) -> click.Option:
    """`--open`, passed on as `shown`."""
    return option(words, "cli.open", "--open", "shown", is_flag=True)


def _day(words: Words) -> Callable[[str], date]:
    """A type for click: the date that "2023-06-30" says."""
    return parameter_type(words, _read_day, "cli.bad_date")


def _read_day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  # a calendar day has no zone
    except ValueError:
        return None


def _read_year(text: str) -> int | None:
    return int(text) if text.isdecimal() and int(text) in _YEARS else None


def _choice(text: str) -> Choice | None:
    from zgreport.pipeline.order import Choice

    return next((choice for choice in Choice if choice.value == text), None)


def _one_of(*known: str) -> Callable[[str], str | None]:
    return lambda text: text if text in known else None
