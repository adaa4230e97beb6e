"""The bag: files with their checksums, laid out as BagIt 1.0 (RFC 8493) has it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ALGORITHMS",
    "PAYLOAD",
    "checksum",
    "make",
    "payload",
    "read_info",
    "read_manifest",
    "tags",
]

PAYLOAD = "data/"
ALGORITHMS = tuple(name for name in ("sha256", "sm3") if name in hashlib.algorithms_available)
"""SM3 (GB/T 32905) is there where OpenSSL has it."""

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
# RFC 8493 2.1.3: these would end a line, or be read as such a sign.
_ESCAPES = {"%": "%25", "\n": "%0A", "\r": "%0D"}


def make(payload: Mapping[str, bytes], info: Mapping[str, str]) -> dict[str, bytes]:
    """All files of a bag by path: the payload under `data/`, and the tag files about it.

    `info` becomes bag-info.txt; the payload's size and number of files are added.  The same
    payload and info give the same bytes.
    """
    files = {PAYLOAD + name: data for name, data in sorted(payload.items())}
    octets = sum(map(len, files.values()))
    described = {**info, "Payload-Oxum": f"{octets}.{len(files)}"}
    tagged = {"bagit.txt": _DECLARATION, "bag-info.txt": _info(described)}
    tagged |= {f"manifest-{name}.txt": _manifest(files, name) for name in ALGORITHMS}
    listed = {f"tagmanifest-{name}.txt": _manifest(tagged, name) for name in ALGORITHMS}
    return {**files, **tagged, **listed}


def tags(files: Mapping[str, bytes]) -> dict[str, str]:
    """The sha256 of each file of a bag that is not payload: what the chain keeps of a bag."""
    return {
        name: checksum(data, "sha256")
        for name, data in sorted(files.items())
        if not name.startswith(PAYLOAD)
    }


def payload(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files under `data/`, by their names there."""
    return {
        name.removeprefix(PAYLOAD): data for name, data in files.items() if name.startswith(PAYLOAD)
    }


def checksum(data: bytes, algorithm: str) -> str:
    """The checksum of the bytes, hex."""
    return hashlib.new(algorithm, data).hexdigest()


def read_manifest(data: bytes) -> dict[str, str]:
    """The checksums by path; lines that are none are left out, so their files count as extra."""
    lines = (line.split(maxsplit=1) for line in data.decode(errors="replace").split("\n"))
    return {_unescaped(line[1]): line[0].lower() for line in lines if len(line) == 2}


def read_info(data: bytes) -> dict[str, str]:
    """What bag-info.txt says, by label."""
    lines = (line.partition(": ") for line in data.decode(errors="replace").splitlines())
    return {label: value for label, colon, value in lines if colon}


def _manifest(files: Mapping[str, bytes], algorithm: str) -> bytes:
    lines = (f"{checksum(data, algorithm)}  {_escaped(n)}\n" for n, data in sorted(files.items()))
    return "".join(lines).encode()


def _info(values: Mapping[str, str]) -> bytes:
    return "".join(f"{label}: {' '.join(v.split())}\n" for label, v in values.items()).encode()


def _escaped(name: str) -> str:
    return "".join(_ESCAPES.get(sign, sign) for sign in name)


def _unescaped(name: str) -> str:
    for sign, escape in reversed(_ESCAPES.items()):
        name = name.replace(escape, sign)
    return name
