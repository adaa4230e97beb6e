"""The template in another editor: opened and saved there, it gives the same text and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk import silent
from libreoffice import SOFFICE, convert

from zgreport.document.charts.reading import read_whole
from zgreport.document.text import read_text
from zgreport.pipeline.build import build
from zgreport.pipeline.order import Order

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

FOOTERS = ("— ", " —")


def _text(paragraphs: tuple[str, ...]) -> list[str]:
    """All but the footers, where an editor keeps the page number it last laid out."""
    return [text for text in paragraphs if text and not text.startswith(FOOTERS)]


@pytest.mark.skipif(SOFFICE is None, reason="soffice is not installed")
def test_saved_again_by_libreoffice_the_template_gives_the_same_text(
    built: Desk, desk: Desk, tmp_path: Path
) -> None:
    template = desk.root / "templates" / "综述.docx"
    convert(template, "docx:MS Word 2007 XML", tmp_path)
    saved = (tmp_path / "综述.docx").read_bytes()
    assert saved != template.read_bytes()
    template.write_bytes(saved)
    build(Order(desk.root, year=2023), silent)
    docx, before = desk.summary.read_bytes(), built.summary.read_bytes()
    assert _text(read_text(docx)) == _text(read_text(before))
    assert _charts(docx) == _charts(before) != []


def _charts(docx: bytes) -> list[tuple[str, ...]]:
    """What each chart of the summary says."""
    return [lines for part, lines in read_whole(docx) if "/charts/" in part]
