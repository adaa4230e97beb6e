"""What would run or call out is refused, however it is written and wherever it hides."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from zgreport.document.gate import check
from zgreport.document.package import unpack
from zgreport.findings import Place, ZgreportError

Make = Callable[..., bytes]

PLACE = Place(file="templates/综述.docx")
BODY, TYPES, RELS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


def told(parts: dict[str, bytes]) -> list[str]:
    try:
        found = check(parts, PLACE)
    except ZgreportError as error:
        found = error.findings
    return sorted({f"{f.code.removeprefix('document.')}:{f.severity}" for f in found})


def beside(parts: dict[str, bytes], part: str, old: str, new: str) -> dict[str, bytes]:
    text = parts[part].decode()
    assert old in text
    return {**parts, part: text.replace(old, new + old, 1).encode()}


@pytest.fixture
def parts(make: Make) -> dict[str, bytes]:
    return unpack(make("好"), PLACE)


RELATIONS = [
    ("image", "http://例/x.png", 'TargetMode="external"', "outside:error"),
    ("image", "http://例/x.png", 'TargetMode="EXTERNAL"', "outside:error"),
    ("image", "http://例/x.png", 'TargetMode=" External "', "outside:error"),
    ("image", "http://例/x.png", 'TargetMode="Other"', "outside:error"),
    ("image", "http://例/x.png", "", "outside:error"),
    ("image", "HTTP://例/x.png", 'TargetMode="Internal"', "outside:error"),
    ("image", "\\\\server\\x.png", "", "outside:error"),
    ("image", "%5c%5cserver%5cx.png", "", "outside:error"),
    ("image", "%255c%255cserver%255cx.png", "", "outside:error"),
    ("image", "//server/x.png", "", "outside:error"),
    ("image", "file:///C:/x.png", "", "outside:error"),
    ("image", "C:\\x.png", "", "outside:error"),
    ("image", " http://例/x.png", "", "outside:error"),
    ("image", "ｈｔｔｐ://例/x.png", "", "outside:error"),
    ("font", "http://例/x.odttf", 'TargetMode="external"', "outside:error"),
    ("frame", "x.html", "", "outside:error"),
    ("subDocument", "x.docx", "", "outside:error"),
    ("attachedTemplate", "http://例/x.dotm", 'TargetMode="external"', "outside:error"),
    ("attachedTemplate", "http://例/x.dotm", "", "outside:error"),
    ("ATTACHEDTEMPLATE", "http://例/x.dotm", 'TargetMode="External"', "outside:error"),
    ("attachedTemplate/", "http://例/x.dotm", 'TargetMode="External"', "outside:error"),
    ("attachedTemplate", "file:////server/x.dotm", 'TargetMode="External"', "outside:error"),
    ("attachedTemplate", "file://///server/x.dotm", 'TargetMode="External"', "outside:error"),
    ("attachedTemplate", "file:\\\\server\\x.dotm", 'TargetMode="External"', "outside:error"),
    ("attachedTemplate", "\\\\?\\UNC\\server\\x.dotm", 'TargetMode="External"', "outside:error"),
    ("attachedTemplate", "%5C%5Cserver%5Cx.dotm", 'TargetMode="External"', "outside:error"),
    ("attachedTemplate", "C:\\模板\\x.dotm", 'TargetMode="External"', "local_template:note"),
    ("attachedTemplate", "file:///C:/x.dotm", 'TargetMode="external"', "local_template:note"),
    ("AFCHUNK", "x.html", "", "holds_alt_chunk:error"),
    ("OleObject", "x.bin", "", "holds_ole:error"),
    ("package", "embeddings/x.xlsx", "", "holds_ole:error"),
    ("webextensiontaskpanes", "x.xml", "", "holds_addin:error"),
    ("hyperlink", "javascript:alert(1)", 'TargetMode="External"', "harmful_link:error"),
    ("hyperlink", "JavaScript&#9;:alert(1)", 'TargetMode="External"', "harmful_link:error"),
    ("hyperlink", "ms-word:ofe|u|http://例/x.docx", 'TargetMode="External"', "harmful_link:error"),
    ("hyperlink", "search-ms:query=x", 'TargetMode="external"', "harmful_link:error"),
    ("hyperlink", "\\\\server\\x.docx", 'TargetMode="External"', "odd_link:warning"),
    ("hyperlink", "http://[例", 'TargetMode="External"', None),
    ("hyperlink", "https://例/页?甲=1", 'TargetMode="External"', None),
    ("hyperlink", "mailto:x@例", 'TargetMode="External"', None),
    ("hyperlink", "#书签", 'TargetMode="External"', None),
]


@pytest.mark.parametrize(("kind", "target", "mode", "code"), RELATIONS)
def test_relations_are_judged_by_where_they_lead(
    parts: dict[str, bytes], kind: str, target: str, mode: str, code: str | None
) -> None:
    relation = f'<Relationship Id="x9" Type="{KIND}/{kind}" Target="{target}" {mode}/>'
    changed = beside(parts, RELS, "</Relationships>", relation)
    assert told(changed) == ([code] if code else [])


def run(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def written(*pieces: str, leaf: str = "instrText") -> str:
    inner = "".join(p if p[:1] == "<" else f"<w:r><w:{leaf}>{p}</w:{leaf}></w:r>" for p in pieces)
    return run("begin") + inner + run("separate") + "<w:r><w:t>1</w:t></w:r>" + run("end")


FIELDS = [
    (written(' "DDEAUTO" excel x'), "field:error"),
    (written('DDE"AUTO" excel x'), "field:error"),
    (written('D"DEAUTO" excel x'), "field:error"),
    (written("\\DDEAUTO excel x"), "field:error"),
    (written("DDEAUTO\\\\server\\x"), "field:error"),
    (written("ddeauto excel x"), "field:error"),
    (written("“DDEAUTO” excel x"), "field:error"),
    (written("ＤＤＥ excel x"), "field:error"),
    (written("DDE\u200bAUTO excel x"), "field:error"),
    (written("D", "D", "E", "AUTO x"), "field:error"),
    (written(' "INCLUDE', 'PICTURE" "x" \\d \\* MERGEFORMAT'), "field:error"),
    (written(" includetext x"), "field:error"),
    (written(" DDEAUTO x", leaf="delInstrText"), "field:error"),
    (written(" DDEAUTO x", leaf="t"), "field:error"),
    (run("begin") + "<w:r><w:instrText>LINK x</w:instrText></w:r>", "field:error"),
    ('<w:fldSimple w:instr=" &quot;DDE&quot; x"/>', "field:error"),
    ('<w:fldSimple w:instr="INCLUDEPICTURE x"/>', "field:error"),
    (written("IF 1=1 ", written("DDEAUTO x")), "field:error"),
    (written(written("QUOTE DDEAUTO"), " excel x"), "field_hidden:error"),
    (written('"', written("QUOTE D"), 'DEAUTO" x'), "field_hidden:error"),
    (written("INCLUDE", written("QUOTE TEXT"), " x"), "field:error"),
    (written("D", written("QUOTE DEAUTO"), " x"), "field_hidden:error"),
    (written('HYPERLINK "javascript:x"'), "harmful_link:error"),
    (written('hyperlink \\o "看" "ms-word:ofe|u|x"'), "harmful_link:error"),
    ('<w:fldSimple w:instr="HYPERLINK search-ms:x"/>', "harmful_link:error"),
    (written("MACROBUTTON 甲 乙"), "asking_field:warning"),
    (written(" PAGE \\* MERGEFORMAT"), None),
    (written("=", written("PAGE"), "-1"), None),
    (written("IF ", written("PAGE"), ' = 1 "DDE" ""'), None),
    (written("IF", written("PAGE"), "=1 x"), None),
    (written(' TOC \\o "1-3" \\h \\z \\u '), None),
    (written(' HYPERLINK \\l "_Toc1" '), None),
    (written(' HYPERLINK "https://例/" '), None),
    (written(' PRINTDATE \\@ "yyyy年" '), None),
    (written(" SEQ 表 \\* ARABIC "), None),
]


@pytest.mark.parametrize(("field", "code"), FIELDS)
def test_fields_are_judged_by_what_could_be_read(
    parts: dict[str, bytes], field: str, code: str | None
) -> None:
    assert told(beside(parts, BODY, "</w:p>", field)) == ([code] if code else [])


def test_fields_are_found_in_every_part(parts: dict[str, bytes]) -> None:
    hidden = f'<w:hdr xmlns:w="http://x/wordprocessingml"><w:p>{written("DDE x")}</w:p></w:hdr>'
    assert told({**parts, "other/of.xml": hidden.encode()}) == ["field:error"]


MARKUP = [
    ('<w:altChunk r:id="none"/>', "holds_alt_chunk:error"),
    ('<w:subDoc r:id="none"/>', "outside:error"),
    (f'<w:r><w:object {VML}><o:OLEObject Type="Link"/></w:object></w:r>', "holds_ole:error"),
    ("<w:r><w:object><w:control/></w:object></w:r>", "holds_activex:error"),
    (f'<w:r><w:pict {VML}><v:imagedata src="http://例/x.png"/></w:pict></w:r>', "outside:error"),
    (f'<w:r><w:pict {VML}><v:imagedata src="\\\\甲\\x.png"/></w:pict></w:r>', "outside:error"),
    (f'<w:r><w:pict {VML}><v:fill o:althref="file://甲/x"/></w:pict></w:r>', "outside:error"),
    (f'<w:r><w:pict {VML}><v:shape href="javascript:x"/></w:pict></w:r>', "harmful_link:error"),
    (f'<w:r><w:pict {VML}><v:imagedata o:href="http://例/x"/></w:pict></w:r>', "outside:error"),
    (f'<w:r><w:pict {VML}><v:shape href="https://例/"/></w:pict></w:r>', None),
    (
        ('<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
        f'/2006"><mc:Choice Requires="无">{written("DDE x")}</mc:Choice>'
        "</mc:AlternateContent></w:r>"),
        "field:error",
    ),
    ('<w:r><w:drawing><a:video xmlns:a="urn:x" embeddedHtml="&lt;iframe/&gt;"/></w:drawing></w:r>',
     "outside:error"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "code"), MARKUP)
def test_markup_that_holds_or_fetches_needs_no_relation(
    parts: dict[str, bytes], markup: str, code: str | None
) -> None:
    assert told(beside(parts, BODY, "</w:p>", markup)) == ([code] if code else [])


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
DRAWN = [
    ("<script>1</script>", False),
    ('<g onload="x()"/>', False),
    ('<image xlink:href="http://例/x.png"/>', False),
    ('<image href="\\\\server\\x.png"/>', False),
    ('<use href="file:///c:/x"/>', False),
    ('<a href="javascript:x"><path/></a>', False),
    ("<foreignObject/>", False),
    ("<style>@import url(http://例/x.css);</style>", False),
    ('<rect style="fill:url(http://例/x)"/>', False),
    ("<style>.a{fill:url(#g)}</style><use xlink:href='#a'/><path d='M0 0'/>", True),
    ('<image href="data:image/png;base64,AA=="/><a href="https://例/"><g/></a>', True),
]


@pytest.mark.parametrize(("inside", "is_safe"), DRAWN)
@pytest.mark.parametrize("name", ["word/media/image1.svg", "word/media/image1.png"])
def test_a_drawing_with_scripts_or_links_is_refused(
    parts: dict[str, bytes], name: str, inside: str, is_safe: bool
) -> None:
    data = SVG.format(inside).encode()
    assert told({**parts, name: data}) == ([] if is_safe else ["picture_unsafe:error"])


def test_a_drawing_with_entities_is_refused_and_one_with_its_public_type_is_not(
    parts: dict[str, bytes],
) -> None:
    public = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
    entity = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///x">]>'
    name, drawn = "word/media/image1.svg", SVG.format("<path/>")
    assert told({**parts, name: (public + drawn).encode()}) == []
    assert told({**parts, name: (entity + drawn).encode()}) == ["picture_unsafe:error"]


def workbook(**members: str) -> bytes:
    book = openpyxl.Workbook()
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream, "a") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


def linking(kind: str, mode: str = "External") -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{KIND}/{kind}" Target="x" TargetMode="{mode}"/>'
        "</Relationships>"
    )


BOOKS = {
    "plain": (workbook(), None),
    "a link": (workbook(**{"xl__externalLinks___rels__e_xml.rels": linking("externalLinkPath")}),
               "workbook_unsafe:error"),
    "a link in small letters": (workbook(**{"xl___rels__x_xml.rels": linking("image", "external")}),
                                "workbook_unsafe:error"),
    "a macro": (workbook(**{"xl___rels__x_xml.rels": linking("vbaProject", "Internal")}),
                "workbook_unsafe:error"),
    "a command": (workbook(xl__worksheets__sheet9_xml="<s><f>cmd|' /c x'!A1</f></s>"),
                  "workbook_unsafe:error"),
    "a web service": (workbook(xl__worksheets__sheet9_xml='<s><f>_xlfn.WEBSERVICE("http://例")</f></s>'),
                      "workbook_unsafe:error"),
    "an entity": (workbook(xl__x_xml='<!DOCTYPE a SYSTEM "http://例"><a/>'),
                  "workbook_unsafe:error"),
    "a link nobody leads to": (workbook(xl__externalLinks__e_xml="<a/>"),
                               "workbook_unsafe:error"),
    "no workbook": (b"\xd0\xcf\x11\xe0", "workbook_unsafe:error"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BOOKS)
def test_the_workbook_of_a_chart_is_looked_into(parts: dict[str, bytes], kind: str) -> None:
    data, code = BOOKS[kind]
    relation = linking("package", "Internal").replace('Target="x"', 'Target="../embeddings/x.xlsx"')
    chart = {"word/charts/_rels/chart1.xml.rels": relation.encode()}
    found = told({**parts, **chart, "word/embeddings/x.xlsx": data})
    assert found == ([code] if code else [])


ODD = [
    ("word/_RELS/document.xml.rels", "odd_member:error"),
    ("word/_rels/other.xml.RELS", "odd_member:error"),
    ("word/header9.XML", "odd_member:error"),
    ("word/header9%2Exml", "odd_member:error"),
    ("word/_rels/other%2Exml.rels", "odd_member:error"),
    ("word/media/%E5%9B%BE.png", None),
]


@pytest.mark.parametrize(("name", "code"), ODD)
def test_markup_goes_by_a_name_that_everybody_sees(
    parts: dict[str, bytes], name: str, code: str | None
) -> None:
    assert told({**parts, name: b"<a/>"}) == ([code] if code else [])


def test_markup_is_declared_under_no_other_name(parts: dict[str, bytes]) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    override = f'<Override PartName="/word/kopf.bin" ContentType="{kind}"/>'
    changed = beside(parts, TYPES, "</Types>", override)
    assert told({**changed, "word/kopf.bin": b"<a/>"}) == ["odd_member:error"]


CODED = [
    ('<?xml version="1.0" encoding="UTF-7"?><a>+ADwAIQ-</a>', "ascii", "broken_member:error"),
    ('<?xml version="1.0" encoding="gb18030"?><a>好</a>', "gb18030", "broken_member:error"),
    ('<?xml version="1.0" encoding="不知"?><a/>', "utf-8", "broken_member:error"),
    ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>', "utf-16", "entity:error"),
    ("<!DOCTYPE a SYSTEM 'http://例/x.dtd'><a/>", "utf-16-be", "entity:error"),
    ("<!doctype a><a/>", "utf-8", "entity:error"),
    ("<?xml-stylesheet href='http://例/x.xsl'?><a/>", "utf-8", "outside:error"),
    ('<?xml version="1.0" encoding="UTF-16"?><a>好</a>', "utf-16", None),
]


@pytest.mark.parametrize(("text", "coding", "code"), CODED)
def test_a_part_is_written_so_that_all_can_search_it(
    parts: dict[str, bytes], text: str, coding: str, code: str | None
) -> None:
    changed = {**parts, "customXml/item1.xml": text.encode(coding)}
    assert told(changed) == ([code] if code else [])
