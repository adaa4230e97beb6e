"""Rewriting: docxtpl's knowledge of Word's XML, where a filled part needs it.

The only module that knows docxtpl.  It is loaded where it is needed: its import costs more than
filling a template.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

    from zgreport.document.ooxml import Element

__all__ = ["break_lines", "fit_columns"]


def break_lines(xml: str) -> str:
    """The filled XML with newlines and tabs inside values turned into Word's own."""
    if "\n" not in xml and "\t" not in xml:
        return xml
    broken: str = _docxtpl().resolve_listing(xml)
    return broken


def fit_columns(xml: str) -> Element:
    """The well-formed XML's root, every table's grid brought to the number of its cells."""
    root: Element = _docxtpl().fix_tables(xml)
    return root


def _docxtpl() -> DocxTemplate:
    from docxtpl import DocxTemplate

    return DocxTemplate(io.BytesIO())
