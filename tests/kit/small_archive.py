"""A small archive for tests: bags with tiny documents, put together without any workspace."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.archive import bag, contents, store
from zgreport.archive.record import Alteration, Record, SealedFigure
from zgreport.archive.store import Store, open_store
from zgreport.document.package import identity, pack
from zgreport.output import folders

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.archive.chain import Chain

__all__ = ["DAY", "add", "document", "figure", "opened", "record", "sealed", "show"]

DAY = "2024-01-08"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def document(*paragraphs: str, extra: dict[str, bytes] | None = None) -> bytes:
    """A Word file as small as one can be."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    text = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": text}
    return pack({name: part.encode() for name, part in parts.items()} | (extra or {}))


def figure(name: str, value: int, **changes: object) -> SealedFigure:
    values: dict[str, object] = {
        "name": name,
        "expression": f"发稿({name})",
        "meaning": f"发稿({name})｜发稿：篇",
        "kind": "flow",
        "unit": "篇",
        "text": f"{value}篇",
        "change": "",
        "value": Fraction(value),
        "previous": None,
    }
    return SealedFigure(**{**values, **changes})  # type: ignore[arg-type]  # as the test says


def sealed(
    year: int, *figures: SealedFigure, final: bytes | None = None, **changes: object
) -> contents.Sealed:
    """What is sealed for a year whose document prints each figure in a paragraph."""
    generated = document(*(f"刊发{each.text}。" for each in figures))
    printed = [
        {
            "expression": each.expression,
            "form": "",
            "text": each.text,
            "part": "word/document.xml",
            "paragraph": number,
            "name": each.name,
            "value": int(each.value or 0),
        }
        for number, each in enumerate(figures, start=1)
    ]
    listed = json.dumps(printed, ensure_ascii=False).encode()
    return contents.Sealed(
        record=record(year, figures, generated, listed, **changes),
        final=final or generated,
        generated=generated,
        figures=listed,
        manifest=b"{}\n",
        workspace={"inputs/report.yaml": b"title: x\n", f"inputs/{year}/甲%乙.csv": b"a,b\n"},
    )


def record(
    year: int,
    figures: tuple[SealedFigure, ...],
    generated: bytes,
    listed: bytes,
    **changes: object,
) -> Record:
    values: dict[str, object] = {
        "year": year,
        "title": f"{year}年综述",
        "issuer": "中共云川市委组织部",
        "date": DAY,
        "document": f"{year}年综述.docx",
        "identity": identity(generated),
        "code": contents.code_of(listed),
        "reason": "",
        "baseline": "",
        "figures": figures,
        "changes": (),
    }
    return Record(**{**values, **changes})  # type: ignore[arg-type]  # as the test says


def add(folder: Path, bag_id: str, what: contents.Sealed, day: str = DAY) -> Chain:
    """Put a bag into the archive."""
    with folders.guarded(folder, show):
        files = bag.make(contents.payload(what), {"External-Identifier": bag_id})
        return store.add(opened(folder), bag_id, files, day)


def opened(folder: Path) -> Store:
    return open_store(folder, show)


def show(path: Path) -> str:
    """A path as messages name it: from the archive's folder on."""
    parts = path.parts
    return "/".join(parts[parts.index("archive") :]) if "archive" in parts else path.name


CHANGE = Alteration("发稿(市级)", "", 1, "563篇", "565篇")
