"""Reading: a Word file into its look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.looks.labels import read_labels
from zgreport.document.looks.model import Looks, SectionLook
from zgreport.document.looks.paragraphs import Reading
from zgreport.document.looks.sections import read_section
from zgreport.document.looks.styles import part_of, read_styles
from zgreport.document.looks.tables import read_tables
from zgreport.document.markup import main_part
from zgreport.document.ooxml import Element, look_into, w

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["read_looks"]


def read_looks(parts: Mapping[str, bytes]) -> Looks:
    """The look of a Word file from its parts, which `finished.opened` has looked at."""
    main = main_part(parts)
    if main is None:
        return Looks((), (), (), sides_differ=False)
    styles = read_styles(parts, main)
    root = look_into(parts[main])
    reading = Reading(styles, read_labels(parts, main))
    sections: list[SectionLook] = []
    for properties in root.iter(w("sectPr")):
        before = sections[-1] if sections else None
        sections.append(read_section(properties, before, parts, main, styles))
    paragraphs = reading.body(root)
    return Looks(
        tuple(sections), paragraphs, read_tables(root, paragraphs), _sides_differ(parts, main)
    )


def _sides_differ(parts: Mapping[str, bytes], main: str) -> bool:
    settings: Element | None = part_of(parts, main, "settings")
    if settings is None:
        return False
    found = settings.find(w("evenAndOddHeaders"))
    return found is not None and found.get(w("val"), "1") not in ("0", "false", "off")
