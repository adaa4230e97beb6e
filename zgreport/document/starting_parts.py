"""The parts of a starting template that are always the same: its styles, page and footers.

The measures are those of GB/T 9704-2012, in twips and half points; the clause stands beside each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.handout_parts import SECTION
from zgreport.document.starting_package import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PARTS", "SECTION", "TABLE"]

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FANGSONG, _HEI, _TITLE_SONG, _SONG = "仿宋_GB2312", "黑体", "方正小标宋简体", "宋体"
_KEPT = "<w:keepNext/><w:keepLines/>"
_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_LOOSE = '<w:b w:val="0"/>'


def _spacing(before: int, after: int, line: int, rule: str = "exact") -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def _aligned(side: str) -> str:
    return f'<w:jc w:val="{side}"/>'


def _fonts(chinese: str, latin: str = "Times New Roman") -> str:
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:eastAsia="{chinese}" '
        f'w:hAnsi="{latin}" w:cs="{latin}"/>'
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _style(name: str, shown: str, paragraph: str, run: str = "", based: str = "Normal") -> str:
    """A paragraph style; one whose name is Chinese is the house's own."""
    own = "" if shown.isascii() else ' w:customStyle="1"'
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="{based}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>{look}</w:style>'
    )


_LINE = 579  # 5.2.3: 22 lines in 225 mm; 580 leaves room for 21
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/>'
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>'
    f'<w:snapToGrid w:val="0"/>{_spacing(0, 0, _LINE)}'
    f'<w:ind w:firstLineChars="200" w:firstLine="640"/>{_aligned("both")}</w:pPr>'  # 7.3.3
    f'<w:rPr>{_fonts(_FANGSONG)}<w:color w:val="000000"/><w:spacing w:val="-5"/>{_size(32)}'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:style>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="OfficialTable">'
    '<w:name w:val="公文表格"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>"
)
_PARAGRAPHS = (
    _style(  # 7.3.1
        "Title",
        "Title",
        f"{_KEPT}{_spacing(_LINE, _LINE, _LINE)}{_NO_INDENT}{_aligned('center')}",
        f'{_fonts(_TITLE_SONG)}{_LOOSE}<w:spacing w:val="0"/>{_size(44)}',
    ),
    _style(
        "Heading1",
        "heading 1",
        f'{_KEPT}<w:outlineLvl w:val="0"/>',
        f"{_fonts(_HEI)}{_LOOSE}{_size(32)}",
    ),
    _style(
        "Heading2",
        "heading 2",
        f'{_KEPT}<w:outlineLvl w:val="1"/>',
        f"{_fonts('楷体_GB2312')}{_LOOSE}{_size(32)}",
    ),
    _style("BodyLast", "正文末段", "<w:keepNext/>"),  # 7.3.5.5
    _style(  # 7.3.4
        "AnnexList",
        "附件说明",
        f"{_KEPT}{_spacing(_LINE, 0, _LINE)}"
        f'<w:ind w:left="1600" w:firstLineChars="0" w:hanging="960"/>{_aligned("left")}',
    ),
    _style(  # 7.3.5.2
        "Issuer",
        "署名",
        f"{_KEPT}{_spacing(_LINE, 0, _LINE)}"
        '<w:ind w:rightChars="200" w:right="640" w:firstLineChars="0" w:firstLine="0"/>'
        + _aligned("right"),
    ),
    _style(
        "IssueDate",
        "成文日期",
        '<w:keepLines/><w:ind w:rightChars="300" w:right="960" w:firstLineChars="0" '
        f'w:firstLine="0"/>{_aligned("right")}',
    ),
    _style(  # 7.3.7
        "AnnexMark",
        "附件标记",
        f"{_KEPT}<w:pageBreakBefore/>{_NO_INDENT}{_aligned('left')}",
        _fonts(_HEI),
    ),
    _style(
        "AnnexTitle",
        "附件标题",
        f"{_KEPT}{_spacing(_LINE, 289, _LINE)}{_NO_INDENT}{_aligned('center')}"
        '<w:outlineLvl w:val="0"/>',
        f'{_fonts(_TITLE_SONG)}<w:spacing w:val="0"/>{_size(44)}',
    ),
    _style(
        "TableText",
        "表格文字",
        f"{_spacing(0, 0, 240, 'auto')}{_NO_INDENT}{_aligned('left')}",
        f'<w:spacing w:val="0"/>{_size(24)}',
    ),
    _style(
        "TableTextIn",
        "表格缩进",
        '<w:ind w:leftChars="200" w:left="480" w:firstLineChars="0" w:firstLine="0"/>',
        based="TableText",
    ),
    _style("TableCentre", "表格居中", _aligned("center"), based="TableText"),
    _style(
        "TableNumber",
        "表格数字",
        f'<w:ind w:right="150" w:firstLineChars="0" w:firstLine="0"/>{_aligned("right")}',
        based="TableText",
    ),
    _style(
        "TableHead", "表头", f"<w:keepNext/>{_aligned('center')}", _fonts(_HEI), based="TableText"
    ),
    _style(
        "TableNote",
        "表注",
        f'{_spacing(120, 0, 360)}<w:ind w:left="480" w:hanging="480"/>{_aligned("left")}',
        based="TableText",
    ),
    _style(
        "Logic",
        "逻辑行",
        f"<w:keepNext/>{_spacing(0, 0, 280)}{_NO_INDENT}{_aligned('left')}",
        f'<w:color w:val="808080"/><w:spacing w:val="0"/>{_size(18)}',
    ),
    _style(  # 7.5
        "Footer",
        "footer",
        f"{_spacing(0, 0, 280)}"
        '<w:ind w:rightChars="100" w:right="280" w:firstLineChars="0" w:firstLine="0"/>'
        + _aligned("right"),
        f'{_fonts(_SONG, _SONG)}<w:spacing w:val="0"/>{_size(28)}',
    ),
    _style(
        "FooterEven",
        "双页页脚",
        '<w:ind w:leftChars="100" w:left="280" w:rightChars="0" w:right="0" '
        f'w:firstLineChars="0" w:firstLine="0"/>{_aligned("left")}',
        based="Footer",
    ),
)
_STYLES = (
    f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(_FANGSONG)}{_size(32)}"
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    f"<w:pPrDefault/></w:docDefaults>{_NORMAL}{''.join(_PARAGRAPHS)}{_TABLES}</w:styles>"
)

PARTS: Mapping[str, str] = {**PACKAGE, "word/styles.xml": _XML + _STYLES}
"""Every part but the document and its properties, by name."""

TABLE = (
    f'<w:tblPr {_W}><w:tblStyle w:val="OfficialTable"/><w:tblW w:w="8844" w:type="dxa"/>'
    '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
)
"""The properties of each table."""
