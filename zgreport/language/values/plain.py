"""Values: what an expression can evaluate to, and the only things that may be done with it.

The evaluator never touches Python attributes: a value answers to the names of the language
through the methods below and to nothing else.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from zgreport.language.faults import fault
from zgreport.names import near_misses
from zgreport.values import dataclass, field
from zgreport.wording.rounding import trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from zgreport.figures.model import Figure

__all__ = [
    "Arguments",
    "Cut",
    "Faulty",
    "Number",
    "Origin",
    "Shown",
    "Text",
    "Texts",
    "Truth",
    "Value",
]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a printed text comes from: expression, form, and the figure if there is one."""

    expression: str
    form: str = ""
    figure: Figure | None = None

    def through(self, typed: str) -> Origin:
        """The same, with a filter as it is typed added to the form."""
        return Origin(self.expression, f"{self.form}|{typed}", self.figure)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a tag prints: the text and its origin, or a numbering mark's key.

    `origin` is None for text that was typed in the tag; `is_marked` where the text holds marks.
    `is_name` of something that a number may be said of next.
    """

    text: str
    origin: Origin | None = None
    key: str = ""
    is_marked: bool = False
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """How a list with many ties at its last place is joined: so many, then 等 and the count."""

    most: int
    word: str


@dataclass(frozen=True, slots=True)
class Arguments:
    """What stands in the parentheses of a call."""

    positional: tuple[Value, ...] = ()
    named: Mapping[str, Value] = field(default_factory=dict)


class Value:
    """A value of the language; what a kind of value cannot do is a fault."""

    __slots__ = ()

    @property
    def label(self) -> str:
        """What a message calls the value."""
        return ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names that may stand behind its dot."""
        return ()

    @property
    def is_missing(self) -> bool:
        """True for a figure that has no value this year."""
        return False

    @property
    def number(self) -> Fraction | None:
        """The number it is compared by; None where it is not a number or is missing."""
        return None

    @property
    def truth(self) -> bool:
        """What it is in a condition."""
        raise fault("no_truth", of=self.label)

    @property
    def items(self) -> tuple[Value, ...]:
        """What a loop goes over."""
        raise fault("not_a_list", of=self.label)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that a filter joins."""
        raise fault("not_a_list", of=self.label)

    @property
    def runs(self) -> tuple[str, ...]:
        """The texts as they are said where all are: neighbours of one owner together."""
        return self.texts

    @property
    def cut(self) -> Cut | None:
        """How its texts are cut where they are joined; None where all are said."""
        return None

    @property
    def origin(self) -> Origin:
        """Where it comes from."""
        return Origin(self.label)

    def attribute(self, name: str) -> Value:
        """What stands behind its dot; raises ZgreportError with near misses."""
        near = near_misses(name, self.names)
        raise fault("unknown_attribute", name=name, of=self.label, near=near, known=self.names)

    def call(self, arguments: Arguments) -> Value:  # noqa: ARG002 - the signature of all values
        """The value narrowed by conditions."""
        raise fault("not_callable")

    def shown(self) -> Shown:
        """What a tag prints of it."""
        raise fault("not_printable", of=self.label)

    def literal(self) -> object:
        """The str, int, Decimal, bool or list of these that a condition compares with."""
        raise fault("not_a_literal", of=self.label)


class Faulty(Value):
    """Stands for a value that a reported fault left without meaning.

    The evaluator raises AbsorbedError where it meets one, so that nothing else is said.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Truth(Value):
    """The outcome of a comparison or a named condition; `unknown` where a figure has no value."""

    holds: bool
    name: str = ""
    unknown: bool = False

    @property
    def label(self) -> str:
        return self.name

    @property
    def is_missing(self) -> bool:
        return self.unknown

    @property
    def truth(self) -> bool:
        return self.holds

    def literal(self) -> object:
        """The outcome."""
        return self.holds


@dataclass(frozen=True, slots=True)
class Text(Value):
    """A text: typed, or with its origin where it was read from a ledger."""

    text: str
    source: Origin | None = None

    @property
    def label(self) -> str:
        return self.text

    @property
    def truth(self) -> bool:
        return bool(self.text)

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.text,) if self.text else ()

    @property
    def origin(self) -> Origin:
        return self.source or Origin(self.text)

    def shown(self) -> Shown:
        """The text."""
        return Shown(self.text, self.source)

    def literal(self) -> object:
        """The text."""
        return self.text


@dataclass(frozen=True, slots=True)
class Number(Value):
    """A plain number; `source` where it says something about the ledgers or the year."""

    exact: Fraction
    source: Origin | None = None

    @property
    def label(self) -> str:
        return trimmed(self.exact, 6)

    @property
    def number(self) -> Fraction:
        return self.exact

    @property
    def truth(self) -> bool:
        return self.exact != 0

    @property
    def origin(self) -> Origin:
        return self.source or Origin(self.label)

    def shown(self) -> Shown:
        """Its digits."""
        return Shown(self.label, self.source)

    def literal(self) -> object:
        """Int where it is whole, else Decimal."""
        if self.exact.denominator == 1:
            return self.exact.numerator
        return Decimal(self.exact.numerator) / Decimal(self.exact.denominator)


@dataclass(frozen=True, slots=True)
class Texts(Value):
    """Several texts; printed only through a filter that joins them."""

    values: tuple[str, ...]
    source: Origin
    shortened: Cut | None = None
    together: tuple[str, ...] = ()  # the same, neighbours of one owner brought together

    @property
    def runs(self) -> tuple[str, ...]:
        return self.together or self.values

    @property
    def cut(self) -> Cut | None:
        return self.shortened

    @property
    def label(self) -> str:
        return self.source.expression + self.source.form

    @property
    def truth(self) -> bool:
        return bool(self.values)

    @property
    def items(self) -> tuple[Value, ...]:
        return tuple(Text(value, self.source) for value in self.values)

    @property
    def texts(self) -> tuple[str, ...]:
        return self.values

    @property
    def origin(self) -> Origin:
        return self.source

    def shown(self) -> Shown:
        """Nothing: the author says how they are joined."""
        raise fault("needs_joining", of=self.label)

    def literal(self) -> object:
        """The list of texts."""
        return list(self.values)
