"""Paragraphs: each with its properties resolved, in the order of a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.looks.model import ParagraphLook, RunLook
from zgreport.document.looks.properties import (
    Properties,
    attribute,
    number,
    paragraph_properties,
    run_properties,
)
from zgreport.document.looks.runs import differing, page_field, run_look
from zgreport.document.looks.tables import places_in_tables
from zgreport.document.ooxml import WP, Element, w
from zgreport.document.paragraphs import Paragraph, paragraphs
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.document.looks.labels import Labels
    from zgreport.document.looks.styles import Styles

__all__ = ["Reading"]

_TWIPS = 20
_LINE = 240  # a single line, where a multiple is given
_HUNDREDTHS = 100
_ALIGNED = {"start": "left", "end": "right", "": "left"}
_SHOWN: tuple[str, ...] = ("jc", "left", "right", "first", "leftChars", "rightChars", "firstChars")
_SHOWN += ("line", "lineRule", "before", "after")
_BOX = w("txbxContent")
_OBJECTS = w("drawing"), w("pict"), w("object")
_NEW_PAGE = (None, "nextPage", "oddPage", "evenPage")


@dataclass(frozen=True, slots=True)
class _Around:
    """What a paragraph stands in."""

    place: tuple[int, int, int] | None
    table: str | None
    in_box: bool
    anchor: str


class Reading:
    """Reads the paragraphs of a part; one of its own for each part, since it counts."""

    def __init__(self, styles: Styles, labels: Labels) -> None:
        self._styles, self._labels = styles, labels
        self._is_new_page = True
        self._section = 0

    def body(self, root: Element) -> tuple[ParagraphLook, ...]:
        """Every paragraph of the part, numbered as places number them."""
        places = places_in_tables(root)
        kinds = [attribute(s.find(w("type"))) for s in root.iter(w("sectPr"))]
        return tuple(self._read(p, places, kinds) for p in paragraphs(root))

    def single(self, paragraph: Paragraph) -> ParagraphLook:
        """The look of one paragraph, as if it stood in no table."""
        return self._read(paragraph, {}, [])

    def style_of(self, paragraph: Paragraph) -> tuple[str, ...]:
        """The names of its style."""
        style = paragraph.element.find(f"{w('pPr')}/{w('pStyle')}")
        return self._styles.names(attribute(style))

    def _read(
        self,
        paragraph: Paragraph,
        places: dict[Element, tuple[int, int, int]],
        kinds: list[str | None],
    ) -> ParagraphLook:
        element = paragraph.element
        properties = element.find(w("pPr"))
        around = _around(element, places)
        own = paragraph_properties(properties)
        found = self._properties(own, around)
        runs = self._runs(paragraph, own.get("style"), around)
        mark = self._mark(properties, own.get("style"), around)
        has_text = bool(paragraph.text.strip())
        changes = differing(own, self._styles.paragraph(own.get("style"), around.table), _SHOWN)
        look = self._look(paragraph, found, (*runs, mark), around, changes)
        self._breaks(element, properties, kinds, has_text=has_text, in_box=around.in_box)
        return look

    def _properties(self, own: Properties, around: _Around) -> Properties:
        inherited = self._styles.paragraph(own.get("style"), around.table)
        if "numId" in own:
            return inherited | self._labels.indents({**inherited, **own}) | own
        return self._labels.indents(inherited) | inherited | own

    def _look(
        self,
        paragraph: Paragraph,
        found: Properties,
        runs: tuple[RunLook, ...],
        around: _Around,
        changes: tuple[str, ...],
    ) -> ParagraphLook:
        """`runs` are those of the text, and last that of its end mark."""
        *shown, mark = runs
        size = next((run.size for run in shown if run.text.strip()), mark.size)
        rule = found.get("lineRule", "auto")
        digits, code = self._page_field(paragraph, found, around)
        return ParagraphLook(
            paragraph.number,
            paragraph.text,
            tuple(shown),
            mark,
            label=self._labels.next(found),
            style=self._styles.names(found.get("style")),
            alignment=_ALIGNED.get(found.get("jc", ""), found.get("jc", "left")),
            left=_indent(found, "left", size),
            right=_indent(found, "right", size),
            first=_indent(found, "first", size),
            line=number(found.get("line"), _LINE) / (_LINE if rule == "auto" else _TWIPS),
            line_rule=rule,
            before=number(found.get("before")) / _TWIPS,
            after=number(found.get("after")) / _TWIPS,
            snaps=found.get("snapToGrid") != "0",
            spaces_digits=found.get("autoSpaceDN") != "0",
            at_page_top=self._begins(paragraph, found, around),
            outline=_outline(found),
            section=self._section,
            place=around.place,
            in_box=around.in_box,
            anchor=around.anchor or found.get("anchor", ""),
            page_number=digits,
            page_code=code,
            holds_picture=any(True for _ in paragraph.element.iter(*_OBJECTS)),
            changes=changes,
        )

    def _page_field(
        self, paragraph: Paragraph, found: Properties, around: _Around
    ) -> tuple[RunLook | None, str]:
        style = {"style": found["style"]} if "style" in found else {}
        return page_field(paragraph.element, lambda run: self._run(run, style, around))

    def _begins(self, paragraph: Paragraph, found: Properties, around: _Around) -> bool:
        if around.in_box:
            return False
        return (
            self._is_new_page
            or found.get("pageBreakBefore") == "1"
            or _breaks_first(paragraph.element)
        )

    def _breaks(
        self,
        element: Element,
        properties: Element | None,
        kinds: list[str | None],
        *,
        has_text: bool,
        in_box: bool,
    ) -> None:
        """Note what the next paragraph begins with."""
        if in_box:
            return
        own_break = properties is not None and _is_set(properties.find(w("pageBreakBefore")))
        self._is_new_page = not has_text and (self._is_new_page or own_break)
        self._is_new_page = self._is_new_page or _breaks_last(element)
        if properties is not None and properties.find(w("sectPr")) is not None:
            self._section += 1
            following = kinds[self._section] if self._section < len(kinds) else None
            self._is_new_page = self._is_new_page or following in _NEW_PAGE

    def _runs(
        self, paragraph: Paragraph, style: str | None, around: _Around
    ) -> tuple[RunLook, ...]:
        found: list[RunLook] = []
        texts: dict[Element, list[str]] = {}
        for leaf in paragraph.leaves:
            run = leaf.getparent()
            if run is not None:
                shown = leaf.text or "" if leaf.tag == w("t") else "\n"
                texts.setdefault(run, []).append(shown)
        for run, pieces in texts.items():
            look = self._run(run, {"style": style} if style else {}, around, "".join(pieces))
            found.append(look)
        return tuple(found)

    def _run(self, run: Element, own: Properties, around: _Around, text: str = "") -> RunLook:
        return run_look(
            self._styles, run_properties(run.find(w("rPr"))), own.get("style"), around.table, text
        )

    def _mark(self, properties: Element | None, style: str | None, around: _Around) -> RunLook:
        own = properties.find(w("rPr")) if properties is not None else None
        return run_look(self._styles, run_properties(own), style, around.table, "")


def _around(element: Element, places: dict[Element, tuple[int, int, int]]) -> _Around:
    place: tuple[int, int, int] | None = None
    table: str | None = None
    anchor, in_box = "", False
    for ancestor in element.iterancestors():
        if ancestor.tag == _BOX:
            in_box = True
        elif ancestor.tag == f"{{{WP}}}anchor":
            anchor = anchor or _side(ancestor)
        elif place is None and ancestor in places:
            place = places[ancestor]
        elif table is None and ancestor.tag == w("tbl"):
            table = attribute(ancestor.find(f"{w('tblPr')}/{w('tblStyle')}")) or ""
    return _Around(place, table, in_box, anchor)


def _side(anchor: Element) -> str:
    found = anchor.find(f"{{{WP}}}positionH/{{{WP}}}align")
    return (found.text or "").strip() if found is not None else ""


def _indent(found: Properties, side: str, size: float) -> float:
    """Characters hold over a length; none of them (0) leaves it to the length."""
    characters = number(found.get(side + "Chars")) / _HUNDREDTHS
    return characters * size if characters else number(found.get(side)) / _TWIPS


def _outline(found: Properties) -> int | None:
    level = found.get("outlineLvl", "")
    return int(level) if level.isdecimal() and int(level) < 9 else None


def _is_set(element: Element | None) -> bool:
    return element is not None and element.get(w("val"), "1") not in ("0", "false", "off")


def _page_breaks(element: Element) -> Iterator[tuple[bool, bool]]:
    """For each break of page in a paragraph: whether text stands before it, and behind it."""
    leaves = list(element.iter(w("br"), w("t")))
    for at, leaf in enumerate(leaves):
        if leaf.tag == w("br") and attribute(leaf, "type") == "page":
            yield _says(leaves[:at]), _says(leaves[at + 1 :])


def _says(leaves: list[Element]) -> bool:
    return any(leaf.tag == w("t") and (leaf.text or "").strip() for leaf in leaves)


def _breaks_first(element: Element) -> bool:
    return any(not before and behind for before, behind in _page_breaks(element))


def _breaks_last(element: Element) -> bool:
    return any(not behind for _, behind in _page_breaks(element))
