"""Pages: help pages whose columns stay even with Chinese in them, in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from zgreport.cli.columns import padded, width, wrapped
from zgreport.cli.speech import say

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Command", "Context"]

_WIDEST_TERM = 30
_GAP = 2


class _Page(click.HelpFormatter):
    """A help page; click counts a Chinese character as one place of the terminal."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that says how the command is called."""
        self.write(f"{prefix or say('cli.usage')}{prog} {args}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section with the colon of the language."""
        self.write(" " * self.current_indent + heading + say("cli.colon").rstrip() + "\n")

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


class Context(click.Context):
    """click's context, with help pages that know Chinese."""

    formatter_class = _Page


class Command(click.Command):
    """A command whose help is a page of ours."""

    context_class = Context

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # click's own
        settings.setdefault("options_metavar", say("cli.options"))
        super().__init__(*arguments, **settings)

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002  # the page wraps it
        """What the list of commands says of it: its whole help, wrapped there."""
        return self.help or ""
