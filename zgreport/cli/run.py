"""One run of the command line: from arguments to an exit code, never a traceback."""

from __future__ import annotations

import io
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zgreport import __version__
from zgreport.cli.speech import choose, say, speak
from zgreport.errors import SurroundingsError, ZgreportError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["COMMANDS", "run"]

COMMANDS = ("build", "check", "figures", "init")
_WRONG_INPUT, _SURROUNDINGS, _INTERRUPTED, _BUG = 1, 3, 130, 70


class _Commands(click.Group):
    """The commands, each loaded from its own module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        if cmd_name not in COMMANDS:
            return None
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
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("cli.interrupted"), err=True)
        return _INTERRUPTED
    except ZgreportError as fault:
        return _refuse(fault, language)
    except OSError as fault:
        click.echo(say("cli.surroundings", error=_plain(fault)), err=True)
        return _SURROUNDINGS
    except Exception:  # the last net: a bug must not show a traceback
        click.echo(say("cli.bug", file=_details()), err=True)
        return _BUG
    return outcome if isinstance(outcome, int) else 0


def _group() -> click.Group:
    group = _Commands(
        help=say("cli.help"), context_settings={"help_option_names": ["-h", "--help"]}
    )
    group.params.append(click.Option(["--lang"], help=say("cli.lang"), expose_value=False))
    return click.version_option(__version__, help=say("cli.version"))(group)


def _refuse(fault: ZgreportError, language: str) -> int:
    from zgreport.cli.report import print_findings

    print_findings(fault.findings, language)
    return _SURROUNDINGS if isinstance(fault, SurroundingsError) else _WRONG_INPUT


def _plain(fault: OSError) -> str:
    return f"{fault.filename or ''} {fault.strerror or fault}".strip()


def _details() -> str:
    with tempfile.NamedTemporaryFile(
        "w", prefix="zgreport-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(f"zgreport {__version__}, Python {sys.version}\n")
        traceback.print_exc(file=log)
    return str(Path(log.name))


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
