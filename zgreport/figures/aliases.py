"""Aliases: conditions under the names that a registry has its members by."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from zgreport.figures.amounts import ledger_of
from zgreport.figures.expression import Op, leaves
from zgreport.ledgers.model import ColumnRole
from zgreport.ledgers.registry import names_of
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.figures.amounts import Scope
    from zgreport.figures.expression import Condition, Expression, Literal
    from zgreport.figures.tables import Table
    from zgreport.ledgers.model import Registry

__all__ = ["by_own_names"]

_NAMING = frozenset({Op.IS, Op.IS_NOT})


def by_own_names(
    conditions: Iterable[Condition], expression: Expression, scope: Scope
) -> tuple[Condition, ...]:
    """The conditions on the expression's rows, with the members' own names for their aliases.

    A text that the rows have as it is stays: it is another's name there.
    """
    names = (ledger_of(leaf, scope.scoring) for leaf in leaves(expression))
    tables = [table for name in names if (table := scope.tables.get(name or ""))]
    return tuple(_renamed(condition, tables, scope) for condition in conditions)


def _renamed(condition: Condition, tables: Iterable[Table], scope: Scope) -> Condition:
    if condition.op not in _NAMING or not any(isinstance(v, str) for v in condition.values):
        return condition
    for table in tables:
        column = table.ledger.columns.get(condition.column)
        registry = scope.registries.get(column.registry or "") if column else None
        if column and registry and column.role is ColumnRole.OWN:
            values = tuple(_own_name(v, table, column.name, registry) for v in condition.values)
            return dataclasses.replace(condition, values=tuple(dict.fromkeys(values)))
    return condition


def _own_name(value: Literal, table: Table, column: str, registry: Registry) -> Literal:
    if not isinstance(value, str):
        return value
    vector, written = table.vector(column), comparable(value)
    if vector.form(written) in vector.index:
        return value
    member = names_of(registry).get(written)
    return value if member is None or comparable(member.name) == written else member.name
