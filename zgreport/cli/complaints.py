"""Complaints: what is wrong with a command line, in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zgreport.names import near_misses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.cli.words import Words

__all__ = ["complain", "misused", "no_command"]


def complain(fault: click.ClickException, words: Words) -> None:
    """Print to stderr how the command is called, and what is wrong with this call."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        fault.show()
        return
    if isinstance(fault, click.UsageError) and fault.ctx is not None:
        command = fault.ctx.command_path
        click.echo(fault.ctx.get_usage(), err=True)
        click.echo(words.say("cli.see_help", command=f"{command} --help"), err=True)
        click.echo(err=True)
    click.echo(words.say("cli.severity.error") + _sentence(fault, words), err=True)


def no_command(words: Words, name: str, known: Iterable[str]) -> str:
    """The sentence for a command that does not exist, near misses included."""
    return _with_offer(words, words.say("cli.no_command", name=name), name, known)


def misused(words: Words, name: str, command: click.Command) -> str:
    """The sentence for an option of the command whose value is missing or should be."""
    options = [p for p in command.params if isinstance(p, click.Option) and name in p.opts]
    is_flag = any(option.is_flag for option in options)
    return words.say("cli.value_refused" if is_flag else "cli.value_missing", name=name)


def _sentence(fault: click.ClickException, words: Words) -> str:
    match fault:
        case click.NoSuchOption():
            name = fault.option_name
            sentence = words.say("cli.no_option", name=name)
            return _with_offer(words, sentence, name, _options(fault.ctx))
        case click.MissingParameter():
            return words.say("cli.missing", name=_name(fault.param))
        case click.BadParameter():
            return words.say("cli.bad_value", name=_name(fault.param), reason=fault.message)
    return fault.format_message()


def _options(context: click.Context | None) -> list[str]:
    parameters = context.command.get_params(context) if context else []
    return [name for parameter in parameters for name in parameter.opts if name.startswith("-")]


def _with_offer(words: Words, sentence: str, name: str, known: Iterable[str]) -> str:
    near = near_misses(name, known)
    if not near:
        return sentence
    offer = words.say("cli.near", near=near).strip()
    return words.say("cli.offered", sentence=sentence, offer=offer)


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Argument):
        return (parameter.metavar or parameter.name or "").strip("[]")
    return max(parameter.opts, key=len) if parameter else ""
