"""The published: last year's figures as they went out, found again by what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.expression import Expression, describe
from zgreport.figures.meaning import meaning
from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from zgreport.definition.model import Definition

__all__ = ["Published", "PublishedFigure"]


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A figure as it went out: its name, expression, meaning then, and exact value."""

    name: str
    expression: str
    meaning: str
    value: Fraction | None


class Published:
    """The figures of one year as they went out, asked by a definition that may have changed."""

    def __init__(self, figures: Iterable[PublishedFigure], definition: Definition) -> None:
        self._definition = definition
        self._comparable = {comparable(name) for name in definition.comparable}
        self._by_meaning: dict[str, PublishedFigure] = {}
        self._by_name: dict[str, PublishedFigure] = {}
        self._by_expression: dict[str, PublishedFigure] = {}
        for figure in figures:
            self._by_meaning.setdefault(figure.meaning, figure)
            self._by_expression.setdefault(figure.expression, figure)
            if figure.name != figure.expression:
                self._by_name.setdefault(comparable(figure.name), figure)

    def find(self, expression: Expression, name: str | None) -> PublishedFigure | None:
        """The figure that counted the same, else the one of that name, else of that expression."""
        same = self._by_meaning.get(meaning(expression, self._definition))
        named = self._by_name.get(comparable(name)) if name else None
        return same or named or self._by_expression.get(describe(expression))

    def is_redefined(self, expression: Expression, found: PublishedFigure) -> bool:
        """True where it counted something else and `comparable:` does not name it."""
        if found.meaning == meaning(expression, self._definition):
            return False
        return not {comparable(found.name), comparable(found.expression)} & self._comparable
