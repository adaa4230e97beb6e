"""The difference of two sealed summaries: figures first, then paragraphs."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from zgreport.figures.change import change_of
from zgreport.figures.model import Basis, Figure, Kind
from zgreport.values import dataclass
from zgreport.wording import quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zgreport.archive.record import Record, SealedFigure

__all__ = ["Difference", "FigureChange", "Passage", "difference", "passages"]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure in both summaries, or in one of them.

    Values are in words, "" where there is none; `published` values only where they are not the
    computed ones.  `change` is in absolute words; a redefined figure has none.
    """

    name: str
    before: str
    after: str
    published_before: str
    published_after: str
    change: str
    redefined: bool

    @property
    def is_same(self) -> bool:
        """True where nothing about the figure differs."""
        same = (self.before, self.published_before) == (self.after, self.published_after)
        return same and not self.redefined


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs of the first that the second has otherwise; both empty is never given."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two bags, named by their ids."""

    before: str
    after: str
    figures: tuple[FigureChange, ...]
    passages: tuple[Passage, ...]


def difference(first: Record, second: Record) -> tuple[FigureChange, ...]:
    """The named figures of both, those of the second first; then unnamed ones both have."""
    pairs = [(first.figure(f.name, f.expression), f) for f in second.figures]
    met = {before.name for before, _ in pairs if before is not None}
    named = [_change(b, a) for b, a in pairs if _is_named(a)]
    gone = [f for f in first.figures if _is_named(f) and f.name not in met]
    said = {a.expression for _, a in pairs if _is_named(a)}
    rest = [(b, a) for b, a in pairs if not _is_named(a) and a.expression not in said]
    others = [_change(b, a) for b, a in rest if b is not None]
    once = dict.fromkeys((*named, *(_change(f, None) for f in gone), *others))
    return tuple(once)


def passages(first: Sequence[str], second: Sequence[str]) -> tuple[Passage, ...]:
    """What differs between the paragraphs of two documents, in their order."""
    return tuple(_passages([t for t in first if t.strip()], [t for t in second if t.strip()]))


def _is_named(figure: SealedFigure) -> bool:
    return figure.name != figure.expression


def _passages(first: Sequence[str], second: Sequence[str]) -> Iterator[Passage]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Passage(tuple(first[i1:i2]), tuple(second[j1:j2]))


def _change(before: SealedFigure | None, after: SealedFigure | None) -> FigureChange:
    known = after or before
    redefined = before is not None and after is not None and before.meaning != after.meaning
    return FigureChange(
        name=known.name if known else "",
        before=before.text if before else "",
        after=after.text if after else "",
        published_before=_published(before),
        published_after=_published(after),
        change="" if redefined else _moved(before, after),
        redefined=redefined,
    )


def _published(figure: SealedFigure | None) -> str:
    if figure is None or figure.published is None:
        return ""
    return quantity.amount(figure.published, _figure(figure, figure.published, None))


def _moved(before: SealedFigure | None, after: SealedFigure | None) -> str:
    if before is None or after is None or after.kind != before.kind:
        return ""
    return quantity.difference(_figure(after, after.stated, before.stated))


def _figure(sealed: SealedFigure, value: Fraction | None, previous: Fraction | None) -> Figure:
    kind = Kind(sealed.kind)
    change = change_of(kind, value, previous, 0, Basis.LAST_YEAR)
    return Figure(sealed.name, sealed.expression, kind, sealed.unit, value, previous, change)
