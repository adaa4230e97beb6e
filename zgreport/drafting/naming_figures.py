"""Named figures: each ledger's count, each measure, and each by what is worth telling apart."""

from __future__ import annotations

import dataclasses
import enum
from collections import Counter
from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Role
from zgreport.drafting.labels import answered, measure_label
from zgreport.drafting.numbers import GROWS_BY
from zgreport.drafting.shares import (
    attribute_values,
    rows_by_attribute,
    rows_by_value,
    says_how_many,
)
from zgreport.drafting.tag_names import Names, literal, noun
from zgreport.names import comparable
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.drafting.proposal import ColumnDraft, LedgerDraft, Proposal, RegistryDraft

__all__ = [
    "Division",
    "FigureKind",
    "NamedFigure",
    "divisions",
    "measure_columns",
    "named_figures",
    "whole_of",
]

MOST_VALUES = 6
"""A column of more values is told by its leading ones, not by a figure each."""
MOST_OF_A_LEDGER = 12
LEAST_SHARE = 0.05
_SPLIT = frozenset({MeasureKind.SUM, MeasureKind.LAST, MeasureKind.CUMULATIVE})
_YES, _NO = (
    frozenset({"是", "有", "已", "√", "Y", "yes"}),
    frozenset({"否", "无", "未", "×", "N", "no"}),
)
_ASKING = Pattern(r"^(?:是否|有无|能否)")
_NUMBER = Pattern(r"[-+]?\d+(?:\.\d+)?%?")
_VAGUE = frozenset({"其他", "其它", "无", "有", "是", "否", "一般", "正常", "不详", "未知"})
_SHORTEST = 3
_OF_ALL = Pattern("^(?:合计|总计)|(?:合计|总计)$")
_GENERIC = Pattern("^.?[数额量]$|^(?:合计|总计|年龄)$")
_AMOUNT = Pattern(r"\d+(?:\.\d+)?[万亿]?[元块岁天年米分]")


class FigureKind(enum.StrEnum):
    """What a named figure is: the rows of a ledger, a measure of it, or a part of one of them."""

    COUNT = "count"
    MEASURE = "measure"
    PART = "part"


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A name, the expression that it stands for, and how a table calls it.

    `unit` is its measure word, "" of a percentage; `short` how a section on its ledger calls it;
    `of` the figure that a PART is a part of, `column` and `value` what it holds of it.
    """

    name: str
    expression: str
    kind: FigureKind
    ledger: str
    label: str
    unit: str = ""
    measure: MeasureKind | None = None
    short: str = ""
    of: str = ""
    column: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Division:
    """A column that parts a ledger's rows, as conditions name it.

    `every` are all its values, where they are known; `values` those with a real share of the
    rows, none where there are too many to be told one by one.  `is_question`: they are yes and
    no; `is_list`: there may be no others; `is_registry`: they are a registry's members.
    """

    column: str
    values: tuple[str, ...]
    every: tuple[str, ...] = ()
    is_list: bool = False
    is_question: bool = False
    is_registry: bool = False


def named_figures(proposal: Proposal) -> tuple[NamedFigure, ...]:
    """The figures of every ledger, in its order: its count, its measures, the parts of both."""
    names = Names.but(*(ledger.name for ledger in proposal.ledgers))
    shared = Counter(c.measure for ledger in proposal.ledgers for c in measure_columns(ledger))
    found: list[NamedFigure] = []
    for ledger in proposal.ledgers:
        mains = list(_mains(ledger, shared, names))
        found += mains
        found += _parts(mains, divisions(proposal, ledger), names)
    return tuple(found)


def measure_columns(ledger: LedgerDraft) -> tuple[ColumnDraft, ...]:
    """The columns that become measures, in their order, each measure once."""
    found = {c.measure: c for c in reversed(ledger.columns) if c.measure and c.kind}
    return tuple(reversed(found.values()))


def divisions(proposal: Proposal, ledger: LedgerDraft) -> tuple[Division, ...]:
    """The columns by which the ledger may be told apart: attributes, closed lists, registries."""
    registries = {registry.name: registry for registry in proposal.registries}
    attributes: list[Division] = []
    lists: list[Division] = []
    names: list[Division] = []
    for column in ledger.columns:
        registry = registries.get(column.registry) if column.role is Role.NAME else None
        if registry is not None and column.name.isidentifier():
            names.append(Division(column.name, (), is_registry=True))
            attributes += _by_attributes(ledger, column, registry)
        elif column.role is Role.LIST and _parts_rows(column):
            lists.append(_by_list(column, rows_by_value(ledger, column)))
    return (*attributes, *lists, *names)


def _parts_rows(column: ColumnDraft) -> bool:
    """True for a closed list of kinds; not of amounts, 80元 and 120元."""
    amounts = sum(_AMOUNT.fullmatch(value) is not None for value in column.values)
    return column.name.isidentifier() and 2 * amounts <= len(column.values) > 0


def _by_list(column: ColumnDraft, rows: Mapping[str, int]) -> Division:
    plain = {comparable(value).casefold() for value in column.values}
    is_question = len(plain) <= 2 and bool(plain & _YES) and plain <= _YES | _NO
    worth = _worth_it(column.values, rows)
    return Division(column.name, worth, column.values, is_list=True, is_question=is_question)


def _by_attributes(
    ledger: LedgerDraft, column: ColumnDraft, registry: RegistryDraft
) -> Iterator[Division]:
    for attribute in registry.columns:
        name = registry.renamed.get(attribute.name, attribute.name)
        if attribute.role is not Role.ATTRIBUTE or not name.isidentifier():
            continue
        if any(each.name == name for each in ledger.columns):
            continue
        rows = rows_by_attribute(ledger, column, registry, attribute)
        values = attribute_values(registry, attribute)
        if 1 < len(values) <= MOST_VALUES and not all(map(_NUMBER.fullmatch, values)):
            yield Division(name, _worth_it(values, rows), values)


def _worth_it(values: tuple[str, ...], rows: Mapping[str, int]) -> tuple[str, ...]:
    """The values with a real share of the rows, in their order; () where they are too many."""
    if len(values) > MOST_VALUES:
        return ()
    whole = sum(rows.values())
    shares = {value: rows.get(comparable(value), 0) for value in values}
    if not whole:
        return tuple(value for value in values if literal(value))
    return tuple(v for v, n in shares.items() if n >= whole * LEAST_SHARE and literal(v))


def _mains(ledger: LedgerDraft, shared: Counter[str], names: Names) -> Iterator[NamedFigure]:
    what = noun(ledger.name)
    columns = [c for c in measure_columns(ledger) if c.role is not Role.LAST_YEAR]
    is_counted = ledger.counted and not (columns and says_how_many(ledger))
    if ledger.measure_word and is_counted:
        name = names.take((f"{what}总数", f"{ledger.name}总数"))
        word = ledger.measure_word
        yield NamedFigure(name, ledger.name, FigureKind.COUNT, ledger.name, what, word, short=what)
    for column in sorted(columns, key=lambda column: column.ratio != ""):
        if _is_told_already(column, ledger):
            continue
        is_clear = shared[column.measure] == 1 and len(column.measure) >= _SHORTEST
        is_clear = is_clear or what in column.measure
        own = column.measure
        wanted = own if is_clear else what + own
        name = names.take((wanted, f"{what}{own}", f"{ledger.name}{own}"))
        short = measure_label(column)
        label = short if is_clear or short.startswith(what) else what + short
        short = label if _GENERIC.search(short) or short == column.measure_word else short
        expression = column.ratio or f"{ledger.name}.{own}"
        unit, kind = column.measure_word, None if column.ratio else column.kind
        yield NamedFigure(
            name, expression, FigureKind.MEASURE, ledger.name, label, unit, kind, short
        )


def _is_told_already(column: ColumnDraft, ledger: LedgerDraft) -> bool:
    """True for 本年累计 of a measure that is told: in a year they come to the same."""
    others = {reason.values["other"] for reason in column.reasons if reason.code == GROWS_BY}
    return any(
        each.kind is MeasureKind.SUM and each.measure and others.intersection(each.headers)
        for each in ledger.columns
    )


def whole_of(mains: Sequence[NamedFigure]) -> NamedFigure | None:
    """What is parted: the count, else the measure that adds up all, else the first that adds up."""
    added = [main for main in mains if main.measure is None or main.measure in _SPLIT]
    if added and added[0].kind is FigureKind.COUNT:
        return added[0]
    return next(iter([main for main in added if _OF_ALL.search(main.label)] or added), None)


def _parts(
    mains: list[NamedFigure], by: tuple[Division, ...], names: Names
) -> Iterator[NamedFigure]:
    """The parts of what the ledger is about: its rows, else its first sum."""
    whole = whole_of(mains)
    if whole is None:
        return
    left = MOST_OF_A_LEDGER - len(mains)
    for division in by:
        values = _told(division)
        if not 0 < len(values) <= left:
            continue
        left -= len(values)
        for value in values:
            yield _part(whole, division, value, names)


def _told(division: Division) -> tuple[str, ...]:
    """The values that get a figure: of yes and no only yes."""
    if not division.is_question:
        return division.values
    return tuple(v for v in division.values if comparable(v).casefold() in _YES)


def _part(whole: NamedFigure, by: Division, value: str, names: Names) -> NamedFigure:
    what = whole.label
    if by.is_question:
        said = _ASKING.sub("", by.column)
        wanted = (f"{said}{what}" if said != what else f"{by.column}{value}{what}",)
    else:
        is_clear = len(value) > 1 and value not in _VAGUE and not value[0].isdigit()
        wanted = (*((f"{value}{what}",) if is_clear else ()), f"{by.column}{value}{what}")
    name = names.take((*wanted, f"{whole.ledger}{by.column}{value}{what}"))
    expression = f"{whole.expression}({by.column}={literal(value)})"
    label = f"{by.column}：{value}"
    if by.is_question:
        label = answered(by.column, value)
    return dataclasses.replace(
        whole,
        name=name,
        expression=expression,
        kind=FigureKind.PART,
        label=label,
        short=label,
        of=whole.name,
        column=by.column,
        value=value,
    )
