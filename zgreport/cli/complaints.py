"""Complaints: what is wrong with a command line, in the user's language.

click's own sentences come from the catalogue `cli`; those it puts together by code are put
together here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zgreport.cli.speech import say
from zgreport.names import near_misses

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["complain", "no_command"]


def complain(fault: click.ClickException) -> None:
    """Print to stderr how the command is called, and what is wrong with this call."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        fault.show()
        return
    if isinstance(fault, click.UsageError) and fault.ctx is not None:
        command = fault.ctx.command_path
        click.echo(fault.ctx.get_usage(), err=True)
        click.echo(say("cli.see_help", command=f"{command} --help"), err=True)
        click.echo(err=True)
    click.echo(say("cli.severity.error") + _sentence(fault), err=True)


def no_command(name: str, known: Iterable[str]) -> str:
    """The sentence for a command that does not exist, near misses included."""
    return _with_offer(say("cli.no_command", name=name), name, known)


def _sentence(fault: click.ClickException) -> str:
    match fault:
        case click.NoSuchOption():
            name = fault.option_name
            return _with_offer(say("cli.no_option", name=name), name, _options(fault.ctx))
        case click.MissingParameter():
            return say("cli.missing", name=_name(fault.param))
        case click.BadParameter():
            return say("cli.bad_value", name=_name(fault.param), reason=fault.message)
    return fault.format_message()


def _options(context: click.Context | None) -> list[str]:
    parameters = context.command.get_params(context) if context else []
    return [name for parameter in parameters for name in parameter.opts if name.startswith("-")]


def _with_offer(sentence: str, name: str, known: Iterable[str]) -> str:
    near = near_misses(name, known)
    if not near:
        return sentence
    offer = say("cli.near", near=say("cli.and").join(near)).strip()
    return say("cli.offered", sentence=sentence, offer=offer)


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Argument):
        return (parameter.metavar or parameter.name or "").strip("[]")
    return max(parameter.opts, key=len) if parameter else ""
