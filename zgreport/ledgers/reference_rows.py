"""Reference rows: those that a column says are of another year, or of a plan, beside the year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Severity
from zgreport.ledgers.texts import texts_of
from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from zgreport.ledgers.coded import Coded, Mask
    from zgreport.ledgers.draft import Draft

__all__ = ["leave_out_reference_rows"]

_YEAR_HEADERS = frozenset(
    {"年", "年度", "年份", "统计年度", "统计年份", "数据年度", "数据年份", "报告年度", "所属年度"}
)
_YEAR = Pattern(r"(20\d\d)(?:\.0)?年?度?")
_OWN = Pattern(
    r"(?:本|今|当)(?:年度?|期)(?:数|值|累计|实际|完成)*|实际(?:数|值|完成)?|(?:实际)?完成(?:数|值|情况)?"
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
        if comparable(name) in _YEAR_HEADERS:
            _of_other_years(draft, name)
        elif name not in listed:
            _of_plans(draft, name)


def _of_other_years(draft: Draft, name: str) -> None:
    cells = draft.values[name]
    years = [int(found[1]) if found else 0 for found in map(_YEAR.fullmatch, _texts(cells))]
    told = np.array(years or [0], dtype=np.int64)[cells.codes]
    undated = draft.month | (draft.ledger.date is None)
    others = draft.live() & undated & (told > 0) & (told != draft.year)
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
