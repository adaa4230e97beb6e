"""Inventory: every part of a Word file declared and reachable, and nothing else in the file.

ECMA-376 Part 2: a part has a content type (10.1.2) and is found by relations from the package on.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lxml import etree

from zgreport.document.ooxml import Element, R, drop, look_into, parse, serialise
from zgreport.document.package import TYPES
from zgreport.document.relations import (
    Relation,
    all_relations,
    relations_name,
    relations_of,
    source_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["dangling", "declared", "in_order", "reachable", "target_in", "used_ids"]

_KNOWN = {
    "xml": "application/xml",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
_IDS = etree.XPath("//@r:*", namespaces={"r": R})  # a walk in Python takes ten times as long


def in_order(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without those that nothing leads to and what is said of parts that are not there.

    What has no content type gets that of its ending, where it is known.
    """
    reached = reachable(parts)
    kept = {name: data for name, data in parts.items() if name in reached}
    for name in [name for name in kept if source_of(name) is not None]:
        kept[name] = _related(kept, name)
    if TYPES in kept:
        kept[TYPES] = _typed(kept)
    return kept


def reachable(parts: Mapping[str, bytes]) -> set[str]:
    """The names of the parts that relations lead to from the package on, with their relations."""
    found = {TYPES}
    pending = [""]
    while pending:
        source = pending.pop()
        relations = relations_name(source)
        if relations in parts:
            found.add(relations)
        for relation in relations_of(parts, source):
            target = target_in(parts, relation)
            if target is not None and target not in found:
                found.add(target)
                pending.append(target)
    return found & set(parts)


def dangling(parts: Mapping[str, bytes]) -> tuple[Relation, ...]:
    """The relations that lead to a part that is not there."""
    found = (r for r in all_relations(parts) if not r.external)
    return tuple(r for r in found if target_in(parts, r) is None)


def target_in(parts: Mapping[str, bytes], relation: Relation) -> str | None:
    """The name of the part that a relation leads to; None outside and where it is not there."""
    if relation.external:
        return None
    plain = relation.target.partition("#")[0]
    names = (relation.target, plain, unquote(plain))
    return next((name for name in names if name in parts), None)


def declared(parts: Mapping[str, bytes]) -> set[str]:
    """The names of the parts that have a content type."""
    types = look_into(parts[TYPES])
    names = {(e.get("PartName") or "").lower() for e in types}
    endings = {(e.get("Extension") or "").lower() for e in types} - {""}
    return {n for n in parts if f"/{n}".lower() in names or _ending(n) in endings} | {TYPES}


def used_ids(root: Element) -> Iterator[tuple[Element, str]]:
    """The ids of relations that a part names, each with its element."""
    values: Any = _IDS(root)  # texts that know the element they stand in
    for value in values:
        if value:
            yield value.getparent(), str(value)


def _related(parts: Mapping[str, bytes], name: str) -> bytes:
    """A part of relations without those to nothing that nobody uses."""
    source = source_of(name) or ""
    lost = {r.ident for r in dangling({**parts}) if r.source == source}
    if not lost:
        return parts[name]
    is_markup = source.endswith(".xml") and source in parts
    used = {ident for _, ident in used_ids(parse(parts[source]))} if is_markup else set()
    return _without(parts[name], (i for i in lost if i not in used))


def _without(data: bytes, unwanted: Iterable[str]) -> bytes:
    gone = set(unwanted)
    root = parse(data)
    for relation in [child for child in root if child.get("Id") in gone]:
        drop(relation)
    return serialise(root) if gone else data


def _typed(parts: Mapping[str, bytes]) -> bytes:
    types = parse(parts[TYPES])
    names = {f"/{name}".lower() for name in parts}
    gone = [
        e for e in types if e.get("PartName") and (e.get("PartName") or "").lower() not in names
    ]
    for entry in gone:
        drop(entry)
    missing = sorted({_ending(n) for n in set(parts) - declared(parts)} & _KNOWN.keys())
    for ending in missing:
        said = {"Extension": ending, "ContentType": _KNOWN[ending]}
        types.insert(0, types.makeelement(f"{{{etree.QName(types).namespace}}}Default", said))
    return serialise(types) if gone or missing else parts[TYPES]


def _ending(name: str) -> str:
    return posixpath.basename(name).rpartition(".")[2].lower()
