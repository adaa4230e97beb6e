"""Breakdowns: an expression for each value of a column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.figures.amounts import Scope, evaluate, is_available
from zgreport.figures.domains import domain_of
from zgreport.figures.expression import Expression, narrow
from zgreport.figures.kinds import kind_of, smaller_first
from zgreport.figures.model import Kind
from zgreport.findings import ZgreportError, room

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

__all__ = ["Breakdown", "Item", "break_down"]

_ROOM = room("figures")


@dataclass(frozen=True, slots=True)
class Item:
    """One value of the column, with its own expression; without a name: 未列入名录."""

    name: str | None
    expression: Expression
    value: Fraction | None
    listed: bool


@dataclass(frozen=True, slots=True)
class Breakdown:
    """An expression for each value of a column, best first.

    `whole` is the value of the expression itself; `kind` its kind.  Below, above and outside
    keep named items only: nothing can be said of rows that belong to no name.
    """

    expression: Expression
    column: str
    items: tuple[Item, ...]
    kind: Kind
    whole: Fraction | None

    def below(self, limit: Decimal) -> Breakdown:
        """The items below a share of the whole (the value itself, for a share or an average)."""
        bound = self._bound(limit)
        return self._keep(lambda value: bound is not None and value < bound)

    def above(self, limit: Decimal) -> Breakdown:
        """The items above a share of the whole (the value itself, for a share or an average)."""
        bound = self._bound(limit)
        return self._keep(lambda value: bound is not None and value > bound)

    def outside(self, low: Decimal, high: Decimal) -> Breakdown:
        """The items whose value is less than `low` or more than `high`."""
        return self._keep(lambda value: not Fraction(low) <= value <= Fraction(high))

    def _bound(self, limit: Decimal) -> Fraction | None:
        """The limit as a value; None where the whole is nothing, and so has no shares.

        Raises ZgreportError where a share of the whole is not from 0 to 1.
        """
        if self.kind not in (Kind.FLOW, Kind.STOCK):
            return Fraction(limit)
        if not 0 <= limit <= 1:
            raise ZgreportError([_ROOM.error("share_out_of_range", value=str(limit))])
        return Fraction(limit) * self.whole if self.whole else None

    def _keep(self, holds: Callable[[Fraction], bool]) -> Breakdown:
        kept = (i for i in self.items if i.listed and i.value is not None and holds(i.value))
        return replace(self, items=tuple(kept))


def break_down(expression: Expression, column: str, scope: Scope) -> Breakdown:
    """The breakdown by a column the expression has; no items where a ledger has no file.

    Items without a value come after those with one, and the rows of no name last.
    """
    kind = kind_of(expression, scope.ledgers)
    if not is_available(expression, scope):
        return Breakdown(expression, column, (), kind, None)
    domain = domain_of(expression, column, scope)
    items = [_item(n, narrow(expression, (c,)), scope) for n, c in domain.conditions()]
    sign = 1 if smaller_first(expression, scope.ledgers) else -1
    items.sort(key=lambda item: (item.value is None, sign * (item.value or 0)))
    rest = narrow(expression, (domain.rest,))
    if any(mask.any() for mask in evaluate(rest, scope).rows.values()):
        items.append(_item(None, rest, scope))
    return Breakdown(expression, column, tuple(items), kind, evaluate(expression, scope).value)


def _item(name: str | None, expression: Expression, scope: Scope) -> Item:
    return Item(name, expression, evaluate(expression, scope).value, listed=name is not None)
