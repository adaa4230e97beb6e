"""Check: every rule there is, and a document's look held to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.layout import (
    annexes,
    ending,
    headings,
    lettering,
    page,
    page_numbers,
    setting,
    tables,
)
from zgreport.layout.composition import composed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.document.looks.model import Looks
    from zgreport.findings import Finding
    from zgreport.layout.rule import Rule

__all__ = ["RULES", "check_layout", "ways"]

RULES: tuple[Rule, ...] = (
    *page.RULES,
    *lettering.RULES,
    *setting.RULES,
    *headings.RULES,
    *ending.RULES,
    *annexes.RULES,
    *page_numbers.RULES,
    *tables.RULES,
)
"""Every rule, in the order they are listed."""


def check_layout(looks: Looks) -> tuple[Finding, ...]:
    """Every breach of a rule, in the order of the document; what is about its pages first.

    Errors where the standard demands (应), warnings where it says 一般 or 可以, notes for practice.
    """
    composition = composed(looks)
    findings = [finding for rule in RULES for finding in rule.findings(composition)]
    return tuple(sorted(findings, key=lambda finding: finding.place.paragraph or 0))


def ways(findings: Iterable[Finding]) -> int:
    """In how many ways the findings say that a look departs: the same of many places is one."""
    return len({(f.code, tuple(sorted(f.values.items()))) for f in findings})
