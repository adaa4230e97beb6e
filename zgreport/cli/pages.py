"""Pages: commands and groups whose help and complaints are in the words they were made with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from zgreport.cli.options import question
from zgreport.cli.terminal import padded, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zgreport.cli.words import Words

__all__ = ["Command", "Group"]

_WIDEST_TERM = 30
_GAP = 2


class _Page(click.HelpFormatter):
    """A help page; click counts a Chinese character as one place of the terminal."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that says how the command is called."""
        self.write(f"{prefix or ''}{prog} {args}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section, which has the colon of its language."""
        self.write(" " * self.current_indent + heading + "\n")

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        indent = " " * self.current_indent
        for line in wrapped(text, self.width - len(indent)):
            self.write(f"{indent}{line}\n")

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = _WIDEST_TERM,
        col_spacing: int = _GAP,
    ) -> None:
        """Write terms and what they mean in two columns."""
        listed = list(rows)
        term = min(max(width(first) for first, _ in listed), col_max)
        indent = " " * self.current_indent
        rest = self.width - len(indent) - term - col_spacing
        for first, second in listed:
            head, *more = wrapped(second, rest)
            self.write(f"{indent}{padded(first, term)}{' ' * col_spacing}{head}\n")
            for line in more:
                self.write(f"{indent}{' ' * (term + col_spacing)}{line}\n")


class _Context(click.Context):
    formatter_class = _Page


class _Spoken(click.Command):
    """What commands and groups share: click's sentences, wherever a user meets them, in words.

    The code, `cli.archive.add`, ends in the name; its `.help` says what the command is for.
    """

    context_class = _Context

    def __init__(self, words: Words, code: str, **settings: Any) -> None:  # click's own
        super().__init__(
            code.rpartition(".")[2],
            help=words.say(f"{code}.help"),
            options_metavar=words.say("cli.options"),
            add_help_option=False,
            **settings,
        )
        self.words, self.code = words, code
        self.params.append(
            question(words, "cli.show_help", "-h", "--help", answer=lambda ctx: ctx.get_help())
        )

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, self.words.say("cli.usage"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option does."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(self.words.say("cli.options_heading")):
            formatter.write_dl([record for record in records if record])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What is left of the arguments; BadOptionUsage where a value is missing or too much."""
        try:
            return super().parse_args(ctx, args)
        except click.BadOptionUsage as fault:
            from zgreport.cli.complaints import misused

            sentence = misused(self.words, fault.option_name, self)
            raise click.BadOptionUsage(fault.option_name, sentence) from None


class Command(_Spoken):
    """A command: its code, what it runs, and what it takes."""

    allow_extra_args = True  # else click refuses them, in its own words

    def __init__(
        self, words: Words, code: str, run: Callable[..., None], params: list[click.Parameter]
    ) -> None:
        super().__init__(words, code, callback=run, params=params)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Nothing, for nothing may be left of the arguments; UsageError where something is."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            code = "cli.extra_argument" if len(rest) == 1 else "cli.extra_arguments"
            ctx.fail(self.words.say(code, args=" ".join(rest)))
        return rest


class Group(_Spoken, click.Group):
    """Commands under one name, each made by `make` when it is called, not for the list of them."""

    def __init__(
        self,
        words: Words,
        code: str,
        names: Sequence[str],
        make: Callable[[str], click.Command],
        params: list[click.Parameter],
    ) -> None:
        super().__init__(
            words,
            code,
            callback=_ask_for_a_command,
            invoke_without_command=True,  # else click asks for one, in its own words
            no_args_is_help=True,
            subcommand_metavar=words.say("cli.subcommand"),
            params=params,
        )
        self.names, self.make = names, make

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names in the order of the help page."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of that name; UsageError where there is none."""
        if cmd_name not in self.names:
            from zgreport.cli.complaints import no_command

            raise click.UsageError(no_command(self.words, cmd_name, self.names), ctx)
        return self.make(cmd_name)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option does, then what each command is for, without making it."""
        super().format_options(ctx, formatter)
        with formatter.section(self.words.say("cli.commands_heading")):
            formatter.write_dl([(n, self.words.say(f"{self.code}.{n}.help")) for n in self.names])


@click.pass_context
def _ask_for_a_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        ctx.fail(ctx.obj.say("cli.no_command_given"))
