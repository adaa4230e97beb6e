"""Alike: findings that are one fault at several places, told once, with where else it is."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from zgreport.findings import Severity
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.cli.words import Words
    from zgreport.findings import Finding, Place

__all__ = ["Told", "told_once"]

_MOST, _MOST_ERRORS = 5, 20  # errors have all to be mended, so that more of them are shown
_SHOWN = 3
_MOST_PLACES = 10


@dataclass(frozen=True, slots=True)
class Told:
    """An example of a fault, and the findings that say the same of other places."""

    example: Finding
    others: tuple[Finding, ...] = ()

    def line(self, words: Words) -> str:
        """The example with its remedy, then how many more there are and where."""
        said = words.line(self.example)
        if not self.others:
            return said
        places = _places(self.example.place, self.others, words)
        code = "cli.alike.at" if places else "cli.alike"
        return f"{said}\n    {words.say(code, count=len(self.others), places=places)}"


def told_once(findings: Iterable[Finding], words: Words) -> list[Told]:
    """The findings, in their order, each fault once.

    What reads the same is one fault.  Of more than 5 (of errors more than 20) that differ, but are
    of one kind and about one column of a ledger, three are shown.
    """
    same: dict[object, list[Finding]] = {}
    for finding in findings:
        reads = (finding.severity, finding.code, words.sentence(finding), words.hint(finding))
        same.setdefault(reads, []).append(finding)
    kinds: dict[object, list[Told]] = {}
    for first, *others in same.values():
        kinds.setdefault(_kind(first), []).append(Told(first, tuple(others)))
    shown = {id(told): told for alike in kinds.values() for told in _thinned(alike)}
    order = {id(found[0]): at for at, found in enumerate(same.values())}
    return sorted(shown.values(), key=lambda told: order[id(told.example)])


def _kind(finding: Finding) -> object:
    values = finding.values
    return finding.severity, finding.code, values.get("ledger"), values.get("column")


def _thinned(alike: list[Told]) -> list[Told]:
    is_error = alike[0].example.severity is Severity.ERROR
    if len(alike) <= (_MOST_ERRORS if is_error else _MOST):
        return alike
    *first, last = alike[:_SHOWN]
    rest = (finding for told in alike[_SHOWN:] for finding in (told.example, *told.others))
    return [*first, Told(last.example, (*last.others, *rest))]


def _places(before: Place, others: Iterable[Finding], words: Words) -> str:
    """Where the others are; what a place has in common with the one before it is not repeated."""
    parts: list[str] = []
    found = [dataclasses.replace(each.place, excerpt=None) for each in others]
    for place in found[:_MOST_PLACES]:
        beside = _sheet(place) == _sheet(before)
        inside = _inside(place, before)
        if beside and parts and place.cell and before.cell:
            text = place.cell
        else:
            text = words.where(inside if beside else place)
        if text and not (beside and parts[-1:] == [text]):
            is_short = beside and place.spot is None
            parts.append(words.say("cli.and" if is_short else "cli.semicolon") if parts else "")
            parts.append(text)
        before = place
    return "".join(parts) + ("…" if len(found) > _MOST_PLACES else "")


def _inside(place: Place, before: Place) -> Place:
    """What a place in the same file and sheet adds; a heading only where it is another."""
    spot = place.spot
    if spot and before.spot and spot.heading == before.spot.heading:
        spot = dataclasses.replace(spot, heading=None)
    return dataclasses.replace(place, year=None, file=None, sheet=None, part=None, spot=spot)


def _sheet(place: Place) -> tuple[object, ...]:
    return place.year if not place.file else None, place.file, place.sheet, place.part
