"""`zgreport tags`: the names a tag may use, those the template uses, and what changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zgreport.cli.faults import WRONG_INPUT
from zgreport.cli.options import (
    argument,
    baseline_option,
    everywhere,
    option,
    path,
    through_option,
)
from zgreport.cli.pages import Command

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from zgreport.cli.words import Words
    from zgreport.findings import Finding
    from zgreport.pipeline.handbook.model import Handbook, Item
    from zgreport.pipeline.handbook.search import Hits
    from zgreport.pipeline.order import Choice, Order

__all__ = ["command", "errors_of"]

_YEARS = range(1900, 10000)
_LONGEST = 200  # signs of what a tag prints, on the page


def command(words: Words) -> click.Command:
    """The command, speaking the words."""
    asked = argument(words, "cli.tags.asked", "asked", nargs=-1)
    used = option(words, "cli.tags.used", "--used", "used", is_flag=True)
    old = path(words, "file", exists=True)
    diff = option(words, "cli.tags.diff", "--diff", "old", type=old, metavar="cli.file")
    page = path(words, "file", suffixes=(".docx",))
    docx = option(words, "cli.tags.docx", "--docx", type=page, metavar="cli.file")
    as_data = option(words, "cli.json", "--json", "as_data", is_flag=True)
    shared = [asked, through_option(words), baseline_option(words)]
    taken = [*shared, used, diff, docx, as_data, *everywhere(words)]
    return Command(words, "cli.tags", _run, taken)


@click.pass_context
def _run(
    ctx: click.Context,
    folder: Path,
    *,
    asked: tuple[str, ...],
    through: date | None,
    baseline: Choice | None,
    used: bool,
    old: Path | None,
    docx: Path | None,
    as_data: bool,
) -> None:
    """List the names, or what the template uses of them, or what changed since another one."""
    from zgreport.cli.report import findings_as_json
    from zgreport.pipeline.order import Order

    words: Words = ctx.obj
    if sum((used, old is not None, docx is not None)) > 1:
        raise click.UsageError(words.say("cli.tags.one_of"), ctx)
    year, sought = _asked(asked)
    order = Order(folder, year=year, through=through, baseline=baseline)
    failed = False
    with findings_as_json(as_data, words):
        if old is not None:
            from zgreport.cli.tag_changes import print_changes

            print_changes(order, old, sought, words, as_data=as_data)
        elif used:
            from zgreport.cli.tag_usage import print_usage

            print_usage(order, sought, words, as_data=as_data)
        else:
            failed = _list(order, sought, words, docx, as_data=as_data)
    ctx.exit(WRONG_INPUT if failed else 0)


def _asked(asked: Sequence[str]) -> tuple[int | None, tuple[str, ...]]:
    """The year, where the first word is one, and the words to look for."""
    first = asked[0] if asked else ""
    if first.isdecimal() and int(first) in _YEARS:
        return int(first), tuple(asked[1:])
    return None, tuple(asked)


def _list(
    order: Order, sought: Sequence[str], words: Words, docx: Path | None, *, as_data: bool
) -> bool:
    """Print the names, or write them to a page; whether there was any error."""
    from zgreport.cli.handbook import explained
    from zgreport.pipeline.order import silent
    from zgreport.pipeline.outset import outset
    from zgreport.pipeline.targets import refuse_targets

    refuse_targets(order.folder, (docx,))
    with outset(order, silent) as begun:
        from zgreport.pipeline.handbook.handbook import handbook  # while the files are being read

        book = handbook(order, begun)
    from zgreport.pipeline.handbook.search import search

    def said(item: Item) -> str:
        return explained(item, words)

    hits = search(book.sections, sought, said)
    if docx is not None and hits.sections:
        _write(book, hits, words, order.folder, docx)
    if as_data:
        _print_json(book, hits, sought, words)
    else:
        _print(book, hits, sought, words, is_written=docx is not None)
    return bool(errors_of(book.findings))


def errors_of(findings: Sequence[Finding]) -> list[Finding]:
    """What keeps a list from being whole; everything doubtful is for `check` to tell."""
    from zgreport.findings import Severity

    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _print_json(book: Handbook, hits: Hits, sought: Sequence[str], words: Words) -> None:
    from zgreport.cli.handbook import section_json
    from zgreport.cli.report import as_json, finding_json

    found = {
        "year": book.year,
        "through": book.through.isoformat(),
        "words": list(sought),
        "near": list(hits.near),
        "sections": [section_json(section, words) for section in hits.sections],
        "findings": [finding_json(finding, words) for finding in book.findings],
    }
    click.echo(as_json(found))


def _print(
    book: Handbook, hits: Hits, sought: Sequence[str], words: Words, *, is_written: bool
) -> None:
    from zgreport.cli.handbook import lines
    from zgreport.cli.pager import places_of_terminal, show
    from zgreport.cli.report import print_findings

    print_findings(errors_of(book.findings), words)
    if sought and (hits.near or not hits.sections):
        asked = " ".join(sought)
        click.echo(words.say("cli.tags.not_found", words=asked), err=True)
        if hits.near:
            click.echo(words.say("cli.near", near=hits.near), err=True)
    if hits.sections and not is_written:
        show(list(lines(hits.sections, words, places_of_terminal())), words)


def _write(book: Handbook, hits: Hits, words: Words, folder: Path, target: Path) -> None:
    """Write the page; ZgreportError where it would lie among the inputs or templates."""
    from zgreport.cli.handbook import explained, label, title
    from zgreport.pipeline.handbook.page import Handout, HandoutSection, write_page

    def row(item: Item) -> tuple[str, str, str]:
        return item.tag or label(item), item.prints[:_LONGEST], explained(item, words)

    page = Handout(
        title=words.say("cli.tags.page.title", year=book.year),
        notes=(words.say("cli.tags.page.note", through=book.through.isoformat()),),
        heads=(
            words.say("cli.tags.page.tag"),
            words.say("cli.tags.page.prints"),
            words.say("cli.tags.page.meaning"),
        ),
        sections=tuple(
            HandoutSection(title(section, words), tuple(map(row, section.items)))
            for section in hits.sections
        ),
    )
    write_page(page, folder, target)
    click.echo(words.say("cli.tags.page.written", file=target.as_posix()), err=True)
