"""Small Word files and a small language of their own, for the tests of the document room."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from small_language import Language

from zgreport.document.render import CoreProperties, Rendered, render
from zgreport.document.template import open_template
from zgreport.findings import ZgreportError

if TYPE_CHECKING:
    from docx.document import Document

Make = Callable[..., bytes]
Fill = Callable[..., Rendered]

PROPERTIES = CoreProperties("2023年综述", "云川市委组织部", date(2024, 1, 5))


def packed(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: Document, block: object) -> None:
    if isinstance(block, str):
        document.add_paragraph(block)
    elif isinstance(block, tuple):
        paragraph = document.add_paragraph()
        for run in block:
            paragraph.add_run(run)
    elif isinstance(block, list):
        table = document.add_table(len(block), len(block[0]))
        for row, texts in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text


@pytest.fixture
def make() -> Make:
    """A Word file: a str is a paragraph, a tuple a paragraph of runs, a list a table's rows."""

    def made(*blocks: object, header: str | None = None) -> bytes:
        document = docx.Document()
        for block in blocks:
            _add(document, block)
        if header is not None:
            document.sections[0].header.paragraphs[0].text = header
        return packed(document)

    return made


@pytest.fixture
def fill() -> Fill:
    """Fill a Word file with values, by their names in its tags."""

    def filled(template: bytes, **values: object) -> Rendered:
        made = render(
            open_template(template, "templates/综述.docx"),
            "templates/综述.docx",
            renderer=Language(**values),
            properties=PROPERTIES,
        )
        made.verify()
        return made

    return filled


@pytest.fixture
def faults(fill: Fill) -> Callable[..., list[tuple[str, int | None]]]:
    """The codes of the faults that filling a Word file raises, with their paragraphs."""

    def found(template: bytes, **values: object) -> list[tuple[str, int | None]]:
        with pytest.raises(ZgreportError) as caught:
            fill(template, **values)
        return [
            (finding.code.removeprefix("document."), finding.place.paragraph)
            for finding in caught.value.findings
            if finding.severity == "error" or finding.code.endswith("_lost")
        ]

    return found
