"""The vocabulary: every name a workspace's tags may use, for checks and near misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.language.entries import names
from zgreport.language.values.things import FUNCTIONS
from zgreport.names import near_misses
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from zgreport.definition.model import Definition
    from zgreport.figures.facts import Facts

__all__ = ["POINTS", "RULES", "SCORING", "TITLE", "WEAKNESSES", "Vocabulary", "vocabulary"]

TITLE = "标题"
WEAKNESSES = "不足"
POINTS, RULES = "质效", "评价办法"
"""Built-in names whose sense the definition gives, by its title, weaknesses and scoring."""
SCORING = (POINTS, RULES)
"""Those that are there only where it has a scoring."""

_DOTS = "·•・‧"  # as a dot may be typed within what is read as one name


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names by what they are.

    `names` may stand alone; `measures` are names that need their ledger in front (name ->
    ledger.name); `columns` are all columns of all ledgers; `columns_of_value` says for a value
    of a closed list or registry in which column it stands.
    """

    names: frozenset[str]
    measures: Mapping[str, str]
    columns: frozenset[str]
    columns_of_value: Mapping[str, str]

    def near(self, name: str, local: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """What somebody who typed `name` may have meant, the likeliest first."""
        if name in self.measures:
            return (self.measures[name],)
        candidates = self.names | local | set(names(FUNCTIONS))
        return near_misses(name, candidates)

    def undotted(self, name: str, forms: Container[str]) -> tuple[str, ...]:
        """The name and its form between which the dot was lost, if any: 发稿上年, 发稿·上年."""
        parts = ((name[:at].rstrip(_DOTS), name[at:]) for at in range(len(name) - 1, 0, -1))
        found = (f"{of}.{form}" for of, form in parts if of in self.names and form in forms)
        return tuple(found)[:1]


def vocabulary(definition: Definition, facts: Facts, built_ins: tuple[str, ...]) -> Vocabulary:
    """The vocabulary of a workspace's definition and the columns its ledgers have."""
    columns = {name: facts.columns(name) for name in facts.ledger_names}
    values = {
        value: column.name
        for known in columns.values()
        for column in known.values()
        for value in column.domain or ()
    }
    return Vocabulary(
        names=frozenset(_names(definition, built_ins)),
        measures={
            m.name: f"{ledger.name}.{m.name}"
            for ledger in definition.ledgers
            for m in ledger.measures
        },
        columns=frozenset(name for known in columns.values() for name in known),
        columns_of_value=values,
    )


def _names(definition: Definition, built_ins: tuple[str, ...]) -> list[str]:
    return [
        *(ledger.name for ledger in definition.ledgers),
        *(figure.name for figure in definition.figures),
        *(condition.name for condition in definition.conditions),
        *(contest.name for contest in definition.contests),
        *(name for name in built_ins if definition.scoring or name not in SCORING),
    ]
