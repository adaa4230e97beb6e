"""Faults: how a text in the figure language is refused, and which faults depend on the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Finding, Found, ZgreportError, room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zgreport.tags import Piece

__all__ = [
    "AbsorbedError",
    "collect",
    "depends_on_numbers",
    "fault",
    "in_order",
    "is_missing",
    "merged",
]

_ROOM = room("language")

# Raised for what the numbers are, not for what was typed: no fault in a branch that is not taken.
_DEPENDING = frozenset(
    f"language.{code}" for code in ("no_value", "not_true", "division_by_zero", "chart_empty")
)


class AbsorbedError(ZgreportError):
    """Something uses a value that a reported fault left without meaning; says nothing itself."""

    def __init__(self) -> None:
        super().__init__(())


def fault(code: str, **values: object) -> ZgreportError:
    """The error to raise for one finding of this room."""
    return ZgreportError([_ROOM.error(code, **values)])


def merged(faults: Iterable[ZgreportError]) -> ZgreportError:
    """One error with the findings of all, each once: two sides may share a cause."""
    found = Found(finding for each in faults for finding in each.findings)
    return ZgreportError(found) if found else AbsorbedError()


def is_missing(found: Finding) -> bool:
    """True for a value that there is none of this year."""
    return found.code == "language.no_value"


def depends_on_numbers(found: Finding) -> bool:
    """True when other rows in the ledgers would make the same text faultless."""
    return found.code in _DEPENDING


def collect(findings: Found, attempt: Callable[[], object]) -> None:
    """Add the faults that the attempt raises."""
    try:
        attempt()
    except ZgreportError as error:
        findings.extend(error.findings)


def in_order(findings: Iterable[Finding], pieces: Sequence[Piece]) -> list[Finding]:
    """In the order of the tags; those with another place first."""
    tags = (piece for piece in pieces if not isinstance(piece, str))
    order = {tag.place: number for number, tag in enumerate(tags, start=1)}
    return sorted(findings, key=lambda found: order.get(found.place, 0))
