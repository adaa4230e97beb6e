"""Last year's counterpart of an expression: counted, or typed in where there was no ledger."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.figures.amounts import Amount, Scope, evaluate, is_available
from zgreport.figures.expression import Expression, Quotient, Scaled, Sum, describe
from zgreport.figures.kinds import unit_of as unit_of_expression
from zgreport.findings import Place, ZgreportError, room
from zgreport.ledgers.model import TypedFigure
from zgreport.names import comparable
from zgreport.numerals.units import factor, unit_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Typed", "previous_amount", "read_typed"]

_ROOM = room("figures")

Typed = dict[str, TypedFigure]
"""Last year's typed-in values by name or expression, normalized."""


def read_typed(typed: Mapping[str, TypedFigure]) -> Typed:
    """The typed-in values by their names in the form in which names compare."""
    return {comparable(name): figure for name, figure in typed.items()}


def previous_amount(
    expression: Expression, scope: Scope, typed: Typed, name: str | None = None
) -> Amount:
    """The amount in `scope` (last year's), from typed-in values where a ledger has no file.

    A typed-in value of the whole is taken first, by name and then by expression; else a sum,
    quotient or multiple is made of its parts.  Its value is None where there is neither.
    Raises ZgreportError where a value was typed in another unit than the expression's.
    """
    if is_available(expression, scope):
        return evaluate(expression, scope)
    for key in (name or "", describe(expression)):
        if (figure := typed.get(comparable(key))) is not None:
            word = unit_of_expression(expression, scope.ledgers)
            return Amount(_in_unit(figure, word), unverified=True)
    return _from_parts(expression, scope, typed)


def _in_unit(figure: TypedFigure, word: str) -> Fraction:
    """The typed-in value counted in the measure word; a share has none."""
    value, own = Fraction(figure.value), unit_of(word or "%")
    if not figure.unit and (word or abs(value) <= 1):  # 11.5 for 11.5% is no share
        sizes = (factor(unit_of(line), own) for line in figure.lines)
        return value * next((size for size in sizes if size), Fraction(1))
    size = Fraction(1) if figure.unit == word else factor(unit_of(figure.unit), own)
    if size is None:
        place = Place(file=figure.file, sheet=figure.sheet or None, cell=figure.cell)
        shown = {"name": figure.name, "unit": figure.unit or "数", "word": word or "%"}
        raise ZgreportError([_ROOM.error("typed_unit", place, **shown)])
    return value * size


def _from_parts(expression: Expression, scope: Scope, typed: Typed) -> Amount:
    match expression:
        case Sum():
            right = previous_amount(expression.right, scope, typed)
            return previous_amount(expression.left, scope, typed).plus(right, expression.sign)
        case Quotient():
            right = previous_amount(expression.right, scope, typed)
            return previous_amount(expression.left, scope, typed).over(right)
        case Scaled():
            return previous_amount(expression.inner, scope, typed).times(expression.factor)
        case _:
            return Amount(None)
