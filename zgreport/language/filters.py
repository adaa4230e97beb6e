"""Filters: what may stand behind |."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.language.list_filters import LIST_FILTERS
from zgreport.language.number_filters import NUMBER_FILTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zgreport.language.entries import Term
    from zgreport.language.values import Value

__all__ = ["FILTERS"]

FILTERS: Mapping[str, Term[Callable[..., Value]]] = {**NUMBER_FILTERS, **LIST_FILTERS}
"""What each filter makes of a value and of what stands in its parentheses."""
