"""Places: findings about a Word file, each told where its reader finds the place."""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING

from zgreport.document.excerpts import holds
from zgreport.document.finished import opened
from zgreport.document.looks.read import read_looks
from zgreport.document.outline import Outlined, read_outline
from zgreport.document.package import load
from zgreport.findings import Finding, Place, Spot, ZgreportError
from zgreport.layout.headed import headings
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

__all__ = ["placed_in", "placed_in_template", "spotted"]


@dataclass(frozen=True, slots=True)
class _Outline:
    """The paragraphs of a Word file by part, and the heading over each of the body."""

    parts: tuple[Outlined, ...]
    headings: tuple[str | None, ...]

    def counted_on(self, finding: Finding) -> Finding:
        """The finding, of the part that holds its paragraph.

        The rules of text count paragraphs on from the body through headers, footers, footnotes.
        """
        number = finding.place.paragraph or 0
        if finding.place.part is None:
            for part in self.parts:
                if number <= len(part.lines):
                    return finding.at(part=part.label, paragraph=number)
                number -= len(part.lines)
        return finding

    def spot(self, place: Place, *, sure: bool) -> Spot | None:
        """Where a paragraph is; None where there is no such one, or not with the place's words.

        Parts of one kind (headers) are told apart by the words; where the place is `sure`, they
        decide nothing else.
        """
        number = place.paragraph or 0
        of_kind = [part for part in self.parts if part.label == place.part]
        held = [part for part in of_kind if 0 < number <= len(part.lines)]
        said = [part for part in held if holds(part.lines[number - 1].text, place)]
        chosen = said or (held if sure else [])
        return self._of(chosen[0], number) if chosen else None

    def _of(self, part: Outlined, number: int) -> Spot:
        spot = part.lines[number - 1].spot
        heading = self.headings[number - 1] if part.label is None else None
        return dataclasses.replace(spot, heading=heading)


def placed_in(
    findings: Iterable[Finding], file: str, parts: Mapping[str, bytes]
) -> tuple[Finding, ...]:
    """The findings, those about a paragraph of the file, whose parts these are, with its spot."""
    found = tuple(findings)
    if not any(_is_about(finding, file) for finding in found):
        return found
    outline = _outline(parts)
    return tuple(_sure(f, outline) if _is_about(f, file) else f for f in found)


def placed_in_template(
    findings: Iterable[Finding],
    file: str,
    template: Path,
    filled: Mapping[str, bytes] | None = None,
) -> tuple[Finding, ...]:
    """The findings, those about a paragraph of the template with its spot.

    Some are about a paragraph as it was filled, whose parts may be given: the words of a finding
    tell which it is.
    """
    found = tuple(findings)
    if not any(_is_about(finding, file) for finding in found):
        return found
    outlines = (
        functools.cache(lambda: _outline_of_file(template)),
        functools.cache(lambda: _outline(filled) if filled else None),
    )
    return tuple(_likely(f, outlines) if _is_about(f, file) else f for f in found)


def spotted(places: Iterable[Place], parts: Mapping[str, bytes]) -> tuple[Place, ...]:
    """Places in a Word file, whose parts these are, each with its spot."""
    outline = _outline(parts)
    return tuple(
        dataclasses.replace(place, spot=outline.spot(place, sure=True)) for place in places
    )


def _is_about(finding: Finding, file: str) -> bool:
    return finding.place.file == file and finding.place.paragraph is not None


def _outline(parts: Mapping[str, bytes]) -> _Outline:
    return _Outline(read_outline(parts), headings(read_looks(parts)))


def _outline_of_file(template: Path) -> _Outline | None:
    """That of a template; None where it cannot be read."""
    try:
        return _outline_of(load(template, Place()))
    except (OSError, ZgreportError):
        return None


@functools.lru_cache(maxsize=1)
def _outline_of(docx: bytes) -> _Outline:
    """The same of its bytes: what was found is placed before it is read over and after."""
    return _outline(opened(docx, Place()))


def _sure(finding: Finding, outline: _Outline) -> Finding:
    counted = outline.counted_on(finding)
    return counted.at(spot=outline.spot(counted.place, sure=True))


def _likely(finding: Finding, outlines: Iterable[Callable[[], _Outline | None]]) -> Finding:
    """The finding at the first spot with its words; no outline is made that is not looked into."""
    made = (outline() for outline in outlines)
    spots = (outline.spot(finding.place, sure=False) for outline in made if outline)
    return finding.at(spot=next((spot for spot in spots if spot), None))
