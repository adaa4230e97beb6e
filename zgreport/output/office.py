"""The office: LibreOffice, where it is installed, for a copy of a document as PDF/A-2b."""

from __future__ import annotations

import contextlib
import enum
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from zgreport.findings import SurroundingsError, room

__all__ = ["Failure", "find", "required", "to_pdfa"]

_ROOM = room("output")

_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
_FILTER = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
_SECONDS = 180
_BEGINS, _ENDS, _TAIL = b"%PDF-", b"%%EOF", 1024


class Failure(enum.StrEnum):
    """Why the program made no PDF."""

    LATE = "late"  # it took longer than it had
    NOT_STARTED = "not_started"
    NOTHING = "nothing"  # it ended without one, or with half of one


def find() -> Path | None:
    """The program, on the search path or where it is usually installed; None where it is not."""
    found = (shutil.which(name) for name in _NAMES)
    named = next((Path(path) for path in found if path), None)
    return named or next((path for path in map(Path, _USUAL) if path.is_file()), None)


def required() -> Path:
    """The same; raises SurroundingsError, which says how to install it, where it is not there."""
    program = find()
    if program is None:
        raise SurroundingsError([_ROOM.error("no_office")])
    return program


def to_pdfa(docx: bytes, program: Path, seconds: float = _SECONDS) -> bytes | Failure:
    """The document as PDF/A-2b (ISO 19005-2), or why the program gives none in that time.

    It runs with a profile of its own, so that neither an open LibreOffice nor its settings
    come in between, and is gone with all it has started when this returns or is interrupted.
    Its bytes differ on every run.
    """
    with tempfile.TemporaryDirectory(prefix="zgreport-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        (folder / "document.docx").write_bytes(docx)
        profile = (folder / "profile").as_uri()
        command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        command += ["--convert-to", _FILTER, "--outdir", scratch, str(folder / "document.docx")]
        failure = _run(command, seconds)
        if failure is not None:
            return failure
        made = folder / "document.pdf"
        found = made.read_bytes() if made.is_file() else b""
    return found if found.startswith(_BEGINS) and _ENDS in found[-_TAIL:] else Failure.NOTHING


def _run(command: list[str], seconds: float) -> Failure | None:
    """Run it to its end; why it did not come to one."""
    try:
        process = subprocess.Popen(  # noqa: S603  # a fixed command
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would be held open by what it leaves behind
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return Failure.NOT_STARTED
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return Failure.LATE
    else:
        return None
    finally:
        _end(process)


if sys.platform == "win32":

    def _end(process: subprocess.Popen[bytes]) -> None:
        """End the program and all it has started: it is only what starts the office itself."""
        if process.poll() is None:
            system = Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "System32", "taskkill.exe")
            with contextlib.suppress(OSError):
                subprocess.run(  # noqa: S603  # a command of the system
                    [str(system), "/T", "/F", "/PID", str(process.pid)],
                    capture_output=True,
                    check=False,
                )
            process.kill()
        process.wait()

else:

    def _end(process: subprocess.Popen[bytes]) -> None:
        """End the program and all it has started: it is only what starts the office itself."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
