"""Meanings: what an expression counts, by the definition, so that a changed one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.amounts import ledger_of
from zgreport.figures.expression import Expression, Leaf, Measure, conditions_of, describe, leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.model import Definition, GroupDef, LedgerDef, MeasureDef

__all__ = ["meaning"]


def meaning(expression: Expression, definition: Definition) -> str:
    """The expression and, after ｜, the groups, measures and rules of counting it rests on.

    Two definitions that give the same text count the same; names of figures are not part of it.
    """
    parts = (part for leaf in leaves(expression) for part in _of_leaf(leaf, definition))
    return "｜".join(dict.fromkeys((describe(expression), *parts)))


def _of_leaf(leaf: Leaf, definition: Definition) -> Iterator[str]:
    name = ledger_of(leaf, definition.scoring)
    ledger = next((each for each in definition.ledgers if each.name == name), None)
    if ledger is None:
        return
    yield _counting(ledger)
    if isinstance(leaf, Measure):
        yield from (_measure(ledger, m) for m in ledger.measures if m.name == leaf.measure)
    columns = {condition.column for condition in conditions_of(leaf)}
    yield from (_group(group) for group in ledger.groups if group.name in columns)


def _counting(ledger: LedgerDef) -> str:
    key = "、".join(ledger.duplicate_key or ())
    return f"{ledger.name}：{ledger.measure_word}，{ledger.duplicates}（{key}）"


def _measure(ledger: LedgerDef, measure: MeasureDef) -> str:
    per = "" if measure.per is None else f"，{'、'.join(measure.per)}"
    words = f"{measure.column}，{measure.kind}，{measure.measure_word}{per}"
    return f"{ledger.name}.{measure.name}：{words}"


def _group(group: GroupDef) -> str:
    named = (f"{name}={'、'.join(values)}" for name, values in group.values.items())
    return f"{group.name}：{group.source}（{'，'.join(named)}，{group.rest or ''}）"
