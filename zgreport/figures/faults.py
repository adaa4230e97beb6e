"""Faults: error findings of this room, as codes and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.errors import Finding, Severity, near_misses

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["fault", "unknown"]


def fault(code: str, **values: object) -> Finding:
    """An error finding of this room, without a place."""
    return Finding(f"figures.{code}", Severity.ERROR, values=values)


def unknown(sort: str, name: str, known: Iterable[str], **where: str) -> Finding:
    """The error finding of a name there is none of, with near misses and what there is."""
    names = tuple(known)
    near = near_misses(name, names)
    return fault(f"unknown_{sort}", name=name, near=near, known=names, **where)
