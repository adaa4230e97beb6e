"""Standing: a tag where it stands in a Word part, and what it takes away with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.ooxml import Element, w
from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.document.directives import Directive
    from zgreport.document.paragraphs import Paragraph
    from zgreport.findings import Place

__all__ = ["Standing"]

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
