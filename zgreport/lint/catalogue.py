"""Catalogue: every rule, in the order they are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint import (
    approximations,
    brackets,
    changes,
    consistency,
    dates,
    directions,
    enumeration,
    leftovers,
    numerals,
    punctuation,
    ranges,
    sequences,
    sums,
)

if TYPE_CHECKING:
    from zgreport.lint.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    *leftovers.RULES,
    *approximations.RULES,
    *changes.RULES,
    *numerals.RULES,
    *ranges.RULES,
    *dates.RULES,
    *punctuation.RULES,
    *brackets.RULES,
    *enumeration.RULES,
    *sequences.RULES,
    *consistency.RULES,
    *sums.RULES,
    *directions.RULES,
)
