"""Properties: what one rPr or pPr says, as a flat mapping that another may be laid over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.ooxml import Element, w

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Properties", "attribute", "number", "paragraph_properties", "run_properties"]

Properties = dict[str, str]

_VAL = w("val")
_OFF = ("0", "false", "off", "none")
_TOGGLES = {w("b"): "bold", w("i"): "italic"}
_PLAIN = {
    w("sz"): "size",
    w("u"): "underline",
    w("color"): "color",
    w("highlight"): "highlight",
    w("spacing"): "spacing",
    w("rStyle"): "style",
}
_FONTS = (("eastAsia", "font"), ("ascii", "latin"))
_SWITCHES = {
    w("pageBreakBefore"): "pageBreakBefore",
    w("snapToGrid"): "snapToGrid",
    w("autoSpaceDN"): "autoSpaceDN",
}
_VALUES = {w("jc"): "jc", w("outlineLvl"): "outlineLvl", w("pStyle"): "style"}
_SPACES = ("line", "lineRule", "before", "after", "beforeLines", "afterLines")
_SIDES = (
    ("left", "start", "left"),
    ("right", "end", "right"),
    ("leftChars", "startChars", "leftChars"),
    ("rightChars", "endChars", "rightChars"),
)


def attribute(element: Element | None, name: str = "val") -> str | None:
    """An attribute of WordprocessingML; None where the element or the attribute is missing."""
    return None if element is None else element.get(w(name))


def number(text: str | None, default: float = 0) -> float:
    """A number as Word reads it; the default where there is none."""
    try:
        return float(text) if text else default
    except ValueError:
        return default


def _is_on(element: Element) -> str:
    return "0" if element.get(_VAL, "1") in _OFF else "1"


def run_properties(properties: Element | None) -> Properties:
    """What an rPr sets: font, latin (or font_theme, latin_theme), size, bold, color and so on."""
    found: Properties = {}
    for child in properties if properties is not None else ():
        if child.tag in _TOGGLES:
            found[_TOGGLES[child.tag]] = _is_on(child)
        elif child.tag in _PLAIN:
            found[_PLAIN[child.tag]] = child.get(_VAL, "")
        elif child.tag == w("rFonts"):
            _fonts(child, found)
    return found


def _fonts(element: Element, found: Properties) -> None:
    """A theme's font and a named one replace each other; of both at once the theme's holds."""
    for attribute, name in _FONTS:
        themed, named = element.get(w(attribute + "Theme")), element.get(w(attribute))
        if themed:
            found[name + "_theme"] = themed
            found[name] = ""
        elif named:
            found[name] = named
            found[name + "_theme"] = ""


def paragraph_properties(properties: Element | None) -> Properties:
    """What a pPr sets: jc, indents, spaces, breaks, numbering, style and frame."""
    found: Properties = {}
    readers: dict[str, Callable[[Element, Properties], None]] = {
        w("ind"): _indents,
        w("spacing"): _spacing,
        w("numPr"): _numbering,
        w("framePr"): _frame,
    }
    for child in properties if properties is not None else ():
        if child.tag in _SWITCHES:
            found[_SWITCHES[child.tag]] = _is_on(child)
        elif child.tag in _VALUES:
            found[_VALUES[child.tag]] = child.get(_VAL, "")
        elif child.tag in readers:
            readers[child.tag](child, found)
    return found


def _indents(element: Element, found: Properties) -> None:
    for name, other, key in _SIDES:
        given = element.get(w(name), element.get(w(other)))
        if given is not None:
            found[key] = given
    for suffix in ("", "Chars"):
        first, hanging = element.get(w("firstLine" + suffix)), element.get(w("hanging" + suffix))
        if hanging is not None:
            found["first" + suffix] = str(-number(hanging))
        elif first is not None:
            found["first" + suffix] = first


def _spacing(element: Element, found: Properties) -> None:
    for name in _SPACES:
        given = element.get(w(name))
        if given is not None:
            found[name] = given


def _numbering(element: Element, found: Properties) -> None:
    for child in element:
        if child.tag in (w("numId"), w("ilvl")):
            found["numId" if child.tag == w("numId") else "ilvl"] = child.get(_VAL, "")


def _frame(element: Element, found: Properties) -> None:
    found["anchor"] = element.get(w("xAlign"), "")
