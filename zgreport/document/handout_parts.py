"""The parts of a handout that are always the same: its styles, its page, its footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CORE", "PARTS", "SECTION", "TABLE"]

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_TYPES = f"""\
<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>\
<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>\
<Override PartName="/word/footer2.xml" ContentType="{_WORD}.footer+xml"/>\
<Override PartName="/docProps/core.xml" \
ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
</Types>"""
_RELATIONS = f"""\
<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>\
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" \
Target="docProps/core.xml"/>\
</Relationships>"""
_OF_DOCUMENT = f"""\
<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>\
<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>\
<Relationship Id="rId3" Type="{_OFFICE}/footer" Target="footer1.xml"/>\
<Relationship Id="rId4" Type="{_OFFICE}/footer" Target="footer2.xml"/>\
</Relationships>"""
_SETTINGS = f"""\
<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>\
<w:evenAndOddHeaders/>\
<w:characterSpacingControl w:val="compressPunctuation"/></w:settings>"""


def _footer(style: str) -> str:
    """The number of the page between dashes (GB/T 9704 7.5)."""
    return (
        f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def _style(name: str, shown: str, paragraph: str, font: str, size: int) -> str:
    """A paragraph style: `font` for Chinese, `size` in half points."""
    is_typed = name == "TableTag"
    latin = "Consolas" if is_typed else "Times New Roman"
    fonts = (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:eastAsia="{font}" '
        f'w:hAnsi="{latin}" w:cs="{latin}"/>'
    )
    is_default = ' w:default="1"' if name == "Normal" else ""
    based = "" if is_default else '<w:basedOn w:val="Normal"/>'
    unproofed = "<w:noProof/>" if is_typed else ""
    narrow = '<w:spacing w:val="-5"/>' if is_default else '<w:spacing w:val="0"/>'
    return (
        f'<w:style w:type="paragraph"{is_default} w:styleId="{name}"><w:name w:val="{shown}"/>'
        f"{based}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{fonts}{unproofed}{narrow}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _lines(height: int, before: int = 0, after: int = 0) -> str:
    rule = "exact" if height > _OF_TABLES else "atLeast"
    return (
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="{height}" w:lineRule="{rule}"/>'
    )


_OF_TABLES = 300  # twentieths of a point
_RIGHT = '<w:ind w:rightChars="100" w:right="280" w:firstLineChars="0" w:firstLine="0"/>'
_LEFT = '<w:ind w:leftChars="100" w:left="280" w:firstLineChars="0" w:firstLine="0"/>'
_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_KEPT = "<w:keepNext/><w:keepLines/>"
_FANGSONG, _HEI = "仿宋_GB2312", "黑体"
_PAGE_WIDTH = _lines(579)

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = (
    f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="Times New Roman" w:eastAsia="{_FANGSONG}" w:hAnsi="Times New Roman" '
    'w:cs="Times New Roman"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    + _style("Normal", "Normal", f'{_PAGE_WIDTH}{_INDENT}<w:jc w:val="both"/>', _FANGSONG, 32)
    + _style(
        "Title",
        "Title",
        f'{_KEPT}{_lines(579, 0, 579)}{_NO_INDENT}<w:jc w:val="center"/>',
        "方正小标宋简体",
        44,
    )
    + _style(
        "Heading1", "heading 1", f'{_KEPT}{_lines(579)}{_INDENT}<w:outlineLvl w:val="0"/>', _HEI, 32
    )
    + _style(
        "TableHead", "Table Head", f'{_lines(280)}{_NO_INDENT}<w:jc w:val="center"/>', _HEI, 21
    )
    + _style(
        "TableText", "Table Text", f'{_lines(280)}{_NO_INDENT}<w:jc w:val="left"/>', _FANGSONG, 21
    )
    + _style(
        "TableTag", "Table Tag", f'{_lines(280)}{_NO_INDENT}<w:jc w:val="left"/>', _FANGSONG, 21
    )
    + _style("Footer", "footer", f'{_lines(400)}{_RIGHT}<w:jc w:val="right"/>', "宋体", 28)
    + _style("FooterEven", "Footer Even", f'{_lines(400)}{_LEFT}<w:jc w:val="left"/>', "宋体", 28)
    + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Handout"><w:name w:val="Handout"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
    "</w:style></w:styles>"
)

PARTS: Mapping[str, str] = {
    "[Content_Types].xml": _XML + _TYPES,
    "_rels/.rels": _XML + _RELATIONS,
    "word/_rels/document.xml.rels": _XML + _OF_DOCUMENT,
    "word/styles.xml": _XML + _STYLES,
    "word/settings.xml": _XML + _SETTINGS,
    "word/footer1.xml": _XML + _footer("Footer"),
    "word/footer2.xml": _XML + _footer("FooterEven"),
}
"""Every part but the document and its properties, by name."""

TABLE = (
    f'<w:tblPr {_W}><w:tblStyle w:val="Handout"/><w:tblW w:w="8844" w:type="dxa"/>'
    '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
)
"""The properties of each table."""

SECTION = (
    f'<w:sectPr {_W} {_R}><w:footerReference w:type="default" r:id="rId3"/>'
    '<w:footerReference w:type="even" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" '
    'w:left="1588" w:header="851" w:footer="1446" w:gutter="0"/></w:sectPr>'
)
"""The page."""

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title/><dc:creator>zgreport</dc:creator>"
    "<cp:lastModifiedBy>zgreport</cp:lastModifiedBy></cp:coreProperties>"
)
"""Its properties; the title comes first."""
