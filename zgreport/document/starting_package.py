"""The package of a starting template: its settings, fonts and theme, and how they are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.handout_parts import PARTS as _OF_HANDOUT
from zgreport.document.theme import FILL, theme

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PACKAGE"]

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_JOINED = {
    "styles": "styles.xml",
    "settings": "settings.xml",
    "footer": "footer1.xml",
    "footer ": "footer2.xml",
    "fontTable": "fontTable.xml",
    "theme": "theme/theme1.xml",
}  # in the order of their numbers: rId3 and rId4 are the footers
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind.strip()}" Target="{target}"/>'
        for number, (kind, target) in enumerate(_JOINED.items(), start=1)
    )
    + "</Relationships>"
)
_MORE_TYPES = (
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>'
    '<Override PartName="/word/theme/theme1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>'
)
_SETTINGS = (
    f'<w:settings {_W}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
    '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="156"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/>'
    "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)


def _font(name: str, instead: str, family: str) -> str:
    """A Chinese typeface, and the one of the same class that stands in where it is missing."""
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="default"/></w:font>'
    )


_FONTS = (
    f'<w:fonts {_W}><w:font w:name="Times New Roman"><w:charset w:val="00"/>'
    '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    + _font("仿宋_GB2312", "仿宋", "modern")
    + _font("楷体_GB2312", "楷体", "modern")
    + _font("黑体", "SimHei", "modern")
    + _font("宋体", "SimSun", "auto")
    + _font("方正小标宋简体", "方正小标宋_GBK", "script")
    + "</w:fonts>"
)
_FACE = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
_THEME = theme(
    "".join(f"<a:{kind}Font>{_FACE}</a:{kind}Font>" for kind in ("major", "minor")),
    f'<a:ln w="6350">{FILL}</a:ln>',
)

PACKAGE: Mapping[str, str] = {
    **_OF_HANDOUT,
    "[Content_Types].xml": _OF_HANDOUT["[Content_Types].xml"].replace("</Types>", _MORE_TYPES),
    "word/_rels/document.xml.rels": _XML + _RELATIONS,
    "word/settings.xml": _XML + _SETTINGS,
    "word/fontTable.xml": _XML + _FONTS,
    "word/theme/theme1.xml": _XML + _THEME,
}
"""Every part but the document, its styles and its properties, by name."""
