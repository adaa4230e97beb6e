"""Trials: what a build of a workspace in the making would say, with nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Found, ZgreportError
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import silent
from zgreport.pipeline.outset import outset
from zgreport.pipeline.summary import summarise

if TYPE_CHECKING:
    from zgreport.findings import Finding
    from zgreport.ledgers.files.reader import Reader
    from zgreport.pipeline.order import Order

__all__ = ["tried"]


def tried(order: Order, reader: Reader) -> tuple[Finding, ...]:
    """Everything a build of the order finds; the template is filled only where the inputs allow it.

    What is wrong with the inputs would be told of the template as well, and takes longer.
    """
    with outset(order, silent, reader) as begun:
        try:
            year = open_year(order, silent, begun)
            if Found(year.findings).has_errors:
                return year.findings
            return summarise(year, silent).findings
        except ZgreportError as error:
            return error.findings
