"""Usability and security (可用性, 安全性): documents open, and nothing in them runs or calls."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from zgreport.archive import bag, contents
from zgreport.archive import record as records
from zgreport.document import gate
from zgreport.document.package import unpack
from zgreport.document.text import read_text
from zgreport.findings import Place, Severity, ZgreportError, room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zgreport.archive.store import Bag, Store
    from zgreport.findings import Finding

__all__ = ["security", "usability"]

_ROOM = room("archive")

_DOCUMENTS = (contents.FINAL, contents.GENERATED)
_PDFA = (b"<pdfaid:part>2</pdfaid:part>", b"<pdfaid:conformance>B</pdfaid:conformance>")


def usability(store: Store, sealed: Bag) -> Iterator[Finding]:
    """Whether both documents can be read, the PDF is PDF/A-2b, and the record is readable."""
    held = bag.payload(sealed.files)
    for name, data in held.items():
        passes, failure = _TESTS.get(name, (bool, "empty"))
        if not passes(data):
            yield _ROOM.error(failure, _shown(store, sealed, name))


def security(store: Store, sealed: Bag) -> Iterator[Finding]:
    """Whether a document is encrypted, or holds programs or links that call out."""
    held = bag.payload(sealed.files)
    for name in _DOCUMENTS:
        place = Place(file=_shown(store, sealed, name))
        try:
            found = gate.check(unpack(held.get(name, b""), place), place) if name in held else ()
        except ZgreportError as error:
            found = error.findings
        yield from (finding for finding in found if finding.severity is not Severity.NOTE)
    if b"/Encrypt" in held.get(contents.PDF, b""):
        yield _ROOM.error("pdf_encrypted", _shown(store, sealed, contents.PDF))


def _shown(store: Store, sealed: Bag, name: str) -> str:
    return store.shown(sealed.id, bag.PAYLOAD + name)


def _opens(docx: bytes) -> bool:
    try:
        return any(text.strip() for text in read_text(docx))
    except (ZgreportError, ValueError, SyntaxError):  # XML that is broken is a SyntaxError
        return False


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _is_record(data: bytes) -> bool:
    try:
        records.read(data)
    except ValueError:
        return False
    return True


def _is_pdfa(data: bytes) -> bool:
    return data.startswith(b"%PDF-") and all(mark in data for mark in _PDFA)


_TESTS: dict[str, tuple[Callable[[bytes], bool], str]] = {
    contents.FINAL: (_opens, "does_not_open"),
    contents.GENERATED: (_opens, "does_not_open"),
    contents.FIGURES: (_is_json, "not_readable"),
    contents.MANIFEST: (_is_json, "not_readable"),
    records.RECORD: (_is_record, "not_readable"),
    contents.PDF: (_is_pdfa, "not_pdfa"),
}
