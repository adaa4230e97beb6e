"""Lists: numbered lists in loops, which begin anew with each turn (Word only counts on).

A list begins anew where each turn has a list of its own: under words of the turn, or of several
items.  Where each turn is one item of the list, the loop makes the list, which counts on; so does a
list that also has items outside of the loop.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.looks.properties import attribute, number, paragraph_properties
from zgreport.document.looks.styles import part_of, read_styles
from zgreport.document.ooxml import FALLBACK, Element, drop, parse, serialise, w
from zgreport.document.relations import relations_of
from zgreport.patterns import Pattern
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zgreport.document.looks.styles import Styles

__all__ = ["begin_anew", "done", "drop_unknown", "turn"]

_TURN, _DONE = "zgturn", "zgdone"
_NO_COUNT = ("bullet", "none")
_BEFORE_NUMBER = tuple(
    map(w, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))
)
_WORDS = Pattern(r"\S")


def turn(loop: int) -> str:
    """What stands in the XML where a turn of a loop begins."""
    return f"<?{_TURN} {loop}?>"


def done(loop: int) -> str:
    """What stands in the XML behind the last turn of a loop."""
    return f"<?{_DONE} {loop}?>"


@dataclass(slots=True)
class _Item:
    """A paragraph as a list has it: its numbering ("" none), its level."""

    element: Element
    number: str
    level: int

    @property
    def shows(self) -> bool:
        return bool(self.number) or any(
            _WORDS.search(t.text or "") for t in self.element.iter(w("t"))
        )


@dataclass(slots=True)
class _Loop:
    """A loop: its turns, each the paragraphs that it made."""

    turns: list[list[_Item]] = field(default_factory=list)


def begin_anew(roots: Sequence[Element], parts: Mapping[str, bytes], main: str) -> dict[str, bytes]:
    """Number the lists of each turn for themselves; the part of numberings where it is changed.

    What `turn` and `done` left in the parts is taken out.
    """
    name = next((r.target for r in relations_of(parts, main) if r.kind == "numbering"), "")
    if not any(_signs(root) for root in roots):
        return {}
    styles = read_styles(parts, main)
    items: list[_Item] = []
    loops: dict[str, _Loop] = {}
    for root in roots:
        _gather(root, styles, items, loops)
    if name not in parts:
        return {}
    numbering = parse(parts[name])
    changed = [_restart(loop, items, numbering) for _, loop in sorted(loops.items(), key=_order)]
    return {name: serialise(numbering)} if any(changed) else {}


def drop_unknown(roots: Iterable[Element], parts: Mapping[str, bytes], main: str) -> None:
    """Take numbers from paragraphs whose numbering is not in the file: they show none."""
    root = part_of(parts, main, "numbering")
    known = {attribute(num, "numId") for num in root.iter(w("num"))} if root is not None else set()
    for each in (each for root in roots for each in list(root.iter(w("numPr")))):
        ident = attribute(each.find(w("numId")))
        if ident not in (*known, None, "0"):
            drop(each)


def _order(loop: tuple[str, _Loop]) -> int:
    return int(loop[0])  # those around come before those within


def _signs(root: Element) -> bool:
    return next(root.iter(etree.ProcessingInstruction), None) is not None


def _gather(root: Element, styles: Styles, items: list[_Item], loops: dict[str, _Loop]) -> None:
    twice = {p for fallback in root.iter(FALLBACK) for p in fallback.iter(w("p"))}
    around: list[str] = []
    signs: list[Element] = []
    for node in root.iter(etree.ProcessingInstruction, w("p")):
        if node.tag == w("p"):
            if node not in twice:
                item = _item(node, styles)
                items.append(item)
                for loop in around:
                    loops[loop].turns[-1].append(item)
            continue
        signs.append(node)
        _step(node, around, loops)
    for sign in signs:
        drop(sign)


def _step(sign: Element, around: list[str], loops: dict[str, _Loop]) -> None:
    kind, loop = getattr(sign, "target", ""), sign.text or ""
    if loop in around:
        del around[around.index(loop) :]
    if kind == _TURN:
        around.append(loop)
        loops.setdefault(loop, _Loop()).turns.append([])


def _item(element: Element, styles: Styles) -> _Item:
    own = paragraph_properties(element.find(w("pPr")))
    found = {**styles.paragraph(own.get("style")), **own}
    said = found.get("numId", "")
    return _Item(element, "" if said == "0" else said, int(number(found.get("ilvl"))))


def _restart(loop: _Loop, items: Sequence[_Item], numbering: Element) -> bool:
    inside = {id(item) for one in loop.turns for item in one}
    outside = {item.number for item in items if id(item) not in inside}
    lists = dict.fromkeys(item.number for one in loop.turns for item in one if item.number)
    kinds = _kinds(numbering)
    changed = False
    for ident in lists:
        if ident in outside or not any(_has_own(one, ident, kinds) for one in loop.turns):
            continue
        held = [[item for item in one if item.number == ident] for one in loop.turns]
        for own in [own for own in held if own][1:]:
            fresh = _fresh(numbering, ident, min(item.level for item in own))
            for item in own if fresh else ():
                _set(item, fresh)
                changed = True
    return changed


def _kinds(numbering: Element) -> dict[str, str]:
    """By the id of a numbering, what it is one of; those of one kind are counted together."""
    nums = numbering.iter(w("num"))
    return {attribute(n, "numId") or "": attribute(n.find(w("abstractNumId"))) or "" for n in nums}


def _has_own(one: Sequence[_Item], ident: str, kinds: Mapping[str, str]) -> bool:
    """True where a turn has a list of its own: under words, or of several items.

    Items beneath one of the same kind begin anew by themselves.
    """
    levels = [item.level for item in one if item.number == ident]
    if not levels:
        return False
    first = next(item for item in one if item.shows)
    if first.number != ident and first.number and kinds.get(first.number) == kinds.get(ident):
        return first.level >= min(levels)
    return first.number != ident or levels.count(min(levels)) > 1


def _fresh(numbering: Element, ident: str, level: int) -> str:
    """The id of a new numbering like that one, from its beginning; "" where none counts."""
    known = {attribute(num, "numId") or "": num for num in numbering.iter(w("num"))}
    num = known.get(ident)
    if num is None:
        return ""
    start = _start(numbering, num, level)
    if start is None:
        return ""
    new = copy.deepcopy(num)
    new.attrib.clear()
    free = str(1 + max(int(number(each)) for each in known))
    new.set(w("numId"), free)
    _override(new, level).set(w("val"), start)
    next(reversed(list(known.values()))).addnext(new)
    return free


def _start(numbering: Element, num: Element, level: int) -> str | None:
    """The first number of a level; None where it shows none."""
    abstract = attribute(num.find(w("abstractNumId")))
    holders = [o for o in num.iter(w("lvlOverride")) if attribute(o, "ilvl") == str(level)]
    for holder in holders:
        if holder.find(w("startOverride")) is not None:
            return attribute(holder.find(w("startOverride"))) or "1"
    holders += [
        a for a in numbering.iter(w("abstractNum")) if attribute(a, "abstractNumId") == abstract
    ]
    levels = (lvl for holder in holders for lvl in holder.iter(w("lvl")))
    found = next((lvl for lvl in levels if attribute(lvl, "ilvl") == str(level)), None)
    if found is None:
        return "1"
    form = attribute(found.find(w("numFmt"))) or "decimal"
    return None if form in _NO_COUNT else attribute(found.find(w("start"))) or "1"


def _override(num: Element, level: int) -> Element:
    """Where a numbering says from what number a level starts, new where it does not yet."""
    overrides = list(num.iter(w("lvlOverride")))
    held = next((o for o in overrides if attribute(o, "ilvl") == str(level)), None)
    if held is None:
        held = num.makeelement(w("lvlOverride"), {w("ilvl"): str(level)})
        later = (o for o in overrides if int(number(attribute(o, "ilvl"))) > level)
        behind = next(later, None)
        num.append(held) if behind is None else behind.addprevious(held)
    start = held.find(w("startOverride"))
    if start is None:
        start = held.makeelement(w("startOverride"))
        held.insert(0, start)
    return start


def _set(item: _Item, ident: str) -> None:
    """Number the paragraph by the numbering of that id, at the level it has."""
    item.number = ident
    properties = item.element.find(w("pPr"))
    if properties is None:
        properties = item.element.makeelement(w("pPr"))
        item.element.insert(0, properties)
    held = properties.find(w("numPr"))
    if held is None:
        held = properties.makeelement(w("numPr"))
        at = sum(1 for child in properties if child.tag in _BEFORE_NUMBER)
        properties.insert(at, held)
    for child in list(held.iterchildren(w("ilvl"), w("numId"))):
        held.remove(child)
    held.insert(0, held.makeelement(w("ilvl"), {w("val"): str(item.level)}))
    held.insert(1, held.makeelement(w("numId"), {w("val"): ident}))
