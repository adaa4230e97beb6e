"""Sections: their pages, margins and grids, and the footers they show."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.document.looks.labels import Labels
from zgreport.document.looks.model import ParagraphLook, SectionLook
from zgreport.document.looks.paragraphs import Reading
from zgreport.document.looks.properties import attribute, number
from zgreport.document.ooxml import Element, R, parse, w
from zgreport.document.relations import relations_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.document.looks.styles import Styles

__all__ = ["read_section"]

_TWIPS = 20
_CHAR_SPACE = 4096  # the grid counts in these parts of a point


def read_section(
    properties: Element,
    before: SectionLook | None,
    parts: Mapping[str, bytes],
    main: str,
    styles: Styles,
) -> SectionLook:
    """The section of a sectPr; `before` is the one before it, whose footers it may go on with."""
    page, margins = properties.find(w("pgSz")), properties.find(w("pgMar"))
    grid, columns = properties.find(w("docGrid")), properties.find(w("cols"))
    width, height = (number(attribute(page, name), 0) / _TWIPS for name in ("w", "h"))
    first = properties.find(w("titlePg"))
    kind = attribute(grid, "type") or ""
    top, right, bottom, left, footer = (
        abs(number(attribute(margins, side))) / _TWIPS
        for side in ("top", "right", "bottom", "left", "footer")
    )
    return SectionLook(
        width,
        height,
        top,
        right,
        bottom,
        left,
        footer,
        is_landscape=width > height,
        grid="" if kind == "default" else kind,
        pitch=number(attribute(grid, "linePitch")) / _TWIPS,
        char_pitch=number(attribute(grid, "charSpace")) / _CHAR_SPACE if "Chars" in kind else 0,
        first_differs=first is not None and attribute(first) not in ("0", "false", "off"),
        number_format=attribute(properties.find(w("pgNumType")), "fmt") or "",
        columns=int(number(attribute(columns, "num"), 1)),
        footers=_footers(properties, before, parts, main, styles),
    )


def _footers(
    properties: Element,
    before: SectionLook | None,
    parts: Mapping[str, bytes],
    main: str,
    styles: Styles,
) -> Mapping[str, tuple[ParagraphLook, ...]]:
    targets = {relation.ident: relation.target for relation in relations_of(parts, main)}
    found = dict(before.footers or {}) if before else {}
    for reference in properties.iter(w("footerReference")):
        target = targets.get(reference.get(f"{{{R}}}id", ""), "")
        if target in parts:
            reading = Reading(styles, Labels({}))
            found[attribute(reference, "type") or "default"] = reading.body(parse(parts[target]))
    return MappingProxyType(found)
