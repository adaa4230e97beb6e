"""Aside: sheets without records of their own: hidden, blank, explanations, forms, choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.drafting.guesses import Reason
from zgreport.drafting.header_words import plain
from zgreport.drafting.headers import has_bare_months
from zgreport.drafting.kin import are_alike
from zgreport.drafting.kind_words import INDICATORS
from zgreport.drafting.naming import stem_of
from zgreport.drafting.timing import years_across
from zgreport.ledgers.sheetnames import is_kept_aside, is_sample, is_set_aside
from zgreport.ledgers.tables.unit_phrases import headed
from zgreport.names import comparable, is_blank
from zgreport.patterns import Pattern
from zgreport.workspace import is_leftover

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.drafting.found import FoundTable, ReadSheet, TableName
    from zgreport.drafting.kin import Kin

__all__ = ["aside", "beside_others", "later_years"]

_LOOKED_AT = 40  # rows of a sheet without a header
_WIDE = 3  # cells of a row that may be a record, and such rows
_FEW = 3  # records: of examples that show how a form is filled in
_CHOICES = Pattern(
    "字典|选项|下拉|数据源|数据有效性|参数|配置|设置|代码表|编码表|说明|须知|lookup|dict|config"
)


def aside(read: ReadSheet) -> Reason | None:
    """Why the sheet is left out whatever stands in the others; None where it may be a ledger's."""
    if is_leftover(read.file.rsplit("/", 1)[-1]):
        return Reason("drafting.lock_file")
    if read.sheet.hidden:
        return Reason("drafting.hidden_sheet")
    if not read.tables:
        return Reason(_code_without_table(read))
    return _without_records(read)


def _without_records(read: ReadSheet) -> Reason | None:
    """Why a sheet with a table gives no records that may be counted."""
    name = comparable(read.sheet.name).lower()
    is_form = is_sample(read.sheet.name) or is_sample(stem_of(read.file))
    if read.stacked:
        return Reason("drafting.stacked", {"rows": read.others})
    if is_form and read.records <= _FEW:
        return Reason("drafting.sample", {"rows": read.records})
    if any(years_across(table) and _are_indicators(table) for table in read.tables):
        return Reason("drafting.years_of_indicators")
    if not read.records and not read.is_nil:
        return Reason("drafting.no_rows")
    return Reason("drafting.choices") if _CHOICES.search(name) and _are_choices(read) else None


def _are_indicators(table: FoundTable) -> bool:
    """True where the rows are counted in different things: 人次, 万元."""
    texts = [(h, c) for h, c in table.columns.items() if h not in table.months]
    if any(INDICATORS.fullmatch(plain(header)) for header, _ in texts):
        return True
    units = (
        {unit for v in c.values if isinstance(v, str) for unit in headed(comparable(v)).units}
        for _, c in texts
    )
    return any(len(own) > 1 for own in units)


def later_years(tables: Sequence[FoundTable]) -> Iterator[tuple[FoundTable, FoundTable]]:
    """The tables with years across of which a later one has some too, each with that one."""
    kept: list[FoundTable] = []
    for table in sorted(tables, key=lambda one: -max(years_across(one), default=0)):
        own = years_across(table)
        later = (k for k in kept if own & years_across(k) and own != years_across(k))
        if own and (other := next(later, None)):
            yield table, other
        else:
            kept.append(table)


def _code_without_table(read: ReadSheet) -> str:
    if not read.sheet.error_cells and all(map(is_blank, read.sheet.values())):
        return "drafting.blank_sheet"
    if has_bare_months(read.sheet):
        return "drafting.bare_months"
    wide = [
        row for row in read.sheet.rows[:_LOOKED_AT] if sum(not is_blank(c) for c in row) >= _WIDE
    ]
    return "drafting.no_header" if len(wide) >= _WIDE else "drafting.no_table"


def _are_choices(read: ReadSheet) -> bool:
    """True where every column is a list of short texts, each there once."""
    columns = [cells for table in read.tables for cells in table.columns.values()]
    return all(
        len(cells.values) == len(cells) or any(map(is_blank, cells.values)) for cells in columns
    ) and all(isinstance(v, str) or is_blank(v) for cells in columns for v in cells.values)


def beside_others(
    kin: Sequence[Kin], left_out: Mapping[TableName, Reason]
) -> Iterator[tuple[TableName, Reason]]:
    """The tables named 作废, 计划, 草稿 that stand beside others of their ledger and year."""
    kept = [table for one in kin for table in one.tables if table.name not in left_out]
    of = {table.name: one for one in kin for table in one.tables}
    named = [table for table in kept if _is_set_aside(table.file, table.sheet)]
    for table in named:
        others = (
            other
            for other in kept
            if other not in named and (other.years & table.years or not table.years)
            if of[other.name] is of[table.name]
            or (other.file == table.file and are_alike(other, table))
        )
        if next(others, None) is not None:
            yield table.name, Reason("drafting.set_aside", {"rows": table.records})


def _is_set_aside(file: str, sheet: str) -> bool:
    return any(is_set_aside(name) or is_kept_aside(name) for name in (sheet, stem_of(file)) if name)
