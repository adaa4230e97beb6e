"""The evidence: every figure as JSON, with its wording and the rows behind it."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from zgreport.figures.breakdown import Breakdown
from zgreport.figures.model import Figure, Kind, Status
from zgreport.language.scope import CODE
from zgreport.values import dataclass
from zgreport.wording import approximation, change, lists, quantity
from zgreport.wording.rounding import fixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from zgreport.figures.facts import Facts
    from zgreport.figures.selection import Source
    from zgreport.statements import Statement

__all__ = ["FigureLine", "as_bytes", "line", "line_of", "printed"]

_COUNTED = {Kind.FLOW, Kind.STOCK, Kind.RANK}
_PLACES = 6


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure in words: what a table of figures shows of it.

    `text`, `previous_text`, `approximate` and `change` are empty where there is nothing to say;
    `comparable` is the change of what both years count, where they count other things.
    `items` are the names and figures of a breakdown, None for a single figure.
    """

    name: str
    expression: str
    text: str
    previous_text: str
    approximate: str
    change: str
    comparable: str
    figure: Figure | None
    items: tuple[tuple[str, Figure], ...] | None = None

    @property
    def unverified(self) -> bool:
        """True where a value was typed in instead of counted."""
        return self.figure is not None and self.figure.unverified

    @property
    def redefined(self) -> bool:
        """True where last year's figure counts, or as published counted, something else."""
        figure = self.figure
        if figure is None:
            return False
        return figure.redefined or figure.change.status is Status.REDEFINED

    def as_json(self) -> dict[str, object]:
        """The figure as `figures.json` has it.

        Counts are numbers; ratios and other decimals are strings with six places, rounded half
        up; what does not exist is null.
        """
        described = {"name": self.name, "expression": self.expression}
        found = {"text": self.text or None, "change": self.change or None}
        return {
            **described,
            **(_numbers(self.figure) if self.figure else {}),
            **found,
            "approximate": self.approximate or None,
            **self._items_json(),
        }

    def _items_json(self) -> dict[str, object]:
        if self.items is None:
            return {}
        return {"items": [{"name": name, "value": _value(figure)} for name, figure in self.items]}


def line(figure: Figure, marker: str) -> FigureLine:
    """The figure in words; `marker` is the word of approximation, 多 or 余."""
    return FigureLine(
        name=figure.name,
        expression=figure.expression,
        text=quantity.quantity(figure),
        previous_text=quantity.year_before(figure),
        approximate=approximation.rounded_down_figure(figure, marker),
        change=change.full(figure),
        comparable=change.like_for_like(figure) if figure.comparison else "",
        figure=figure,
    )


def line_of(
    found: Figure | Breakdown | tuple[str, ...] | str, expression: str, marker: str, facts: Facts
) -> FigureLine:
    """What an expression came to, in words, under the expression as it was asked for.

    Of a breakdown the items with their values; of texts the texts with 、 between; of a text
    the text.
    """
    if isinstance(found, Figure):
        return dataclasses.replace(line(found, marker), name=expression)
    if isinstance(found, Breakdown):
        items = tuple(
            (lists.named(found.column, item.name or lists.UNLISTED), facts.figure(item.expression))
            for item in found.items
        )
        said = [
            lists.before_number(name, quantity.quantity(figure) or quantity.NOTHING)
            for name, figure in items
        ]
        return _bare(expression, lists.enumerate_names(said), items)
    return _bare(expression, found if isinstance(found, str) else lists.enumerate_names(found))


def _bare(
    expression: str, text: str, items: tuple[tuple[str, Figure], ...] | None = None
) -> FigureLine:
    return FigureLine(expression, expression, text, "", "", "", "", None, items)


def printed(statements: Iterable[Statement], facts: Facts) -> list[dict[str, object]]:
    """Every value the document shows, in its order: what it is, where it stands, its rows.

    One object a place, with the part and paragraph it stands in (of a chart its name, and the
    number of its text or point), the form it was asked for
    and, where it is a figure, its numbers, and its rows of both years by file and sheet.  The
    核验码 is not among them, as it is made from them.
    """
    return [
        {
            "expression": said.expression,
            "form": said.form,
            "text": said.text,
            "part": said.part,
            **({"chart": said.chart} if said.chart else {}),
            "paragraph": said.paragraph,
            **_figure_json(said.figure, facts),
        }
        for said in statements
        if said.expression != CODE
    ]


def as_bytes(values: Iterable[Mapping[str, object]]) -> bytes:
    """The values as JSON that is the same on every machine: UTF-8, a line for each value."""
    lines = (json.dumps(value, ensure_ascii=False) for value in values)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def _figure_json(figure: Figure | None, facts: Facts) -> dict[str, object]:
    if figure is None:
        return {}
    return {
        "name": figure.name,
        **_numbers(figure),
        "sources": _sources(facts.sources(figure)),
        "previous_sources": _sources(facts.previous_sources(figure)),
    }


def _numbers(figure: Figure) -> dict[str, object]:
    return {
        "value": _value(figure),
        "previous": _of_kind(figure.previous, figure.kind),
        "difference": _of_kind(figure.change.difference, figure.kind),
        "ratio": _decimal(figure.change.ratio),
        "status": figure.change.status.value,
        "unit": figure.unit,
        **({"unverified": True} if figure.unverified else {}),
        **({"redefined": True} if figure.redefined else {}),
        **_comparable(figure),
        "rows": sum(selection.count for selection in figure.rows),
    }


def _comparable(figure: Figure) -> dict[str, object]:
    """What both years count, where they count other members; which members one year counts."""
    found = figure.comparison
    if found is None or figure.change.status is not Status.REDEFINED:
        return {}
    left_out = [
        {"registry": o.registry, "name": o.name, "rows": o.rows, "previous_rows": o.previous_rows}
        for o in found.left_out
    ]
    moved = found.change
    return {
        "comparable": {
            "value": _of_kind(found.value, figure.kind),
            "previous": _of_kind(found.previous, figure.kind),
            "difference": _of_kind(moved.difference if moved else None, figure.kind),
            "ratio": _decimal(moved.ratio if moved else None),
            "status": moved.status.value if moved else None,
            "change": change.like_for_like(figure) or None,
            "left_out": left_out,
        }
    }


def _value(figure: Figure) -> int | str | None:
    return _of_kind(figure.value, figure.kind)


def _of_kind(value: Fraction | None, kind: Kind) -> int | str | None:
    return _number(value) if kind in _COUNTED else _decimal(value)


def _number(value: Fraction | None) -> int | str | None:
    return int(value) if value is not None and value.denominator == 1 else _decimal(value)


def _decimal(value: Fraction | None) -> str | None:
    return None if value is None else fixed(value, _PLACES)


def _sources(sources: Iterable[Source]) -> list[Mapping[str, object]]:
    return [
        {"ledger": one.ledger, "file": one.file, "sheet": one.sheet, "rows": one.rows}
        for one in sources
    ]
