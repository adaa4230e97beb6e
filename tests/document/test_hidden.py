"""Tags where nothing is filled: each is told by the kind of its place, at its paragraph."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zgreport.document.finished import left_behind
from zgreport.document.leftovers import unfilled
from zgreport.document.package import unpack
from zgreport.document.template import open_template
from zgreport.findings import Place, ZgreportError

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from zgreport.findings import Finding

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
HYPERLINK = RELATIONSHIP_TYPE.HYPERLINK


def put(xml: str) -> Callable[[Document, Paragraph], None]:
    """Put an element, its namespaces declared, at the end of the paragraph."""

    def change(_: Document, paragraph: Paragraph) -> None:
        name, rest = xml[1:].split(" ", 1)
        paragraph._p.append(parse_xml(f"<{name} {nsdecls('w', 'r', 'wp', 'a')} {M} {V} {rest}"))  # noqa: SLF001  # no public way to it

    return change


def linked(target: str) -> Callable[[Document, Paragraph], None]:
    def change(document: Document, paragraph: Paragraph) -> None:
        ident = document.part.relate_to(target, HYPERLINK, is_external=True)
        put(f'<w:hyperlink r:id="{ident}"><w:r><w:t>点我</w:t></w:r></w:hyperlink>')(
            document, paragraph
        )

    return change


def led_to(kind: str, member: str, xml: str) -> Callable[[Document, Paragraph], None]:
    """A drawing that shows a part of its own."""

    def change(document: Document, paragraph: Paragraph) -> None:
        package = document.part.package
        part = Part(PackURI(f"/word/{member}"), "application/xml", xml.encode(), package)
        ident = document.part.relate_to(part, kind)
        put(f'<w:r ><w:drawing><a:graphic r:id="{ident}"/></w:drawing></w:r>')(document, paragraph)

    return change


A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
WORDS = f"<x {A}><a:p><a:r><a:t>{{{{ 报</a:t></a:r><a:r><a:t>送 }}}}</a:t></a:r></a:p></x>"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TAG = "{{ 报送 }}"
PLACES = [
    (put("<m:oMath ><m:r><m:t>{{ 报</m:t></m:r><m:r><m:t>送 }}</m:t></m:r></m:oMath>"), "equation"),
    (put(f'<w:r ><w:drawing><wp:docPr descr="{TAG}"/></w:drawing></w:r>'), "alternative_text"),
    (put(f'<w:r ><w:drawing><wp:docPr title="{TAG}"/></w:drawing></w:r>'), "alternative_text"),
    (put(f'<w:r ><w:pict><v:shape alt="{TAG}"/></w:pict></w:r>'), "alternative_text"),
    (put(f'<w:fldSimple w:instr=" DOCPROPERTY {TAG} "/>'), "field"),
    (put("<w:r ><w:instrText>{{ 报</w:instrText><w:instrText>送 }}</w:instrText></w:r>"), "field"),
    (put("<w:r ><w:instrText>HYPERLINK https://x/%7b%7b%20报送%20%7d%7d</w:instrText></w:r>"),
     "field"),
    (put(f'<w:hyperlink w:tooltip="{TAG}"/>'), "link"),
    (linked(f"https://x.cn/{TAG}"), "link"),
    (linked("https://x.cn/%7B%7B%20%E6%8A%A5%E9%80%81%20%7D%7D"), "link"),
    (put(f'<w:r ><w:pict><v:shape href="https://x/{TAG}"/></w:pict></w:r>'), "link"),
    (put(f'<w:r ><w:pict><v:textpath string="{TAG}"/></w:pict></w:r>'), "drawing"),
    (led_to(f"{OFFICE}/diagramData", "diagrams/data1.xml", WORDS), "drawing"),
    (led_to(f"{OFFICE}/chart", "charts/chart1.xml", WORDS.replace("{{", "{%").replace("}}", "%}")),
     "chart"),
    (put(f'<w:bookmarkStart w:id="9" w:name="{TAG}"/>'), "unseen"),
]  # fmt: skip


def made(*changes: Callable[[Document, Paragraph], None]) -> bytes:
    """A Word file with each of the things in a paragraph of its own, from the second on."""
    document = docx.Document()
    document.add_paragraph("正文。")
    for change in changes:
        change(document, document.add_paragraph("这里："))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def told(template: bytes) -> tuple[Finding, ...]:
    with pytest.raises(ZgreportError) as caught:
        open_template(template, "综述.docx")
    return tuple(f for f in caught.value.findings if f.severity == "error")


@pytest.mark.parametrize(("change", "kind"), PLACES)
def test_a_tag_where_nothing_is_filled_is_told_by_its_place(
    change: Callable[[Document, Paragraph], None], kind: str
) -> None:
    (found,) = told(made(change))
    assert (found.code, found.place.paragraph) == (f"document.tag_in_{kind}", 2)
    assert str(found.values["tag"]).strip("{%} ") == "报送"


def test_all_of_them_are_told_at_once_each_at_its_paragraph() -> None:
    found = told(made(*(change for change, _ in PLACES)))
    at = {(f.place.paragraph, f.code.removeprefix("document.tag_in_")) for f in found}
    assert at == {(number, kind) for number, (_, kind) in enumerate(PLACES, 2)}


def test_two_in_one_place_are_two() -> None:
    change = put('<w:r ><w:drawing><wp:docPr descr="{{ 甲 }}和{{ 乙"/></w:drawing></w:r>')
    assert [f.values["tag"] for f in told(made(change))] == ["{{ 甲 }}", "{{ 乙"]


def test_a_table_is_named_at_its_first_cell() -> None:
    document = docx.Document()
    document.add_paragraph("正文。")
    table = document.add_table(1, 1)
    caption = f'<w:tblDescription {nsdecls("w")} w:val="{TAG}"/>'
    table._tbl.tblPr.append(parse_xml(caption))  # noqa: SLF001  # no public way to it
    stream = io.BytesIO()
    document.save(stream)
    (found,) = told(stream.getvalue())
    assert (found.code, found.place.paragraph) == ("document.tag_in_alternative_text", 2)


def test_a_link_of_a_header_is_told_there() -> None:
    document = docx.Document()
    document.add_paragraph("正文。")
    header = document.sections[0].header
    header.paragraphs[0].text = "眉"
    ident = header.part.relate_to(f"https://x.cn/{TAG}", HYPERLINK, is_external=True)
    put(f'<w:hyperlink r:id="{ident}"/>')(document, header.paragraphs[0])
    stream = io.BytesIO()
    document.save(stream)
    (found,) = told(stream.getvalue())
    assert (found.code, found.place.part, found.place.paragraph) == (
        "document.tag_in_link",
        "header",
        1,
    )


@pytest.mark.parametrize(("change", "kind"), PLACES)
def test_in_a_finished_document_it_is_a_tag_left_there(
    change: Callable[[Document, Paragraph], None], kind: str
) -> None:
    parts = unpack(made(change), Place())
    found = [f for f in left_behind(parts, Place()) if f.severity == "error"]
    assert kind
    assert [(f.code, f.place.paragraph) for f in found] == [("document.tag_left", 2)]


def test_no_markup_comes_into_a_message() -> None:
    rels = '<Relationship Id="r1" Target="https://x/{{ 报送 }}" TargetMode="External"/>'
    (found,) = unfilled({"word/_rels/document.xml.rels": rels.encode()}, Place())
    assert found.place.excerpt == "{{ 报送 }}"
