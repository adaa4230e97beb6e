"""Small Word files and a small language of their own, for the tests of the document room."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import docx
import jinja2
import pytest

from zgreport.document.render import Properties, Rendered, render
from zgreport.errors import ZgreportError
from zgreport.marks import COUNT, ORDINAL, wrap

if TYPE_CHECKING:
    from docx.document import Document

Make = Callable[..., bytes]
Fill = Callable[..., Rendered]

PROPERTIES = Properties("2023年综述", "云川市委组织部", date(2024, 1, 5))


def same(text: str) -> str:
    return text


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


class Language:
    """A real Jinja language: output is marked f1, f2, …; 序 and 共 write numbering marks."""

    def __init__(self, **values: object) -> None:
        self.values = values
        self.printed = 0
        self.passes = 0

    def __call__(self, source: str, counts: Mapping[str, int]) -> str:
        self.passes += 1
        environment = jinja2.Environment(autoescape=True, finalize=self._marked)
        return environment.from_string(source).render(
            **self.values, 序=self._ordinal, 共=self._count, 几=lambda name: counts.get(name, 0)
        )

    def _marked(self, value: object) -> str:
        if isinstance(value, Bare):
            return str(value)
        self.printed += 1
        return wrap(f"f{self.printed}", str(value))

    def _ordinal(self, name: str) -> Bare:
        return Bare(wrap(ORDINAL + name, ""))

    def _count(self, name: str) -> Bare:
        return Bare(wrap(COUNT + name, ""))


class Bare(str):
    """A text that is not marked again."""

    __slots__ = ()


@pytest.fixture
def fill() -> Fill:
    """Fill a Word file with values, by their names in its tags."""

    def filled(template: bytes, fold: Callable[[str], str] = same, **values: object) -> Rendered:
        return render(
            template,
            "templates/综述.docx",
            renderer=Language(**values),
            fold=fold,
            properties=PROPERTIES,
        )

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
            if finding.severity == "error"
        ]

    return found
