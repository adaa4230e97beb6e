"""The package: a Word file as its parts, opened with care and packed the same way every time."""

from __future__ import annotations

import functools
import hashlib
import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections import Counter
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Found, Place, ZgreportError, room

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["TYPES", "canonical", "identity", "load", "load_template", "pack", "unpack"]

_ROOM = room("document")

TYPES = "[Content_Types].xml"
"""The part that lists the content types of all others."""

# The first a zip file can tell: the clock must not show in the bytes.
_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6  # named, since the default is zlib's own affair
_MOST_ENTRIES = 5_000
_MOST_BYTES = 200 * 2**20
_MOST_MARKUP = 32 * 2**20  # of one part that is XML: thousands of pages
_SMALL = 2**20  # what unpacks to less than a megabyte is no bomb
_MOST_RATIO = 200
# What reading a zip file with changed bytes has been seen to raise.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def load(path: Path, place: Place) -> bytes:
    """The bytes of a file that is to be a Word file.

    Raises ZgreportError where it is a folder, a pipe or a device, which would never end, or larger
    than any Word file; OSError where it is not there or cannot be read.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise ZgreportError([_ROOM.error("no_file", place)])
    if found.st_size > _MOST_BYTES:
        raise ZgreportError([_ROOM.error("too_large", place)])
    return path.read_bytes()


def load_template(path: Path, place: Place) -> bytes:
    """The bytes of a template; raises ZgreportError as `load`, and where it cannot be read."""
    try:
        return load(path, place)
    except FileNotFoundError:
        raise ZgreportError([_ROOM.error("no_template", place)]) from None
    except OSError:
        raise ZgreportError([_ROOM.error("unreadable", place)]) from None


def unpack(data: bytes, place: Place) -> dict[str, bytes]:
    """The parts of a Word file by name, in the order of the file.

    Raises ZgreportError, with every reason, where the file is no zip or one that a Word file
    never is: encrypted, too many or too large entries, names given twice or leading outside.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)) or not data.startswith(b"PK"):
        raise ZgreportError([_ROOM.error(_kind(data), place)])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            Found(_refused(entries, place)).refuse()
            return {entry.filename: archive.read(entry) for entry in entries}
    except _DAMAGED:
        raise ZgreportError([_ROOM.error("damaged", place)]) from None


def pack(parts: Mapping[str, bytes], *, stored: bool = False) -> bytes:
    """A Word file of the parts; the same parts give the same bytes, on every day.

    The list of content types comes first, as readers expect, then the names in order.  Where
    they are `stored`, not compressed, the bytes are the same on every machine too.
    """
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in sorted(parts, key=lambda name: (name != TYPES, name)):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            entry.compress_type = method
            archive.writestr(entry, parts[name], compresslevel=_LEVEL)
    return packed.getvalue()


def canonical(docx: bytes) -> bytes:
    """The same Word file, packed as `pack` does."""
    return pack(_parts(docx))


@functools.lru_cache(maxsize=2)
def identity(docx: bytes) -> str:
    """The sha256 (hex) over names, lengths and bytes of the uncompressed parts, in order.

    It does not depend on dates, order or compression.  The last two are kept, as what is built is
    told and looked at again.  Raises ValueError where the bytes are no zip file.
    """
    digest = hashlib.sha256()
    for name, content in sorted(_parts(docx).items()):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _parts(docx: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise ValueError("too large for a Word file")
            return {entry.filename: archive.read(entry) for entry in entries}
    except _DAMAGED:
        raise ValueError("not a zip file, or a damaged one") from None


def _kind(data: bytes) -> str:
    """The code for what the file is instead, by its first bytes."""
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "kind_encrypted" if _ENCRYPTED in data else "kind_doc"
    if not data.strip(b"\0"):
        return "kind_empty"
    return "not_word"


def _refused(entries: list[zipfile.ZipInfo], place: Place) -> Iterator[Finding]:
    names = [entry.filename for entry in entries]
    if len(names) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        yield _ROOM.error("too_large", place)
    together = Counter(name.lower() for name in names)  # Word makes no difference of case
    for name in sorted(name for name, count in together.items() if count > 1):
        yield _ROOM.error("member_twice", place, member=name)
    for entry in entries:
        if _leads_outside(entry.filename):
            yield _ROOM.error("member_outside", place, member=entry.filename)
        if entry.flag_bits & 0x1:
            yield _ROOM.error("kind_encrypted", place)
        if entry.file_size > _MOST_MARKUP and entry.filename.endswith((".xml", ".rels")):
            yield _ROOM.error("too_large", place)
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > _SMALL and ratio > _MOST_RATIO:
            yield _ROOM.error("member_swells", place, member=entry.filename)


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
