"""Kept: what a chart asks for, once more where every program that saves Word files leaves it.

LibreOffice saves a chart without its alternative text, but with the bookmark around it and with
the file's custom properties (ECMA-376 part 1, 15.2.12.2): a property of the bookmark's name holds
the same text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from zgreport.charts import asked
from zgreport.document.charts.drawings import CHART, drawings
from zgreport.document.ooxml import Element, drop, parse, serialise, w
from zgreport.document.parts import announced, drop_unrelated, unrelate
from zgreport.document.relations import relations_of
from zgreport.document.stories import stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.document.charts.drawings import Drawing

__all__ = ["drop_bookmarks", "keep", "kept", "kept_for", "without_kept"]

_NAME = "zg_chart_"
_PART = "docProps/custom.xml"
_KIND = "custom-properties"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_RELATION = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{_KIND}"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # 15.2.12.2: the only one there is
_FIRST = 2  # the least number of a property
_START, _END = w("bookmarkStart"), w("bookmarkEnd")


def kept(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The texts that are kept, by the name of their bookmark."""
    data = parts.get(_part(parts))
    entries = parse(data) if data else ()
    return {
        name: "".join(str(text) for text in entry.itertext())
        for entry in entries
        if (name := entry.get("name") or "").startswith(_NAME)
    }


def kept_for(held: list[Drawing], texts: Mapping[str, str]) -> list[str]:
    """The text that is kept for each of the drawings, "" where there is none.

    One that could be that of two charts is nobody's.
    """
    names = [_name_at(drawing) for drawing in held]
    return [texts.get(name, "") if names.count(name) == 1 else "" for name in names]


def keep(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts, in which what every chart asks for is kept, as it is typed now."""
    texts = kept(parts)
    before, changed = dict(texts), dict(parts)
    for story in stories(parts):
        if b"drawingml/2006/chart" in parts[story.part]:
            root = parse(parts[story.part])
            if _keep(root, texts):
                changed[story.part] = serialise(root)
    return changed if texts == before else _with_texts(changed, texts)


def without_kept(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a finished file, in which nothing is kept."""
    return _with_texts(parts, {}) if kept(parts) else dict(parts)


def drop_bookmarks(root: Element) -> None:
    """Take out the bookmarks that lead to kept texts."""
    for start in [s for s in root.iter(_START) if s.get(w("name"), "").startswith(_NAME)]:
        for end in [e for e in root.iter(_END) if e.get(w("id")) == start.get(w("id"))]:
            drop(end)
        drop(start)


def _keep(root: Element, texts: dict[str, str]) -> bool:
    """True where a bookmark was set; what the charts ask for is put with the texts."""
    held = [drawing for drawing in drawings(root) if drawing.chart is not None]
    names = [_name_at(drawing) for drawing in held]
    is_changed = False
    for drawing, name in zip(held, names, strict=True):
        said = (drawing.properties.get(word, "") for word in ("descr", "title"))
        text = next((each for each in said if asked(each)), "")
        own = name if names.count(name) == 1 else ""
        if text and (own or _can_be_marked(drawing)):
            own = own or _marked(root, drawing, texts)
            is_changed |= own != name
            texts[own] = text
    return is_changed


def _name_at(drawing: Drawing) -> str:
    """The name of the last bookmark of ours before the chart in its paragraph; "" for none."""
    name = ""
    if drawing.paragraph is not None and drawing.chart is not None:
        for element in _in_front(drawing.paragraph, drawing.chart):
            name = element.get(w("name"), "")
    return name


def _in_front(paragraph: Element, chart: Element) -> Iterator[Element]:
    """Our bookmarks right before the paragraph and in it up to the chart."""
    before: list[Element] = []
    for each in paragraph.itersiblings(preceding=True):
        if each.tag not in (_START, _END):
            break
        before.insert(0, each)
    for element in (*before, *paragraph.iter(_START, CHART)):
        if element is chart:
            return
        if element.tag == _START and element.get(w("name"), "").startswith(_NAME):
            yield element


def _can_be_marked(drawing: Drawing) -> bool:
    return drawing.paragraph is not None and drawing.chart is not None


def _marked(root: Element, drawing: Drawing, texts: Mapping[str, str]) -> str:
    """The name of the bookmark that now stands around the chart's run."""
    number = next(n for n in range(1, len(texts) + 2) if f"{_NAME}{n}" not in texts)
    taken = {int(i) for e in root.iter(_START) if (i := e.get(w("id"), "")).isdecimal()}
    run = next(e for e in drawing.properties.iterancestors(w("r")) if e.getparent() is not None)
    start, end = run.makeelement(_START), run.makeelement(_END)
    for mark in (start, end):
        mark.set(w("id"), str(1 + max(taken, default=0)))
    start.set(w("name"), f"{_NAME}{number}")
    run.addprevious(start)
    run.addnext(end)
    return f"{_NAME}{number}"


def _part(parts: Mapping[str, bytes]) -> str:
    led = (each.target for each in relations_of(parts, "") if each.kind == _KIND)
    return next(led, _PART)


def _with_texts(parts: Mapping[str, bytes], texts: Mapping[str, str]) -> dict[str, bytes]:
    """The parts with these texts as properties, beside those of others; without an empty part."""
    name, changed = _part(parts), dict(parts)
    empty = f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VALUES}"/>'
    root = parse(changed.get(name) or empty.encode())
    for entry in [e for e in root if (e.get("name") or "").startswith(_NAME)]:
        drop(entry)
    for bookmark, text in texts.items():
        numbers = (int(n) for e in root if (n := e.get("pid") or "").isdecimal())
        number = max(_FIRST, 1 + max(numbers, default=0))
        entry = etree.SubElement(root, f"{{{_PROPERTIES}}}property")
        entry.attrib.update({"fmtid": _FORMAT, "pid": str(number), "name": bookmark})
        etree.SubElement(entry, f"{{{_VALUES}}}lpwstr").text = text
    if len(root) and name not in parts:
        changed = announced(changed, name, _TYPE, "", _RELATION)
    changed[name] = serialise(root)
    if not len(root):
        for relation in (r for r in relations_of(parts, "") if r.kind == _KIND):
            unrelate(changed, "", relation.ident)
        drop_unrelated(changed, {name})
    return changed
