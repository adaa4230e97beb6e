"""The pager: a list longer than the terminal is shown page by page, as git does."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.cli.words import Words

__all__ = ["places_of_terminal", "show"]

_QUIT = ("q", "Q", "\x03", "\x1b")


def places_of_terminal() -> int | None:
    """How many places a line of the terminal has; None where the output goes elsewhere."""
    return max(shutil.get_terminal_size().columns - 1, 20) if _is_terminal() else None


def show(lines: Sequence[str], words: Words) -> None:
    """Print the lines; page by page where somebody looks at them and they are more than a page."""
    height = shutil.get_terminal_size().lines
    if not _is_terminal() or len(lines) < height:
        click.echo("\n".join(lines))
    elif sys.platform == "win32" and not os.environ.get("PAGER"):
        _turn(lines, height - 1, words)  # `more` there knows no UTF-8
    else:
        if (sys.stdout.encoding or "").lower().replace("-", "") == "utf8":
            os.environ.setdefault("LESSCHARSET", "utf-8")
        click.echo_via_pager("\n".join(lines))


def _is_terminal() -> bool:
    return sys.stdout.isatty() and sys.stdin.isatty()


def _turn(lines: Sequence[str], height: int, words: Words) -> None:
    """Show a page, wait for a key, show the next."""
    for start in range(0, len(lines), height):
        click.echo("\n".join(lines[start : start + height]))
        if start + height < len(lines):
            click.echo(words.say("cli.tags.turn"), nl=False)
            key = click.getchar()
            click.echo("\r" + " " * 40 + "\r", nl=False)
            if key in _QUIT:
                return
