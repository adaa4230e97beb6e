"""The section `ledgers`: what a ledger's files are, and how its rows are read."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from zgreport.definition.keys import Fields, Key, Kind, keys_of
from zgreport.definition.kinds import NAMES, PATTERNS, WORD, each_named, one_of, table
from zgreport.definition.ledger_parts import (
    COLUMNS,
    DATE,
    GROUPS,
    IGNORE,
    MEASURES,
    UNPIVOT,
    DateDef,
)
from zgreport.definition.model import (
    Approximate,
    ColumnDef,
    Copies,
    Duplicates,
    Empty,
    Gaps,
    IgnoreDef,
    LedgerDef,
)
from zgreport.definition.nodes import Scalar, Table
from zgreport.definition.readers import file_name, filled_texts, items, named
from zgreport.names import comparable

if TYPE_CHECKING:
    from zgreport.definition.spots import Spot

__all__ = ["LEDGERS"]

_TITLE, _MEDIUM, _DATE = "标题", "载体", "日期"


def _files(spot: Spot) -> tuple[str, ...] | None:
    if isinstance(spot.node, Scalar):
        single = file_name(spot)
        return None if single is None else (single,)
    filled_texts(spot)
    found = (file_name(item) for item in items(spot))
    return tuple(pattern for pattern in found if pattern is not None)


_FILE = {"type": ["string", "number"], "pattern": r"^[^/\\\r\n\t]+$"}
_FILES = Kind(
    _files,
    "文件名或列表，`*` 代表任意几个字",
    {"anyOf": [_FILE, {"type": "array", "items": _FILE, "minItems": 1, "uniqueItems": True}]},
)


class LedgerKeys:
    """The keys of a ledger."""

    files = Key(
        "files",
        _FILES,
        (),
        "台账的文件，只写文件名：先在 inputs/年度 里找，没有再在 inputs 里找",
        'files: ["*发稿*", "*刊发*"]',
    )
    sheets = Key(
        "sheets",
        PATTERNS,
        (),
        "读哪些工作表，`*` 代表任意几个字",
        'sheets: "*月"',
        "全部都读；汇总、说明之类见提示",
    )
    date = Key(
        "date",
        DATE,
        DateDef(),
        "日期在哪一列；年、月、日分在几列时由它们合成；行里没有日期时，从工作表名、文件名或表上方的标题里取月、季或年",
        "date: 出刊日期",
        "没有日期：全算在文件夹的年度里，不能按月、季筛选",
    )
    measure_word = Key(
        "measure_word",
        WORD,
        "",
        "一行记录的量词；只用指标列的台账可以不写，但要写 measures",
        "measure_word: 条",
        "一行不算一条，只用 measures",
    )
    columns = Key(
        "columns",
        COLUMNS,
        (),
        "有别的表头或封闭取值的列；没写在这里的列，用自己的表头作列名，哪里都可以用",
        "columns: {主题: [本期主题], 作者: }",
        "各列用自己的表头",
    )
    groups = Key(
        "groups",
        GROUPS,
        (),
        "把一列的值归成几组，成为新的一列",
        "groups: {镜子: {from: 类别, values: {望远镜: [贯彻落实]}, rest: 其他}}",
        "没有分组",
    )
    measures = Key(
        "measures",
        MEASURES,
        (),
        "表里的数：每个指标在哪一列、怎样合计、用什么量词；可以和自己的列同名",
        "measures: {字数: {column: 字数, kind: sum, measure_word: 字}}",
        "只数行数",
    )
    unpivot = Key(
        "unpivot",
        UNPIVOT,
        None,
        "交叉表：一个月一列之类的表，化成一行一个数",
        'unpivot: {columns: "*月", into: 月份, value: 条数}',
        "不是交叉表",
    )
    duplicates = Key(
        "duplicates",
        one_of(Duplicates),
        Duplicates.COUNT,
        "重复的行：`count` 照算，给出警告；`first` 只算第一行；`error` 算错误",
        "duplicates: first",
        "`count`",
    )
    duplicate_key = Key(
        "duplicate_key",
        NAMES,
        None,
        "哪几列都相同才算重复；写 [] 就不查重复",
        "duplicate_key: [期号, 标题]",
        "标题、载体、日期，有哪几列算哪几列；没有标题列，就是整行都相同",
    )
    ignore = Key(
        "ignore",
        IGNORE,
        IgnoreDef(),
        "看着像记录、其实不是的工作表和行",
        "ignore: {sheets: [草稿], rows: {标题: [以下空白]}}",
        "由程序认出合计、签名和附注",
    )
    copies = Key(
        "copies",
        one_of(Copies),
        Copies.ERROR,
        "大多数行和另一个工作表或文件相同时：`error` 算错误；`accept` 照算",
        "copies: accept",
        "`error`",
    )
    empty = Key(
        "empty",
        one_of(Empty),
        Empty.MISSING,
        "表里一行也没有时：`missing` 当作缺数；`zero` 就是 0",
        "empty: zero",
        "`missing`",
    )
    gaps = Key(
        "gaps",
        one_of(Gaps),
        Gaps.WARN,
        "比另一年缺几个月时：`warn` 给出警告，不作比较；`accept` 照样比较",
        "gaps: accept",
        "`warn`",
    )
    approximate_counts = Key(
        "approximate_counts",
        one_of(Approximate),
        Approximate.ERROR,
        "单元格里写 20余篇 之类的概数时：`error` 算错误；`count` 按 20 算，给出警告",
        "approximate_counts: count",
        "`error`",
    )


def _ledger(spot: Spot) -> LedgerDef:
    """One ledger of the definition; what is wrong is noted, a stand-in takes its place."""
    fields = Fields(spot, keys_of(LedgerKeys))
    columns = fields.get(LedgerKeys.columns)
    measures = fields.get(LedgerKeys.measures)
    word = fields.get(LedgerKeys.measure_word)
    if "%" in comparable(word or ""):
        fields.refuse(LedgerKeys.measure_word, "no_measure_word", text=word)
    has_word = fields.has(LedgerKeys.measure_word) or fields.has(LedgerKeys.measures)
    if fields.ok and not has_word:
        spot.lacks("measure_word_missing", name=spot.title)
    date = fields.get(LedgerKeys.date)
    key = fields.get(LedgerKeys.duplicate_key)
    return LedgerDef(
        name=spot.title,
        files=fields.get(LedgerKeys.files),
        date=date.column,
        measure_word=word,
        columns=columns,
        groups=fields.get(LedgerKeys.groups),
        measures=measures,
        duplicates=fields.get(LedgerKeys.duplicates),
        duplicate_key=_usual_key(columns, date.column) if key is None else key,
        unpivot=fields.get(LedgerKeys.unpivot),
        line=spot.line,
        approximate_counts=fields.get(LedgerKeys.approximate_counts),
        sheets=fields.get(LedgerKeys.sheets),
        date_from=date.source,
        date_parts=date.parts,
        ignore=fields.get(LedgerKeys.ignore),
        copies=fields.get(LedgerKeys.copies),
        empty=fields.get(LedgerKeys.empty),
        gaps=fields.get(LedgerKeys.gaps),
    )


def _usual_key(columns: tuple[ColumnDef, ...], day: str | None) -> tuple[str, ...] | None:
    """标题, 载体, 日期, as far as the ledger has them; the date is the ledger's own.

    None without a title: a medium or a day alone does not tell two records apart.
    """
    has = {column.name for column in columns}
    if _TITLE not in has:
        return None
    when = _DATE if _DATE in has else day
    return tuple(key for key in (_TITLE, _MEDIUM, when) if key and (key in has or key == day))


def _ledgers(spot: Spot) -> tuple[LedgerDef, ...]:
    if isinstance(spot.node, Table) and not spot.node.entries:
        spot.refuse("no_ledgers")
    return named(spot, _ledger)


_WORDED = [{"required": ["measure_word"]}, {"required": ["measures"]}]
_NAMED = each_named(table(keys_of(LedgerKeys), _ledger, anyOf=_WORDED), "台账", least=1)
LEDGERS = dataclasses.replace(_NAMED, read=_ledgers)
"""The section; the value is a LedgerDef for each ledger, in their order."""
