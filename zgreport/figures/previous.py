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
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.ledgers.model import TypedFigure

__all__ = ["Typed", "names_a_day", "previous_amount", "read_typed"]

Typed = dict[str, Fraction]
"""Last year's typed-in values by name or expression, normalized."""


def read_typed(typed: Mapping[str, TypedFigure]) -> Typed:
    """The typed-in values, exact, by their names in the form in which names compare."""
    return {comparable(name): Fraction(figure.value) for name, figure in typed.items()}


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
    """
    if is_available(expression, scope):
        return evaluate(expression, scope)
    for key in (name or "", describe(expression)):
        if (value := typed.get(comparable(key))) is not None:
            return Amount(value, unverified=True)
    return _from_parts(expression, scope, typed)


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
