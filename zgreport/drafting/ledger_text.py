"""A ledger's text: its keys in the definition, and beside them what they rest on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Role, Sureness
from zgreport.drafting.naming_figures import measure_columns
from zgreport.drafting.remarks import alternatives, beside, of_column
from zgreport.drafting.yaml_text import clean, comment, flow, scalar
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.drafting.proposal import ColumnDraft, LedgerDraft
    from zgreport.drafting.remarks import Say

__all__ = ["ledger_lines"]

_UNLISTED = frozenset({Role.SERIAL, Role.CROSSED, Role.UNUSED})
_USUAL_DATE = "日期"
_NO_DATE = (
    "没有找到拿得准的日期列：全算在文件夹的年度里，不能按月、季说，"
    "也不能只统计到某一天（--through）"
)


def ledger_lines(ledger: LedgerDraft, say: Say) -> Iterator[str]:
    """The lines of one ledger, its name first."""
    yield f"  {scalar(ledger.name)}:"
    yield comment(beside(ledger.sure, ledger.reasons, say), 4)
    files = ledger.family.files
    yield f"    files: {scalar(files[0]) if len(files) == 1 else flow(files)}"
    sheets = ledger.family.sheets
    if sheets:
        yield f"    sheets: {scalar(sheets[0]) if len(sheets) == 1 else flow(sheets)}"
    yield from _date(ledger)
    if ledger.measure_word:
        yield f"    measure_word: {scalar(ledger.measure_word)}"
    yield from _settings(ledger)
    yield from _columns(ledger, say)
    yield from _measures(ledger, say)
    if ledger.crossing:
        crossing = ledger.crossing
        yield "    unpivot:"
        globs = crossing.columns
        yield f"      columns: {scalar(globs[0]) if len(globs) == 1 else flow(globs)}"
        yield f"      into: {scalar(crossing.into)}"
        yield f"      value: {scalar(crossing.value)}"


def _date(ledger: LedgerDraft) -> Iterator[str]:
    source = ledger.family.date_from
    if source is not None:
        column = ledger.date or _USUAL_DATE
        yield f"    date: {{from: {source.value}, column: {scalar(column)}}}"
    elif ledger.date_parts:
        yield f"    date: {{parts: {flow(ledger.date_parts)}, column: {scalar(ledger.date)}}}"
    elif ledger.date:
        yield f"    date: {scalar(ledger.date)}"
    else:
        yield comment(_NO_DATE, 4)
        for each in ledger.columns:
            if Role.DATE in each.others:
                yield f"    # date: {scalar(each.name)}   # 存疑，请看：是日期就去掉行首的“# ”"


def _settings(ledger: LedgerDraft) -> Iterator[str]:
    for key, value in ledger.settings.items():
        yield f"    {scalar(key)}: {scalar(value)}"
    if ledger.duplicate_key is not None:
        yield f"    duplicate_key: {flow(ledger.duplicate_key)}"


def _columns(ledger: LedgerDraft, say: Say) -> Iterator[str]:
    made = {ledger.date} if ledger.date_parts else set()
    made |= {ledger.crossing.value} if ledger.crossing else set()
    listed = [c for c in ledger.columns if _is_listed(c) and c.name not in made]
    if listed:
        yield "    columns:"
    for column in listed:
        is_made = ledger.crossing is not None and column.name == ledger.crossing.into
        yield from _column(replace(column, headers=()) if is_made else column, say)


def _is_listed(column: ColumnDraft) -> bool:
    """Other columns go by their own headers, and need no words."""
    return column.role not in _UNLISTED and column.name.isidentifier()


def _column(column: ColumnDraft, say: Say) -> Iterator[str]:
    name, others = scalar(column.name), _other_headers(column)
    beside_it = f"   # {clean(of_column(column, say))}"
    offered = column.values if Role.LIST in column.others and column.role is not Role.LIST else ()
    listed = column.values if column.role is Role.LIST else ()
    if listed or offered or column.spellings:
        yield f"      {name}:{beside_it}"
        if others:
            yield f"        headers: {flow(others)}"
        if listed:
            yield f"        values: {flow(listed)}"
        if column.spellings:
            yield f"        spellings: {_spelled(column.spellings)}"
        if offered:
            yield f"        # values: {flow(offered)}"
    else:
        known = f" {flow(others)}" if others else ""
        yield f"      {name}:{known}{beside_it}"
    if column.sure is Sureness.DOUBTFUL and column.others:
        yield comment(f"也可能是{alternatives(column)}", 8)


def _spelled(spellings: Mapping[str, tuple[str, ...]]) -> str:
    """The spellings as one line: {甲县: [甲县委]}."""
    return "{" + ", ".join(f"{scalar(kept)}: {flow(o)}" for kept, o in spellings.items()) + "}"


def _other_headers(column: ColumnDraft) -> tuple[str, ...]:
    found = {comparable(header): header for header in reversed(column.headers) if clean(header)}
    found.pop(comparable(column.name), None)
    return tuple(reversed(found.values()))


def _measures(ledger: LedgerDraft, say: Say) -> Iterator[str]:
    measures = measure_columns(ledger)
    offered = [c for c in ledger.columns if Role.NUMBER in c.others and not c.measure]
    if measures:
        yield "    measures:"
    elif offered:
        yield "    # measures:"
    for column in measures:
        sure = beside(column.sure, column.reasons, say)
        yield f"      {scalar(column.measure)}:   # {clean(sure)}"
        yield from _measure(column)
    for column in offered:
        yield f"      # {scalar(column.name)}: {_offered(column)}   # 存疑，请看：是数就去掉“# ”"


def _measure(column: ColumnDraft) -> Iterator[str]:
    kind = column.kind or MeasureKind.SUM
    yield f"        column: {scalar(_column_of(column))}"
    yield f"        kind: {kind.value}"
    if column.measure_word:
        yield f"        measure_word: {scalar(column.measure_word)}"
    if column.also:
        yield f"        also: {flow(column.also)}"


def _column_of(column: ColumnDraft) -> str:
    """The column's name; its header where no list of columns gives it one."""
    if _is_listed(column) or not column.headers:
        return column.name
    return column.headers[0]


def _offered(column: ColumnDraft) -> str:
    word = column.measure_word or "个"
    kind = (column.kind or MeasureKind.SUM).value
    return f"{{column: {scalar(column.name)}, kind: {kind}, measure_word: {scalar(word)}}}"
