"""One run of the command line: from arguments to an exit code, never a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from zgreport import __version__
from zgreport.cli.faults import INTERRUPTED, SURROUNDINGS, code_of, plain
from zgreport.cli.options import before_commands, question
from zgreport.cli.pages import Group
from zgreport.cli.terminal import page_width
from zgreport.cli.words import Words, choose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zgreport.findings import ZgreportError

__all__ = ["COMMANDS", "run"]

COMMANDS = ("build", "watch", "check", "figures", "tags", "archive", "init", "year")
_BUG = 70


def run(
    arguments: Sequence[str],
    environ: Mapping[str, str],
    interrupted: Callable[[], bool] = lambda: False,
) -> int:
    """Run one command; the exit code.

    0 done; 1 inputs, definition, expression or template wrong; 2 command line wrong;
    3 the surroundings; 70 a bug of ours, with the details in a file;
    130 interrupted, which is also what any fault is that comes after an interruption.
    """
    _write_utf8()
    words = Words(choose(arguments, environ))
    try:
        outcome = _group(words).main(
            args=list(arguments),
            prog_name="zgreport",
            standalone_mode=False,
            obj=words,
            terminal_width=page_width(environ),
        )
    except click.ClickException as fault:
        from zgreport.cli.complaints import complain

        complain(fault, words)
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _stopped(words)
    except Exception as fault:  # the last net: nothing shows a traceback
        return _stopped(words) if interrupted() else _fallen(fault, words)
    return outcome if isinstance(outcome, int) else 0


def _group(words: Words) -> click.Group:
    def make(name: str) -> click.Command:
        command: click.Command = import_module(f"zgreport.cli.{name}").command(words)
        return command

    version = question(
        words, "cli.version", "--version", answer=lambda _: f"zgreport {__version__}"
    )
    return Group(words, "cli", COMMANDS, make, [*before_commands(words), version])


def _stopped(words: Words) -> int:
    click.echo(words.say("cli.interrupted"), err=True)
    return INTERRUPTED


def _fallen(fault: Exception, words: Words) -> int:
    from zgreport.findings import ZgreportError

    if isinstance(fault, ZgreportError):
        return _refuse(fault, words)
    if isinstance(fault, BrokenPipeError):
        return _unheard()
    if isinstance(fault, MemoryError):
        fault = OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
    if isinstance(fault, OSError):
        click.echo(words.say("cli.surroundings", error=plain(fault, words)), err=True)
        return SURROUNDINGS
    click.echo(words.say("cli.bug", file=_details(fault)), err=True)
    return _BUG


def _refuse(fault: ZgreportError, words: Words) -> int:
    from zgreport.cli.report import print_findings

    print_findings(fault.findings, words, notes=False)
    return code_of(fault)


def _unheard() -> int:
    """Nobody reads what is printed any more (`zgreport figures | head`); say nothing more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return SURROUNDINGS


def _details(fault: Exception) -> str:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="zgreport-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(f"zgreport {__version__}, Python {sys.version}\n")
        traceback.print_exception(fault, file=log)
    return log.name


def _write_utf8() -> None:
    """UTF-8 where the output is piped; on a terminal its own encoding, which must not fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
