"""Weaknesses: what the data shows as bad, each said only when it holds.

What moved the wrong way, as far as its name tells (`wanted`); what there should be none of; and
members of a registry that took no part in what is to be done.  Good news is none, and what is
neither good nor bad stays out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.conditions import topics
from zgreport.drafting.joining import LAST_YEAR, joined
from zgreport.drafting.labels import answered
from zgreport.drafting.naming_figures import FigureKind
from zgreport.drafting.tag_names import literal
from zgreport.drafting.wanted import Wanted, is_bad, wanted
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.drafting.conditions import Topic
    from zgreport.drafting.naming_figures import Division, NamedFigure
    from zgreport.drafting.proposal import Proposal

__all__ = ["Weakness", "weaknesses"]

_FEWEST_ROWS = 10
_MOST = 999999999
_LISTED = 5
_EVERY = 999
_YEAR = "全年 and "


@dataclass(frozen=True, slots=True)
class Weakness:
    """What it is called, the expression that is true where it holds, what is said of it."""

    title: str
    when: str
    text: str


def weaknesses(proposal: Proposal, figures: Sequence[NamedFigure]) -> tuple[Weakness, ...]:
    """What moved the wrong way, what nobody wants, then who had no part in what was done."""
    every = topics(proposal, figures)
    told = _worsened([main for topic in every for main in topic.mains])
    told += [weakness for topic in every for weakness in _unwanted(topic)]
    return (*told, *(weakness for topic in every for weakness in _without_rows(topic)))


def _worsened(mains: Sequence[NamedFigure]) -> list[Weakness]:
    """What moved the wrong way; a stock, against the end of last year, in a whole year only."""
    moved = [(main, move) for main in mains if (move := _wrong_move(main))]
    flows = [(_when(m, move), m) for m, move in moved if m.measure is not MeasureKind.LAST]
    stocks = [(_when(m, move), m) for m, move in moved if m.measure is MeasureKind.LAST]
    parts = []
    for before, some, start in ((LAST_YEAR, flows, ""), ("上年末", stocks, _YEAR)):
        if some:
            each = joined([(when, f"{m.label}{{{{ {m.name}.增幅 }}}}") for when, m in some], "，")
            anything = " or ".join(when for when, _ in some)
            when = f"{start}({anything})" if start else anything
            parts.append((when, f"与{before}相比，{each}"))
    if not parts:
        return []
    when = " or ".join(condition for condition, _ in parts)
    return [Weakness("部分指标不够理想", when, joined(parts, "，"))]


def _wrong_move(figure: NamedFigure) -> str:
    """The filter that names what moved the wrong way; "" where neither way is wrong."""
    match wanted(figure.label, figure.unit, figure.measure):
        case Wanted.MORE:
            return "减少的"
        case Wanted.LESS:
            return "增加的"
    return ""


def _when(figure: NamedFigure, move: str) -> str:
    return f"[{figure.name}]|{move}"


def _unwanted(topic: Topic) -> Iterator[Weakness]:
    """What there should be none of, of the rows: 超期, 不满意, 不合格."""
    whole = topic.whole
    if whole is None or whole.kind is not FigureKind.COUNT:
        return
    for by in topic.divisions:
        for value in by.every:
            said = _bad(by, value)
            if not said or not literal(value):
                continue
            part = f"{whole.expression}({by.column}={literal(value)})"
            text = f"共{{{{ {part} }}}}，占{{{{ {part}.占({whole.expression}) }}}}"
            yield Weakness(f"{topic.what}中有{said}的情况", f"{whole.name} and {part}", text)


def _bad(by: Division, value: str) -> str:
    """What is bad of the value of a column: 超期 of 是否超期; "" of what is not."""
    if not by.is_question:
        return f"“{value}”" if by.is_list and is_bad(value) else ""
    said = answered(by.column, value)
    return said if is_bad(said) else ""


def _without_rows(topic: Topic) -> Iterator[Weakness]:
    """Members and kinds without a row, of what is to be done: of training, not of complaints."""
    whole = topic.whole
    if whole is None or whole.kind is not FigureKind.COUNT:
        return
    if wanted(whole.label, whole.unit, None) is not Wanted.MORE:
        return
    for division in topic.divisions:
        if division.is_registry:
            yield _registry(topic.what, whole, division)


def _registry(what: str, whole: NamedFigure, by: Division) -> Weakness:
    """Said only where most members do have rows: else the registry is of something wider."""
    column = by.column
    none = f'{whole.name}.按("{column}").不在(1, {_MOST})'
    some = f'{whole.name}.前({_EVERY}, "{column}")|个数'
    return Weakness(
        f"部分{column}没有{what}记录",
        f"{whole.name} and {whole.name} >= {_FEWEST_ROWS} and {none} and {none}|个数 < {some}",
        f"涉及{{{{ {none}|等({_LISTED}, '个{column}') }}}}".replace('"', "'"),
    )
