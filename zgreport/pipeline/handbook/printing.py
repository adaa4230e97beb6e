"""Printing: what a tag of the handbook prints with this year's inputs, or why it prints nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import NOWHERE, Finding, ZgreportError
from zgreport.marks import strip
from zgreport.patterns import Pattern
from zgreport.tags import Tag, Unclosed, cut
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.language.session import Session
    from zgreport.language.values.plain import Shown

__all__ = ["Printer", "Sample", "tag_of"]

_FIRST = "一"  # what a numbering mark prints where there is one of its name
_BREAKS = Pattern(r"\s*[\t\n\v\f\r\x85\u2028\u2029]+\s*")


@dataclass(frozen=True, slots=True)
class Sample:
    """A tag and what it prints; `why` it prints nothing, where it does not."""

    tag: str = ""
    prints: str = ""
    why: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Printer:
    """Prints tags as a document would; what is the same is printed once."""

    session: Session
    _known: dict[str, Sample] = field(default_factory=dict)

    def first(self, tags: Iterable[str]) -> Sample:
        """The first of the tags that prints anything; none, with why the first of them does not."""
        why: tuple[Finding, ...] | None = None
        for tag in tags:
            sample = self.sample(tag)
            if sample.prints:
                return sample
            why = sample.why if why is None else why
        return Sample(why=why or ())

    def sample(self, tag: str) -> Sample:
        """What the tag prints."""
        if tag not in self._known:
            self._known[tag] = self._sample(tag)
        return self._known[tag]

    def _sample(self, tag: str) -> Sample:
        try:
            return Sample(tag, _BREAKS.sub(" ", self._printed(tag)).strip())
        except ZgreportError as error:
            return Sample(why=error.findings)

    def _printed(self, tag: str) -> str:
        pieces = cut(tag, lambda _: NOWHERE)
        if any(isinstance(p, Unclosed) or (isinstance(p, Tag) and p.kind == "%") for p in pieces):
            return strip(self.session.render(pieces))
        return "".join(p if isinstance(p, str) else self._said(p) for p in pieces)  # type: ignore[arg-type]  # nothing unclosed

    def _said(self, tag: Tag) -> str:
        return _text(self.session.shown(tag.body))


def _text(shown: Shown) -> str:
    return _FIRST if shown.key else strip(shown.text)


def tag_of(expression: str) -> str:
    """The tag that prints an expression."""
    return f"{{{{ {expression} }}}}"
