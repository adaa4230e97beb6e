"""No name may serve twice: clashes between names, and names that are taken already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.names import refusal_of
from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.log import Log
    from zgreport.definition.model import Definition, LedgerDef
    from zgreport.definition.names import Reserved

__all__ = ["check_names"]

# What an entry of a contest has besides the columns of its row.
_ENTRY_NAMES = frozenset({"名次", "得分"})


def check_names(definition: Definition, reserved: Reserved, log: Log) -> None:
    """Note every name that serves twice, is taken by the language, or cannot be typed."""
    _Check(definition, reserved, log).all()


@dataclass(frozen=True, slots=True)
class _Check:
    """One definition, held to the words of the language."""

    definition: Definition
    reserved: Reserved
    log: Log

    def all(self) -> None:
        first: dict[str, str] = {}
        for name, key in _global_names(self.definition):
            self._form(name, key, self.reserved.names)
            _check_clash(name, key, first, self.log)
        for registry in self.definition.registries:
            self._form(registry.name, f"registries.{registry.name}", self.reserved.columns)
            for original, attribute in registry.attributes.items():
                key = f"registries.{registry.name}.attributes.{original}"
                self._form(attribute, key, self.reserved.columns)
        for ledger in self.definition.ledgers:
            self._ledger(ledger)

    def _ledger(self, ledger: LedgerDef) -> None:
        here = f"ledgers.{ledger.name}"
        is_voted = any(contest.ledger == ledger.name for contest in self.definition.contests)
        taken = self.reserved.columns | (_ENTRY_NAMES if is_voted else frozenset())
        for column in ledger.columns:
            self._form(column.name, f"{here}.columns.{column.name}", taken)
        for group in ledger.groups:
            self._form(group.name, f"{here}.groups.{group.name}", taken)
        for measure in ledger.measures:
            key = f"{here}.measures.{measure.name}"
            self._form(measure.name, key, self.reserved.measures)
        columns = dict(_column_names(ledger))
        first = {comparable(name): key for name, key in columns.items()}
        for name, key in (*_attributes(self.definition, columns), *_own_names(ledger)):
            _check_clash(name, key, first, self.log)
        _check_headers(ledger, self.log)

    def _form(self, name: str, key: str, taken: frozenset[str]) -> None:
        if not name:
            return
        code = "reserved_name" if name in taken else refusal_of(name, self.reserved)
        if code:
            self.log.at(code, key, name=name)


def _global_names(definition: Definition) -> Iterator[tuple[str, str]]:
    yield from ((ledger.name, f"ledgers.{ledger.name}") for ledger in definition.ledgers)
    yield from ((figure.name, f"figures.{figure.name}") for figure in definition.figures)
    yield from ((each.name, f"conditions.{each.name}") for each in definition.conditions)
    yield from ((contest.name, f"contests.{contest.name}") for contest in definition.contests)


def _column_names(ledger: LedgerDef) -> Iterator[tuple[str, str]]:
    """The columns the definition names, where first named: listed ones, then the others."""
    here = f"ledgers.{ledger.name}"
    named = {column.name: f"{here}.columns.{column.name}" for column in ledger.columns}
    others = [
        (measure.column, f"{here}.measures.{measure.name}.column") for measure in ledger.measures
    ]
    others += [(group.source, f"{here}.groups.{group.name}.from") for group in ledger.groups]
    if ledger.unpivot:
        others += [(ledger.unpivot.into, f"{here}.unpivot.into")]
        others += [(ledger.unpivot.value, f"{here}.unpivot.value")]
    others += [(ledger.date, f"{here}.date")] if ledger.date else []
    groups = {group.name for group in ledger.groups}
    for name, key in others:
        if name and name not in groups:
            named.setdefault(name, key)
    yield from named.items()


def _own_names(ledger: LedgerDef) -> Iterator[tuple[str, str]]:
    here = f"ledgers.{ledger.name}"
    yield from ((group.name, f"{here}.groups.{group.name}") for group in ledger.groups)
    for measure in ledger.measures:
        if comparable(measure.name) != comparable(measure.column):  # else it is its own column's
            yield measure.name, f"{here}.measures.{measure.name}"


def _attributes(definition: Definition, columns: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The renamed attributes of the registries that the ledger is joined to."""
    for registry in definition.registries:
        if registry.name in columns:
            for original, attribute in registry.attributes.items():
                yield attribute, f"registries.{registry.name}.attributes.{original}"


def _check_clash(name: str, key: str, first: dict[str, str], log: Log) -> None:
    other = first.setdefault(comparable(name), key)
    if name and other != key:
        line = log.lines.get(other)
        log.at("name_clash", key, name=name, other=other, other_line=line)


def _check_headers(ledger: LedgerDef, log: Log) -> None:
    """Two columns of one ledger must not claim the same header."""
    claimed = {comparable(column.name): column.name for column in ledger.columns}
    for column in ledger.columns:
        for header in column.headers:
            other = claimed.setdefault(comparable(header), column.name)
            if other != column.name:
                key = f"ledgers.{ledger.name}.columns.{column.name}"
                log.at("header_clash", key, header=header, other=other)
