"""What the definition refers to must exist in it, as far as no input has to be read for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.names import comparable, near_misses
from zgreport.numerals.period_names import Part, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.log import Log
    from zgreport.definition.model import (
        ColumnDef,
        ContestDef,
        Definition,
        GroupDef,
        LedgerDef,
        ScoringDef,
    )

__all__ = ["check_references"]


def check_references(definition: Definition, log: Log) -> None:
    """Note references to ledgers, columns and values that do not exist.

    A column that is not listed goes by its own header, so that only the input can tell
    whether it exists; listed here by an alias, it certainly does not.
    """
    for ledger in definition.ledgers:
        for name, key in _columns_named(ledger):
            _check_column(ledger, name, key, log)
        _check_date_parts(ledger, log)
        for group in ledger.groups:
            _check_group(ledger, group, log)
        for column in ledger.columns:
            key = f"ledgers.{ledger.name}.columns.{column.name}.spellings"
            _check_spellings(column, key, log)
    ledgers = {ledger.name: ledger for ledger in definition.ledgers}
    if definition.scoring:
        _check_scoring(definition.scoring, ledgers, log)
    for contest in definition.contests:
        _check_contest(contest, ledgers, log)
    _check_comparable(definition, log)


def _columns_named(ledger: LedgerDef) -> Iterator[tuple[str, str]]:
    here = f"ledgers.{ledger.name}"
    yield from _of_date(ledger)
    for measure in ledger.measures:
        yield measure.column, f"{here}.measures.{measure.name}.column"
        for number, name in enumerate(measure.per or (), start=1):
            yield name, f"{here}.measures.{measure.name}.per[{number}]"
    for group in ledger.groups:
        yield group.source, f"{here}.groups.{group.name}.from"
    for number, name in enumerate(ledger.duplicate_key or (), start=1):
        yield name, f"{here}.duplicate_key[{number}]"
    for name in ledger.ignore.rows:
        yield name, f"{here}.ignore.rows.{name}"
    if ledger.unpivot:
        yield ledger.unpivot.into, f"{here}.unpivot.into"
        yield ledger.unpivot.value, f"{here}.unpivot.value"


def _of_date(ledger: LedgerDef) -> Iterator[tuple[str, str]]:
    here = f"ledgers.{ledger.name}.date"
    if ledger.date:
        yield ledger.date, here
    for number, name in enumerate(ledger.date_parts, start=1):
        yield name, f"{here}.parts[{number}]"


def _check_date_parts(ledger: LedgerDef, log: Log) -> None:
    """Each part of a date is plainly a year, months or a day, by its name or another header."""
    headers = {column.name: column.headers for column in ledger.columns}
    known: set[Part] = set()
    for number, name in enumerate(ledger.date_parts, start=1):
        part = part_of((name, *headers.get(name, ())))
        if part is None or part in known:
            log.at("date_parts", f"ledgers.{ledger.name}.date.parts[{number}]", name=name)
        else:
            known.add(part)


def _check_column(ledger: LedgerDef, name: str, key: str, log: Log) -> None:
    if name.startswith("_"):
        log.at("underscore", key, name=name)
    if name in {column.name for column in ledger.columns} | {g.name for g in ledger.groups}:
        return
    for column in ledger.columns:
        if comparable(name) in {comparable(header) for header in column.headers}:
            log.at("alias_as_name", key, name=name, column=column.name)


def _known_columns(ledger: LedgerDef) -> dict[str, tuple[str, ...] | None]:
    """The columns and groups the definition names, each with its closed list."""
    known: dict[str, tuple[str, ...] | None] = {c.name: c.values for c in ledger.columns}
    for group in ledger.groups:
        known.setdefault(group.name, None)
    if ledger.unpivot:
        known.setdefault(ledger.unpivot.into, None)
        known.setdefault(ledger.unpivot.value, None)
    if ledger.date:
        known.setdefault(ledger.date, None)
    return known


def _check_group(ledger: LedgerDef, group: GroupDef, log: Log) -> None:
    key = f"ledgers.{ledger.name}.groups.{group.name}"
    if group.source in {other.name for other in ledger.groups}:
        log.at("group_of_group", f"{key}.from", name=group.source)
    _check_group_values(group, _known_columns(ledger).get(group.source), key, log)


def _check_group_values(
    group: GroupDef, closed: tuple[str, ...] | None, key: str, log: Log
) -> None:
    home: dict[str, str] = {}
    for title, values in group.values.items():
        for value in values:
            here = f"{key}.values.{title}"
            first = home.setdefault(comparable(value), title)
            if first != title:
                log.at("value_in_two_groups", here, value=value, first=first)
            _check_listed(value, group.source, closed, here, log)


def _check_spellings(column: ColumnDef, key: str, log: Log) -> None:
    """A spelling belongs to one value, and is no value itself: else 甲 would become 乙, then 丙."""
    home = {comparable(value): value for value in (*column.spellings, *(column.values or ()))}
    for value, others in column.spellings.items():
        _check_listed(value, column.name, column.values, f"{key}.{value}", log)
        for other in others:
            first = home.setdefault(comparable(other), value)
            if first != value or comparable(other) == comparable(value):
                log.at("spelling_taken", f"{key}.{value}", value=other, first=first)


def _check_listed(
    value: str, column: str, closed: tuple[str, ...] | None, key: str, log: Log
) -> None:
    if not value or closed is None or comparable(value) in {comparable(v) for v in closed}:
        return
    near = near_misses(value, closed)
    log.at("value_not_listed", key, value=value, column=column, near=near, known=closed)


def _check_scoring(scoring: ScoringDef, ledgers: dict[str, LedgerDef], log: Log) -> None:
    ledger = _ledger(scoring.ledger, "scoring.ledger", ledgers, log)
    if ledger is None:
        return
    for part in ("by", "points", "groups"):
        name = getattr(scoring, part)
        if name:
            _check_column(ledger, name, f"scoring.{part}", log)
    if scoring.bonus:
        bonus, closed = scoring.bonus, _known_columns(ledger).get(scoring.bonus.column)
        _check_column(ledger, bonus.column, "scoring.bonus.column", log)
        _check_column(ledger, bonus.points, "scoring.bonus.points", log)
        _check_listed(bonus.value, bonus.column, closed, "scoring.bonus.value", log)


def _check_contest(contest: ContestDef, ledgers: dict[str, LedgerDef], log: Log) -> None:
    key = f"contests.{contest.name}"
    ledger = _ledger(contest.ledger, f"{key}.ledger", ledgers, log)
    if ledger is not None:
        for weight in contest.weights:
            _check_column(ledger, weight.column, f"{key}.weights.{weight.column}", log)


def _check_comparable(definition: Definition, log: Log) -> None:
    figures, registries = definition.figures, definition.registries
    known = (*(each.name for each in figures), *(each.name for each in registries))
    for number, name in enumerate(definition.comparable, start=1):
        if comparable(name) not in {comparable(other) for other in known}:
            near = near_misses(name, known)
            log.at("unknown_figure", f"comparable[{number}]", name=name, near=near)


def _ledger(name: str, key: str, ledgers: dict[str, LedgerDef], log: Log) -> LedgerDef | None:
    if name and name not in ledgers:
        log.at(
            "unknown_ledger",
            key,
            name=name,
            near=near_misses(name, ledgers),
            known=tuple(ledgers),
        )
    return ledgers.get(name)
