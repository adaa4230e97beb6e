"""The theme: colours, fonts and effects by name, which a Word file is to have (Office's own)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.parts import announced
from zgreport.document.relations import relations_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FILL", "theme", "with_theme"]

_PART = "word/theme/theme1.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_FONTS = (("major", "Calibri Light", "等线 Light"), ("minor", "Calibri", "等线"))
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
"""The fill in the colour of what is filled."""
_LINE = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def with_theme(parts: Mapping[str, bytes], main: str) -> dict[str, bytes]:
    """The parts, with a theme where the body, which is the part `main`, has none."""
    if any(relation.kind == "theme" for relation in relations_of(parts, main)):
        return dict(parts)
    name = next(n for n in (_PART, "word/theme/theme9.xml", "theme9.xml") if n not in parts)
    return announced({**parts, name: _theme()}, name, _TYPE, main, _KIND)


def _theme() -> bytes:
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{east}"/></a:{kind}Font>'
        for kind, latin, east in _FONTS
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{theme(fonts, _LINE)}'.encode()
    )


def theme(fonts: str, line: str) -> str:
    """The element of a theme (DrawingML) in Office's own colours, with these fonts and lines."""
    named = "".join(f'<a:{n}><a:srgbClr val="{c}"/></a:{n}>' for n, c in _COLOURS.items())
    system = (
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    )
    lists = {"fillStyleLst": FILL, "lnStyleLst": line, "effectStyleLst": _EFFECT}
    lists["bgFillStyleLst"] = FILL
    formats = "".join(f"<a:{name}>{inside * 3}</a:{name}>" for name, inside in lists.items())
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="Office"><a:themeElements>'
        f'<a:clrScheme name="Office">{system}{named}</a:clrScheme>'
        f'<a:fontScheme name="Office">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Office">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )
