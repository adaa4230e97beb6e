"""Conditions on a column, as short as the tests of figures want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.expression import Condition, Op

if TYPE_CHECKING:
    from zgreport.figures.expression import Literal

__all__ = ["where"]


def where(column: str, *values: Literal) -> Condition:
    """The rows that have one of the values in the column."""
    return Condition(column, Op.IS, values)
