"""The language's own names in the handbook, with examples in the workspace's names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.language import reference
from zgreport.language.vocabulary import SCORING, WEAKNESSES
from zgreport.pipeline.handbook.model import Item, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.definition.model import Definition
    from zgreport.language.entries import Entry
    from zgreport.pipeline.handbook.examples import Examples
    from zgreport.pipeline.handbook.printing import Printer

__all__ = ["reference_sections"]

_SECTIONS: Mapping[str, tuple[tuple[str, tuple[Entry, ...]], ...]] = {
    "built_ins": (("built_in", reference.BUILT_INS), ("function", reference.FUNCTIONS)),
    "scoring": (("score", reference.SCORES), ("rule_change", reference.RULE_CHANGES)),
    "weaknesses": (("weakness", reference.WEAKNESSES),),
    "text_forms": (("form", reference.TEXT_FORMS),),
    "figure_forms": (("form", reference.FIGURE_FORMS),),
    "breakdown_forms": (("form", reference.BREAKDOWN_FORMS), ("item", reference.ITEMS)),
    "contest_forms": (("form", reference.CONTEST_FORMS),),
    "suffixes": (("suffix", reference.CONDITIONS),),
    "filters": (("filter", reference.FILTERS),),
    "blocks": (("block", reference.BLOCKS), ("loop", reference.LOOP)),
}


def reference_sections(
    definition: Definition, examples: Examples, printer: Printer
) -> Iterator[Section]:
    """Every section of the language's page that the definition leaves something to ask in."""
    absent = {
        "scoring": definition.scoring is None,
        "weaknesses": not definition.weaknesses,
        "contest_forms": not definition.contests,
    }
    for code, parts in _SECTIONS.items():
        if not absent.get(code):
            items = (
                _item(kind, entry, examples, printer)
                for kind, entries in parts
                for entry in entries
                if definition.scoring or entry.name not in SCORING
            )
            yield Section(code, "", tuple(items))


def _item(kind: str, entry: Entry, examples: Examples, printer: Printer) -> Item:
    # Nothing else prints what these do.
    is_own = kind == "weakness" or entry.name == WEAKNESSES
    sample = printer.first([entry.example] if is_own else examples.of(entry.example))
    return Item(
        *(kind, entry.name, sample.tag, sample.prints),
        takes=entry.takes,
        meaning=entry.meaning,
    )
