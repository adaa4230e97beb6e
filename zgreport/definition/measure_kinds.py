"""Measure kinds: what several of them have in common."""

from __future__ import annotations

from zgreport.definition.model import MeasureKind

__all__ = ["ADDED_UP", "AT_END", "BY_ACCOUNT", "MEANS"]

MEANS = frozenset({MeasureKind.MEAN, MeasureKind.PERCENT})
"""Those of which the mean of the rows is taken: fractions are their nature."""

BY_ACCOUNT = frozenset({MeasureKind.LAST, MeasureKind.CUMULATIVE})
"""Those of which each account has a value of its own at a date; `per` tells accounts apart."""

AT_END = BY_ACCOUNT | {MeasureKind.RANK}
"""Those that need only the last month of a period."""

ADDED_UP = BY_ACCOUNT | {MeasureKind.SUM}
"""Those whose numbers may be added up, be it over months or over accounts; of others they mean
nothing."""
