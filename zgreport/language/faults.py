"""Faults: how anything in this room refuses, and which faults depend on today's numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.errors import Finding, Severity, ZgreportError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["AbsorbedError", "depends_on_numbers", "fault", "finding", "merged"]

# Raised for what the numbers are, not for what was typed: no fault in a branch that is not taken.
_DEPENDING = frozenset({"language.no_value", "language.not_true", "language.division_by_zero"})


class AbsorbedError(ZgreportError):
    """Something uses a value that a reported fault left without meaning; says nothing itself."""

    def __init__(self) -> None:
        super().__init__(())


def finding(code: str, **values: object) -> Finding:
    """An error finding of this room, without a place."""
    return Finding(f"language.{code}", Severity.ERROR, values=values)


def fault(code: str, **values: object) -> ZgreportError:
    """The error to raise for one finding of this room."""
    return ZgreportError([finding(code, **values)])


def merged(faults: Iterable[ZgreportError]) -> ZgreportError:
    """One error with the findings of all, each once: two sides may share a cause."""
    findings: list[Finding] = []
    for each in faults:
        findings += [found for found in each.findings if found not in findings]
    return ZgreportError(findings) if findings else AbsorbedError()


def depends_on_numbers(found: Finding) -> bool:
    """True when other rows in the ledgers would make the same text faultless."""
    return found.code in _DEPENDING
