"""Statements: the values a document prints, each with the figure behind it and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.values import dataclass

if TYPE_CHECKING:
    from fractions import Fraction

    from zgreport.figures.model import Figure

__all__ = ["Statement"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A value as printed (出数).

    `expression` followed by `form` can be evaluated again; `figure` is the figure behind it, None
    for years, names and the like.  `part` is the part of the Word file it stands in, `paragraph`
    the number of the paragraph there, from 1, `start` the place of its first character in the
    paragraph's text, from 0.  Of a value in a `chart`, which is called so, `part` is that of the
    chart and its paragraphs are its texts, then its points.
    """

    expression: str
    form: str
    text: str
    part: str
    paragraph: int
    start: int
    figure: Figure | None
    chart: str = ""

    @property
    def name(self) -> str:
        """The figure's name; the expression where there is no figure."""
        return self.figure.name if self.figure else self.expression

    @property
    def value(self) -> Fraction | None:
        """The figure's exact value, a share as a share (0.127)."""
        return self.figure.value if self.figure else None

    @property
    def previous(self) -> Fraction | None:
        """The figure's exact value of last year."""
        return self.figure.previous if self.figure else None
