"""Breakdowns: an expression for each value of a column; lists: the values alone."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from zgreport.figures.amounts import Scope, evaluate, is_available
from zgreport.figures.domains import TIME_NAMES, domain_of
from zgreport.figures.expression import Expression, Measure, Rows, narrow
from zgreport.figures.kinds import kind_of, smaller_first
from zgreport.figures.model import Kind
from zgreport.figures.order import Order, times_of
from zgreport.findings import ZgreportError, room
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from zgreport.figures.tables import Table

__all__ = ["Breakdown", "Item", "break_down", "list_values"]

_ROOM = room("figures")

_ZERO_IS_SOMETHING = frozenset({Kind.AVERAGE, Kind.MEAN})


@dataclass(frozen=True, slots=True)
class Item:
    """One value of the column, with its own expression; without a name: 未列入名录."""

    name: str | None
    expression: Expression
    value: Fraction | None

    @property
    def listed(self) -> bool:
        return self.name is not None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """An expression for each value of a column, in the order that was asked for.

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

    def leading(self, most: int) -> Breakdown:
        """The items that stand out, about `most`: none where nobody stands behind them.

        Equal ones are all in or all out.  Those with nothing are behind nobody: of two units
        that have something, the one with more leads; of one, or of several that have the same,
        none does; nor do more than twice as many, less one, as were asked for.
        """
        items = [i for i in self.items if i.listed and self.is_something(i.value)]
        groups = [list(group) for _, group in groupby(items, key=lambda item: item.value)]
        kept: list[Item] = []
        for group in groups[:-1]:
            if len(kept) >= most or len(kept) + len(group) > 2 * most - 1:
                break
            kept += group
        return replace(self, items=tuple(kept))

    def is_something(self, value: Fraction | None) -> bool:
        """A mean of 0 (no days at all, no degrees) is a value; a count of 0 is nothing."""
        return bool(value) or (value == 0 and self.kind in _ZERO_IS_SOMETHING)

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


def break_down(
    expression: Expression, column: str, scope: Scope, order: Order = Order.BEST
) -> Breakdown:
    """The breakdown by a column the expression has; no items where a ledger has no file.

    Where the best come first, items without a value come after those with one; the rows of no
    name are last in any order.
    """
    kind = kind_of(expression, scope)
    if not is_available(expression, scope):
        return Breakdown(expression, column, (), kind, None)
    domain = domain_of(expression, column, scope)
    items = [_item(n, narrow(expression, (c,)), scope) for n, c in domain.conditions()]
    times = times_of(column, domain.names) if order is Order.USUAL else None
    if times is not None:
        items.sort(key=lambda item: times[item.name or ""])
    elif order is not Order.LISTED:
        sign = 1 if smaller_first(expression, scope) else -1
        items.sort(key=lambda item: (item.value is None, sign * (item.value or 0)))
    rest = narrow(expression, (domain.rest,))
    if any(mask.any() for mask in evaluate(rest, scope).rows.values()):
        items.append(_item(None, rest, scope))
    return Breakdown(expression, column, tuple(items), kind, evaluate(expression, scope).value)


def _item(name: str | None, expression: Expression, scope: Scope) -> Item:
    return Item(name, expression, evaluate(expression, scope).value)


def list_values(
    rows: Rows | Measure, column: str, by: str | None, most: int | None, scope: Scope
) -> tuple[str, ...]:
    """The different values as first written, by date, or by the column `by`, highest first.

    Of 月, 季 and 半年 the names: 6月, 第二季度, 上半年.  Blanks are left out; rows without a date,
    or without a value in `by`, come last.  No more than `most`, but all that equal the last of
    them in `by`.
    """
    table = scope.table(rows.ledger)
    if table is None:
        return ()
    vector = table.vector(column)
    selected = table.select(rows.conditions, scope.period) & vector.present
    order = _ranks(table, by)
    days = table.days
    positions = np.flatnonzero(selected).tolist()
    positions.sort(key=lambda row: (order[row], int(days[row]) or sys.maxsize, row))
    found: dict[int, int] = {}
    for row in positions:
        for code in vector.values_of(row):
            found.setdefault(code, order[row])
    unranked = len(table.vector(by).keys) if by else 0
    labels = [vector.label(code) for code in _first(found, most, unranked)]
    names = TIME_NAMES.get(column)
    return tuple(dict.fromkeys(names[int(n) - 1] for n in labels) if names else labels)


def _first(found: Mapping[int, int], most: int | None, unranked: int) -> list[int]:
    """The first of the values, which stand by their ranks, with all ties at the last place.

    Values of the rank `unranked` have nothing in which they could be equal.
    """
    codes = list(found)
    if most is None or len(codes) <= most:
        return codes
    last = found[codes[most - 1]]
    ties = (code for code in codes[most:] if last != unranked and found[code] == last)
    return [*codes[:most], *ties]


def _ranks(table: Table, by: str | None) -> list[int]:
    """For each row the place of its value in `by`, 0 the highest; blanks have the last."""
    if by is None:
        return [0] * len(table.ledger.frame)
    vector = table.vector(by)
    lowest_first = sorted(range(len(vector.keys)), key=lambda code: _size(vector.keys[code]))
    places = np.empty(len(vector.keys) + 1, dtype=np.int64)
    places[lowest_first] = np.arange(len(vector.keys))[::-1]
    places[-1] = len(vector.keys)
    ranks: list[int] = vector.least(places).tolist()
    return ranks


def _size(key: object) -> Fraction:
    if isinstance(key, date):
        return Fraction(key.toordinal())
    return Fraction(key) if isinstance(key, (int, Fraction)) else Fraction(0)
