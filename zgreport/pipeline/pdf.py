"""The PDF of a summary: made by LibreOffice, and held against the fonts that the document names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.findings import Finding, SurroundingsError, room
from zgreport.layout.fonts import class_of
from zgreport.output import office
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from zgreport.document.looks.model import Looks

__all__ = ["Pdf", "pdf_of"]

_ROOM = room("pipeline")
_CODES = {
    office.Failure.LATE: "pdf_late",
    office.Failure.NOT_STARTED: "pdf_not_started",
    office.Failure.NOTHING: "no_pdf",
}
_FONT = re.compile(rb"/(?:BaseFont|FontName)\s*/(?:[A-Z]{6}\+)?([!-.0-;=?-Z\\^-z|~]+)")
_CAPITAL = re.compile("(?<=[a-z])(?=[A-Z])")
_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF and what is odd about it."""

    data: bytes
    findings: tuple[Finding, ...]


def pdf_of(docx: bytes, looks: Looks, program: Path, shown: str) -> Pdf:
    """The PDF of a document by `program`, LibreOffice; `shown` is the document's path.

    A warning names the typefaces that the document asks for and this machine has not: pages and
    lines then end elsewhere than in Word.  Raises SurroundingsError where no PDF is made.
    """
    made = office.to_pdfa(docx, program)
    if isinstance(made, office.Failure):
        raise SurroundingsError([_ROOM.error(_CODES[made], shown, program=str(program))])
    lost = _lost(_asked_for(looks), _used(made))
    return Pdf(made, (_ROOM.warning("pdf_fonts", shown, fonts=lost),) if lost else ())


def _lost(asked: Iterable[str], used: set[str]) -> tuple[str, ...]:
    """The classes of typefaces that stand in the document and in no font of the PDF."""
    classes = {found for name in used for found in (class_of(name), class_of(_spaced(name)))}
    wanted = dict.fromkeys(map(class_of, asked))
    return tuple(name for name in wanted if name and used and name not in classes)


def _asked_for(looks: Looks) -> Iterable[str]:
    """The fonts that Chinese characters of the body stand in."""
    runs = (run for paragraph in looks.paragraphs for run in paragraph.runs)
    return (run.font for run in runs if _CHINESE.search(run.text))


def _used(pdf: bytes) -> set[str]:
    """The names of the fonts in the PDF; none where they are packed."""
    return {name.decode("ascii").replace("#20", " ") for name in _FONT.findall(pdf)}


def _spaced(name: str) -> str:
    """NotoSansCJK as it is called elsewhere: Noto Sans CJK."""
    return _CAPITAL.sub(" ", name)
