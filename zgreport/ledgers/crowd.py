"""Crowds: many equal findings of one column told as a few of them and a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Finding, room

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["thinned"]

_ROOM = room("ledgers")

_MOST = 20
_SHOWN = 3

_Kind = tuple[str, int | None, str | None, str | None, object]


def thinned(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, with more than 20 of one kind in one column cut to 3 and one that counts."""
    kinds: dict[_Kind, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(_kind(finding), []).append(finding)
    kept: list[Finding] = []
    for alike in kinds.values():
        if len(alike) <= _MOST:
            kept.extend(alike)
        else:
            kept.extend((*alike[:_SHOWN], _rest(alike[_SHOWN:])))
    return tuple(kept)


def _kind(finding: Finding) -> _Kind:
    place = finding.place
    return finding.code, place.year, place.file, place.sheet, finding.values.get("column")


def _rest(alike: list[Finding]) -> Finding:
    cells = [f.place.cell for f in alike if f.place.cell]
    place = alike[0].at(cell=None).place
    return _ROOM.finding(
        "more_alike",
        alike[0].severity,
        place,
        count=len(alike),
        cells="、".join(cells[:10]) + ("…" if len(cells) > 10 else ""),
    )
