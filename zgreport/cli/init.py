"""`zgreport init`: a new workspace, of the example or of the office's own spreadsheets."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from zgreport.cli.options import argument, everywhere, option, path
from zgreport.cli.pages import Command

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from zgreport.cli.words import Words
    from zgreport.findings import Finding

__all__ = ["command"]


def command(words: Words) -> click.Command:
    """The command, speaking the words."""
    target = argument(words, "cli.dir", "target", type=path(words))
    source = option(words, "cli.init.from", "--from", "source", type=path(words), metavar="cli.dir")
    again = option(words, "cli.init.redo", "--redo", "again", is_flag=True)
    blank = option(words, "cli.init.blank", "--blank", is_flag=True)
    office = option(
        words, "cli.init.example", "--example", "office", metavar="cli.init.example_name"
    )
    shape = option(words, "cli.json", "--json", "in_json", is_flag=True)
    taken = [target, source, again, blank, office, shape, *everywhere(words)]
    return Command(words, "cli.init", _run, taken)


@click.pass_context
def _run(
    ctx: click.Context,
    folder: Path,
    target: Path,
    *,
    source: Path | None,
    again: bool,
    blank: bool,
    office: str | None,
    in_json: bool,
) -> None:
    """Make the workspace, or its definition anew, then say what to do next."""
    words: Words = ctx.obj
    if (source is not None) + again + blank + (office is not None) > 1:
        ctx.fail(words.say("cli.init.one_way"))
    if office is not None:
        _start(words, _example(ctx, office), folder / target, in_json=in_json)
    elif source is not None:
        _start(words, folder / source, folder / target, in_json=in_json)
    elif again:
        _redo(words, folder / target, in_json=in_json)
    elif blank:
        from zgreport.pipeline.blank import start_blank

        made = start_blank(folder / target)
        click.echo(words.say("cli.init.blank_done", folder=made), err=True)
    else:
        from zgreport.example import copy_to as init

        made = init(folder / target, for_windows=sys.platform == "win32")
        click.echo(words.say("cli.init.done", folder=made), err=True)


def _example(ctx: click.Context, name: str) -> Path:
    """The spreadsheets of an example office by its name; a name that is none ends the command."""
    from zgreport.example import OFFICES, office

    found = office(name)
    if found is None:
        words: Words = ctx.obj
        names = "、".join(f"{chinese} ({english})" for chinese, english in OFFICES.items())
        ctx.fail(words.say("cli.init.no_example", name=name, names=names))
    return found


def _start(words: Words, source: Path, target: Path, *, in_json: bool) -> None:
    from zgreport.cli.proposals import print_proposal, proposal_json, sayer
    from zgreport.cli.report import as_json, findings_as_json, print_findings, progress
    from zgreport.cli.words import Words as Of
    from zgreport.pipeline.starting import start

    with findings_as_json(in_json, words):
        made = start(source, target, sayer(Of("zh_CN")), progress(words))
    if in_json:
        click.echo(as_json(proposal_json(made, words)))
        return
    print_proposal(made.proposal, made.folder_read, words)
    print_findings(made.findings, words, notes=False)
    click.echo(words.say("cli.init.started", folder=made.folder, others=len(made.others)), err=True)
    _tell_errors(made.findings, words)


def _redo(words: Words, target: Path, *, in_json: bool) -> None:
    from zgreport.cli.proposals import print_proposal, proposal_json, sayer
    from zgreport.cli.report import as_json, findings_as_json, print_findings, progress
    from zgreport.cli.words import Words as Of
    from zgreport.pipeline.redoing import redo

    with findings_as_json(in_json, words):
        made = redo(target, sayer(Of("zh_CN")), progress(words))
    if in_json:
        click.echo(as_json(proposal_json(made, words)))
        return
    print_proposal(made.proposal, None, words)
    print_findings(made.findings, words, notes=False)
    kept = words.say("cli.init.template_kept") if made.template_kept else ""
    said = words.say("cli.init.redone", count=made.corrected, kept=made.kept)
    click.echo(said + kept, err=True)
    _tell_errors(made.findings, words)


def _tell_errors(findings: Iterable[Finding], words: Words) -> None:
    """Say last, where it is seen, that a build would be refused."""
    errors = sum(finding.severity.value == "error" for finding in findings)
    if errors:
        click.echo(words.say("cli.init.errors", count=errors), err=True)
