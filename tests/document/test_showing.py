"""What runs, calls out or was changed is told at the paragraph, row or cell where it is seen."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from zgreport.document.package import unpack
from zgreport.document.template import open_template
from zgreport.findings import Place, ZgreportError
from zgreport.pipeline.places import placed_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from zgreport.findings import Finding

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FILE = "templates/综述.docx"
VML = "xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office'"
NS = f"{nsdecls('w', 'r', 'wp', 'a')} {VML}"


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(*pieces: str) -> str:
    inner = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return char("begin") + inner + char("separate") + "<w:r><w:t>1</w:t></w:r>" + char("end")


def simple(instruction: str) -> str:
    return f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


SEEN = {
    "a LINK field": (code(" LINK Excel.Sheet.12 x.xlsx "), "field"),
    "one split over runs": (code(" LI", "NK Excel", ".Sheet x.xlsx"), "field"),
    "a simple one": (simple(" INCLUDETEXT x.docx "), "field"),
    "DDEAUTO": (code(" DDEAUTO excel x "), "field"),
    "DDE": (code(" DDE excel x "), "field"),
    "a picture by field": (code(" INCLUDEPICTURE x.png "), "field"),
    "IMPORT": (code(" IMPORT x.png "), "field"),
    "DATABASE": (code(" DATABASE \\d x.mdb "), "field"),
    "one within another": (
        char("begin") + "<w:r><w:instrText> IF 1 = 1 </w:instrText></w:r>"
        + code(" INCLUDETEXT x.docx ") + char("separate") + char("end"), "field"),
    "a field without an end": (
        char("begin") + "<w:r><w:instrText> DDE excel x </w:instrText></w:r>", "field"),
    "MACROBUTTON": (code(" MACROBUTTON 甲 请点我 "), "asking_field"),
    "FILLIN": (simple(" FILLIN 甲 "), "asking_field"),
    "a link to a file by field": (code(' HYPERLINK "file:///C:/x.docx" '), "odd_link"),
    "a link to a share by field": (simple(' HYPERLINK \\\\server\\x '), "odd_link"),
    "and by a quoted one": (simple(" HYPERLINK &quot;\\\\server\\x&quot; "), "odd_link"),
    "an object": ('<w:r><w:object><o:OLEObject Type="Embed"/></w:object></w:r>', "holds_ole"),
    "a picture from elsewhere": (
        '<w:r><w:pict><v:shape><v:imagedata src="http://x/y.png"/></v:shape></w:pict></w:r>',
        "outside"),
    "a link of a shape": ('<w:r><w:pict><v:shape href="file:///C:/x"/></w:pict></w:r>', "odd_link"),
    "words put in": ('<w:ins w:id="9" w:author="甲"><w:r><w:t>新</w:t></w:r></w:ins>',
                     "tracked_changes"),
    "words taken out": (
        '<w:del w:id="9" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>',
        "tracked_changes"),
    "a sign that only we may use": ("<w:r><w:t>\ufdd0</w:t></w:r>", "reserved_character"),
}  # fmt: skip
LINKED = {
    "hyperlink": ("file:///C:/x.docx", "odd_link"),
    "image": ("http://x/y.png", "outside"),
    "oleObject": ("embeddings/x.bin", "holds_ole"),
}


def inside(paragraph: Paragraph, xml: str) -> None:
    for element in parse_xml(f"<w:p {NS}>{xml}</w:p>"):
        paragraph._p.append(element)  # noqa: SLF001  # no public way to it


def bare() -> tuple[Document, Mapping[str, Paragraph]]:
    """A Word file, and a paragraph 这里有 of each of its parts, by what its reader calls it."""
    document = docx.Document()
    document.add_paragraph("正文的开头。")
    section = document.sections[0]
    table = document.add_table(2, 2)
    box = document.add_paragraph("框在这里。")
    inside(box, "<w:r><w:pict><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox>"
                "</w:pict></w:r>")  # fmt: skip
    held: Any = box._p.find(f".//{qn('w:txbxContent')}/{qn('w:p')}")  # noqa: SLF001  # no public way to it
    found = {
        "body": document.add_paragraph(),
        "cell": table.cell(1, 1).paragraphs[0],
        "header": section.header.paragraphs[0],
        "footer": section.footer.paragraphs[0],
        "box": type(box)(held, box._parent),  # noqa: SLF001  # no public way to it
    }
    for paragraph in found.values():
        paragraph.add_run("这里有：")
    return document, found


def told(document: Document) -> Finding:
    """The first finding about the file, with the spot that its reader sees."""
    stream = io.BytesIO()
    document.save(stream)
    return told_of(stream.getvalue())


def told_of(docx_bytes: bytes) -> Finding:
    try:
        found = open_template(docx_bytes, FILE).findings
    except ZgreportError as error:
        found = error.findings
    return placed_in(found, FILE, unpack(docx_bytes, Place()))[0]


@pytest.mark.parametrize("what", SEEN)
@pytest.mark.parametrize("where", ["body", "cell", "header", "footer", "box"])
def test_what_is_wrong_is_told_where_it_is_seen(what: str, where: str) -> None:
    document, paragraphs = bare()
    xml, kind = SEEN[what]
    inside(paragraphs[where], xml)
    found = told(document)
    spot = found.place.spot
    assert spot is not None
    assert found.code == f"document.{kind}"
    assert spot.opening.startswith("这里有：")
    assert found.place.part == (where if where in ("header", "footer") else None)
    assert (spot.cell is not None, spot.in_box) == (where == "cell", where == "box")


@pytest.mark.parametrize("kind", LINKED)
@pytest.mark.parametrize("where", ["body", "cell", "header", "box"])
def test_what_a_relation_leads_to_is_told_where_it_is_named(kind: str, where: str) -> None:
    document, paragraphs = bare()
    target, wanted = LINKED[kind]
    paragraph = paragraphs[where]
    ident = paragraph.part.relate_to(target, f"{OFFICE}/{kind}", is_external=True)
    inside(paragraph, f'<w:hyperlink r:id="{ident}"><w:r><w:t>点我</w:t></w:r></w:hyperlink>')
    found = told(document)
    assert found.code == f"document.{wanted}"
    assert found.place.spot is not None
    assert found.place.spot.opening.startswith("这里有：")


@pytest.mark.parametrize("name", ["ins", "del"])
def test_a_row_that_was_put_in_or_taken_out_is_told_in_its_table(name: str) -> None:
    document, paragraphs = bare()
    row = next(paragraphs["cell"]._p.iterancestors(qn("w:tr")))  # noqa: SLF001  # no public way to it
    row.insert(0, parse_xml(f'<w:trPr {NS}><w:{name} w:id="9" w:author="甲"/></w:trPr>'))
    found = told(document)
    assert found.code == "document.tracked_changes"
    assert found.place.spot is not None
    assert found.place.spot.cell is not None
    assert (found.place.spot.cell.row, found.place.spot.cell.column) == (2, 1)


@pytest.mark.parametrize("name", ["cellIns", "cellDel", "tcPrChange"])
def test_a_cell_that_was_put_in_or_taken_out_is_told_as_itself(name: str) -> None:
    document, paragraphs = bare()
    cell = next(paragraphs["cell"]._p.iterancestors(qn("w:tc")))  # noqa: SLF001  # no public way to it
    cell.insert(0, parse_xml(f'<w:tcPr {NS}><w:{name} w:id="9" w:author="甲"/></w:tcPr>'))
    found = told(document)
    assert found.place.spot is not None
    assert found.place.spot.cell is not None
    assert (found.place.spot.cell.row, found.place.spot.cell.column) == (2, 2)


NOTES = (
    '<w:{0}s {ns}><w:{0} w:id="1"><w:p><w:r><w:t>注里有：</w:t></w:r>{xml}</w:p></w:{0}></w:{0}s>'
)


@pytest.mark.parametrize(("kind", "part", "opening"), [
    ("footnote", "footnotes", "注里有："),
    ("endnote", None, "这里有："),
])  # fmt: skip
def test_a_field_in_a_note_is_told_there_or_at_the_note_s_sign(
    kind: str, part: str | None, opening: str
) -> None:
    document, paragraphs = bare()
    inside(paragraphs["body"], f'<w:r><w:{kind}Reference w:id="1"/></w:r>')
    stream = io.BytesIO()
    document.save(stream)
    notes = NOTES.format(kind, ns=NS, xml=code(" DDE excel x "))
    found = told_of(with_notes(stream.getvalue(), kind, notes))
    assert (found.code, found.place.part) == ("document.field", part)
    assert found.place.spot is not None
    assert found.place.spot.opening.startswith(opening)


def with_notes(data: bytes, kind: str, notes: str) -> bytes:
    parts = dict(unpack(data, Place()))
    relations, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    relation = f'<Relationship Id="n9" Type="{OFFICE}/{kind}s" Target="{kind}s.xml"/>'
    wordml = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    declared = f'<Override PartName="/word/{kind}s.xml" ContentType="{wordml}.{kind}s+xml"/>'
    for name, more, end in (
        (relations, relation, b"</Relationships>"),
        (types, declared, b"</Types>"),
    ):
        parts[name] = parts[name].replace(end, more.encode() + end)
    parts[f"word/{kind}s.xml"] = notes.encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def test_what_no_paragraph_shows_is_told_of_the_file() -> None:
    document, _ = bare()
    document.part.relate_to("http://x/甲.dotm", f"{OFFICE}/frame", is_external=True)
    found = told(document)
    assert dataclasses.replace(found.place, spot=None) == Place(file=FILE)
