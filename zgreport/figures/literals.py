"""Literals: what is wrong with the values that a condition compares a column with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.conditions import COMPARISONS, TEXT_OPS, key_of_literal
from zgreport.figures.expression import TIME_COLUMNS, Condition, Literal, Op
from zgreport.figures.vectors import distinct
from zgreport.findings import room
from zgreport.names import comparable, near_misses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.figures.tables import Table
    from zgreport.findings import Finding
    from zgreport.ledgers.model import Column, Registry

__all__ = ["condition_findings"]

_ROOM = room("figures")

_LAST_OF = {"月": 12, "季": 4, "半年": 2}
_MOST_KNOWN = 50


def condition_findings(
    condition: Condition, table: Table, registries: Mapping[str, Registry]
) -> Iterator[Finding]:
    """What is wrong with a condition whose column the table has."""
    where = {"ledger": table.ledger.name, "column": condition.column}
    if not condition.values:
        yield _ROOM.error("no_value", **where)
    elif condition.op is Op.EMPTY:
        if len(condition.values) != 1 or not isinstance(condition.values[0], bool):
            yield _ROOM.error("empty_takes_true", **where)
    elif condition.op in COMPARISONS and len(condition.values) != 1:
        yield _ROOM.error("one_value", **where)
    elif condition.column in TIME_COLUMNS:
        yield from _time_findings(condition, table)
    else:
        yield from _value_findings(condition, table, registries)


def _time_findings(condition: Condition, table: Table) -> Iterator[Finding]:
    name, last = condition.column, _LAST_OF[condition.column]
    if condition.op in TEXT_OPS:
        yield _ROOM.error("text_op", ledger=table.ledger.name, column=name, op=str(condition.op))
        return
    for value in condition.values:
        number = key_of_literal(value, None)
        if isinstance(value, str) or number not in range(1, last + 1):
            yield _ROOM.error("time_out_of_range", column=name, value=str(value), last=last)


def _value_findings(
    condition: Condition, table: Table, registries: Mapping[str, Registry]
) -> Iterator[Finding]:
    column = table.ledger.columns[condition.column]
    where = {"ledger": table.ledger.name, "column": column.name, "op": str(condition.op)}
    if column.domain is None and not table.vector(column.name).keys:
        return  # a column without any value is neither text nor numbers
    if column.numeric or column.is_date:
        yield from _measured_findings(condition, column, where)
    elif condition.op in COMPARISONS:
        yield _ROOM.error("text_compared", **where)
    else:
        yield from _text_findings(condition, table, column, registries)


def _measured_findings(
    condition: Condition, column: Column, where: dict[str, str]
) -> Iterator[Finding]:
    if condition.op in TEXT_OPS:
        yield _ROOM.error("text_op", **where)
        return
    code = "number_expected" if column.numeric else "date_expected"
    for value in condition.values:
        if key_of_literal(value, column) is None:
            yield _ROOM.error(code, **where, value=str(value))


def _text_findings(
    condition: Condition, table: Table, column: Column, registries: Mapping[str, Registry]
) -> Iterator[Finding]:
    for value in condition.values:
        where = {"ledger": table.ledger.name, "column": column.name, "value": str(value)}
        if not isinstance(value, str):
            yield _ROOM.error("text_expected", **where)
        elif not comparable(value):
            yield _ROOM.error("blank_value", **where)
        elif condition.op in (Op.IS, Op.IS_NOT):
            yield from _unknown_value(value, table, column, registries)


def _unknown_value(
    value: Literal, table: Table, column: Column, registries: Mapping[str, Registry]
) -> Iterator[Finding]:
    written = comparable(str(value))
    vector, listed = table.vector(column.name), column.domain or ()
    if vector.form(written) in vector.index or written in map(comparable, listed):
        return
    known = distinct((*listed, *vector.labels))
    aliased = _alias_of(written, column, registries)
    yield _ROOM.error(
        "unknown_value",
        ledger=table.ledger.name,
        column=column.name,
        value=str(value),
        near=tuple(dict.fromkeys((*aliased, *near_misses(written, known)))),
        known=known[:_MOST_KNOWN],
    )


def _alias_of(written: str, column: Column, registries: Mapping[str, Registry]) -> tuple[str, ...]:
    """The canonical name that the text is an alias of, if it is."""
    registry = registries.get(column.name)
    members = registry.members if registry else ()
    return tuple(m.name for m in members if written in map(comparable, m.aliases))
