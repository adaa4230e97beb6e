"""Once: what is said of a figure is worded once, however often it is asked for."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from zgreport.figures.model import Figure

__all__ = ["once"]


def once(say: Callable[[Figure], str]) -> Callable[[Figure], str]:
    """The same, kept with the figure, which never changes."""
    form = f"{say.__module__}.{say.__name__}"

    @functools.wraps(say)
    def said(figure: Figure) -> str:
        known = figure.said.get(form)
        if known is None:
            known = figure.said[form] = say(figure)
        return known

    return said
