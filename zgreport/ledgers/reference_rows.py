"""Reference rows: those that a column says are of another year, or of a plan, beside the year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Severity
from zgreport.ledgers.coded import paired
from zgreport.ledgers.margins import is_remark
from zgreport.ledgers.texts import texts_of
from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from zgreport.ledgers.coded import Coded, Mask, Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["leave_out_reference_rows"]

_YEAR_HEADERS = frozenset(
    {"年", "年度", "年份", "统计年度", "统计年份", "数据年度", "数据年份", "报告年度", "所属年度"}
)
_PERIOD_HEADERS = Pattern(
    r"(?:统计|数据|报告|所属)?(?:期间|时间|时期|所属期|报告期|周期)|(?:数据|统计)?(?:类[型别]|口径|种类)|备注|说明|栏目"
)
_MOST = 0.5  # of the rows of other years, at least
_YEAR = Pattern(r"(?:20(\d\d)(?:\.0)?年?度?|(2\d)年度?)(?:数据?|实绩|完成数?)?")
_OWN = Pattern(
    r"(?:本|今|当)(?:年度?|期)(?:数|值|累计|实际|完成)*|实际(?:数|值|完成|执行)?|(?:实际)?完成(?:数|值|情况)?"
    r"|实绩(?:数|值)?|决算(?:数|额)?|执行(?:数|额)?"
)
_REFERENCE = Pattern(
    r"(?:上|去|前|往)(?:一?年度?|期)(?:同期|全年)?(?:数|值|累计|实际|完成)*|(?:历史)?同期(?:数|值)?"
    r"|(?:全?年度?|全年)?(?:计划|目标|任务|预算|预期|指标)(?:数|值|任务)?"
)


def leave_out_reference_rows(draft: Draft) -> None:
    """Leave out the rows of another year, with an error, and those of a plan, with a warning.

    Only where rows stand for months or have no date, since a date tells the year by itself; and
    of a column that speaks of the year's own numbers as well: 完成 and 计划, 本年 and 上年.
    """
    if not (draft.month.any() or draft.ledger.date is None):
        return
    listed = {column.name for column in draft.ledger.columns}
    measured = {measure.column for measure in draft.ledger.measures}
    for name in [name for name in draft.values if name not in measured]:
        if name == draft.ledger.date:
            continue
        header = comparable(name)
        if header in _YEAR_HEADERS:
            _of_other_years(draft, name)
        elif name not in listed and _PERIOD_HEADERS.fullmatch(header):
            _of_last_year(draft, name)
        if header in _YEAR_HEADERS or name not in listed:
            _of_plans(draft, name)


def _of_other_years(draft: Draft, name: str) -> None:
    """An error for the rows of each other year.

    Without dates, years of long ago may be a property of what is listed: of a school, when it was
    built.  They are of the numbers only where a unit has this year's and another's.
    """
    told, live = _years(draft, name), draft.live()
    for year in set(draft.year[live].tolist()):
        own = live & (draft.year == year)
        others = _others(draft, told) & own
        known = set(told[own & (told > 0)].tolist())
        if draft.ledger.date is None and len(known) > 1 and not known <= {year - 1, year, year + 1}:
            others &= _are_paired(draft, name, told)
        _leave_out(draft, name, told, others)


def _of_last_year(draft: Draft, name: str) -> None:
    """Likewise for 2023 and 2022 alone under 期间 or 备注, where each unit has both."""
    told, live = _years(draft, name), draft.live()
    for year in set(draft.year[live].tolist()):
        own = live & (draft.year == year)
        if set(told[own].tolist()) == {year, year - 1}:
            others = _others(draft, told) & own
            _leave_out(draft, name, told, others & _are_paired(draft, name, told))


def _years(draft: Draft, name: str) -> Numbers:
    """By record the year that the column says, 0 for none."""
    cells = draft.values[name]
    found = [_YEAR.fullmatch(text) for text in _texts(cells)]
    years = [2000 + int(each[1] or each[2]) if each else 0 for each in found]
    told: Numbers = np.array(years or [0], dtype=np.int64)[cells.codes]
    return told


def _others(draft: Draft, told: Numbers) -> Mask:
    undated = draft.month | (draft.ledger.date is None)
    others: Mask = draft.live() & undated & (told > 0) & (told != draft.year)
    return others


def _are_paired(draft: Draft, name: str, told: Numbers) -> Mask:
    """All records, where most of other years are of units that have the own year's as well."""
    units = _units(draft, name)
    others = _others(draft, told)
    own = draft.live() & (told == draft.year)
    both = np.isin(units[others], units[own])
    return np.full(len(draft), bool(len(both)) and both.mean() >= _MOST)


def _units(draft: Draft, name: str) -> Numbers:
    """By record a number for what it is of: its folder, its month, and its name.

    The names are those of the column that has most different ones.
    """
    known = {measure.column for measure in draft.ledger.measures} | {name, draft.ledger.date}
    texts = [
        cells
        for column, cells in draft.values.items()
        if column not in known
        and not is_remark(column)
        and any(isinstance(value, str) for value in cells.values)
    ]
    if not texts and not draft.month.any():
        return np.arange(len(draft))
    names = sorted(texts, key=lambda cells: -len(cells.values))[:1]
    return paired([draft.year, *(cells.codes for cells in (draft.day, *names))])


def _leave_out(draft: Draft, name: str, told: Numbers, others: Mask) -> None:
    found: dict[tuple[int, int], list[int]] = {}
    for i in np.flatnonzero(others).tolist():
        found.setdefault((int(draft.owner[i]), int(told[i])), []).append(i)
    for (_, year), rows in found.items():
        draft.exclude("outside_year", rows[0], name, value=str(year), rows=draft.rows(rows))
        draft.excluded[rows] = True


def _of_plans(draft: Draft, name: str) -> None:
    cells = draft.values[name]
    texts = _texts(cells)
    if not any(map(_REFERENCE.fullmatch, texts)) or not any(map(_OWN.fullmatch, texts)):
        return
    others = _where(draft, cells, texts)
    if not others.any():
        return
    first = int(np.flatnonzero(others)[0])
    words = tuple(dict.fromkeys(t for t in texts if _REFERENCE.fullmatch(t)))
    shown = {"rows": draft.rows(np.flatnonzero(others)), "words": words}
    draft.find("reference_rows", Severity.WARNING, first, name, **shown)
    draft.excluded |= others


def _where(draft: Draft, cells: Coded, texts: list[str]) -> Mask:
    undated = draft.month | (draft.ledger.date is None)
    told = cells.where([_REFERENCE.fullmatch(text) is not None for text in texts])
    rows: Mask = draft.live() & undated & told
    return rows


def _texts(cells: Coded) -> list[str]:
    return [comparable(text) if text else "" for text in texts_of(cells.values)]
