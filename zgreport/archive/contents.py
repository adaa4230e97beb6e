"""The contents: what a bag's payload consists of, by name."""

from __future__ import annotations

import hashlib
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.archive import record as records
from zgreport.archive.record import RECORD, Record
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ATTACHED",
    "FIGURES",
    "FINAL",
    "GENERATED",
    "MANIFEST",
    "PDF",
    "REQUIRED",
    "WORKSPACE",
    "Sealed",
    "code_of",
    "payload",
    "workspace",
]

FINAL, GENERATED, PDF = "综述.docx", "综述-生成稿.docx", "综述.pdf"
FIGURES, MANIFEST = "figures.json", "manifest.json"
WORKSPACE, ATTACHED = "workspace/", "附件/"
REQUIRED = (FINAL, GENERATED, FIGURES, MANIFEST, RECORD)
_CODE_DIGITS = 16
_NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sealed:
    """Everything that goes into a bag.

    `final` is the document that went out, `generated` the one the program made; `workspace` are
    inputs, templates and definition by their paths; `pdf` is empty where none was made.
    """

    record: Record
    final: bytes
    generated: bytes
    figures: bytes
    manifest: bytes
    workspace: Mapping[str, bytes]
    pdf: bytes = b""
    attached: Mapping[str, bytes] = field(default_factory=lambda: _NOTHING)


def payload(sealed: Sealed) -> dict[str, bytes]:
    """The files of the payload by their names in it."""
    files = {
        FINAL: sealed.final,
        GENERATED: sealed.generated,
        FIGURES: sealed.figures,
        MANIFEST: sealed.manifest,
        RECORD: records.as_bytes(sealed.record),
    }
    files |= {PDF: sealed.pdf} if sealed.pdf else {}
    files |= {WORKSPACE + _escaped(name): data for name, data in sealed.workspace.items()}
    return files | {ATTACHED + _escaped(name): data for name, data in sealed.attached.items()}


def workspace(held: Mapping[str, bytes]) -> dict[str, bytes]:
    """The workspace's files in a payload, by their own paths."""
    return {
        _unescaped(name.removeprefix(WORKSPACE)): data
        for name, data in held.items()
        if name.startswith(WORKSPACE)
    }


def code_of(figures: bytes) -> str:
    """The 核验码: the first 16 hex digits of the sha256 of `figures.json`."""
    return hashlib.sha256(figures).hexdigest()[:_CODE_DIGITS]


# Readers of bags disagree on how a manifest writes a "%", so no name in a bag has one.


def _escaped(name: str) -> str:
    return name.replace("=", "=3D").replace("%", "=25")


def _unescaped(name: str) -> str:
    return name.replace("=25", "%").replace("=3D", "=")
