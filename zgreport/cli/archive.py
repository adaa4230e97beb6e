"""`zgreport archive`: the sealed record: add, list, show, verify, diff, restore."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from zgreport.cli.complaints import no_command
from zgreport.cli.options import in_workspace
from zgreport.cli.pages import Command, Context
from zgreport.cli.speech import say

__all__ = ["command"]

_WRONG = 1
_PARTS = ("add", "list", "show", "verify", "diff", "restore")


class _Group(click.Group):
    """The group, with help pages and complaints of ours."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(_PARTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands:
            raise click.UsageError(no_command(cmd_name, _PARTS), ctx)
        return self.commands[cmd_name]


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(
    "archive",
    cls=_Group,
    help=say("cli.archive.help"),
    options_metavar=say("cli.options"),
    subcommand_metavar=say("cli.subcommand"),
)
def command() -> None:
    """Hold the commands of the archive."""


@command.command("add", cls=Command, help=say("cli.archive.add.help"))
@click.argument("year", type=int, metavar=say("cli.archive.year"))
@click.argument("document", required=False, type=_FILE, metavar=say("cli.archive.document"))
@click.option("--reason", default="", metavar=say("cli.text"), help=say("cli.archive.reason"))
@click.option(
    "--attach",
    "attached",
    multiple=True,
    type=_FILE,
    metavar=say("cli.file"),
    help=say("cli.archive.attach"),
)
@click.option("--no-pdf", is_flag=True, help=say("cli.archive.no_pdf"))
@in_workspace
@click.pass_obj
def add(
    language: str,
    folder: Path,
    *,
    year: int,
    document: Path | None,
    reason: str,
    attached: tuple[Path, ...],
    no_pdf: bool,
) -> None:
    """Seal, then print the bag's folder, its 核验码 and the head to be noted down."""
    from zgreport import pipeline
    from zgreport.cli.report import print_findings

    sealing = pipeline.Sealing(
        sealed=date.today(),  # noqa: DTZ011  # the day on the wall of the office
        document=document,
        attached=attached,
        reason=reason,
        program=None if no_pdf else pipeline.find_office(),
    )
    added = pipeline.archive_add(pipeline.Order(folder, year=year), sealing, _progress)
    print_findings(added.findings, language)
    click.echo(say("cli.archive.added", folder=added.folder, digits=added.code), err=True)
    click.echo(say("cli.archive.head", head=added.head), err=True)
    click.echo(added.head)


@command.command("list", cls=Command, help=say("cli.archive.list.help"))
@click.option("--json", "as_data", is_flag=True, help=say("cli.json"))
@in_workspace
def list_bags(folder: Path, *, as_data: bool) -> None:
    """Print a line for every bag."""
    from zgreport import pipeline
    from zgreport.cli import bags
    from zgreport.cli.report import as_json, table

    lines = pipeline.archive_list(folder)
    if as_data:
        click.echo(as_json({"bags": [bags.line_json(line) for line in lines]}))
        return
    words = ("year", "revision", "title", "date", "sealed", "size", "code", "state")
    head = [say(f"cli.archive.{word}_column") for word in words]
    click.echo(table(head, [bags.row(line) for line in lines]))


@command.command("show", cls=Command, help=say("cli.archive.show.help"))
@click.argument("bag", metavar=say("cli.archive.bag"))
@click.option("--json", "as_data", is_flag=True, help=say("cli.json"))
@in_workspace
def show(folder: Path, *, bag: str, as_data: bool) -> None:
    """Print what is known of one bag."""
    from zgreport import pipeline
    from zgreport.cli import bags
    from zgreport.cli.report import as_json

    shown = pipeline.archive_show(folder, bag)
    click.echo(as_json(bags.shown_json(shown)) if as_data else bags.shown_text(shown))


@command.command("verify", cls=Command, help=say("cli.archive.verify.help"))
@click.argument("bag", required=False, metavar=say("cli.archive.bags"))
@click.option("--deep", is_flag=True, help=say("cli.archive.deep"))
@click.option("--head", metavar=say("cli.archive.code"), help=say("cli.archive.verify.head"))
@click.option("--json", "as_data", is_flag=True, help=say("cli.json"))
@in_workspace
@click.pass_context
def verify(
    ctx: click.Context,
    folder: Path,
    *,
    bag: str | None,
    deep: bool,
    head: str | None,
    as_data: bool,
) -> None:
    """Print what holds and what does not; leave with 1 where something does not."""
    from zgreport import pipeline
    from zgreport.cli import bags
    from zgreport.cli.report import as_json

    found = pipeline.archive_verify(folder, bag, head, deep=deep)
    if as_data:
        click.echo(as_json(bags.verified_json(found, ctx.obj)))
    else:
        click.echo(bags.verified_text(found, ctx.obj))
    ctx.exit(0 if found.all_hold else _WRONG)


@command.command("diff", cls=Command, help=say("cli.archive.diff.help"))
@click.argument("first", metavar=say("cli.archive.bag"))
@click.argument("second", metavar=say("cli.archive.bag"))
@click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=say("cli.file"),
    help=say("cli.archive.html"),
)
@in_workspace
def diff(folder: Path, *, first: str, second: str, page: Path | None) -> None:
    """Print what differs, figures first, or write it as a page."""
    from zgreport import pipeline
    from zgreport.cli import differences

    found = pipeline.archive_diff(folder, first, second)
    if page:
        pipeline.write_page(page, differences.page(found))
        click.echo(page.as_posix())
    else:
        click.echo(differences.text(found))


@command.command("restore", cls=Command, help=say("cli.archive.restore.help"))
@click.argument("bag", metavar=say("cli.archive.bag"))
@click.argument("target", type=click.Path(path_type=Path), metavar=say("cli.dir"))
@in_workspace
def restore(folder: Path, *, bag: str, target: Path) -> None:
    """Restore the workspace into a new folder."""
    from zgreport import pipeline

    restored = pipeline.archive_restore(folder, bag, target)
    click.echo(say("cli.archive.restored", id=restored, folder=target.as_posix()), err=True)
    click.echo(target.as_posix())


def _progress(stage: str, count: int) -> None:
    click.echo(say(f"cli.progress.{stage}", count=count), err=True)
