"""An official document that keeps to GB/T 9704: the shipped template's styles, words of its own.

`document()` is its Word file; `changed` the same with one thing changed in one of its parts.
`direct` is one as WPS makes it: no styles, everything set at the paragraphs themselves.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from packages import parts_of

from zgreport.document.finished import opened
from zgreport.document.looks.read import read_looks
from zgreport.document.package import pack
from zgreport.findings import Place
from zgreport.layout.check import check_layout

if TYPE_CHECKING:
    from zgreport.findings import Finding

__all__ = ["BODY", "changed", "direct", "document", "found", "paragraph", "parts", "table"]

_TEMPLATE = Path(__file__).parents[2] / "templates" / "综述.docx"
BODY, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
ODD, EVEN = "word/footer1.xml", "word/footer2.xml"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LONG = "全年围绕中心工作采写稿件，注重从基层找选题、从一线找素材，稿件数量和质量都有提高。" * 20


def paragraph(style: str, text: str, properties: str = "", run: str = "") -> str:
    """A paragraph: its style's id ("" for none), its text, more of its and its run's properties."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f"<w:p><w:pPr>{styled}{properties}</w:pPr>"
        f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def table(rows: int, *, header: str = "<w:tblHeader/>", whole: str = "<w:cantSplit/>") -> str:
    """A table of two columns."""
    lines = "".join(
        f"<w:tr><w:trPr>{whole}{header if not row else ''}</w:trPr>"
        f"<w:tc>{paragraph('TableHead' if not row else 'TableText', f'单位{row}')}</w:tc>"
        f"<w:tc>{paragraph('TableHead' if not row else 'TableNumber', f'{row}')}</w:tc></w:tr>"
        for row in range(rows)
    )
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="OfficialTable"/></w:tblPr>{lines}</w:tbl>'


_RUN_IN = (
    '<w:p><w:pPr></w:pPr><w:r><w:rPr><w:rStyle w:val="RunIn"/></w:rPr><w:t>一是抓选题。</w:t></w:r>'
    "<w:r><w:t>每月列出题目，由各单位认领采写。</w:t></w:r></w:p>"
)
_PARAGRAPHS = (
    paragraph("Title", "2023年信息工作综述"),
    paragraph("", _LONG),
    paragraph("Heading1", "一、工作情况"),
    paragraph("Heading2", "（一）采写稿件"),
    paragraph("Heading3", "1.选题"),
    _RUN_IN,
    paragraph("Heading3", "2.采写"),
    paragraph("", "各单位共报送稿件二百余篇，质量比上年有所提高，采用篇数也有增加。"),
    paragraph("Heading2", "（二）编发刊物"),
    paragraph("", "全年出刊二十四期，每期集中一个主题。"),
    paragraph("Heading1", "二、下步打算"),
    paragraph("BodyLast", "明年将继续围绕中心，提高稿件质量。"),
    paragraph("AnnexList", "附件：1.主要指标表"),
    paragraph("AnnexListMore", "2.采写办法"),
    paragraph("Issuer", "中共云川市委组织部"),
    paragraph("IssueDate", "2024年1月5日"),
    paragraph("AnnexMark", "附件1"),
    paragraph("AnnexTitle", "主要指标表"),
    table(12),
    paragraph("AnnexMark", "附件2"),
    paragraph("AnnexTitle", "采写办法"),
    paragraph("", "本办法由组织部解释，自印发之日起施行。"),
)


def parts(*paragraphs: str) -> dict[str, bytes]:
    """The parts of the document, or of one that holds these paragraphs instead."""
    found = parts_of(_TEMPLATE)
    template = found[BODY].decode()
    section = template[template.rindex("<w:sectPr") : template.rindex("</w:body>")]
    body = "".join(paragraphs or _PARAGRAPHS) + section
    found[BODY] = f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>".encode()
    return found


def document(*paragraphs: str) -> bytes:
    """The Word file of `parts`."""
    return pack(parts(*paragraphs))


def changed(part: str, old: str, new: str, *, base: dict[str, bytes] | None = None) -> bytes:
    """The document with one text of a part's XML replaced, where it stands first."""
    made = dict(base or parts())
    xml = made[part].decode()
    assert old in xml, f"{part} has no {old}"
    made[part] = xml.replace(old, new, 1).encode()
    return pack(made)


def found(docx: bytes) -> tuple[Finding, ...]:
    """What is found about the layout of a Word file."""
    return check_layout(read_looks(opened(docx, Place())))


_BARE_STYLES = (
    f'<w:styles {_NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="a">'
    '<w:name w:val="Normal"/><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="宋体"/>'
    '<w:sz w:val="21"/></w:rPr></w:style></w:styles>'
)


def direct(**words: str) -> bytes:
    """A document of which every property stands at its paragraphs and runs.

    The keywords replace texts: title, head (its first heading), body, name, date.
    """
    said = {"title": "关于做好信息工作的报告", "head": "一、工作情况", "name": "云川市档案局"}
    said |= {"body": "全年报送稿件二百余篇，质量比上年有所提高。", "date": "2024年1月5日"} | words
    exact = '<w:spacing w:line="579" w:lineRule="exact"/>'
    indent = f'{exact}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>'
    made = parts(
        paragraph("", said["title"], f'{exact}<w:jc w:val="center"/>', _run("方正小标宋_GBK", 44)),
        paragraph("", "", exact, _run("仿宋", 32)),
        paragraph("", "云川市委：", exact, _run("仿宋", 32)),
        paragraph("", said["body"], indent, _run("仿宋", 32)),
        paragraph("", said["head"], indent, _run("黑体", 32)),
        paragraph("", "（一）采写", indent, _run("楷体", 32)),
        paragraph("", said["body"], indent, _run("仿宋", 32)),
        paragraph("", "", exact, _run("仿宋", 32)),
        # 6 characters, ends 2 from the right; the date is 6 wide and begins 2 further right.
        paragraph("", said["name"], f'{exact}<w:ind w:right="640"/><w:jc w:val="right"/>', _run()),
        paragraph("", said["date"], f'{exact}<w:ind w:right="0"/><w:jc w:val="right"/>', _run()),
    )
    made[STYLES] = _BARE_STYLES.encode()
    made[ODD] = _footer('<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>')
    made[EVEN] = _footer('<w:ind w:leftChars="100" w:left="280"/>')
    return pack(made)


def _footer(place: str) -> bytes:
    """A page number of which everything is set directly."""
    look = '<w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr>'
    text = "".join(
        f"<w:r>{look}{leaf}</w:r>"
        for leaf in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText>PAGE</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    height = '<w:spacing w:line="280" w:lineRule="exact"/>'
    shown = f"<w:p><w:pPr>{height}{place}</w:pPr>{text}</w:p>"
    return f"<w:ftr {_NAMESPACES}>{shown}</w:ftr>".encode()


def _run(font: str = "仿宋", size: int = 32) -> str:
    fonts = f'<w:rFonts w:ascii="Times New Roman" w:eastAsia="{font}"/>'
    return f'{fonts}<w:spacing w:val="-5"/><w:sz w:val="{size}"/>'
