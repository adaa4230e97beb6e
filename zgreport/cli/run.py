"""One run of the command line: from arguments to an exit code, never a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zgreport import __version__
from zgreport.cli.complaints import complain, no_command
from zgreport.cli.options import language_option
from zgreport.cli.pages import Context
from zgreport.cli.speech import choose, say, speak
from zgreport.findings import SurroundingsError, ZgreportError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["COMMANDS", "run"]

COMMANDS = ("build", "check", "figures", "archive", "init")
_WRONG_INPUT, _SURROUNDINGS, _INTERRUPTED, _BUG = 1, 3, 130, 70


class _Commands(click.Group):
    """The commands, each loaded from its own module when it is asked for."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            raise click.UsageError(no_command(cmd_name, COMMANDS), ctx)
        command: click.Command = import_module(f"zgreport.cli.{cmd_name}").command
        return command


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command; the exit code (DESIGN section 5).

    0 done; 1 inputs, definition, expression or template wrong; 2 command line wrong;
    3 the surroundings; 70 a bug of ours, with the details in a file.
    """
    _write_utf8()
    language = choose(arguments, environ)
    speak(language)
    try:
        outcome = _group().main(
            args=list(arguments), prog_name="zgreport", standalone_mode=False, obj=language
        )
    except click.ClickException as fault:
        complain(fault)
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("cli.interrupted"), err=True)
        return _INTERRUPTED
    except ZgreportError as fault:
        return _refuse(fault, language)
    except Exception as fault:  # the last net: nothing shows a traceback
        return _broken(fault)
    return outcome if isinstance(outcome, int) else 0


def _group() -> click.Group:
    group = _Commands(
        help=say("cli.help"),
        context_settings={"help_option_names": ["-h", "--help"]},
        options_metavar=say("cli.options"),
        subcommand_metavar=say("cli.subcommand"),
    )
    version = click.version_option(
        __version__, message="%(prog)s %(version)s", help=say("cli.version")
    )
    return version(language_option(group))


def _refuse(fault: ZgreportError, language: str) -> int:
    from zgreport.cli.report import print_findings

    print_findings(fault.findings, language, notes=False)
    return _SURROUNDINGS if isinstance(fault, SurroundingsError) else _WRONG_INPUT


def _broken(fault: Exception) -> int:
    if isinstance(fault, BrokenPipeError):
        return _unheard()
    if isinstance(fault, OSError):
        click.echo(say("cli.surroundings", error=_plain(fault)), err=True)
        return _SURROUNDINGS
    click.echo(say("cli.bug", file=_details(fault)), err=True)
    return _BUG


def _plain(fault: OSError) -> str:
    """What the system says, in words of ours where we have them."""
    code = f"cli.os.{errno.errorcode.get(fault.errno or 0, '')}"
    said = say(code)
    reason = str(fault.strerror or fault) if said == code else said
    return say("cli.os.at", file=fault.filename, reason=reason) if fault.filename else reason


def _unheard() -> int:
    """Nobody reads what is printed any more (`zgreport figures | head`); say nothing more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _SURROUNDINGS


def _details(fault: Exception) -> str:
    with tempfile.NamedTemporaryFile(
        "w", prefix="zgreport-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(f"zgreport {__version__}, Python {sys.version}\n")
        traceback.print_exception(fault, file=log)
    return str(Path(log.name))


def _write_utf8() -> None:
    """UTF-8 where the output is piped; on a terminal its own encoding, which must not fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
