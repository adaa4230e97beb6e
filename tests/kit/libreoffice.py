"""LibreOffice, where it is installed: lays out and saves what this program made."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["SOFFICE", "convert", "office"]

SOFFICE = shutil.which("soffice")


def convert(path: Path, to: str, folder: Path) -> None:
    """Have the file written to the folder in another format, from a fresh profile beside it."""
    office(folder, "--convert-to", to, "--outdir", str(folder), str(path))


def office(folder: Path, *arguments: str) -> None:
    """Run LibreOffice without a window, with its profile in the folder."""
    assert SOFFICE
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(  # noqa: S603  # an office suite on our own file
        [SOFFICE, profile, "--headless", *arguments], check=True, capture_output=True, timeout=600
    )
