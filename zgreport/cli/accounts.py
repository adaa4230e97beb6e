"""Accounts: which files and sheets a ledger was read from, which not and why, as lines and JSON."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from zgreport.cli.terminal import visible, width
from zgreport.findings import row_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.cli.words import Words
    from zgreport.pipeline.check import Account, SheetAccount

__all__ = ["sheet_json", "sheet_lines"]

_MOST_RANGES = 6
_WIDEST = 80
_STEP = "  "
# Records of the ledger that do not count; every other kind of row left out is none.
_RECORDS = frozenset({"excluded", "other_year"})


def sheet_lines(accounts: Mapping[int, Mapping[str, Account]], words: Words) -> Iterator[str]:
    """Year and ledger, then a line for each sheet: what counts, what does not and why.

    The sheets of a file that has several stand below its name; what would make a line longer
    than a terminal is wide goes on below it.
    """
    for year, ledgers in accounts.items():
        for ledger, account in ledgers.items():
            yield words.say("cli.check.sheets", year=year, ledger=ledger)
            for file, sheets in groupby(account.sheets, attrgetter("file")):
                yield from _file_lines(file, list(sheets), words)


def _file_lines(file: str, sheets: list[SheetAccount], words: Words) -> Iterator[str]:
    if len(sheets) == 1:
        (sheet,) = sheets
        name = f"{file} [{sheet.sheet}]" if sheet.sheet else file
        yield from _sheet_lines(sheet, name, _STEP, words)
        return
    yield _STEP + visible(file) + words.say("cli.colon").rstrip()
    for sheet in sheets:
        yield from _sheet_lines(sheet, f"[{sheet.sheet}]", 2 * _STEP, words)


def _sheet_lines(sheet: SheetAccount, name: str, indent: str, words: Words) -> Iterator[str]:
    begun = indent + visible(name) + words.say("cli.colon")
    if sheet.reason:
        yield begun + words.say(f"cli.check.why.{sheet.reason}")
        return
    begun += words.say("cli.check.records", count=sheet.records)
    kinds = {kind: _rows(kind, rows, words) for kind, rows in sheet.left_out.items()}
    lost = [shown for kind, shown in kinds.items() if kind in _RECORDS]
    others = [shown for kind, shown in kinds.items() if kind not in _RECORDS]
    said = {"lost": lost, "no_records": others}
    groups = [(words.say(f"cli.check.{code}"), parts) for code, parts in said.items() if parts]
    whole = words.say("cli.semicolon").join(
        (begun, *(h + _comma(words).join(p) for h, p in groups))
    )
    if width(whole) <= _WIDEST:
        yield whole
        return
    yield begun
    for head, parts in groups:
        yield from _filled(indent + _STEP, head, parts, _comma(words))


def _comma(words: Words) -> str:
    return words.say("cli.comma")


def _filled(indent: str, head: str, parts: list[str], comma: str) -> Iterator[str]:
    """The parts in lines of a terminal's width, none torn apart; what goes on stands below."""
    line = indent + head + parts[0]
    for part in parts[1:]:
        if width(line + comma + part) <= _WIDEST:
            line += comma + part
        else:
            yield (line + comma).rstrip()
            line = indent + " " * width(head) + part
    yield line


def _rows(kind: str, rows: tuple[int, ...], words: Words) -> str:
    name = words.say(f"cli.check.row.{kind}")
    shown = row_ranges(rows, _MOST_RANGES)
    code = "rows_left_out" if len(row_ranges(rows, len(rows))) <= _MOST_RANGES else "many_left_out"
    return words.say(f"cli.check.{code}", kind=name, rows=shown, count=len(rows))


def sheet_json(sheet: SheetAccount) -> dict[str, object]:
    """One sheet of `check --json`; `reason` is null where the sheet was read."""
    return {
        "file": sheet.file,
        "sheet": sheet.sheet or None,
        "records": sheet.records,
        "left_out": {kind: list(rows) for kind, rows in sheet.left_out.items()},
        "reason": sheet.reason or None,
    }
