"""Reports: findings and tables as lines of a terminal, and as JSON."""

from __future__ import annotations

import dataclasses
import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from zgreport.cli.alike import told_once
from zgreport.cli.terminal import padded, width
from zgreport.findings import Finding, Severity, SurroundingsError, ZgreportError

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from zgreport.cli.words import Words
    from zgreport.findings import Place

__all__ = [
    "as_json",
    "finding_json",
    "findings_as_json",
    "order_of",
    "place_json",
    "place_words",
    "print_findings",
    "progress",
    "table",
]

_ROW = re.compile(r"\d+")
_PARTS = (None, "header", "footer", "footnotes")
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def print_findings(
    findings: Iterable[Finding],
    words: Words,
    *,
    err: bool = True,
    notes: bool = True,
    known: Container[Finding] = (),
) -> None:
    """Print findings, most serious first and by file, and how many of each there are.

    A fault that is at several places is told once (`alike`); each place counts.
    To stderr, unless they are what was asked for.  Without `notes` these are only counted, and
    the command that shows them is named; those `known` already are only counted, too.
    """
    found = sorted(findings, key=order_of)
    shown = [f for f in found if (notes or f.severity is not Severity.NOTE) and f not in known]
    for told in told_once(shown, words):
        click.echo(told.line(words), err=err)
    counts = {s.value: sum(f.severity is s for f in found) for s in Severity}
    if found:
        more = "" if notes or not counts[Severity.NOTE] else words.say("cli.counts.notes")
        click.echo(words.say("cli.counts", **counts) + more, err=err)


def progress(words: Words) -> Callable[[str, int], None]:
    """What a pipeline may call with a stage it enters and a count: a line on stderr."""
    return lambda stage, count: click.echo(
        words.say(f"cli.progress.{stage}", count=count), err=True
    )


def order_of(finding: Finding) -> tuple[int, str, str, int, int]:
    """What findings are sorted by: severity, file, sheet or part, then row, paragraph or line."""
    place = finding.place
    row = _ROW.search(place.cell or "")
    number = int(row.group()) if row else place.paragraph or place.line or 0
    part = _PARTS.index(place.part) if place.part in _PARTS else 0
    return _ORDER[finding.severity], place.file or "", place.sheet or "", part, number


def finding_json(finding: Finding, words: Words) -> dict[str, object]:
    """One finding as the JSON object of `--json`."""
    place = finding.place
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": words.sentence(finding),
        "hint": words.hint(finding),
        "year": place.year,
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "line": place.line,
        "key": place.key,
        **{name: said for name, said in place_json(place).items() if name != "opening"},
        "offset": place.offset,
    }


def place_json(place: Place) -> dict[str, object]:
    """A place in a Word file, by the names that findings have for it."""
    spot = place.spot
    cell = spot.cell if spot else None
    return {
        "part": place.part,
        "paragraph": place.paragraph,
        "heading": spot.heading if spot else None,
        "opening": spot.opening if spot else None,
        "table": cell.table if cell else None,
        "row": cell.row if cell else None,
        "column": cell.column if cell else None,
    }


def place_words(place: Place, words: Words) -> str:
    """A place in a Word file as its reader finds it, without the file."""
    return words.where(dataclasses.replace(place, file=None, excerpt=None))


@contextmanager
def findings_as_json(wanted: bool, words: Words) -> Iterator[None]:
    """While inside, a refusal prints `{"findings": […]}` to stdout and leaves with 1."""
    try:
        yield
    except ZgreportError as fault:
        if not wanted or isinstance(fault, SurroundingsError):
            raise
        click.echo(as_json({"findings": [finding_json(f, words) for f in fault.findings]}))
        raise click.exceptions.Exit(1) from None


def as_json(value: Mapping[str, object]) -> str:
    """The value as indented JSON, Chinese kept readable."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as aligned columns; Chinese characters take two places of a terminal."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(width(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(padded(cell, widths[i]) for i, cell in enumerate(line)).rstrip() for line in lines
    )
