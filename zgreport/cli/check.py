"""`zgreport check`: everything wrong with the inputs, the definition and the template."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zgreport.cli.faults import WRONG_INPUT
from zgreport.cli.options import (
    argument,
    baseline_option,
    everywhere,
    option,
    parameter_type,
    path,
    through_option,
)
from zgreport.cli.pages import Command

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from zgreport.cli.words import Words
    from zgreport.pipeline.check import Checked
    from zgreport.pipeline.order import Choice, Order

__all__ = ["command"]


def command(words: Words) -> click.Command:
    """The command, speaking the words."""
    known = parameter_type(words, _subject, "cli.check.bad_subject")
    subject = argument(words, "cli.check.subject", "subject", type=known, required=False)
    as_data = option(words, "cli.json", "--json", "as_data", is_flag=True)
    book, page = (path(words, "file", suffixes=(suffix,)) for suffix in (".xlsx", ".docx"))
    xlsx = option(words, "cli.check.xlsx", "--xlsx", type=book, metavar="cli.file")
    docx = option(words, "cli.check.docx", "--docx", type=page, metavar="cli.file")
    fix = option(words, "cli.check.fix", "--fix", type=page, metavar="cli.file")
    layout = option(words, "cli.check.layout", "--layout", is_flag=True)
    shared = [subject, through_option(words), baseline_option(words)]
    taken = [*shared, layout, as_data, xlsx, docx, fix, *everywhere(words)]
    return Command(words, "cli.check", _run, taken)


def _subject(text: str) -> int | Path | None:
    """A year, or the path of a finished Word document."""
    from pathlib import Path

    if text.lower().endswith(".docx"):
        return Path(text)
    return int(text) if text.isdecimal() and len(text) == len("2023") else None


@click.pass_context
def _run(
    ctx: click.Context,
    folder: Path,
    *,
    subject: int | Path | None,
    through: date | None,
    baseline: Choice | None,
    layout: bool,
    as_data: bool,
    xlsx: Path | None,
    docx: Path | None,
    fix: Path | None,
) -> None:
    """Print the findings and the accounts; leave with 1 where there is an error."""
    from zgreport.cli.report import findings_as_json
    from zgreport.pipeline.order import Order

    words: Words = ctx.obj
    if layout and (subject is None or isinstance(subject, int)):
        raise click.UsageError(words.say("cli.check.layout_of_year"), ctx)
    if fix and not (subject is None or isinstance(subject, int)):
        raise click.UsageError(words.say("cli.check.fix_of_document"), ctx)
    with findings_as_json(as_data, words):
        _refuse_targets(folder, subject, (xlsx, docx, fix))
        if subject is None or isinstance(subject, int):
            order = Order(folder, year=subject, through=through, baseline=baseline)
            checked = _checked_year(order, mending=bool(docx or fix))
        else:
            checked = _checked_document(subject, layout=layout)
    _write(checked, words, folder, xlsx, docx, fix)
    _print(checked, words, as_data=as_data)
    ctx.exit(WRONG_INPUT if checked.has_errors else 0)


def _refuse_targets(
    folder: Path, subject: int | Path | None, targets: tuple[Path | None, ...]
) -> None:
    if not any(targets):
        return
    from zgreport.pipeline.targets import refuse_targets  # most checks write nothing

    source = None if subject is None or isinstance(subject, int) else subject
    refuse_targets(folder, targets, source)


def _checked_year(order: Order, *, mending: bool) -> Checked:
    from zgreport.pipeline.order import silent
    from zgreport.pipeline.outset import outset

    with outset(order, silent) as begun:
        begun.start_proofreader()
        from zgreport.pipeline.check import check  # while the files are being read

        return check(order, begun, mending=mending)


def _checked_document(path: Path, *, layout: bool) -> Checked:
    from zgreport.pipeline.check import check_document

    return check_document(path, layout=layout)


def _write(  # noqa: PLR0917  # one for each kind of copy
    checked: Checked,
    words: Words,
    folder: Path,
    xlsx: Path | None,
    docx: Path | None,
    fix: Path | None,
) -> None:
    if not (xlsx or docx or fix):
        return
    from zgreport.cli.repairs import remarks, repair_list
    from zgreport.pipeline.copies import write_list, write_mended, write_remarks

    if xlsx:
        write_list(repair_list(checked.with_rows, words, folder, xlsx), folder, xlsx)
    if docx:
        write_remarks(checked, folder, docx, remarks(checked, words))
    if fix and checked.mended:
        write_mended(checked, folder, fix)
        left, count = len(checked.mended.left), checked.mended.count
        code = "cli.check.fixed" if left else "cli.check.fixed_all"
        click.echo(words.say(code, count=count, file=fix.as_posix(), left=left), err=True)


def _print(checked: Checked, words: Words, *, as_data: bool) -> None:
    from zgreport.cli.report import as_json, print_findings

    if as_data:
        click.echo(as_json(_data(checked, words)))
        return
    print_findings(checked.findings, words, err=False)
    if checked.accounts:
        click.echo(_accounts(checked, words))
    elif not checked.findings:
        click.echo(words.say("cli.check.clean", file=checked.document))


def _data(checked: Checked, words: Words) -> dict[str, object]:
    from zgreport.cli.accounts import sheet_json
    from zgreport.cli.report import finding_json

    return {
        "findings": [finding_json(finding, words) for finding in checked.findings],
        "rows": {
            str(year): {
                ledger: {
                    "read": a.read,
                    "counted": a.counted,
                    "excluded": a.excluded,
                    "sheets": [sheet_json(sheet) for sheet in a.sheets],
                }
                for ledger, a in ledgers.items()
            }
            for year, ledgers in checked.accounts.items()
        },
    }


def _accounts(checked: Checked, words: Words) -> str:
    from zgreport.cli.accounts import sheet_lines
    from zgreport.cli.report import table

    head = [
        words.say(f"cli.check.{name}") for name in ("year", "ledger", "read", "counted", "excluded")
    ]
    rows = [
        (str(year), ledger, str(a.read), str(a.counted), str(a.excluded))
        for year, ledgers in checked.accounts.items()
        for ledger, a in ledgers.items()
    ]
    return "\n".join((table(head, rows), "", *sheet_lines(checked.accounts, words)))
