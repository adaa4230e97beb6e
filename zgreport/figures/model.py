"""What the figures room hands on: figures and their changes."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from fractions import Fraction

    from zgreport.figures.selection import Selection

__all__ = [
    "Basis",
    "Change",
    "Comparison",
    "Figure",
    "Kind",
    "LeftOut",
    "Status",
    "Unlisted",
]


class Kind(enum.StrEnum):
    """What sort of number a figure is; it decides how the figure adds up and changes."""

    FLOW = "flow"  # counted or summed over the period
    STOCK = "stock"  # the last value in the period
    RANK = "rank"  # a place: smaller is better
    SHARE = "share"  # a quotient of one measure word: shown in percent
    QUOTIENT = "quotient"  # a quotient of two measure words
    PER = "per"  # the same for so many of the other: 每万人次3.7件
    AVERAGE = "average"  # a mean over rows; days are one, and there smaller is better
    MEAN = "mean"  # a measure that is a mean itself, and moves in its own unit


class Basis(enum.StrEnum):
    """What a figure is compared with."""

    LAST_YEAR = "last_year"  # 上年: both periods are whole years
    SAME_PERIOD = "same_period"  # 上年同期: both end on the same day of the year
    LAST_YEAR_END = "last_year_end"  # 上年末: a stock


class Status(enum.StrEnum):
    """How a figure moved: LANGUAGE.md, 与上年比，什么时候怎么说, and `wording.change`."""

    INCREASED = "increased"
    DECREASED = "decreased"
    UNCHANGED = "unchanged"
    NEARLY_UNCHANGED = "nearly_unchanged"  # differs, but rounds to 0.0%
    SMALL_BASE = "small_base"  # last year's value is below the definition's small_base
    NEW = "new"  # from 0
    ENDED = "ended"  # to 0
    BOTH_ZERO = "both_zero"
    SIGN_CHANGED = "sign_changed"  # a negative base or result
    REDEFINED = "redefined"  # the two years count other members
    NOT_AVAILABLE = "not_available"  # one of the two values does not exist
    NOT_APPLICABLE = "not_applicable"  # the kind of number has no change


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure moved year over year.

    `difference` is value less previous; for a share in the share's own unit (0.012 is 1.2
    percentage points); for a rank positive means places gained.  `ratio` is difference over
    previous, None where it would mean nothing.  Both exact.
    """

    status: Status
    basis: Basis
    difference: Fraction | None = None
    ratio: Fraction | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A member that a figure counts in one of its two years only, and its rows in each of them."""

    registry: str
    name: str
    rows: int
    previous_rows: int


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A name in no registry whose rows of a year might belong to a figure.

    `near` are names of the registry that it may be meant for.
    """

    registry: str
    name: str
    year: int
    rows: Selection
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Why a figure's two years don't count the same, and what can be compared all the same.

    `value` and `previous` are those of the members that both years count (可比口径), `change` is
    between them; all are None where there are rows of names in no registry, or nothing is left
    to compare with.
    """

    left_out: tuple[LeftOut, ...] = ()
    unlisted: tuple[Unlisted, ...] = ()
    value: Fraction | None = None
    previous: Fraction | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its counterpart of last year and the rows behind it.

    `value` and `previous` are exact (a count is a whole Fraction) and None where they do not
    exist; they are never rounded.  `unit` is the measure word; empty for a share.  `base` is what a
    figure of kind PER is counted for (万人次), and the end of its unit (件/万人次).  `decimals` are
    those of its percentages, as the definition wants them.  `name` is
    the definition's, or the expression.  `rows` are this year's rows, of each ledger those of
    its frame in `Records`; `previous_rows` last year's.  `unverified` is True where a
    value was typed in instead of counted; `redefined` where last year published a figure of that
    name that counted something else (口径调整), so that nothing is compared.  `comparison` is
    there where the registries of the two years differ in what the figure counts, or its rows
    have names in no registry.  `said` is what was said of it, by form: each is worded once.
    """

    name: str
    expression: str
    kind: Kind
    unit: str
    value: Fraction | None
    previous: Fraction | None
    change: Change
    rows: tuple[Selection, ...] = ()
    previous_rows: tuple[Selection, ...] = ()
    unverified: bool = False
    redefined: bool = False
    decimals: int = 1
    base: str = ""
    comparison: Comparison | None = None
    said: dict[str, str] = field(
        init=False, repr=False, compare=False, hash=False, default_factory=dict
    )
