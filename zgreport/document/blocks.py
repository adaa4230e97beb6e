"""Blocks: that {% if %} … {% endif %} and {% for %} … {% endfor %} open and close in one place.

A block that opens in one cell and closes in another would cut the table apart without a word;
a {%p %} or {%tr %} tag takes its whole paragraph or row away, with all else that stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.directives import other_half
from zgreport.document.ooxml import Element, w
from zgreport.document.pairing import Pair
from zgreport.document.paragraphs import paragraphs
from zgreport.findings import room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zgreport.document.pairing import Pairs
    from zgreport.document.standing import Standing
    from zgreport.findings import Finding, Place

    At = Callable[[Element], Place]

__all__ = ["findings"]

_ROOM = room("document")

_HIDDEN_BOOKMARK = "_GoBack"
_CONTENT = {
    w("sectPr"): "section",
    w("drawing"): "picture",
    w("pict"): "picture",
    w("object"): "picture",
    w("footnoteReference"): "footnote",
    w("fldChar"): "field",
    w("fldSimple"): "field",
}


def findings(standing: Sequence[Standing], found: Pairs, at: At) -> Iterator[Finding]:
    """Everything wrong with the form of the tags of one part, given in document order.

    `at` gives the place of any paragraph of the part.  Of a tag that is refused as such nothing
    more is said; it is paired as what was meant.
    """
    for pair in found.pairs:
        if _is_empty(pair):
            yield _ROOM.warning("block_empty", pair.opening.place, tag=pair.opening.source)
    refused = {tag.place for tag in standing if tag.directive.refusal}
    yield from (told for told in _blocks(found, at) if told.place not in refused)
    scoped: dict[Element, list[Standing]] = {}
    for tag in standing:
        if tag.directive.scope:
            scoped.setdefault(tag.paragraph.element, []).append(tag)
    for tags in scoped.values():
        for tag in tags:
            yield from _alone(tag, scoped)


def _blocks(found: Pairs, at: At) -> Iterator[Finding]:
    """What is wrong with blocks, told where they open and where they end."""
    for pair in found.pairs:
        if pair.is_crossed:
            yield from _both("block_crossed", pair.opening, pair.end)
    across = dict(_across(found))
    for opening, end in across.items():
        yield from _both("block_across", opening, end)
    for tag in found.unclosed:
        if tag not in across:
            yield _ROOM.error(
                "block_not_closed", tag.place, tag=tag.source, right=other_half(tag.source)
            )
            yield from _lost("block_end_lost", tag, found, at)
    ends = set(across.values())
    for tag in found.unopened:
        if tag not in ends:
            yield _ROOM.error(
                "block_not_open", tag.place, tag=tag.source, right=other_half(tag.source)
            )
            yield from _lost("block_opening_lost", tag, found, at)


def _is_empty(pair: Pair) -> bool:
    """True where nothing stands between the tags: what they were for was moved, or they were."""
    opening, end = pair.opening, pair.end
    if opening.paragraph is end.paragraph:
        between = opening.paragraph.text[opening.start + len(opening.source) : end.start]
        return not between.strip()
    if opening.carrier is None or opening.carrier is end.carrier:
        return False
    for sibling in opening.carrier.itersiblings():
        if sibling is end.carrier:
            return True
        if sibling.tag != w("p") or _text(sibling) or any(_contents(sibling)):
            return False
    return False


def _half(code: str, tag: Standing) -> Finding:
    """An error about a tag whose other half is not there."""
    return _ROOM.error(code, tag.place, tag=tag.source, right=other_half(tag.source))


def _lost(code: str, tag: Standing, found: Pairs, at: At) -> Iterator[Finding]:
    """Where the other half of a block has most likely stood.

    A guess, and the slip is told at the tag that was left alone: no second error.
    """
    right = other_half(tag.source)
    for paragraph in found.lost.get(tag) or _beside(code, tag, found):
        yield _ROOM.warning(code, at(paragraph), tag=tag.source, right=right)


def _beside(code: str, tag: Standing, found: Pairs) -> Iterator[Element]:
    """The paragraph beside the next tag of its kind; none where nothing lies between the two."""
    beside = (found.after if code == "block_end_lost" else found.before).get(tag)
    if tag in found.lost or beside is None or beside.carrier is None or tag.carrier is None:
        return
    is_before = beside.number > tag.number  # the end stood before it, an opening behind it
    for sibling in beside.carrier.itersiblings(preceding=is_before):
        if sibling is tag.carrier:
            return
        paragraph = next(sibling.iter(w("p")), None)
        if paragraph is not None:
            yield paragraph
            return


def _across(found: Pairs) -> Iterator[tuple[Standing, Standing]]:
    """Openings and ends that are left over and were meant for each other, in two places."""
    ends = [tag for tag in found.unopened if tag.directive.word.startswith("end")]
    for opening in reversed(found.unclosed):
        behind = (tag for tag in ends if tag.number > opening.number)
        end = next((tag for tag in behind if not Pair(opening, tag).is_crossed), None)
        if end is not None:
            ends.remove(end)
            yield opening, end


def _both(code: str, opening: Standing, end: Standing) -> Iterator[Finding]:
    shown = {"opening": opening.source, "end": end.source}
    yield _ROOM.error(code, opening.place, **shown, tag=opening.source)
    yield _ROOM.error(code, end.place, **shown, tag=end.source)


def _alone(tag: Standing, scoped: Mapping[Element, Sequence[Standing]]) -> Iterator[Finding]:
    """Errors where the tag's paragraph, row or cell holds anything but the tag."""
    carrier = tag.carrier
    if carrier is None:
        yield _ROOM.error("not_in_table", tag.place, tag=tag.source)
        return
    inside = (carrier, *carrier.iterdescendants(w("p")))
    others = [other for paragraph in inside for other in scoped.get(paragraph, ())]
    if len(others) > 1:
        if others[0] is tag:
            yield _ROOM.error("two_in_one", tag.place, tag=tag.source, other=others[1].source)
    elif _text(carrier) != tag.source:
        yield _ROOM.error("text_beside", tag.place, tag=tag.source)
    for what in sorted(set(_contents(carrier))):
        yield _ROOM.error(f"{what}_beside", tag.place, tag=tag.source)


def _text(carrier: Element) -> str:
    return "".join(p.text for p in paragraphs(carrier)).strip()


def _contents(carrier: Element) -> Iterator[str]:
    for element in carrier.iter(*_CONTENT, w("br"), w("bookmarkStart"), w("tbl")):
        if element.tag == w("br"):
            if element.get(w("type")) in ("page", "column"):
                yield "page_break"
        elif element.tag == w("bookmarkStart"):
            if element.get(w("name")) != _HIDDEN_BOOKMARK:
                yield "bookmark"
        elif element.tag == w("tbl"):
            yield "table"
        else:
            yield _CONTENT[str(element.tag)]
