"""Runs: how a stretch of text looks, and which one is the page number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.document.looks.model import RunLook
from zgreport.document.looks.properties import Properties, number
from zgreport.document.ooxml import Element, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from zgreport.document.looks.styles import Styles

__all__ = ["differing", "page_field", "run_look"]

_HALF_POINTS, _TWIPS = 2, 20
_DEFAULT_SIZE = "20"  # half points: what Word takes where nothing is said
_UNSET_FONT = "宋体"  # what a Chinese Word shows where no font is set
_NONE = ("", "none", "auto")
_SHOWN = ("font", "size", "bold", "italic", "underline", "color", "spacing", "highlight")
_PAGE = re.compile(r"^\s*PAGE\b", re.IGNORECASE)


def run_look(
    styles: Styles, own: Properties, style: str | None, table: str | None, text: str
) -> RunLook:
    """The look of a text with these properties of its own, in a paragraph of a style."""
    beneath = styles.run(style, own.get("style"), table)
    found = beneath | own
    color, underline = found.get("color", ""), found.get("underline", "")
    highlight = found.get("highlight", "")
    return RunLook(
        text,
        styles.font(found, "font") or _UNSET_FONT,
        styles.font(found, "latin"),
        number(found.get("size") or _DEFAULT_SIZE) / _HALF_POINTS,
        bold=found.get("bold") == "1",
        italic=found.get("italic") == "1",
        underline=underline not in _NONE,
        color="" if color in _NONE else color.upper(),
        highlight="" if highlight in _NONE else highlight,
        spacing=number(found.get("spacing")) / _TWIPS,
        changes=differing(own, beneath, _SHOWN),
    )


def differing(own: Properties, beneath: Properties, names: Iterable[str]) -> tuple[str, ...]:
    """The names of what is set here otherwise than beneath."""
    return tuple(n for n in names if own.get(n) and own[n] != beneath.get(n, "0"))


def page_field(
    paragraph: Element, look: Callable[[Element], RunLook]
) -> tuple[RunLook | None, str]:
    """The look of a paragraph's page number and the code of its field; None and "" without one.

    The digits look as the run of the field's result, or of its beginning where it has none.
    """
    for simple in paragraph.iter(w("fldSimple")):
        code = simple.get(w("instr"), "")
        run = simple.find(w("r"))
        if _PAGE.match(code) and run is not None and _owner(simple) is paragraph:
            return look(run), code
    runs = [run for run in paragraph.iter(w("r")) if _owner(run) is paragraph]
    for at, run in enumerate(runs):
        code = "".join(leaf.text or "" for leaf in run.findall(w("instrText")))
        if _PAGE.match(code):
            return look(_result(runs[at + 1 :], run)), code
    return None, ""


def _owner(element: Element) -> Element | None:
    """The paragraph an element stands in, not one around that one's text box."""
    return next(element.iterancestors(w("p")), None)


def _result(runs: list[Element], beginning: Element) -> Element:
    for run in runs:
        kinds = [sign.get(w("fldCharType")) for sign in run.findall(w("fldChar"))]
        if "end" in kinds:
            break
        if run.find(w("t")) is not None:
            return run
    return beginning
