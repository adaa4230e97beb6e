"""Seldom sums: names that are the sum of others in few of the tables that have them.

青山县 among six counties may by chance be the sum of the others in one month of twelve; a total
would be it in each.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zgreport.ledgers.cells import text_of
from zgreport.ledgers.parts import name_columns
from zgreport.ledgers.tables.whole_names import is_class, is_whole
from zgreport.ledgers.tables.wholes import SUM_CODES
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.findings import Finding
    from zgreport.ledgers.draft import Draft

__all__ = ["without_chance"]

_CODES = frozenset(f"ledgers.{code}" for code in SUM_CODES)
_FEWEST = 3  # tables that have the name, and how many times as many as it is a sum in


def without_chance(draft: Draft, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings without doubts about names that are plain records in most of their tables."""
    doubts = [finding for finding in findings if finding.code in _CODES]
    if not doubts or len(draft.extracts) < _FEWEST:
        return findings
    names = (name for finding in doubts for name in _names(finding))
    times = Counter(name for name in names if not (is_whole(name) or is_class(name)))
    tables = {name: _tables(draft, name) for name in times}
    seldom = {name for name, n in times.items() if tables[name] >= max(_FEWEST, _FEWEST * n)}
    return [f for f in findings if f.code not in _CODES or not seldom.issuperset(_names(f))]


def _names(finding: Finding) -> list[str]:
    """What the doubtful rows are called, in comparable form."""
    names = str(finding.values.get("names") or finding.values.get("text", ""))
    return [comparable(name) for name in names.split(", ")]


def _tables(draft: Draft, name: str) -> int:
    """How many tables have the name in a column of names."""
    columns = name_columns(draft)
    return sum(
        any(
            comparable(text_of(value) or "") == name
            for column in columns
            for value in (extract.values[column].values if column in extract.values else ())
        )
        for extract in draft.extracts
    )
