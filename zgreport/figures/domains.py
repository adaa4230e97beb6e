"""Domains: the values a breakdown tells apart, in the order offices list them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from zgreport.figures.amounts import Scope, ledger_of
from zgreport.figures.conditions import meets
from zgreport.figures.expression import (
    TIME_COLUMNS,
    Condition,
    Expression,
    Leaf,
    Literal,
    Op,
    conditions_of,
    leaves,
)
from zgreport.figures.tables import PARTS, Table, holds_on
from zgreport.figures.vectors import read_column
from zgreport.ledgers.coded import Coded
from zgreport.ledgers.model import ColumnRole
from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.figures.vectors import Vector

__all__ = ["TIME_NAMES", "Domain", "domain_of"]

TIME_NAMES = {
    "月": tuple(f"{month}月" for month in range(1, 13)),
    "季": ("第一季度", "第二季度", "第三季度", "第四季度"),
    "半年": ("上半年", "下半年"),
}
"""What the months, quarters and halves are called, in their order."""


@dataclass(frozen=True, slots=True)
class Domain:
    """The values of a column: names as printed, literals as compared, and all other rows."""

    column: str
    names: tuple[str, ...]
    literals: tuple[Literal, ...]
    is_closed: bool

    def conditions(self) -> Iterator[tuple[str, Condition]]:
        """Each name with the condition its rows meet."""
        for name, literal in zip(self.names, self.literals, strict=True):
            yield name, Condition(self.column, Op.IS, (literal,))

    @property
    def rest(self) -> Condition:
        """The condition of the rows that belong to no name."""
        if self.is_closed and self.literals:
            return Condition(self.column, Op.IS_NOT, self.literals)
        return Condition(self.column, Op.EMPTY, (True,))


def domain_of(expression: Expression, column: str, scope: Scope) -> Domain:
    """The values of the column that rows of the expression may have.

    A registry's members outside the expression's group are left out, as are months outside the
    period; without a registry or a list, the values are those of the rows.
    """
    parts = [(leaf, scope.table(ledger_of(leaf, scope.scoring))) for leaf in leaves(expression)]
    known = [(leaf, table) for leaf, table in parts if table is not None]
    if column in TIME_COLUMNS:
        return _time_domain(column, [leaf for leaf, _ in known], scope)
    names = next((d for _, t in known if (d := t.ledger.columns[column].domain) is not None), None)
    if names is None:
        return _free_domain(column, known, scope)
    possible = [_possible(names, leaf, table, column, scope) for leaf, table in known]
    kept = tuple(n for n, ok in zip(names, np.any(possible, axis=0), strict=True) if ok)
    return Domain(column, kept, kept, is_closed=True)


def _time_domain(column: str, parts: Iterable[Leaf], scope: Scope) -> Domain:
    """The months of the period (their quarters, halves) that some part does not rule out."""
    period = scope.period
    days = [
        date(period.year, month, 1) for month in range(period.start.month, period.end.month + 1)
    ]
    kept: set[int] = set()
    for leaf in parts:
        conditions = [c for c in conditions_of(leaf) if c.column in TIME_COLUMNS]
        kept.update(PARTS[column](day) for day in days if all(holds_on(c, day) for c in conditions))
    literals = tuple(sorted(kept))
    names = tuple(TIME_NAMES[column][number - 1] for number in literals)
    return Domain(column, names, literals, is_closed=True)


def _free_domain(column: str, parts: Iterable[tuple[Leaf, Table]], scope: Scope) -> Domain:
    names: dict[str, Literal] = {}
    for leaf, table in parts:
        vector = table.vector(column)
        used = np.flatnonzero(vector.counts(table.select(conditions_of(leaf), scope.period)))
        is_number = table.ledger.columns[column].numeric
        for code in used.tolist():
            label = vector.label(code)
            names.setdefault(label, Decimal(label) if is_number else label)
    return Domain(column, tuple(names), tuple(names.values()), is_closed=False)


def _possible(
    names: tuple[str, ...], leaf: Leaf, table: Table, column: str, scope: Scope
) -> list[bool]:
    """For each name whether rows of that name can meet the part's conditions."""
    possible = np.ones(len(names), dtype=bool)
    for condition in conditions_of(leaf):
        vector = _values_of_names(names, condition.column, table, column, scope)
        if vector is not None:
            possible &= meets(condition, vector, table.ledger.columns[condition.column])
    return [bool(each) for each in possible]


def _values_of_names(
    names: tuple[str, ...], asked: str, table: Table, column: str, scope: Scope
) -> Vector | None:
    """What the names have in the column `asked`, where the name decides it; else None."""
    target = table.ledger.columns.get(asked)
    if target is None:
        return None
    values: list[object] | None = None
    if asked == column:
        values = list(names)
    elif target.role is ColumnRole.ATTRIBUTE and target.registry == column:
        registry = scope.registries.get(column)
        members = {m.name: m for m in registry.members} if registry else {}
        values = [members[n].attributes.get(asked) if n in members else None for n in names]
    elif target.role is ColumnRole.GROUP:
        values = _groups_of(names, asked, table.ledger.name, column, scope)
    return None if values is None else read_column(Coded.of(values), target)


def _groups_of(
    names: tuple[str, ...], asked: str, ledger: str, column: str, scope: Scope
) -> list[object] | None:
    groups = scope.ledgers[ledger].groups
    group = next((g for g in groups if g.name == asked and g.source == column), None)
    if group is None:
        return None
    of_value = {comparable(v): name for name, values in group.values.items() for v in values}
    return [of_value.get(comparable(name), group.rest) for name in names]
