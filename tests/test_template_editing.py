"""The template in another editor: opened and saved there, it gives the same text."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from desk import desk_in

from zgreport.document.text import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

SOFFICE = shutil.which("soffice")
FOOTERS = ("— ", " —")


def _saved_again(template: Path, folder: Path) -> None:
    """LibreOffice opens the file and saves it as a Word file into the folder."""
    assert SOFFICE
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(  # noqa: S603 - an office suite on our own file
        [*command, "--outdir", str(folder), str(template)],
        check=True,
        capture_output=True,
    )


def _text(paragraphs: tuple[str, ...]) -> list[str]:
    """All but the footers, where an editor keeps the page number it last laid out."""
    return [text for text in paragraphs if text and not text.startswith(FOOTERS)]


@pytest.mark.skipif(SOFFICE is None, reason="soffice is not installed")
def test_saved_again_by_libreoffice_the_template_gives_the_same_text(
    built: Desk, tmp_path: Path
) -> None:
    desk = desk_in(tmp_path / "云川")
    template = desk.root / "templates" / "综述.docx"
    _saved_again(template, tmp_path)
    saved = (tmp_path / "综述.docx").read_bytes()
    assert saved != template.read_bytes()
    template.write_bytes(saved)
    (document,) = (built.root / "out" / "2023").glob("*.docx")
    assert _text(desk.text(2023)) == _text(read_text(document.read_bytes()))
