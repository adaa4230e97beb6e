"""Things: lists, named parts, numbering and texts with marks, as values of the language."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.language.entries import Entry
from zgreport.language.faults import fault
from zgreport.language.values.plain import Shown, Text, Value
from zgreport.marks import COUNT, ORDINAL
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FUNCTIONS", "Listed", "Marked", "Name", "Numbering", "Thing"]


FUNCTIONS = (
    Entry("序", "名称", "在成文里是第几个：一、二、三", '{{ 序("镜子") }}是'),
    Entry("共", "名称", "成文里共有几个", '{{ 共("镜子") }}面镜子'),
)
"""Numbering in the order of the finished document."""


@dataclass(frozen=True, slots=True)
class Listed(Value):
    """A list: typed in a tag, or the members of something with a name."""

    members: tuple[Value, ...]
    name: str = ""

    @property
    def label(self) -> str:
        return self.name or "[" + ", ".join(member.label for member in self.members) + "]"

    @property
    def truth(self) -> bool:
        return bool(self.members)

    @property
    def items(self) -> tuple[Value, ...]:
        return self.members

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(text for member in self.members for text in member.texts)

    def literal(self) -> object:
        """The literals in it."""
        return [member.literal() for member in self.members]


@dataclass(frozen=True, slots=True)
class Marked(Value):
    """A text with the marks of the values printed in it."""

    text: str

    @property
    def truth(self) -> bool:
        return bool(self.text)

    def shown(self) -> Shown:
        """The text with its marks."""
        return Shown(self.text, is_marked=True)


@dataclass(frozen=True, slots=True)
class Name(Text):
    """The name of an item; `raw` is the value it has in the ledger, 2 where 分值2 is printed."""

    raw: str = ""

    def shown(self) -> Shown:
        """The name as it is printed."""
        return Shown(self.text, self.source, is_name=True)

    def literal(self) -> object:
        """The value that rows of the item have."""
        return self.raw


@dataclass(frozen=True, slots=True)
class Numbering(Value):
    """序 or 共: a mark that the document turns into a numeral; 共 is a number in conditions.

    `counts` are the numbers of the rendering before this one.  They are asked only in a condition,
    not where 共 is printed: so a document with none is rendered once.
    """

    word: str
    name: str
    counts: Mapping[str, int]

    @property
    def label(self) -> str:
        return f'{self.word}("{self.name}")'

    @property
    def number(self) -> Fraction | None:
        """The count of the rendering before this one; 序 has none."""
        return Fraction(self.counts.get(self.name, 0)) if COUNT.startswith(self.word) else None

    @property
    def truth(self) -> bool:
        if self.number is None:
            raise fault("no_truth", of=self.label)
        return self.number != 0

    def shown(self) -> Shown:
        """The mark, whose text the document fills in."""
        prefix = COUNT if COUNT.startswith(self.word) else ORDINAL
        return Shown("", key=prefix + self.name)


@dataclass(frozen=True, slots=True)
class Thing(Value):
    """Something with named parts, such as a line of 质效; a list of things where it has items."""

    title: str
    parts: Mapping[str, Value]
    members: tuple[Value, ...] | None = None

    @property
    def label(self) -> str:
        return self.title

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parts."""
        return tuple(self.parts)

    @property
    def truth(self) -> bool:
        """For a list, true where it has a member."""
        if self.members is None:
            raise fault("no_truth", of=self.label)
        return bool(self.members)

    @property
    def items(self) -> tuple[Value, ...]:
        if self.members is None:
            raise fault("not_a_list", of=self.label)
        return self.members

    def attribute(self, name: str) -> Value:
        """The part of that name."""
        if name not in self.parts:
            return Value.attribute(self, name)
        return self.parts[name]
