"""The parts of a ledger's definition: columns, groups, measures, and what is no record."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.definition.keys import Fields, Key, keys_of
from zgreport.definition.kinds import (
    FILLED_TEXTS,
    NAME,
    NAMES,
    PATTERNS,
    TEXT,
    TEXTS,
    WORD,
    any_of,
    by_name,
    each_named,
    one_of,
    table,
)
from zgreport.definition.measure_kinds import BY_ACCOUNT
from zgreport.definition.model import (
    ColumnDef,
    DateSource,
    GroupDef,
    IgnoreDef,
    MeasureDef,
    MeasureKind,
    UnpivotDef,
)
from zgreport.definition.nodes import Scalar, Table
from zgreport.definition.readers import name, texts
from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.definition.spots import Spot

__all__ = ["COLUMNS", "DATE", "GROUPS", "IGNORE", "MEASURES", "UNPIVOT", "DateDef"]

_USUAL_DATE = "日期"


class ColumnKeys:
    """The keys of a column that more is said of than its headers."""

    headers = Key(
        "headers",
        TEXTS,
        (),
        "这一列在各个表里用过的其他表头",
        "headers: [信息类别, 稿件类别]",
        "没有别的表头",
    )
    values = Key(
        "values",
        FILLED_TEXTS,
        None,
        "这一列只能取的值；表里有别的值就是错误，没有行的值也算得出 0",
        "values: [贯彻落实, 基层实践]",
        "取什么值都行",
    )
    measure_word = Key(
        "measure_word",
        WORD,
        None,
        "数这一列有多少个不同的值时用的量词（`.种数`）",
        "measure_word: 辑",
        "由列名看出，如期号是期",
    )
    spellings = Key(
        "spellings",
        by_name(FILLED_TEXTS, "值", ()),
        (),
        "同一个值的其他写法：表里写成这些的，算作这个值",
        "spellings: {甲县: [甲县委, 甲县县委]}",
        "写法不同就是不同的值；名录的别名另算",
    )


class GroupKeys:
    """The keys of a group."""

    source = Key("from", NAME, "", "由哪一列分出；列可以不写在 columns 里", "from: 类别")
    values = Key(
        "values",
        by_name(FILLED_TEXTS, "组", ()),
        (),
        "每个组有哪些值",
        "values: {望远镜: [贯彻落实], 显微镜: [问题建议]}",
    )
    rest = Key(
        "rest",
        TEXT,
        "error",
        "其余的值归哪一组；写 error 就是其余的值算错误",
        "rest: 其他",
        "`error`",
    )


class MeasureKeys:
    """The keys of a measure."""

    column = Key("column", NAME, "", "数在哪一列；列可以不写在 columns 里", "column: 阅读次数")
    kind = Key(
        "kind",
        one_of(MeasureKind),
        None,
        "怎样合计：`sum` 各行相加；`last` 取期末的数（存量），各账号的相加；`rank` 名次；"
        "`cumulative` 本年累计数；`mean` 各行的平均；`percent` 百分比，取平均",
        "kind: sum",
    )
    measure_word = Key(
        "measure_word", WORD, "", "量词", "measure_word: 次", "没有，只有 `percent` 可以不写"
    )
    per = Key(
        "per",
        NAMES,
        None,
        "哪几列合起来分得出一个账号、一个水库，各取最后一个数；只用于 `last`、`cumulative`",
        "per: [平台, 账号]",
        "由表里的名称列看出",
    )
    also = Key(
        "also",
        PATTERNS,
        (),
        "单元格里数的后面还可以写的词",
        "also: [人次, 次数]",
        "只可以写量词和同类的量词，如人、名、位",
    )


class UnpivotKeys:
    """The keys of a cross-table."""

    columns = Key(
        "columns",
        PATTERNS,
        (),
        "要化成行的各列：一个或几个表头，`*` 代表任意几个字",
        'columns: "*月"',
    )
    into = Key("into", NAME, "", "这些表头成为哪一列", "into: 月份")
    value = Key("value", NAME, "", "格里的数成为哪一列", "value: 条数")


class IgnoreKeys:
    """The keys of what is no record."""

    sheets = Key(
        "sheets",
        PATTERNS,
        (),
        "不读的工作表，`*` 代表任意几个字",
        'sheets: ["说明*", 草稿]',
        "全部都读",
    )
    rows = Key(
        "rows",
        by_name(PATTERNS, "列", ()),
        (),
        "某列是这些值的行不是记录；列可以不写在 columns 里",
        "rows: {标题: [以下空白, 本月无]}",
        "由程序认出合计、签名和附注",
    )


class DateKeys:
    """The keys of a date that does not stand in one column of the rows."""

    column = Key("column", NAME, _USUAL_DATE, "成为哪一列", "column: 月份", "`日期`")
    source = Key(
        "from",
        one_of(DateSource),
        None,
        "月、季或年写在哪里：`sheet` 工作表名，`file` 文件名，`caption` 表上方的标题",
        "from: sheet",
        "在行里",
    )
    parts = Key(
        "parts",
        NAMES,
        (),
        "年、月（季、半年）、日分写在几列时，由哪几列合成日期；没有年份的列，就用文件夹或文件名里的年度",
        "parts: [年度, 月份]",
        "日期在一列里",
    )


def _column(spot: Spot) -> ColumnDef:
    if isinstance(spot.node, Scalar) and spot.node.is_null:
        return ColumnDef(spot.title)  # `标题:` and no more: no other headers
    if not isinstance(spot.node, Table):
        return ColumnDef(spot.title, texts(spot) or ())
    fields = Fields(spot, keys_of(ColumnKeys))
    return ColumnDef(
        spot.title,
        fields.get(ColumnKeys.headers),
        fields.get(ColumnKeys.values),
        fields.get(ColumnKeys.measure_word),
        MappingProxyType(dict(fields.get(ColumnKeys.spellings))),
    )


def _group(spot: Spot) -> GroupDef:
    fields = Fields(spot, keys_of(GroupKeys))
    rest = fields.get(GroupKeys.rest)
    return GroupDef(
        name=spot.title,
        source=fields.get(GroupKeys.source),
        values=dict(fields.get(GroupKeys.values)),
        rest=None if rest == "error" else rest,
    )


def _measure(spot: Spot) -> MeasureDef:
    fields = Fields(spot, keys_of(MeasureKeys))
    kind = fields.get(MeasureKeys.kind)
    if kind is not MeasureKind.PERCENT:
        fields.require(MeasureKeys.measure_word)
        if "%" in comparable(fields.get(MeasureKeys.measure_word)):
            fields.refuse(MeasureKeys.measure_word, "percent_by_word")
    if kind is not None and kind not in BY_ACCOUNT:
        fields.refuse(MeasureKeys.per, "per_without_last", kind=kind.value)
    return MeasureDef(
        name=spot.title,
        column=fields.get(MeasureKeys.column),
        kind=kind or MeasureKind.SUM,
        measure_word=fields.get(MeasureKeys.measure_word),
        per=fields.get(MeasureKeys.per),
        also=fields.get(MeasureKeys.also),
    )


def _unpivot(spot: Spot) -> UnpivotDef:
    fields = Fields(spot, keys_of(UnpivotKeys))
    return UnpivotDef(
        columns=fields.get(UnpivotKeys.columns),
        into=fields.get(UnpivotKeys.into),
        value=fields.get(UnpivotKeys.value),
    )


def _ignore(spot: Spot) -> IgnoreDef:
    fields = Fields(spot, keys_of(IgnoreKeys))
    rows = MappingProxyType(dict(fields.get(IgnoreKeys.rows)))
    return IgnoreDef(fields.get(IgnoreKeys.sheets), rows)


@dataclass(frozen=True, slots=True)
class DateDef:
    """The column of dates, and where they come from if no column of the tables holds them."""

    column: str | None = None
    source: DateSource | None = None
    parts: tuple[str, ...] = ()


def _date(spot: Spot) -> DateDef:
    if not isinstance(spot.node, Table):
        return DateDef(name(spot))
    fields = Fields(spot, keys_of(DateKeys))
    if not fields.has(DateKeys.parts):
        fields.require(DateKeys.source)
    elif fields.has(DateKeys.source):
        fields.refuse(DateKeys.parts, "date_twice")
    column, source = fields.get(DateKeys.column), fields.get(DateKeys.source)
    return DateDef(column, source, fields.get(DateKeys.parts))


COLUMNS = each_named(
    any_of(
        _column,
        TEXTS,
        table(keys_of(ColumnKeys), _column),
        takes="其他表头的列表，或键和值；冒号后面可以空着",
        nothing=True,
    ),
    "列",
)
GROUPS = each_named(table(keys_of(GroupKeys), _group), "分组")
_PERCENT = {"properties": {"kind": {"const": MeasureKind.PERCENT.value}}, "required": ["kind"]}
_WORDED = [{"required": ["measure_word"]}, _PERCENT]
MEASURES = each_named(table(keys_of(MeasureKeys), _measure, anyOf=_WORDED), "指标")
UNPIVOT = table(keys_of(UnpivotKeys), _unpivot)
IGNORE = table(keys_of(IgnoreKeys), _ignore)
_PLACED = [{"required": [key.name]} for key in (DateKeys.source, DateKeys.parts)]
DATE = any_of(
    _date,
    NAME,
    table(keys_of(DateKeys), _date, anyOf=_PLACED),
    takes="列名，或 `{from: …, column: …}`、`{parts: […], column: …}`",
)
