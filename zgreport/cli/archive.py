"""`zgreport archive`: the sealed record: add, list, show, verify, diff, restore."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zgreport.cli.options import argument, before_commands, everywhere, option, path, year_argument
from zgreport.cli.pages import Command, Group

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.cli.words import Words

__all__ = ["command"]

_WRONG = 1


def command(words: Words) -> click.Command:
    """The group, speaking the words."""
    taken = before_commands(words)
    return Group(words, "cli.archive", tuple(_PARTS), lambda name: _PARTS[name](words), taken)


def _add_command(words: Words) -> click.Command:
    file = path(words, "file", exists=True)
    year = year_argument(words, "cli.archive.year", required=True)
    document = argument(words, "cli.archive.document", "document", type=file, required=False)
    reason = option(words, "cli.archive.reason", "--reason", default="", metavar="cli.text")
    attach = option(
        words,
        *("cli.archive.attach", "--attach", "attached"),
        multiple=True,
        type=file,
        metavar="cli.file",
    )
    no_pdf = option(words, "cli.archive.no_pdf", "--no-pdf", is_flag=True)
    taken = [year, document, reason, attach, no_pdf, *everywhere(words)]
    return Command(words, "cli.archive.add", _add, taken)


@click.pass_obj
def _add(
    words: Words,
    folder: Path,
    *,
    year: int,
    document: Path | None,
    reason: str,
    attached: tuple[Path, ...],
    no_pdf: bool,
) -> None:
    """Seal, then print the bag's folder, its 核验码 and the head to be noted down."""
    from datetime import date

    from zgreport.cli.report import print_findings, progress
    from zgreport.output.office import find as find_office
    from zgreport.pipeline.order import Order
    from zgreport.pipeline.sealing import Sealing, archive_add

    sealing = Sealing(
        sealed=date.today(),  # noqa: DTZ011  # the day on the wall of the office
        document=document,
        attached=attached,
        reason=reason,
        program=None if no_pdf else find_office(),
    )
    added = archive_add(Order(folder, year=year), sealing, progress(words))
    print_findings(added.findings, words)
    click.echo(words.say("cli.archive.added", folder=added.folder, digits=added.code), err=True)
    click.echo(words.say("cli.archive.head", head=added.head), err=True)
    click.echo(added.head)


def _list_command(words: Words) -> click.Command:
    return Command(words, "cli.archive.list", _list, [_as_json(words), *everywhere(words)])


@click.pass_obj
def _list(words: Words, folder: Path, *, as_data: bool) -> None:
    """Print a line for every bag."""
    from zgreport.cli import bags
    from zgreport.cli.report import as_json, findings_as_json, table
    from zgreport.pipeline.archive import archive_list

    with findings_as_json(as_data, words):
        lines = archive_list(folder)
    if as_data:
        click.echo(as_json({"bags": [bags.line_json(line) for line in lines]}))
        return
    names = ("year", "revision", "title", "date", "sealed", "size", "code", "state")
    head = [words.say(f"cli.archive.{name}_column") for name in names]
    click.echo(table(head, [bags.row(line, words) for line in lines]))


def _show_command(words: Words) -> click.Command:
    taken = [_bag(words), _as_json(words), *everywhere(words)]
    return Command(words, "cli.archive.show", _show, taken)


@click.pass_obj
def _show(words: Words, folder: Path, *, bag: str, as_data: bool) -> None:
    """Print what is known of one bag."""
    from zgreport.cli import bags
    from zgreport.cli.report import as_json, findings_as_json
    from zgreport.pipeline.archive import archive_show

    with findings_as_json(as_data, words):
        shown = archive_show(folder, bag)
    click.echo(as_json(bags.shown_json(shown)) if as_data else bags.shown_text(shown, words))


def _verify_command(words: Words) -> click.Command:
    bag = argument(words, "cli.archive.bags", "bag", required=False)
    deep = option(words, "cli.archive.deep", "--deep", is_flag=True)
    head = option(words, "cli.archive.verify.head", "--head", metavar="cli.archive.code")
    taken = [bag, deep, head, _as_json(words), *everywhere(words)]
    return Command(words, "cli.archive.verify", _verify, taken)


@click.pass_context
def _verify(
    ctx: click.Context,
    folder: Path,
    *,
    bag: str | None,
    deep: bool,
    head: str | None,
    as_data: bool,
) -> None:
    """Print what holds and what does not; leave with 1 where something does not."""
    from zgreport.cli import bags
    from zgreport.cli.report import as_json, findings_as_json
    from zgreport.pipeline.archive import archive_verify

    with findings_as_json(as_data, ctx.obj):
        found = archive_verify(folder, bag, head, deep=deep)
    if as_data:
        click.echo(as_json(bags.verified_json(found, ctx.obj)))
    else:
        click.echo(bags.verified_text(found, ctx.obj))
    ctx.exit(0 if found.all_hold else _WRONG)


def _diff_command(words: Words) -> click.Command:
    file = path(words, "file", suffixes=(".html", ".htm"))
    page = option(words, "cli.archive.html", "--html", "page", type=file, metavar="cli.file")
    taken = [_bag(words, "first"), _bag(words, "second"), page, *everywhere(words)]
    return Command(words, "cli.archive.diff", _diff, taken)


@click.pass_obj
def _diff(words: Words, folder: Path, *, first: str, second: str, page: Path | None) -> None:
    """Print what differs, figures first, or write it as a page."""
    from zgreport.cli import differences
    from zgreport.pipeline.archive import archive_diff, write_page
    from zgreport.pipeline.targets import refuse_targets

    refuse_targets(folder, (page,))
    found = archive_diff(folder, first, second)
    if page:
        write_page(folder, page, differences.page(found, words))
        click.echo(page.as_posix())
    else:
        click.echo(differences.text(found, words))


def _restore_command(words: Words) -> click.Command:
    target = argument(words, "cli.dir", "target", type=path(words))
    taken = [_bag(words), target, *everywhere(words)]
    return Command(words, "cli.archive.restore", _restore, taken)


@click.pass_obj
def _restore(words: Words, folder: Path, *, bag: str, target: Path) -> None:
    """Restore the workspace into a new folder."""
    from zgreport.pipeline.archive import archive_restore

    restored = archive_restore(folder, bag, target)
    there = target.as_posix()
    click.echo(words.say("cli.archive.restored", id=restored, folder=there), err=True)
    click.echo(there)


def _bag(words: Words, name: str = "bag") -> click.Argument:
    return argument(words, "cli.archive.bag", name)


def _as_json(words: Words) -> click.Option:
    return option(words, "cli.json", "--json", "as_data", is_flag=True)


_PARTS = {
    "add": _add_command,
    "list": _list_command,
    "show": _show_command,
    "verify": _verify_command,
    "diff": _diff_command,
    "restore": _restore_command,
}
