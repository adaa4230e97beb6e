"""The example's own inputs, without its definition, drafted: the definition there is the truth."""

from __future__ import annotations

from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zgreport.definition.read import read_definition
from zgreport.drafting.draft import draft
from zgreport.drafting.found import FoundBook
from zgreport.drafting.given import Given
from zgreport.drafting.guesses import Role
from zgreport.language.reference import RESERVED
from zgreport.ledgers.files.reader import Reader

if TYPE_CHECKING:
    from zgreport.definition.model import Definition, LedgerDef
    from zgreport.drafting.proposal import ColumnDraft, LedgerDraft, Proposal

INPUTS = Path(__file__).parent.parent.parent / "inputs"
SHEETS = {".xlsx", ".xls", ".csv"}


@cache
def proposal() -> Proposal:
    files = sorted(path for path in INPUTS.rglob("*") if path.suffix in SHEETS)
    with Reader() as reader:
        read = [FoundBook(p.relative_to(INPUTS).as_posix(), reader.read(p)) for p in files]
    return draft(read, Given())


@cache
def truth() -> Definition:
    return read_definition(INPUTS / "report.yaml", "inputs/report.yaml", RESERVED)


LEDGERS = ["发稿", "报送", "组工信息", "公众号", "位次", "培训", "评选", "采用统计"]


def drafted(name: str) -> list[LedgerDraft]:
    """The ledgers of which each file is one of the ledger's in the definition."""
    globs = ledger(name).files
    return [
        one
        for one in proposal().ledgers
        if all(any(fnmatch(Path(t.file).stem, glob) for glob in globs) for t in one.family.tables)
    ]


def ledger(name: str) -> LedgerDef:
    return next(one for one in truth().ledgers if one.name == name)


def headers(name: str, column: str) -> set[str]:
    """All that a column of the definition is called."""
    own = next((c for c in ledger(name).columns if c.name == column), None)
    return {column, *(own.headers if own else ())}


def columns(name: str, column: str) -> list[ColumnDraft]:
    """The drafted columns that the definition's column is."""
    called = {header.replace("：", ":") for header in headers(name, column)}
    called |= {header.partition("（")[0] for header in called}
    found = [c for one in drafted(name) for c in one.columns if called & set(c.headers)]
    assert found, f"{name}.{column}"
    return found


def test_no_family_is_missed_and_none_made_of_nothing() -> None:
    assert all(drafted(name) for name in LEDGERS)
    assert {id(one) for name in LEDGERS for one in drafted(name)} == {
        id(one) for one in proposal().ledgers
    }


@pytest.mark.parametrize("name", LEDGERS)
def test_the_date_is_that_of_the_definition(name: str) -> None:
    date = ledger(name).date
    assert drafted(name)
    for one in drafted(name):
        if one.crossing:
            assert one.date == date
        else:
            chosen = next(c for c in one.columns if c.name == one.date)
            assert headers(name, date or "") & set(chosen.headers)


@pytest.mark.parametrize("name", LEDGERS)
def test_rows_are_counted_in_what_the_definition_says(name: str) -> None:
    assert {one.measure_word for one in drafted(name)} == {ledger(name).measure_word}


@pytest.mark.parametrize("name", LEDGERS)
def test_closed_lists_have_the_values_of_the_definition(name: str) -> None:
    lists = {c.name: set(c.values) for c in ledger(name).columns if c.values is not None}
    for column, values in lists.items():
        (found,) = columns(name, column)
        assert (found.role, set(found.values)) == (Role.LIST, values)
    told = {c.name for one in drafted(name) for c in one.columns if c.role is Role.LIST}
    assert len(told) == len(lists)


@pytest.mark.parametrize("name", LEDGERS)
def test_names_refer_to_the_registries_of_the_definition(name: str) -> None:
    for registry in truth().registries:
        if any(column.name == registry.name for column in ledger(name).columns):
            (found,) = columns(name, registry.name)
            assert (found.name, found.role) == (registry.name, Role.NAME)


@pytest.mark.parametrize("name", LEDGERS)
def test_measures_are_of_the_kind_of_the_definition(name: str) -> None:
    for measure in ledger(name).measures:
        if ledger(name).unpivot:
            found = [c for one in drafted(name) for c in one.columns if c.measure]
        else:
            found = [c for c in columns(name, measure.column) if c.role is Role.NUMBER]
        assert {(c.kind, c.measure_word) for c in found} == {(measure.kind, measure.measure_word)}


def test_the_registries_are_those_of_the_definition() -> None:
    told = {(one.name, one.key, one.aliases) for one in proposal().registries}
    assert told == {(one.name, one.key, one.aliases) for one in truth().registries}


def test_the_cross_table_is_checked_against_the_ledger_it_sums_up() -> None:
    checks = {check.statement for check in proposal().checks}
    assert '采用统计.篇数 == 报送(是否采用="是")' in checks
