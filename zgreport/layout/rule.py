"""Rule: one demand on a document's look, its clause, how strong it is, and how it is checked."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, Severity
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.layout.composition import Composition
    from zgreport.layout.roles import Piece

__all__ = ["Breach", "Rule", "Strength", "at", "points"]

_LONGEST_EXCERPT = 24


_NAMES = {
    42.0: "初号",
    36.0: "小初号",
    26.0: "一号",
    24.0: "小一号",
    22.0: "二号",
    18.0: "小二号",
    16.0: "三号",
    15.0: "小三号",
    14.0: "四号",
    12.0: "小四号",
    10.5: "五号",
    9.0: "小五号",
}


class Strength(enum.Enum):
    """How strongly a clause demands: 应 (or a plain statement), 一般 and 可以, or only custom."""

    MUST = Severity.ERROR
    SHOULD = Severity.WARNING
    PRACTICE = Severity.NOTE


@dataclass(frozen=True, slots=True)
class Breach:
    """Where a rule is broken, and what the message says of it.

    `paragraph` is None where it is about a section or the whole document.
    """

    paragraph: int | None = None
    excerpt: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)


Check = Callable[["Composition"], Iterable[Breach]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A demand: code "layout.<name>", a few words for a list, its source, its strength.

    A clause alone is one of GB/T 9704-2012.
    """

    code: str
    title: str
    clause: str
    strength: Strength
    check: Check

    def findings(self, composition: Composition) -> Iterator[Finding]:
        """One finding for each breach; `clause` of its values is where the demand stands.

        `strength` is how strongly: "must", "should" or "practice".
        """
        source = self.clause if "/" in self.clause else f"GB/T 9704-2012 {self.clause}"
        told = {"clause": source, "strength": self.strength.name.lower()}
        for breach in self._breaches(composition):
            place = Place(paragraph=breach.paragraph, excerpt=breach.excerpt)
            values = MappingProxyType({**breach.values, **told})
            yield Finding(self.code, self.strength.value, place, values)

    def _breaches(self, composition: Composition) -> Iterable[Breach]:
        """Each paragraph once for each way it breaks the rule, however many runs do."""
        once: dict[object, Breach] = {}
        for breach in self.check(composition):
            key = breach.paragraph, breach.paragraph is None and breach.excerpt
            once.setdefault((key, tuple(sorted(breach.values.items()))), breach)
        return once.values()


def at(piece: Piece, text: str = "", **values: object) -> Breach:
    """A breach at a paragraph; the excerpt is the text, or the paragraph's first words."""
    shown = (text or piece.text).strip()
    is_long = len(shown) > _LONGEST_EXCERPT
    excerpt = shown[:_LONGEST_EXCERPT] + "…" if is_long else shown
    return Breach(piece.look.number, excerpt, values)


def points(size: float) -> str:
    """A size as Chinese programs name it: 三号, 小二号 … or in points: 15磅."""
    return _NAMES.get(round(size * 2) / 2, f"{size:g}磅")
