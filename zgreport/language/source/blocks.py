"""Blocks: pieces as a tree of texts, prints, conditions and loops."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jinja2 import nodes

from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from zgreport.charts import Asked
    from zgreport.findings import Place

__all__ = ["NOTHING", "Block", "Branch", "Draw", "If", "Loop", "Plain", "Print", "Set"]

NOTHING = nodes.Const(None)
"""Stands for an expression that is faulty; the language itself has no none."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Text that stands as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Print:
    """{{ expression }}."""

    expression: nodes.Node
    place: Place


@dataclass(frozen=True, slots=True)
class Draw:
    """A chart: what each of its series is asked to be, with its expression; the tags in it."""

    series: tuple[tuple[Asked, nodes.Node], ...]
    texts: tuple[Print, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Set:
    """{% set name = expression %}."""

    name: str
    expression: nodes.Node
    place: Place


@dataclass(frozen=True, slots=True)
class Branch:
    """One arm of a condition; `test` is None for else."""

    test: nodes.Node | None
    place: Place
    body: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class If:
    """{% if %} with its arms."""

    branches: list[Branch]


@dataclass(frozen=True, slots=True)
class Loop:
    """{% for name in each if test %}; `otherwise` is for no item at all.

    `tests` holds the test, if there is one; `source` is the tag's inside.
    """

    name: str
    each: nodes.Node
    place: Place
    source: str = ""
    tests: list[nodes.Node] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    otherwise: list[Block] = field(default_factory=list)


Block: TypeAlias = Plain | Print | Draw | Set | If | Loop
