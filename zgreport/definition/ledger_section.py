"""The section `ledgers`: each ledger's files, columns, groups and measures."""

from __future__ import annotations

import enum
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from zgreport.definition.model import (
    Approximate,
    ColumnDef,
    Copies,
    DateSource,
    Duplicates,
    Empty,
    Gaps,
    GroupDef,
    IgnoreDef,
    LedgerDef,
    MeasureDef,
    MeasureKind,
    UnpivotDef,
)
from zgreport.definition.nodes import Scalar, Table
from zgreport.definition.schema import (
    Fields,
    Reader,
    Spot,
    choice,
    file_name,
    filled_texts,
    items,
    name,
    named,
    text,
    texts,
)

__all__ = ["read_ledger"]

Word = TypeVar("Word", bound=enum.StrEnum)

_REQUIRED = ("files",)
_OPTIONAL = (
    "date",
    "measure_word",
    "columns",
    "groups",
    "measures",
    "duplicates",
    "duplicate_key",
    "unpivot",
    "approximate_counts",
    "sheets",
    "ignore",
    "copies",
    "empty",
    "gaps",
)
_TITLE, _MEDIUM, _DATE = "标题", "载体", "日期"


def read_ledger(title: str, spot: Spot) -> LedgerDef:
    """One ledger of the definition; what is wrong is noted, a stand-in takes its place."""
    fields = Fields(spot, _REQUIRED, _OPTIONAL)
    columns = fields.get("columns", _columns, ())
    measures = fields.get("measures", _measures, ())
    word = fields.get("measure_word", text, "")
    if fields.ok and not fields.has("measure_word") and not fields.has("measures"):
        spot.lacks("measure_word_missing", name=title)
    day, date_from = fields.get("date", _date, (None, None))
    return LedgerDef(
        name=title,
        files=fields.get("files", _files, ()),
        date=day,
        measure_word=word,
        columns=columns,
        groups=fields.get("groups", _groups, ()),
        measures=measures,
        duplicates=fields.get("duplicates", _one_of(Duplicates), Duplicates.COUNT),
        duplicate_key=fields.get("duplicate_key", _names, _usual_key(columns, day)),
        unpivot=fields.get("unpivot", _unpivot, None),
        line=spot.line,
        approximate_counts=fields.get(
            "approximate_counts", _one_of(Approximate), Approximate.ERROR
        ),
        sheets=fields.get("sheets", _patterns, ()),
        date_from=date_from,
        ignore=fields.get("ignore", _ignore, IgnoreDef()),
        copies=fields.get("copies", _one_of(Copies), Copies.ERROR),
        empty=fields.get("empty", _one_of(Empty), Empty.MISSING),
        gaps=fields.get("gaps", _one_of(Gaps), Gaps.WARN),
    )


def _one_of(words: type[Word]) -> Reader[Word]:
    return choice({word.value: word for word in words})


def _date(spot: Spot) -> tuple[str | None, DateSource | None]:
    """The column of dates; or where a month stands that rows do not have, and what it is called."""
    if not isinstance(spot.node, Table):
        return name(spot), None
    fields = Fields(spot, ("from",), ("column",))
    return fields.get("column", name, _DATE), fields.get("from", _one_of(DateSource), None)


def _patterns(spot: Spot) -> tuple[str, ...] | None:
    """One pattern or several."""
    if isinstance(spot.node, Scalar):
        single = text(spot)
        return None if single is None else (single,)
    return filled_texts(spot)


def _ignore(spot: Spot) -> IgnoreDef:
    fields = Fields(spot, (), ("sheets", "rows"))
    rows = fields.get("rows", _ignored_rows, {})
    return IgnoreDef(fields.get("sheets", _patterns, ()), MappingProxyType(rows))


def _ignored_rows(spot: Spot) -> dict[str, tuple[str, ...]]:
    return dict(named(spot, lambda title, below: (title, _patterns(below) or ())))


def _usual_key(columns: tuple[ColumnDef, ...], day: str | None) -> tuple[str, ...]:
    """标题, 载体, 日期, as far as the ledger has them; the date is the ledger's own.

    Empty without a title: a medium or a day alone does not tell two records apart.
    """
    has = {column.name for column in columns}
    if _TITLE not in has:
        return ()
    when = _DATE if _DATE in has else day
    return tuple(key for key in (_TITLE, _MEDIUM, when) if key and (key in has or key == day))


def _files(spot: Spot) -> tuple[str, ...] | None:
    if isinstance(spot.node, Scalar):
        single = file_name(spot)
        return None if single is None else (single,)
    filled_texts(spot)
    found = (file_name(item) for item in items(spot))
    return tuple(pattern for pattern in found if pattern is not None)


def _names(spot: Spot) -> tuple[str, ...] | None:
    texts(spot)
    found = (name(item) for item in items(spot))
    return tuple(word for word in found if word is not None)


def _columns(spot: Spot) -> tuple[ColumnDef, ...]:
    return named(spot, _column)


def _column(title: str, spot: Spot) -> ColumnDef:
    if not isinstance(spot.node, Table):
        return ColumnDef(title, texts(spot) or ())
    fields = Fields(spot, (), ("headers", "values", "measure_word"))
    return ColumnDef(
        title,
        fields.get("headers", texts, ()),
        fields.get("values", filled_texts, None),
        fields.get("measure_word", text, None),
    )


def _groups(spot: Spot) -> tuple[GroupDef, ...]:
    return named(spot, _group)


def _group(title: str, spot: Spot) -> GroupDef:
    fields = Fields(spot, ("from", "values"), ("rest",))
    rest = fields.get("rest", text, "error")
    return GroupDef(
        name=title,
        source=fields.get("from", name, ""),
        values=fields.get("values", _group_values, {}),
        rest=None if rest == "error" else rest,
    )


def _group_values(spot: Spot) -> dict[str, tuple[str, ...]]:
    return dict(named(spot, lambda title, below: (title, filled_texts(below) or ())))


def _measures(spot: Spot) -> tuple[MeasureDef, ...]:
    return named(spot, _measure)


def _measure(title: str, spot: Spot) -> MeasureDef:
    fields = Fields(spot, ("column", "kind"), ("measure_word", "per", "also"))
    kind = fields.get("kind", choice({k.value: k for k in MeasureKind}), None)
    if kind is not MeasureKind.PERCENT:
        fields.require("measure_word")
    return MeasureDef(
        name=title,
        column=fields.get("column", name, ""),
        kind=kind or MeasureKind.SUM,
        measure_word=fields.get("measure_word", text, ""),
        per=fields.get("per", partial(_per, kind), None),
        also=fields.get("also", _patterns, ()),
    )


def _per(kind: MeasureKind | None, spot: Spot) -> tuple[str, ...] | None:
    """The columns that tell accounts apart, by which last values and running totals are kept."""
    if kind not in (MeasureKind.LAST, MeasureKind.CUMULATIVE, None):
        spot.lacks("per_without_last", kind=kind.value)
    return _names(spot)


def _unpivot(spot: Spot) -> UnpivotDef:
    fields = Fields(spot, ("columns", "into", "value"))
    return UnpivotDef(
        columns=fields.get("columns", text, ""),
        into=fields.get("into", name, ""),
        value=fields.get("value", name, ""),
    )
