"""Standing: a tag where it stands in a Word part, and what it takes away with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.block_words import ENDS, OPENS
from zgreport.document.ooxml import Element, w
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.document.directives import Directive
    from zgreport.document.paragraphs import Paragraph
    from zgreport.findings import Place

__all__ = ["Standing", "lasting_sections"]

_CARRIERS = {"tr": w("tr"), "tc": w("tc")}


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A tag where it stands: what it asks, its paragraph and where in its text, its place.

    `number` counts the tags of the part.
    """

    directive: Directive
    paragraph: Paragraph
    start: int
    source: str
    place: Place
    number: int = 0

    @property
    def carrier(self) -> Element | None:
        """The paragraph, row or cell that the tag takes away, if it takes one."""
        scope, paragraph = self.directive.scope, self.paragraph.element
        if scope == "p":
            return paragraph
        carrier = _CARRIERS.get(scope)
        return next(paragraph.iterancestors(carrier), None) if carrier else None


def lasting_sections(root: Element, standing: Sequence[Standing]) -> int:
    """How many sections end in no block, nor in a paragraph that goes with its tag."""
    inside: dict[Element, list[Standing]] = {}
    for tag in standing:
        inside.setdefault(tag.paragraph.element, []).append(tag)
    depth = count = 0
    for element in root.iter(w("p")):
        held = inside.get(element, ())
        if depth == 0 and all(t.carrier is not element for t in held):
            count += len(element.findall(f"{w('pPr')}/{w('sectPr')}"))
        depth += sum((t.directive.word in OPENS) - (t.directive.word in ENDS) for t in held)
    return count + len(root.findall(f"{w('body')}/{w('sectPr')}"))
