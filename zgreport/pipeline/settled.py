"""Settled doubts: what the ledgers leave open and the conditions of the figures answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.expression import conditions_of, leaves
from zgreport.ledgers.cancelled import CANCELLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.figures.facts import Facts
    from zgreport.findings import Finding

__all__ = ["unsettled"]


def unsettled(findings: Iterable[Finding], facts: Facts) -> Iterator[Finding]:
    """The findings without those about a column that a condition of the figures asked for names.

    Who counts 稿件(状态="采用") knows of the rows that are 作废.
    """
    found = tuple(findings)
    if not any(finding.code == CANCELLED for finding in found):
        yield from found
        return
    named = set(_named(facts))
    for finding in found:
        column = finding.values.get("ledger"), finding.values.get("column")
        if finding.code != CANCELLED or column not in named:
            yield finding


def _named(facts: Facts) -> Iterator[tuple[str, str]]:
    for expression, _ in facts.counted:
        columns = {c.column for leaf in leaves(expression) for c in conditions_of(leaf)}
        for ledger in facts.ledgers_of(expression):
            yield from ((ledger, column) for column in columns)
