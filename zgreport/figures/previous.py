"""Last year's counterpart of an expression: counted, or typed in where there was no ledger."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.figures.amounts import Amount, Scope, evaluate, is_available, ledger_of
from zgreport.figures.expression import (
    Expression,
    Leaf,
    Op,
    Quotient,
    Scaled,
    Sum,
    conditions_of,
    describe,
    leaves,
)
from zgreport.figures.kinds import kind_of, word_of
from zgreport.figures.model import Kind
from zgreport.findings import Place, ZgreportError, room
from zgreport.ledgers.model import TypedFigure
from zgreport.names import comparable
from zgreport.numerals.units import factor, unit_named

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Typed", "names_a_day", "previous_amount", "read_typed"]

_ROOM = room("figures")

Typed = dict[str, TypedFigure]
"""Last year's typed-in values by name or expression, normalized."""


def read_typed(typed: Mapping[str, TypedFigure]) -> Typed:
    """The typed-in values by their names in the form in which names compare."""
    return {comparable(name): figure for name, figure in typed.items()}


def names_a_day(expression: Expression, scope: Scope) -> bool:
    """True when a condition names a day of some year: the year before has no such rows."""
    return any(
        condition.op is not Op.EMPTY and _is_date(leaf, condition.column, scope)
        for leaf in leaves(expression)
        for condition in conditions_of(leaf)
    )


def _is_date(leaf: Leaf, column: str, scope: Scope) -> bool:
    table = scope.tables.get(ledger_of(leaf, scope.scoring) or "")
    return (
        table is not None
        and column in table.ledger.columns
        and (table.ledger.columns[column].is_date)
    )


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
            return Amount(_in_own_unit(figure, expression, scope), unverified=True)
    return _from_parts(expression, scope, typed)


def _in_own_unit(figure: TypedFigure, expression: Expression, scope: Scope) -> Fraction:
    """The typed-in value in the unit of the expression; of a percentage the share.

    Raises ZgreportError where it was typed in another unit.
    """
    word = word_of(expression, scope)
    own = word or ("%" if kind_of(expression, scope) is Kind.SHARE else "")
    size = _size(figure, own)
    if size is None:
        place = Place(file=figure.file, sheet=figure.sheet or None, cell=figure.cell)
        shown = {"name": figure.name, "unit": figure.unit or "数", "word": own}
        raise ZgreportError([_ROOM.error("typed_unit", place, **shown)])
    return Fraction(figure.value) * size


def _size(figure: TypedFigure, own: str) -> Fraction | None:
    """How many of its own unit one typed in is; None where the units have nothing in common."""
    if figure.unit and own not in {"", figure.unit}:
        return factor(unit_named(figure.unit), unit_named(own))
    if not figure.unit and own == "%" and abs(figure.value) > 1:  # 11.5 for 11.5% is no share
        return None
    lines = () if figure.unit else figure.lines
    sizes = (factor(unit_named(line), unit_named(own)) for line in lines)
    return next((size for size in sizes if size), Fraction(1))


def _from_parts(expression: Expression, scope: Scope, typed: Typed) -> Amount:
    match expression:
        case Sum():
            right = previous_amount(expression.right, scope, typed)
            return previous_amount(expression.left, scope, typed).plus(right, expression.sign)
        case Quotient():
            right = previous_amount(expression.right, scope, typed)
            quotient = previous_amount(expression.left, scope, typed).over(right)
            return quotient.times(Fraction(expression.per or 1))
        case Scaled():
            return previous_amount(expression.inner, scope, typed).times(expression.factor)
        case _:
            return Amount(None)
