"""LibreOffice, where it is installed: lays out and saves what this program made."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["SOFFICE", "convert"]

SOFFICE = shutil.which("soffice")


def convert(path: Path, to: str, folder: Path) -> None:
    """Have the file written to the folder in another format, from a fresh profile beside it."""
    assert SOFFICE
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", to, "--outdir"]
    subprocess.run(  # noqa: S603  # an office suite on our own file
        [*command, str(folder), str(path)], check=True, capture_output=True
    )
