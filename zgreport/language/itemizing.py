"""Itemizing: a figure by the values of a column, its best values, the texts of a column.

Also texts with whose they are, and texts brought together that share what another column says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.figures.expression import Condition, Measure, Op, Rows, narrow
from zgreport.figures.order import Order
from zgreport.language.entries import Entry, Term
from zgreport.language.faults import fault
from zgreport.language.values.breakdowns import BreakdownValue, LeadersValue
from zgreport.language.values.figures import figure_value
from zgreport.language.values.plain import Arguments, Cut, Number, Origin, Text, Texts, Value
from zgreport.language.values.things import Listed, Thing
from zgreport.names import tidy
from zgreport.wording import lists
from zgreport.wording.leaders import fallen, risen
from zgreport.wording.lists import named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zgreport.figures.model import Figure
    from zgreport.findings import ZgreportError
    from zgreport.language.values.figures import FigureValue

__all__ = ["ITEMIZING", "leaders_of", "wrong_arguments"]

_AS_LISTED = "名录"
_NAMES_OF_TIME = {"季": "季度"}

_BY = Entry(
    "按",
    '列[, 序="名录"]',
    "按一列分开的各项，也可以按月、季、半年；时间按先后，其他从大到小，或按名录的先后",
    '{{ 发稿.按("类别")|个数 }}',
)
_FIRST = Entry(
    "前", "几, 列", "按一列分开后最多的几项，并列的都算", '{{ 发稿.前(3, "单位")|顿号 }}'
)
_LEADING = Entry(
    "居前",
    "几, 列",
    "按一列分开后居前的几项和各自的数；只有一项、都一样多、并列太多的不印，也可以作条件",
    '{{ 发稿(载体="云川党建").居前(3, "单位") }}',
)
_FALLEN = Entry(
    "减少居前",
    "几, 列",
    "按一列分开后比上年减少较多的几项和各自减少的数；没有减少的、并列太多的不印，也可以作条件",
    '{{ 发稿(载体="云川党建").减少居前(3, "单位") }}',
)
_RISEN = Entry(
    "增加居前",
    "几, 列",
    "按一列分开后比上年增加较多的几项和各自增加的数；没有增加的、并列太多的不印，也可以作条件",
    '{{ 发稿(载体="云川党建").增加居前(3, "单位") }}',
)
_WORKS = Entry(
    "篇目",
    "列, 谁",
    "一列里的题目，加书名号，前面写明是谁的",
    '{{ 发稿(载体="云川党建").篇目("标题", "单位")|等(2, "篇") }}',
)
_MERGED = Entry(
    "归并",
    "列, 看哪一列",
    "把一列里另一列都相同的归在一起；每一组的名是那些相同的，值是这一组的数",
    '{% for 组 in 发稿(载体=["省先锋网", "省日报"]).归并("标题", "载体") %}'
    "{{ 组.值 }}被{{ 组.名|顿号 }}采用；{% endfor %}",
)
_COLUMN = Entry(
    "列",
    "列[, 几[, 按=列]]",
    "一列里的文字，先日期后行序，或按另一列从大到小，并列的都算",
    '{{ 发稿(镜子="三棱镜").列("标题", 3, 按="分值")|书名号 }}',
)


def wrong_arguments(entry: Entry) -> ZgreportError:
    """The error that shows how a form with arguments is typed."""
    return fault("form_arguments", name=entry.name, takes=entry.takes, right=entry.example)


def _by(value: FigureValue, arguments: Arguments) -> Value:
    """The items by time where they are times, else the largest first; 序="名录": as listed."""
    match arguments.positional:
        case [Text(text=column)]:
            column = tidy(column)
        case _:
            raise wrong_arguments(_BY)
    listed = arguments.named.get("序")
    if listed is not None and not (isinstance(listed, Text) and tidy(listed.text) == _AS_LISTED):
        raise wrong_arguments(_BY)
    order = Order.LISTED if listed else Order.USUAL
    breakdown = value.ground.facts.breakdown(value.expression, column, order)
    typed = f', 序="{_AS_LISTED}"' if listed else ""
    return BreakdownValue(value.ground, breakdown, f'.按("{column}"{typed})', plain=True)


def _first(value: FigureValue, arguments: Arguments) -> Value:
    """The best items with all ties at the last place; without zeros and unlisted names."""
    match arguments.positional:
        case [Number(exact=count), Text(text=column)] if count.denominator == 1 and count > 0:
            column = tidy(column)
            breakdown = value.ground.facts.breakdown(value.expression, column)
        case _:
            raise wrong_arguments(_FIRST)
    items = [item for item in breakdown.items if item.listed and breakdown.is_something(item.value)]
    kept = tuple(items[: int(count)])
    if kept:
        kept += tuple(item for item in items[int(count) :] if item.value == kept[-1].value)
    form, word = f'.前({count}, "{column}")', _word_of(value, column)
    return BreakdownValue(value.ground, replace(breakdown, items=kept), form, int(count), word)


def _leading(value: FigureValue, arguments: Arguments) -> Value:
    """The items that stand out, as they are said or to be joined."""
    match arguments.positional:
        case [Number(exact=count), Text(text=column)] if count.denominator == 1 and count > 0:
            return leaders_of(value, int(count), column)
    raise wrong_arguments(_LEADING)


def leaders_of(value: FigureValue, most: int, column: str) -> LeadersValue:
    """The items of a column that stand out, about so many."""
    column = tidy(column)
    breakdown = value.ground.facts.breakdown(value.expression, column)
    return LeadersValue(value.ground, breakdown.leading(most), f'.居前({most}, "{column}")')


def _moving(
    entry: Entry, say: Callable[[Sequence[tuple[str, Figure]], int], str]
) -> Callable[[FigureValue, Arguments], Value]:
    """The items that moved most in one direction, as they are said; nothing where none did."""

    def moving(value: FigureValue, arguments: Arguments) -> Value:
        match arguments.positional:
            case [Number(exact=count), Text(text=column)] if count.denominator == 1 and count > 0:
                said = say(_compared(value, tidy(column)), int(count))
                form = f'.{entry.name}({count}, "{tidy(column)}")'
                return Text(said, Origin(value.label, form, value.figure))
        raise wrong_arguments(entry)

    return moving


def _compared(value: FigureValue, column: str) -> list[tuple[str, Figure]]:
    facts = value.ground.facts
    items = facts.breakdown(value.expression, column).items
    names = [(i, i.name) for i in items if i.name and i.listed]
    return [(named(column, name), facts.compared(i.expression, None)) for i, name in names]


def _works(value: FigureValue, arguments: Arguments) -> Value:
    """The titles of a column, each behind whose it is; neighbours of one owner together."""
    column, owner = _two_columns(_WORKS, arguments)
    facts = value.ground.facts
    rows = _rows(value, "篇目")
    owned = [
        (lists.enumerate_names(facts.values(each, owner)), title)
        for title, each in _by_texts(value, rows, column)
    ]
    source = Origin(value.label, f'.篇目("{column}", "{owner}")', value.figure)
    return Texts(lists.owned_titles(owned), source, together=lists.owners_together(owned))


def _merged(value: FigureValue, arguments: Arguments) -> Value:
    """The texts of a column that have the same values in another: those with most values first."""
    column, other = _two_columns(_MERGED, arguments)
    facts = value.ground.facts
    rows = _rows(value, "归并")
    groups: dict[tuple[str, ...], list[Rows | Measure]] = {}
    for _, each in _by_texts(value, rows, column):
        groups.setdefault(facts.values(each, other), []).append(each)
    ordered = sorted(groups.items(), key=lambda group: -len(group[0]))
    things = (_group(value, rows, column, shared, members) for shared, members in ordered)
    return Listed(tuple(things), f'{value.label}.归并("{column}", "{other}")')


def _group(
    value: FigureValue,
    rows: Rows | Measure,
    column: str,
    shared: tuple[str, ...],
    members: list[Rows | Measure],
) -> Value:
    named = (c for each in members for c in each.conditions if (c.column, c.op) == (column, Op.IS))
    literals = tuple(dict.fromkeys(literal for condition in named for literal in condition.values))
    expression = narrow(rows, (Condition(column, Op.IS, literals),))
    figure = figure_value(value.ground, expression)
    return Thing(
        lists.enumerate_names(shared),
        {"名": Texts(shared, Origin(figure.label, "名")), "值": figure},
    )


def _by_texts(
    value: FigureValue, rows: Rows | Measure, column: str
) -> list[tuple[str, Rows | Measure]]:
    """Each text of a column by date, then row, with the expression of its rows."""
    facts = value.ground.facts
    items = {item.name: item.expression for item in facts.breakdown(rows, column).items}
    found = [(text, items.get(text)) for text in facts.values(rows, column)]
    return [(text, each) for text, each in found if isinstance(each, Rows | Measure)]


def _two_columns(entry: Entry, arguments: Arguments) -> tuple[str, str]:
    match arguments.positional:
        case [Text(text=column), Text(text=other)]:
            return tidy(column), tidy(other)
    raise wrong_arguments(entry)


def _rows(value: FigureValue, form: str) -> Rows | Measure:
    if not isinstance(value.expression, Rows | Measure):
        raise fault("needs_rows", form=form, of=value.label)
    return value.expression


def _word_of(value: FigureValue, column: str) -> str:
    """What the names of a column are counted in: 个单位, unless the definition has a word."""
    facts = value.ground.facts
    words = (facts.word_of(ledger, column) for ledger in facts.ledgers_of(value.expression))
    return next((word for word in words if word), "") or f"个{_NAMES_OF_TIME.get(column, column)}"


def _column(value: FigureValue, arguments: Arguments) -> Value:
    """The texts of a column; 按= orders them by another column, the highest first."""
    by = arguments.named.get("按")
    match arguments.positional:
        case [Text(text=column)]:
            most = None
        case [Text(text=column), Number(exact=count)] if count.denominator == 1 and count > 0:
            most = int(count)
        case _:
            raise wrong_arguments(_COLUMN)
    if not (by is None or isinstance(by, Text)):
        raise wrong_arguments(_COLUMN)
    rows = _rows(value, "列")
    column, order = tidy(column), tidy(by.text) if by else None
    facts = value.ground.facts
    values = facts.values(rows, column, order, most)
    is_name = (held := facts.columns(rows.ledger).get(column)) and held.registry == column
    word = _word_of(value, column) if is_name else facts.word_of(rows.ledger) or "项"
    cut = Cut(most, word) if most and len(values) > 2 * most else None
    typed = [f'"{column}"', *([str(most)] if most else []), *([f'按="{order}"'] if order else [])]
    source = Origin(value.label, f".列({', '.join(typed)})", value.figure)
    return Texts(values, source, cut)


ITEMIZING = (
    Term(_BY, _by),
    Term(_FIRST, _first),
    Term(_LEADING, _leading),
    Term(_RISEN, _moving(_RISEN, risen)),
    Term(_FALLEN, _moving(_FALLEN, fallen)),
    Term(_COLUMN, _column),
    Term(_WORKS, _works),
    Term(_MERGED, _merged),
)
"""The forms that give several things of one figure."""
