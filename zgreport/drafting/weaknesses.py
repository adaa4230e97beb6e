"""Weaknesses: what the data shows that needs a look, each said only when it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.conditions import topics
from zgreport.drafting.joining import LAST_YEAR
from zgreport.drafting.naming_figures import FigureKind
from zgreport.patterns import Pattern
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
_GOOD_IF_LESS = frozenset({"天", "小时", "分钟"})  # how long things take
_UNWANTED = Pattern(
    "超标|死亡|受伤|伤亡|损失|线损|事故|火灾|未[结办归完]|积案|违[法规章]|超期|逾期|差错|不合格|不满意|不达标|故障"
    "|停[电水]|欠|流失|污染|缺席|辍学|负债|能耗|排放|发病|感染|隐患|退[件回]|取消"
)
_POINTS = "分"
_EVERY = 999
_YEAR = "全年 and "


@dataclass(frozen=True, slots=True)
class Weakness:
    """What it is called, the expression that is true where it holds, what is said of it."""

    title: str
    when: str
    text: str


def weaknesses(proposal: Proposal, figures: Sequence[NamedFigure]) -> tuple[Weakness, ...]:
    """What fell, then values of closed lists and members of registries without a row."""
    every = topics(proposal, figures)
    mains = [main for topic in every for main in topic.mains if _is_worse_if_less(main)]
    told = [_fallen(mains)] if mains else []
    return (*told, *(weakness for topic in every for weakness in _without_rows(topic)))


def _is_worse_if_less(figure: NamedFigure) -> bool:
    """Not of what nobody wants more of, nor of a level, of which a fall is neither good nor bad."""
    if figure.unit in _GOOD_IF_LESS or _UNWANTED.search(figure.label):
        return False
    return figure.measure is not MeasureKind.MEAN or figure.unit == _POINTS


def _fallen(mains: Sequence[NamedFigure]) -> Weakness:
    """What fell; a stock, which is compared with the end of last year, in a whole year only."""
    flows = [main for main in mains if main.measure is not MeasureKind.LAST]
    stocks = [main for main in mains if main.measure is MeasureKind.LAST]
    parted = (("", flows), (_YEAR, stocks))
    when = [f"{start}[{_falls(some)}]|个数 > 0" for start, some in parted if some]
    told = [(f"{m.name}.降幅", m) for m in flows] + [(f"{_YEAR}{m.name}.降幅", m) for m in stocks]
    each = "".join(
        f"{{% if {condition} %}}，{m.label}{{{{ {m.name}.降幅 }}}}{{% endif %}}"
        for condition, m in told
    )
    return Weakness("有的指标减少或下降", " or ".join(when), f"与{LAST_YEAR}相比{each}")


def _falls(figures: Sequence[NamedFigure]) -> str:
    return ", ".join(f"{figure.name}.降幅" for figure in figures)


def _without_rows(topic: Topic) -> Iterator[Weakness]:
    whole = topic.whole
    if whole is None or whole.kind is not FigureKind.COUNT:
        return
    for division in topic.divisions:
        if division.is_list and not division.is_question:
            yield _list(topic.what, whole, division)
        elif division.is_registry:
            yield _registry(topic.what, whole, division)


def _list(what: str, whole: NamedFigure, by: Division) -> Weakness:
    column, none = by.column, _none(whole, by)
    return Weakness(
        f"部分{column}没有{what}记录",
        f"{whole.name} >= {_FEWEST_ROWS} and {none}",
        f"涉及{{{{ {none}|等({_LISTED}, '项') }}}}".replace('"', "'"),
    )


def _registry(what: str, whole: NamedFigure, by: Division) -> Weakness:
    """Said only where most members do have rows: else the registry is of something wider."""
    column, none = by.column, _none(whole, by)
    some = f'{whole.name}.前({_EVERY}, "{column}")|个数'
    return Weakness(
        f"部分{column}没有{what}记录",
        f"{whole.name} >= {_FEWEST_ROWS} and {none} and {none}|个数 < {some}",
        f"涉及{{{{ {none}|等({_LISTED}, '个{column}') }}}}".replace('"', "'"),
    )


def _none(whole: NamedFigure, by: Division) -> str:
    return f'{whole.name}.按("{by.column}").不在(1, {_MOST})'
