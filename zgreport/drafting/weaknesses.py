"""Weaknesses: what the data shows that needs a look, each said only when it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.drafting.conditions import topics
from zgreport.drafting.joining import LAST_YEAR, joined
from zgreport.drafting.naming_figures import FigureKind
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


@dataclass(frozen=True, slots=True)
class Weakness:
    """What it is called, the expression that is true where it holds, what is said of it."""

    title: str
    when: str
    text: str


def weaknesses(proposal: Proposal, figures: Sequence[NamedFigure]) -> tuple[Weakness, ...]:
    """What fell, then values of closed lists and members of registries without a row."""
    every = topics(proposal, figures)
    mains = [main for topic in every for main in topic.mains]
    told = [_fallen(mains)] if mains else []
    return (*told, *(weakness for topic in every for weakness in _without_rows(topic)))


def _fallen(mains: Sequence[NamedFigure]) -> Weakness:
    falls = f"[{', '.join(f'{main.name}.降幅' for main in mains)}]|个数 > 0"
    said = joined(
        [(f"{m.name}.降幅", f"{m.label}{{{{ {m.name}.降幅 }}}}") for m in mains], mark="，"
    )
    return Weakness(f"有的指标比{LAST_YEAR}减少或下降", falls, said)


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
