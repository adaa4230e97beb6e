"""Printed: a value that a document shows, and what it is the value of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.figures.model import Figure

__all__ = ["Printed"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A value a document shows.

    `key` is that of its mark; `expression` followed by `form` can be evaluated again; `figure`
    is the figure behind it, None for years, names and the like.
    """

    key: str
    expression: str
    form: str
    text: str
    figure: Figure | None
