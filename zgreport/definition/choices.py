"""Choices: the words that a key of the definition may be where it takes one of a few."""

from __future__ import annotations

import enum

__all__ = [
    "Approximate",
    "Copies",
    "DateSource",
    "Duplicates",
    "Empty",
    "Gaps",
    "MeasureKind",
]


class MeasureKind(enum.StrEnum):
    """How the values of a measure add up: a flow, a stock, a place in a ranking, a mean."""

    SUM = "sum"
    LAST = "last"
    RANK = "rank"
    CUMULATIVE = "cumulative"  # 本年累计: grows from January to December, then begins anew
    MEAN = "mean"
    PERCENT = "percent"  # a share in each row, of which the mean is taken


class Duplicates(enum.StrEnum):
    """What becomes of rows that repeat an earlier row's key."""

    COUNT = "count"
    FIRST = "first"
    ERROR = "error"


class Approximate(enum.StrEnum):
    """What becomes of a count such as 20余篇 in a cell."""

    ERROR = "error"
    COUNT = "count"


class Copies(enum.StrEnum):
    """What becomes of a sheet or file that mostly repeats another."""

    ERROR = "error"
    ACCEPT = "accept"


class Empty(enum.StrEnum):
    """What a table without records means: that nothing is known, or that it was nought."""

    MISSING = "missing"
    ZERO = "zero"


class Gaps(enum.StrEnum):
    """What becomes of months that the other year has and this one lacks."""

    WARN = "warn"
    ACCEPT = "accept"


class DateSource(enum.StrEnum):
    """Where the month, quarter or year of rows without a date stands."""

    SHEET = "sheet"
    FILE = "file"
    CAPTION = "caption"
