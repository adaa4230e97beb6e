"""Named things in the handbook: figures, conditions, contests and the scoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.pipeline.handbook.model import Item, Section
from zgreport.pipeline.handbook.printing import tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.pipeline.handbook.printing import Printer
    from zgreport.pipeline.year import Year

__all__ = ["named_sections"]


def named_sections(year: Year, printer: Printer) -> Iterator[Section]:
    """A section for each sort of names that the definition gives; none where it gives none."""
    definition = year.definition
    found = {
        "figures": [
            _item("figure", each.name, _figure(each.name), each.expression.text, printer)
            for each in definition.figures
        ],
        "conditions": [
            _item("condition", each.name, [_tried(each.name)], each.expression.text, printer)
            for each in definition.conditions
        ],
        "contests": [
            _item("contest", each.name, [tag_of(each.name)], each.ledger, printer)
            for each in definition.contests
        ],
    }
    for code, items in found.items():
        if items:
            yield Section(code, "", tuple(items))


def _figure(name: str) -> list[str]:
    """A figure prints itself; where it is a list, its names; where it is a condition, 是 or 否."""
    return [tag_of(name), tag_of(f"{name}|顿号"), _tried(name)]


def _tried(name: str) -> str:
    return f"{{% if {name} %}}是{{% else %}}否{{% endif %}}"


def _item(kind: str, name: str, tags: list[str], expression: str, printer: Printer) -> Item:
    sample = printer.first(tags)
    return Item(
        *(kind, name, sample.tag, sample.prints),
        code=kind,
        values={"expression": " ".join(expression.split())},
        why=sample.why,
    )
