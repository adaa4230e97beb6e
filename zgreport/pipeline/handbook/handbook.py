"""The handbook of a year: its inputs read, and every name with what it prints now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Found
from zgreport.pipeline.handbook.examples import Examples
from zgreport.pipeline.handbook.ledgers import ledger_pages
from zgreport.pipeline.handbook.model import Handbook
from zgreport.pipeline.handbook.named import named_sections
from zgreport.pipeline.handbook.printing import Printer
from zgreport.pipeline.handbook.reference import reference_sections
from zgreport.pipeline.handbook.registries import registry_sections
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import silent
from zgreport.pipeline.settled import unsettled

if TYPE_CHECKING:
    from zgreport.pipeline.order import Order
    from zgreport.pipeline.outset import Outset

__all__ = ["handbook"]


def handbook(order: Order, begun: Outset | None = None) -> Handbook:
    """Every name a tag may use; what is wrong with inputs and definition is in its findings.

    Raises ZgreportError where the definition cannot be read or there is no such year.
    """
    year = open_year(order, silent, begun)
    printer = Printer(year.session)
    pages = ledger_pages(year, printer)
    # The language's names first: blocks are filled by the clock, and these are few.
    known = tuple(reference_sections(year.definition, Examples(year.definition, pages), printer))
    sections = (
        *(page.section() for page in pages),
        *registry_sections(year, pages, printer),
        *named_sections(year, printer),
        *known,
    )
    findings = Found((*year.findings, *year.session.check()))
    told = tuple(unsettled(findings, year.facts))
    return Handbook(year.period.year, year.period.end, sections, told)
