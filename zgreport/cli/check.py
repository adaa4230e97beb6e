"""`zgreport check`: everything wrong with the inputs, the definition and the template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zgreport.cli.options import in_workspace, through_option, year_argument
from zgreport.cli.pages import Command
from zgreport.cli.speech import say

if TYPE_CHECKING:
    from datetime import date

    from zgreport.pipeline import Checked

__all__ = ["command"]

_WRONG_INPUT = 1


@click.command("check", cls=Command, help=say("cli.check.help"))
@year_argument
@through_option
@click.option("--json", "as_data", is_flag=True, help=say("cli.json"))
@click.option(
    "--xlsx",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=say("cli.file"),
    help=say("cli.check.xlsx"),
)
@in_workspace
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    *,
    year: int | None,
    through: date | None,
    as_data: bool,
    xlsx: Path | None,
) -> None:
    """Print the findings and the accounts; leave with 1 where there is an error."""
    from zgreport import pipeline
    from zgreport.cli.repairs import repair_list
    from zgreport.cli.report import as_json, findings_as_json, print_findings

    language: str = ctx.obj
    with findings_as_json(as_data, language):
        checked = pipeline.check(pipeline.Order(folder, year=year, through=through))
    if xlsx:
        pipeline.write_list(repair_list(checked.faults, language, folder, xlsx), xlsx)
    if as_data:
        click.echo(as_json(_data(checked, language)))
    else:
        print_findings(checked.findings, language, err=False)
        click.echo(_accounts(checked))
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
