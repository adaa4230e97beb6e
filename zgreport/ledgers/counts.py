"""Counts: what a cell may hold as a number, and how it was read."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from zgreport.definition.model import MeasureKind
from zgreport.numerals.units import Unit, factor, known_unit, unit_named
from zgreport.values import dataclass

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from zgreport.definition.model import LedgerDef

__all__ = [
    "PERCENT",
    "UNNAMED",
    "Count",
    "CountReading",
    "Words",
    "code_of",
    "column_words",
    "size_of",
]


class CountReading(enum.StrEnum):
    """How a cell was read as a number."""

    EXACT = "exact"
    BLANK = "blank"
    APPROXIMATE = "approximate"  # 20余篇, 近百: never silently the number in it
    LOST_DIGITS = "lost_digits"  # Excel keeps 15 digits
    PARTED = "parted"  # two lines, or 12 13: two numbers in one cell
    BROKEN = "broken"  # 100 and 字 below it, in one cell
    HIDDEN = "hidden"  # 12 and 13 with something between them that nobody sees
    POINTED = "pointed"  # 1.200 of what only comes whole: 1200?
    HUGE = "huge"  # 9700%, of 97 that was made a percentage by its format
    OTHER_WORD = "other_word"  # 45分钟 in a column of 字
    PERCENT = "percent"  # 50% in a column of 字
    SCALED_TWICE = "scaled_twice"  # 3万 under 单位：万元
    NO_SIGN = "no_sign"  # 12.5 among 10%, 15%
    NOT_A_NUMBER = "not_a_number"


@dataclass(frozen=True, slots=True)
class Words:
    """What may stand behind the numbers of a column.

    `own` is the measure word in which the numbers are wanted, `also` what the definition allows
    beside it.  `column` is the unit in which bare numbers are written: that of the header's
    bracket, or of a line 单位：万元 above it.  `percents` admits 50%; of `places` each
    cell is a place in a ranking (第3名), or none; what `grows` may be 1150% of a small number.
    """

    own: str = ""
    also: tuple[str, ...] = ()
    column: str = ""
    percents: bool = False
    places: bool = False
    grows: bool = False


def column_words(ledger: LedgerDef, column: str) -> Words:
    """What may stand behind the numbers of a column, as the ledger's measures on it have it."""
    measures = [measure for measure in ledger.measures if measure.column == column]
    if not measures:
        return Words()
    kinds = {measure.kind for measure in measures}
    percents = MeasureKind.PERCENT in kinds
    also = dict.fromkeys(word for measure in measures for word in measure.also)
    own = "%" if percents else measures[0].measure_word
    return Words(own, tuple(also), "", percents, places=MeasureKind.RANK in kinds)


@dataclass(frozen=True, slots=True)
class Count:
    """A number read from a cell; an approximate one keeps the number in it, if there is one.

    `word` is what stood behind it where that is another word than the column's own: one of the
    same kind, "%" of a percentage (whose value is a share), or the one that was not understood.
    `seen` is what the cell shows, where its format adds to it.
    """

    reading: CountReading
    value: int | Decimal | None = None
    word: str = ""
    seen: str = ""

    @property
    def exact(self) -> int | Decimal | None:
        """The number, None unless it is exact."""
        return self.value if self.reading is CountReading.EXACT else None


PERCENT = "%"
"""The word of a count that is a share."""

UNNAMED = ("分", "票")
"""Points and votes, which no measure names."""

_CODES = {
    CountReading.APPROXIMATE: "approximate_number",
    CountReading.LOST_DIGITS: "lost_digits",
    CountReading.PARTED: "two_numbers",
    CountReading.BROKEN: "broken_line",
    CountReading.HIDDEN: "unseen_between",
    CountReading.POINTED: "point_or_comma",
    CountReading.HUGE: "huge_percent",
    CountReading.OTHER_WORD: "other_word",
    CountReading.PERCENT: "percent_here",
    CountReading.SCALED_TWICE: "scaled_twice",
    CountReading.NO_SIGN: "no_sign",
    CountReading.NOT_A_NUMBER: "not_a_number",
}
# Where no measure stands in the definition, it has nothing to be changed.
_UNMEASURED = {"other_word": "word_unclear", "percent_here": "percent_unclear"}


def code_of(count: Count, *, is_measure: bool = False) -> str | None:
    """The code of what is wrong with a count; None where it is a number, or blank."""
    code = _CODES.get(count.reading)
    if count.reading is CountReading.OTHER_WORD and not known_unit(count.word):  # 12待核, 1O
        return _CODES[CountReading.NOT_A_NUMBER]
    return code if is_measure or code is None else _UNMEASURED.get(code, code)


def size_of(unit: str, words: Words) -> Fraction | None:
    """How many of the wanted unit one of the written is; None where it does not convert."""
    return factor(known_unit(unit) or Unit("?"), unit_named(words.own))
