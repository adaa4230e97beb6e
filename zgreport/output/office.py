"""The office: LibreOffice, where it is installed, for a copy of a document as PDF/A-2b."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

__all__ = ["find", "to_pdfa"]

_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
)
_FILTER = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
_SECONDS = 180


def find() -> Path | None:
    """The program, on the search path or where it is usually installed; None where it is not."""
    found = (shutil.which(name) for name in _NAMES)
    named = next((Path(path) for path in found if path), None)
    return named or next((path for path in map(Path, _USUAL) if path.is_file()), None)


def to_pdfa(docx: bytes, program: Path) -> bytes | None:
    """The document as PDF/A-2b (ISO 19005-2); None where the program gives none in 3 minutes.

    It runs with a profile of its own, so that neither an open LibreOffice nor its settings
    come in between.  Its bytes differ on every run.
    """
    with tempfile.TemporaryDirectory(prefix="zgreport-") as scratch:
        folder = Path(scratch)
        (folder / "document.docx").write_bytes(docx)
        profile = (folder / "profile").as_uri()
        command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        command += ["--convert-to", _FILTER, "--outdir", scratch, str(folder / "document.docx")]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603  # a fixed command
        except (OSError, subprocess.TimeoutExpired):
            return None
        made = folder / "document.pdf"
        return made.read_bytes() if made.is_file() else None
