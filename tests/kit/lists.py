"""The ledgers that tables of situations are about: of articles, of items, of months."""

from __future__ import annotations

from office import changed

from zgreport.definition.model import ColumnDef, Duplicates, LedgerDef, MeasureDef, MeasureKind

ARTICLES = LedgerDef(
    name="稿件",
    files=("*稿件*",),
    date="日期",
    measure_word="篇",
    columns=tuple(map(ColumnDef, ("日期", "标题", "单位"))),
    groups=(),
    measures=(MeasureDef("总字", "字数", MeasureKind.SUM, "字"),),
    duplicates=Duplicates.COUNT,
    duplicate_key=("标题", "日期"),
    unpivot=None,
    line=1,
)
ITEMS = changed(
    ARTICLES,
    date=None,
    columns=(ColumnDef("事项"),),
    measures=(MeasureDef("件数量", "件数", MeasureKind.SUM, "件"),),
    duplicate_key=None,
)
MONTHS = changed(
    ARTICLES,
    date="月份",
    columns=(ColumnDef("月份"),),
    measures=(MeasureDef("推送", "推送", MeasureKind.SUM, "条"),),
    duplicate_key=None,
)
BY_UNIT = changed(MONTHS, columns=(ColumnDef("月份"), ColumnDef("单位")))
