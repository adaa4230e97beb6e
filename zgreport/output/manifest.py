"""The manifest: what a build was made of and what it made, as JSON that never varies."""

from __future__ import annotations

import hashlib
import json
import stat
from typing import TYPE_CHECKING

from zgreport.document.package import identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from zgreport.findings import Finding

__all__ = [
    "MANIFEST",
    "as_bytes",
    "checksum",
    "describe",
    "entries",
    "identities",
    "read",
    "whole",
]

MANIFEST = "manifest.json"
_MOST_BYTES = 64 * 2**20


def checksum(data: bytes) -> str:
    """The sha256 of the bytes, hex."""
    return hashlib.sha256(data).hexdigest()


def as_bytes(value: Mapping[str, object]) -> bytes:
    """The value as JSON: keys in order, UTF-8, indented by 1, with a last newline."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read(path: Path) -> dict[str, object]:
    """The JSON object in the file; empty where there is none that can be read."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode) or path.lstat().st_size > _MOST_BYTES:
            return {}
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def describe(name: str, data: bytes) -> dict[str, str]:
    """An output's checksum, and for a Word file its identity, which packing does not change."""
    described = {"sha256": checksum(data)}
    if name.endswith(".docx"):
        described["identity"] = identity(data)
    return described


def whole(record: Mapping[str, object], files: Mapping[str, bytes]) -> bytes:
    """The manifest of a build: its record, and the checksums of the files it made."""
    outputs = {name: describe(name, data) for name, data in files.items()}
    return as_bytes({**record, "outputs": outputs})


def identities(manifest: Mapping[str, object], name: str) -> set[str]:
    """The identity of that output as the manifest knows it; empty where it does not."""
    outputs = manifest.get("outputs")
    entry = outputs.get(name) if isinstance(outputs, dict) else None
    known = entry.get("identity") if isinstance(entry, dict) else None
    return {known} if isinstance(known, str) else set()


def entries(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """The findings as codes and values, each with its place, in their order."""
    return [_entry(finding) for finding in findings]


def _entry(finding: Finding) -> dict[str, object]:
    place = finding.place
    # Where a reader finds it (spot) follows from the document, which is kept.
    where = {slot: getattr(place, slot) for slot in place.__slots__ if slot != "spot"}
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "values": {key: _plain(value) for key, value in finding.values.items()},
        "place": {key: value for key, value in where.items() if value is not None},
    }


def _plain(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value if isinstance(value, (bool, int, str)) or value is None else str(value)
