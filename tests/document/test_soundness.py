"""The finished text is read again: what filling leaves is mended, what cannot be is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from packages import parts_of
from structure import blocks, template

from zgreport.document.render import Rendered
from zgreport.document.soundness import unsound
from zgreport.document.template import open_template
from zgreport.findings import Place, ZgreportError

if TYPE_CHECKING:
    from collections.abc import Mapping

Fill = Callable[..., Rendered]

PLACE = Place(file="综述.docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FOR, END = "{%p for x in xs %}", "{%p endfor %}"
IF, ENDIF = "{%p if 有 %}", "{%p endif %}"
SIGN = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
SECTION = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>'


def cell(*inside: str, more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{more}</w:tcPr>{blocks(*inside)}</w:tc>'


def table(*rows: tuple[str, ...], columns: int = 2) -> str:
    grid = '<w:gridCol w:w="1000"/>' * columns
    lines = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def box(*inside: str) -> str:
    content = f"<w:txbxContent>{blocks(*inside)}</w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<wp:extent cx="9" cy="9"/><wp:docPr id="1" name="框"/><a:graphic><a:graphicData uri="x">'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def control(*inside: str, ident: int = 5) -> str:
    content = f"<w:sdtContent>{blocks(*inside)}</w:sdtContent>"
    return f'<w:sdt><w:sdtPr><w:id w:val="{ident}"/></w:sdtPr>{content}</w:sdt>'


def marked(text: str, name: str = "签") -> str:
    return (
        f'<w:p w14:paraId="0A0A0A0A"><w:bookmarkStart w:id="3" w:name="{name}"/>'
        f'<w:r><w:t>{text}</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>'
    )


MERGE, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
MENDED: dict[str, bytes] = {
    "nothing to mend": template("甲", FOR, "{{ x }}", END),
    "a cell emptied": template(table((cell(IF, "甲", ENDIF), cell("乙")))),
    "a cell of a nested table": template(
        table((cell(table((cell("甲"),), columns=1)), cell("乙")))),
    "a nested table emptied": template(
        table((cell(table((cell("{%tr if 有 %}"),), (cell("甲"),), (cell("{%tr endif %}"),),
                          columns=1), "末"), cell("乙")))),
    "a text box emptied": template(box(IF, "甲", ENDIF)),
    "a text box in a loop": template(FOR, box("{{ x }}"), END),
    "a control emptied": template(control(IF, "甲", ENDIF)),
    "a control in a control": template(control(control(IF, "甲", ENDIF, ident=6))),
    "a control in a cell": template(table((cell(control(IF, "甲", ENDIF)), cell("乙")))),
    "a control in a loop": template(FOR, control("{{ x }}"), END),
    "a control of rows": template(table(
        (cell("甲"), cell("乙"))).replace("</w:tbl>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tr>"
        + cell("{%tr if 有 %}") + "</w:tr><w:tr>" + cell("丙") + cell("丁") + "</w:tr><w:tr>"
        + cell("{%tr endif %}") + "</w:tr></w:sdtContent></w:sdt></w:tbl>")),
    "a bookmark in a loop": template(FOR, marked("{{ x }}"), END),
    "half a bookmark": template(
        '<w:p><w:bookmarkStart w:id="3" w:name="签"/><w:r><w:t>甲</w:t></w:r></w:p>', IF,
        '<w:p><w:r><w:t>乙</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>', ENDIF),
    "the other half": template(
        IF, '<w:p><w:bookmarkStart w:id="3" w:name="签"/><w:r><w:t>甲</w:t></w:r></w:p>', ENDIF,
        '<w:p><w:r><w:t>乙</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>'),
    "a bookmark over turns": template(
        '<w:p><w:bookmarkStart w:id="3" w:name="签"/></w:p>', FOR, "{{ x }}",
        '<w:p><w:bookmarkEnd w:id="3"/></w:p>', END),
    "a note in a loop": template(FOR, "{{ x }}", SIGN, END, footnote="注"),
    "a note in a false condition": template(IF, SIGN, ENDIF, "甲", footnote="注"),
    "a note with a value": template(FOR, SIGN, END, footnote="共{{ n }}篇"),
    "two sections": template("甲", SECTION, "乙"),
    "a section in a condition": template(IF, "甲", SECTION, ENDIF, "乙"),
    "a section in a loop": template(FOR, "{{ x }}", SECTION, END, "乙"),
    "a row too short": template(table((cell("甲"), cell("乙")), (cell("丙"),))),
    "a row too long": template(
        table((cell("甲"), cell("乙"), cell("丙")), (cell("丁"), cell("戊")))),
    "cells in a loop": template(table(
        (cell("甲"), cell("{%tc for x in xs %}"), cell("{{ x }}"), cell("{%tc endfor %}")),
        (cell("乙"), cell("丙")), columns=4)),
    "a merged cell that lost its head": template(table(
        (cell("{%tr if 有 %}"),), (cell("甲", more=MERGE), cell("乙")), (cell("{%tr endif %}"),),
        (cell("丙", more=ON), cell("丁")))),
    "no grid": template(table((cell("甲"), cell("乙"))).replace(
        '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>', "")),
    "a number that is not known": template(
        '<w:p><w:pPr><w:numPr><w:numId w:val="777"/></w:numPr></w:pPr></w:p>'),
    "a field in a condition": template(
        IF, '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>', ENDIF, "甲"),
}  # fmt: skip


def codes(parts: Mapping[str, bytes], sections: int = 0) -> list[str]:
    return [f.code.removeprefix("document.") for f in unsound(parts, PLACE, sections)]


@pytest.mark.parametrize("has", [True, False])
@pytest.mark.parametrize("kind", MENDED)
def test_what_filling_leaves_is_mended(fill: Fill, kind: str, has: bool) -> None:
    rendered = fill(MENDED[kind], xs=["甲", "乙", "丙"], 有=has, n=7)
    assert codes(parts_of(rendered.docx)) == []


def body(rendered: Rendered) -> etree._Element:
    return etree.fromstring(rendered.parts["word/document.xml"])


def test_each_turn_has_a_note_of_its_own_and_values_in_it_are_placed(fill: Fill) -> None:
    rendered = fill(MENDED["a note with a value"], xs=["甲", "乙", "丙"], n=7)
    signs = [s.get(f"{W}id") for s in body(rendered).iter(f"{W}footnoteReference")]
    assert len(set(signs)) == 3
    assert [p.text for p in rendered.placed if "footnotes" in p.part] == ["7"] * 3


def test_a_note_that_nobody_sees_goes(fill: Fill) -> None:
    rendered = fill(MENDED["a note in a false condition"], 有=False)
    assert "注".encode() not in rendered.parts["word/footnotes.xml"]
    assert "注" not in rendered.paragraphs


def test_a_short_row_says_what_it_leaves_out(fill: Fill) -> None:
    rendered = fill(MENDED["a row too short"])
    (after,) = body(rendered).iter(f"{W}gridAfter")
    assert after.get(f"{W}val") == "1"


def test_a_merged_cell_that_lost_its_head_begins_by_itself(fill: Fill) -> None:
    rendered = fill(MENDED["a merged cell that lost its head"], 有=False)
    assert [m.get(f"{W}val") for m in body(rendered).iter(f"{W}vMerge")] == ["restart"]


def test_sections_outside_of_blocks_are_promised() -> None:
    promised = {k: open_template(MENDED[k], "x").sections for k in MENDED if "section" in k}
    assert promised == {
        "two sections": 2,
        "a section in a condition": 1,
        "a section in a loop": 1,
    }


def test_a_table_is_described_by_the_title_above_it_or_by_its_header(fill: Fill) -> None:
    one = table((cell("单位"), cell("篇数")), (cell("甲"), cell("3")))
    named = one.replace("<w:tblPr/>", '<w:tblPr><w:tblDescription w:val="作者写的"/></w:tblPr>')
    rendered = fill(template("表1 {{ n }}年采用情况", one, "。", one, named), n=2023)
    said = [d.get(f"{W}val") for d in body(rendered).iter(f"{W}tblDescription")]
    assert said == ["表1 2023年采用情况", "单位、篇数", "作者写的"]
    titles = [d.get(f"{W}val") for d in body(rendered).iter(f"{W}tblCaption")]
    assert titles == ["表1 2023年采用情况", "单位、篇数"]


FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
FIELD_END = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
PICTURE = (
    '<w:p><w:r><w:drawing><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships" r:embed="rId777"/></w:drawing></w:r></w:p>'
)
TOLD = {
    "half a field": (template(FIELD, IF, FIELD_END, ENDIF, "甲"), "unsound_field"),
    "the other half of a field": (template(IF, FIELD, ENDIF, FIELD_END), "unsound_field"),
    "a picture that is gone": (template("甲", PICTURE), "unsound_relation"),
    "a note that is gone": (template(SIGN), "unsound_note"),
}


@pytest.mark.parametrize("kind", TOLD)
def test_what_cannot_be_mended_is_told_and_nothing_is_made(fill: Fill, kind: str) -> None:
    whole, code = TOLD[kind]
    with pytest.raises(ZgreportError) as caught:
        fill(whole, 有=False)
    assert {f.code for f in caught.value.findings} == {f"document.{code}"}
    assert all(f.place.file for f in caught.value.findings)


def spoilt(part: str, old: str, new: str) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    def spoil(parts: dict[str, bytes]) -> dict[str, bytes]:
        text = parts[part].decode()
        assert old in text
        return {**parts, part: text.replace(old, new).encode()}

    return spoil


BODY, TYPES = "word/document.xml", "[Content_Types].xml"
SPOILT = {
    "a cell without a paragraph": (spoilt(BODY, "<w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc>",
                                          "</w:tc>"), "unsound_empty"),
    "a part broken": (spoilt(BODY, "</w:body>", ""), "unsound_part"),
    "a part nobody leads to": (lambda parts: {**parts, "word/x.xml": b"<a/>"}, "unsound_member"),
    "a part without a type": (spoilt(TYPES, 'Extension="xml"', 'Extension="no"'),
                              "unsound_member"),
    "a relation to nothing": (spoilt("word/_rels/document.xml.rels", 'Target="styles.xml"',
                                     'Target="none.xml"'), "unsound_relation"),
    "a bookmark twice": (spoilt(BODY, "乙签", "甲签"), "unsound_twice"),
    "a paragraph's id twice": (spoilt(BODY, "0B0B0B0B", "0A0A0A0A"), "unsound_twice"),
    "half a bookmark": (spoilt(BODY, '<w:bookmarkEnd w:id="1"/>', ""), "unsound_half"),
    "a row too long": (spoilt(BODY, '<w:gridCol w:w="1000"/><w:gridCol w:w="1000"/>',
                              '<w:gridCol w:w="1000"/>'), "unsound_table"),
    "a section lost": (spoilt(BODY, "w:sectPr", "w:noSectPr"), "unsound_sections"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SPOILT)
def test_a_spoilt_file_is_told(fill: Fill, kind: str) -> None:
    two = marked("乙", "乙签").replace("0A0A", "0B0B").replace('w:id="3"', 'w:id="4"')
    whole = fill(template(marked("甲", "甲签"), two, table((cell("格"), cell("格")))))
    assert codes(whole.parts, 1) == []
    spoil, code = SPOILT[kind]
    assert code in codes(spoil(dict(whole.parts)), 1)


def test_parts_that_nobody_needs_are_left_out(fill: Fill) -> None:
    from zgreport.document.package import pack

    parts = parts_of(template("甲"))
    junk = {"__MACOSX/x": b"x", "word/vbaProject.bin": b"x", "word/alt.xml": b"<a/>"}
    rendered = fill(pack({**parts, **junk}))
    assert not set(junk) & set(rendered.parts)
    assert "word/theme/theme1.xml" in rendered.parts


WIDE = [
    ((1000, 2000), ((1000, 2000), (1000, 2000)), None),
    ((1000, 2000), ((1030, 1970), (1000, 2000)), None),
    ((1000, 2000), ((2000, 1000),), 1),
    ((1000, 2000), ((1000, 2000), (1500, 1500)), 2),
    ((3000, 3000), ((1500, 4500),) * 3, 1),
]


@pytest.mark.parametrize(("grid", "rows", "row"), WIDE)
def test_a_table_of_two_widths_is_warned_of_once(
    grid: tuple[int, ...], rows: tuple[tuple[int, ...], ...], row: int | None
) -> None:
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in grid)
    lines = "".join(
        "<w:tr>" + "".join(cell("格").replace("1000", str(wide)) for wide in line) + "</w:tr>"
        for line in rows
    )
    written = f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"
    found = open_template(template("甲", written), "综述.docx").findings
    told = [(f.code, f.values["row"], f.place.paragraph) for f in found]
    assert told == ([("document.grid_differs", row, 2)] if row else [])
