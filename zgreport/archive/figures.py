"""The figures of a record: what was counted, with the values that went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.archive.record import SealedFigure
from zgreport.archive.restated import published_value
from zgreport.wording import change as wording
from zgreport.wording import quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from zgreport.archive.record import Alteration
    from zgreport.figures.model import Figure

__all__ = ["sealed_figures"]


def sealed_figures(
    counted: Iterable[tuple[Figure, str]],
    changes: Sequence[Alteration],
    printed: Mapping[str, Figure],
) -> tuple[SealedFigure, ...]:
    """Each figure, given with its meaning, and the value the final document states for it.

    `printed` are the figures by the expressions in which the changed places print them.
    """
    by_figure: dict[str, list[Alteration]] = {}
    for change in changes:
        if change.expression in printed:
            by_figure.setdefault(printed[change.expression].expression, []).append(change)
    return tuple(
        _sealed(figure, means, _stated(figure, by_figure.get(figure.expression, ())))
        for figure, means in counted
    )


def _stated(figure: Figure, changes: Iterable[Alteration]) -> Fraction | None:
    """The value that a changed place states, where it is another than the computed one."""
    values = (published_value(figure, change) for change in changes)
    return next((v for v in values if v is not None and v != figure.value), None)


def _sealed(figure: Figure, means: str, stated: Fraction | None) -> SealedFigure:
    return SealedFigure(
        name=figure.name,
        expression=figure.expression,
        meaning=means,
        kind=figure.kind.value,
        unit=figure.unit,
        text=quantity.quantity(figure),
        change=wording.like_for_like(figure),
        value=figure.value,
        previous=figure.previous,
        published=stated,
    )
