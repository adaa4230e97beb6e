"""Typed: the paragraphs of a template as somebody typed them, with the tags between the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.findings import Place
    from zgreport.tags import Span

__all__ = ["TAG_MASK", "Neighbours", "TypedParagraph"]

TAG_MASK = "\ufffc"
"""Stands for a tag that prints something."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A tag that prints a value, with the typed text before and behind it, up to other such tags.

    Tags that print nothing are no text: before the value of 增长{% if x %}{{ x.增幅 }} stands 增长.
    """

    body: str
    place: Place
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TypedParagraph:
    """A paragraph: its text, the tags in it in order, and their places."""

    text: str
    spans: Sequence[Span]
    places: Sequence[Place]
    place: Place

    @property
    def words(self) -> str:
        """What was typed between the tags, a MASK for each of them that prints a value."""
        return "".join(part if isinstance(part, str) else TAG_MASK for part in self._parts())

    def position(self, at: int) -> int:
        """Where in the text that stands which stands at `at` in the words."""
        before = start = 0
        for span in self.spans:
            if at < before + span.start - start:
                break
            before += span.start - start + (span.kind == "{")
            start = span.end
        return start + at - before

    def neighbours(self) -> Iterator[Neighbours]:
        """Each tag that prints a value."""
        parts = list(self._parts())
        for at, part in enumerate(parts):
            if not isinstance(part, str):
                span, place = part
                before, after = _text(parts[:at][::-1]), _text(parts[at + 1 :])
                yield Neighbours(span.inner, place, before, after)

    def _parts(self) -> Iterator[str | tuple[Span, Place]]:
        """Text and tags that print by turns; what stands beside a tag that doesn't is joined."""
        text, position = "", 0
        for span, place in zip(self.spans, self.places, strict=True):
            text += self.text[position : span.start]
            position = span.end
            if span.kind == "{":
                yield text
                yield span, place
                text = ""
        yield text + self.text[position:]


def _text(parts: Sequence[object]) -> str:
    """The text next to a tag: the first part, where it is one."""
    return parts[0] if parts and isinstance(parts[0], str) else ""
