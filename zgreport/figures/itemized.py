"""Itemized: breakdowns and lists of one year's ledgers, each worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.breakdown import Breakdown, break_down, list_values
from zgreport.figures.order import Order
from zgreport.figures.remembered import Remembered
from zgreport.findings import ZgreportError

if TYPE_CHECKING:
    from zgreport.figures.amounts import Scope
    from zgreport.figures.expression import Expression, Measure, Rows
    from zgreport.figures.validity import Validity

__all__ = ["Itemized"]

_MOST_BREAKDOWNS = 1 << 10
_MOST_TEXTS = 1 << 20

_List = tuple["Rows | Measure", str, str | None, int | None]


class Itemized:
    """What a figure comes to by the values of a column, and the values alone.

    Every method raises ZgreportError with all that is wrong with what it is asked for.
    """

    def __init__(self, scope: Scope, validity: Validity) -> None:
        self._scope, self._validity = scope, validity
        self._breakdowns: Remembered[tuple[Expression, str, Order], Breakdown]
        self._breakdowns = Remembered(_MOST_BREAKDOWNS)
        self._listed: Remembered[_List, tuple[str, ...]] = Remembered(_MOST_TEXTS, len)

    def breakdown(
        self, expression: Expression, column: str, order: Order = Order.BEST
    ) -> Breakdown:
        """The expression for each value of the column, largest first (places, days: smallest).

        Members of the column's domain without rows are in; rows whose value is blank or in no
        domain are one last item without a name.
        """
        asked = (expression, column, order)
        return self._breakdowns.get(asked, lambda: self._broken(*asked))

    def _broken(self, expression: Expression, column: str, order: Order) -> Breakdown:
        if found := self._validity.breakdown_findings(expression, column, order):
            raise ZgreportError(found)
        return break_down(expression, column, self._scope, order)

    def values(
        self, rows: Rows | Measure, column: str, by: str | None = None, most: int | None = None
    ) -> tuple[str, ...]:
        """The column's different values in date order, or by the column `by`, highest first.

        The first `most`, and all that equal the last of them in `by`.
        """
        asked = (rows, column, by, most)
        return self._listed.get(asked, lambda: self._list(*asked))

    def _list(
        self, rows: Rows | Measure, column: str, by: str | None, most: int | None
    ) -> tuple[str, ...]:
        found = list(self._validity.breakdown_findings(rows, column))
        if by is not None:
            found.extend(self._validity.order_findings(rows, by))
        if found:
            raise ZgreportError(found)
        return list_values(rows, column, by, most, self._scope)
