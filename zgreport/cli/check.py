"""`zgreport check`: everything wrong with the inputs, the definition and the template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zgreport.cli.options import baseline_option, in_workspace, through_option
from zgreport.cli.pages import Command
from zgreport.cli.speech import say

if TYPE_CHECKING:
    from datetime import date

    from zgreport.pipeline import Checked

__all__ = ["command"]

_WRONG_INPUT = 1


class Subject(click.ParamType[int | Path]):
    """A year, or the path of a finished Word document."""

    name = "subject"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | Path:
        """The year as a number or the path; anything else is refused as a wrong argument."""
        text = str(value)
        if text.lower().endswith(".docx"):
            return Path(text)
        if text.isdecimal() and len(text) == len("2023"):
            return int(text)
        return self.fail(say("cli.check.bad_subject", value=text), param, ctx)


@click.command("check", cls=Command, help=say("cli.check.help"))
@click.argument("subject", required=False, type=Subject(), metavar=say("cli.check.subject"))
@through_option
@baseline_option
@click.option("--json", "as_data", is_flag=True, help=say("cli.json"))
@click.option(
    "--xlsx",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=say("cli.file"),
    help=say("cli.check.xlsx"),
)
@click.option(
    "--docx",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=say("cli.file"),
    help=say("cli.check.docx"),
)
@in_workspace
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    *,
    subject: int | Path | None,
    through: date | None,
    baseline: str | None,
    as_data: bool,
    xlsx: Path | None,
    docx: Path | None,
) -> None:
    """Print the findings and the accounts; leave with 1 where there is an error."""
    from zgreport import pipeline
    from zgreport.cli.repairs import remarks, repair_list
    from zgreport.cli.report import as_json, findings_as_json, print_findings

    language: str = ctx.obj
    chosen = pipeline.Choice(baseline) if baseline else None
    with findings_as_json(as_data, language):
        if xlsx:
            pipeline.refuse_place(xlsx, folder)
        if isinstance(subject, Path):
            checked = pipeline.check_document(subject)
        else:
            checked = pipeline.check(
                pipeline.Order(folder, year=subject, through=through, baseline=chosen)
            )
    if xlsx:
        pipeline.write_list(repair_list(checked.with_rows, language, folder, xlsx), xlsx)
    if docx:
        source = checked.document
        pipeline.write_remarks(folder / source, docx, remarks(checked, language))
    if as_data:
        click.echo(as_json(_data(checked, language)))
    else:
        print_findings(checked.findings, language, err=False)
        if checked.accounts:
            click.echo(_accounts(checked))
        elif not checked.findings:
            click.echo(say("cli.check.clean", file=checked.document))
    ctx.exit(_WRONG_INPUT if checked.has_errors else 0)


def _data(checked: Checked, language: str) -> dict[str, object]:
    from zgreport.cli.messages import Messages
    from zgreport.cli.report import finding_json

    messages = Messages(language)
    return {
        "findings": [finding_json(finding, messages) for finding in checked.findings],
        "rows": {
            str(year): {
                ledger: {"read": a.read, "counted": a.counted, "excluded": a.excluded}
                for ledger, a in ledgers.items()
            }
            for year, ledgers in checked.accounts.items()
        },
    }


def _accounts(checked: Checked) -> str:
    from zgreport.cli.report import table

    head = [say(f"cli.check.{name}") for name in ("year", "ledger", "read", "counted", "excluded")]
    rows = [
        (str(year), ledger, str(a.read), str(a.counted), str(a.excluded))
        for year, ledgers in checked.accounts.items()
        for ledger, a in ledgers.items()
    ]
    return table(head, rows)
