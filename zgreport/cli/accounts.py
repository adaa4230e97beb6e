"""Accounts: which files and sheets a ledger was read from, which not and why, as lines and JSON."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zgreport.cli.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.cli.words import Words
    from zgreport.pipeline.check import Account, SheetAccount

__all__ = ["sheet_json", "sheet_lines"]

_MOST_RANGES = 6


def sheet_lines(accounts: Mapping[int, Mapping[str, Account]], words: Words) -> Iterator[str]:
    """Year and ledger, then a line for each sheet: what counts, what does not and why."""
    for year, ledgers in accounts.items():
        for ledger, account in ledgers.items():
            yield words.say("cli.check.sheets", year=year, ledger=ledger)
            for sheet in account.sheets:
                yield f"  {_name(sheet, words)}{_said(sheet, words)}"


def _name(sheet: SheetAccount, words: Words) -> str:
    name = f"{sheet.file} [{sheet.sheet}]" if sheet.sheet else sheet.file
    return visible(name) + words.say("cli.colon")


def _said(sheet: SheetAccount, words: Words) -> str:
    if sheet.reason:
        return words.say(f"cli.check.why.{sheet.reason}")
    said = words.say("cli.check.records", count=sheet.records)
    kinds = [
        words.say(
            "cli.check.rows_left_out", kind=words.say(f"cli.check.row.{k}"), rows=ranges(rows)
        )
        for k, rows in sheet.left_out.items()
    ]
    lost = words.say("cli.comma").join(kinds)
    return words.say("cli.check.records_and_lost", records=said, lost=lost) if lost else said


def ranges(rows: Sequence[int]) -> str:
    """Row numbers, counted from 1 and ascending, shortened.

    >>> ranges([2, 3, 4, 9])
    '2-4、9'
    """
    starts = [rows[0], *(b for a, b in pairwise(rows) if b > a + 1)]
    ends = [*(a for a, b in pairwise(rows) if b > a + 1), rows[-1]]
    parts = [str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True)]
    return "、".join(parts[:_MOST_RANGES]) + ("…" if len(parts) > _MOST_RANGES else "")


def sheet_json(sheet: SheetAccount) -> dict[str, object]:
    """One sheet of `check --json`; `reason` is null where the sheet was read."""
    return {
        "file": sheet.file,
        "sheet": sheet.sheet or None,
        "records": sheet.records,
        "left_out": {kind: list(rows) for kind, rows in sheet.left_out.items()},
        "reason": sheet.reason or None,
    }
