"""Rewriting: docxtpl's knowledge of Word's XML, applied around tags that it never sees.

The only module that knows docxtpl.  It is given numbered stand-ins for the tags, so that its
rules for paragraphs and rows apply, but none of its straightening of what a tag says.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.document.ooxml import Element
    from zgreport.document.tags import Form

__all__ = [
    "LEFT_BRACE",
    "RIGHT_BRACE",
    "VANISHES",
    "break_lines",
    "fit_columns",
    "prepare",
    "stand_in",
]

# Braces outside tags wait here, so that no rule joins them to a tag.
LEFT_BRACE, RIGHT_BRACE = "\ue0f8", "\ue0f9"
# An attribute, in no namespace, of paragraphs that go when nothing is left in them.
VANISHES = "zgvanishes"

_OPEN, _CLOSE = "\ue0fa", "\ue0fb"
_STAND_IN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_READY = re.compile(f"(?:{{{{|{{%|{{#) *{_OPEN}(\\d+){_CLOSE} *(?:}}}}|%}}|#}})")
_CLOSING = {"{": "}}", "%": "%}", "#": "#}"}


def stand_in(number: int) -> str:
    """What stands for tag `number` in the XML until it is made ready."""
    return f"{_OPEN}{number}{_CLOSE}"


def prepare(root: Element, forms: Sequence[Form]) -> tuple[str, tuple[int, ...]]:
    """The XML with its tags, and which tag is the k-th: its body is on line k+1.

    There is a newline after the opening of each tag, and no other newline.
    """
    xml = re.sub(r"[\r\n\t]", " ", etree.tostring(root, encoding="unicode"))
    xml = _STAND_IN.sub(lambda found: _plain(forms[int(found[1])], found[0]), xml)
    xml = _docxtpl().patch_xml(xml)
    order: list[int] = []

    def ready(found: re.Match[str]) -> str:
        order.append(int(found[1]))
        return _written(forms[int(found[1])])

    return _READY.sub(ready, xml), tuple(order)


def break_lines(xml: str) -> str:
    """The filled XML with newlines and tabs inside values turned into Word's own."""
    if "\n" not in xml and "\t" not in xml:
        return xml
    broken: str = _docxtpl().resolve_listing(xml)
    return broken


def fit_columns(xml: str) -> Element:
    """The well-formed XML's root, every table's grid brought to the number of its cells."""
    root: Element = _docxtpl().fix_tables(xml)
    return root


def _plain(form: Form, number: str) -> str:
    """The tag as docxtpl needs to see it: its braces, its scope, and a number for its body."""
    return f"{{{form.kind}{form.scope} {number}{_CLOSING[form.kind]}"


def _written(form: Form) -> str:
    body = re.sub(r"[\r\n\t]", " ", form.body)
    return f"{{{form.kind}\n{body} {_CLOSING[form.kind]}"


def _docxtpl() -> DocxTemplate:
    return DocxTemplate(io.BytesIO())
