"""Runs: a paragraph's runs parted at any place of its text, and changed as Word tracks changes."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.ooxml import XML_SPACE, Element, drop, w
from zgreport.document.paragraphs import text_of
from zgreport.document.properties import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.document.paragraphs import Paragraph

__all__ = ["change_tracked", "part_at", "runs_between"]

_T, _R, _PROPERTIES, _INS = w("t"), w("r"), w("rPr"), w("ins")


def part_at(paragraph: Paragraph, position: int) -> None:
    """Let a run begin at the position of the paragraph's text; each part looks as the whole did."""
    at = 0
    for index, leaf in enumerate(paragraph.leaves):
        size = len(text_of(leaf))
        if at < position < at + size:
            rest = copy.deepcopy(leaf)
            text = leaf.text or ""
            _set(leaf, text[: position - at])
            _set(rest, text[position - at :])
            leaf.addnext(rest)
            paragraph.leaves.insert(index + 1, rest)
            _part_before(rest)
            return
        if at == position and size:
            _part_before(leaf)
            return
        at += size


def runs_between(paragraph: Paragraph, start: int, end: int) -> list[Element]:
    """The runs of the text from start to end, where runs begin and end there."""
    found: dict[Element, None] = {}
    at = 0
    for leaf in paragraph.leaves:
        size = len(text_of(leaf))
        run = leaf.getparent()
        if start <= at and at + size <= end and size and run is not None:
            found[run] = None
        at += size
    return list(found)


def change_tracked(
    paragraph: Paragraph, start: int, end: int, text: str, numbers: Iterator[int]
) -> None:
    """Put `text` in place of the characters from start to end, as a change to accept or reject."""
    part_at(paragraph, start)
    part_at(paragraph, end)
    old = runs_between(paragraph, start, end)
    last = old[-1] if old else _before(paragraph, start)
    if last is not None:
        _let_stand_alone((*old, last), numbers)
    if text:
        _put_behind(paragraph, last, _addition(last, text, numbers))
    for run in old:
        _delete(run, numbers)


def _put_behind(paragraph: Paragraph, run: Element | None, added: Element) -> None:
    """Put an insertion behind a run, never into another insertion."""
    if run is None:
        first = 1 if len(paragraph.element) and paragraph.element[0].tag == w("pPr") else 0
        paragraph.element.insert(first, added)
    else:
        insertion = _insertion(run)
        (run if insertion is None else insertion).addnext(added)


def _insertion(run: Element) -> Element | None:
    """The insertion that the run came with, if it did."""
    around = run.getparent()
    return around if around is not None and around.tag == _INS else None


def _let_stand_alone(runs: Iterable[Element], numbers: Iterator[int]) -> None:
    """Part the insertions that the runs came with: each run in one of its own."""
    insertions = (insertion for run in runs if (insertion := _insertion(run)) is not None)
    for insertion in dict.fromkeys(insertions):
        for run in list(insertion)[:0:-1]:
            own = etree.Element(_INS, {str(k): str(v) for k, v in insertion.attrib.items()})
            own.set(w("id"), str(next(numbers)))
            own.append(run)
            insertion.addnext(own)


def _part_before(leaf: Element) -> None:
    """Let a new run begin with the leaf, unless it is the first of its run."""
    run = leaf.getparent()
    if run is None or run.tag != _R:
        return
    before = [child for child in run if child.tag != _PROPERTIES]
    index = before.index(leaf)
    if index == 0:
        return
    rest = etree.Element(_R, {str(k): str(v) for k, v in run.attrib.items()})
    properties = run.find(_PROPERTIES)
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    for child in before[index:]:
        rest.append(child)
    run.addnext(rest)


def _before(paragraph: Paragraph, position: int) -> Element | None:
    """The run whose text ends at the position."""
    at, found = 0, None
    for leaf in paragraph.leaves:
        at += len(text_of(leaf))
        if at > position:
            break
        found = leaf.getparent()
    return found


def _delete(run: Element, numbers: Iterator[int]) -> None:
    insertion = _insertion(run)
    if insertion is not None and insertion.get(w("author")) == AUTHOR:  # it was never there
        drop(insertion)
        return
    deletion = etree.Element(w("del"), {w("id"): str(next(numbers)), w("author"): AUTHOR})
    run.addprevious(deletion)
    tail, run.tail = run.tail, None
    deletion.append(run)
    deletion.tail = tail
    for leaf in run.iter(_T):
        leaf.tag = w("delText")
        leaf.set(XML_SPACE, "preserve")


def _addition(like: Element | None, text: str, numbers: Iterator[int]) -> Element:
    """An insertion with a run that looks like another."""
    insertion = etree.Element(_INS, {w("id"): str(next(numbers)), w("author"): AUTHOR})
    run = etree.SubElement(insertion, _R)
    properties = like.find(_PROPERTIES) if like is not None else None
    if properties is not None:
        run.append(copy.deepcopy(properties))
    _set(etree.SubElement(run, _T), text)
    return insertion


def _set(leaf: Element, text: str) -> None:
    leaf.text = text
    leaf.set(XML_SPACE, "preserve")
