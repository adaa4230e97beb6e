"""Announcing: parts made known to the package by type and by who refers to them, and withdrawn."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.ooxml import Element, drop, parse, serialise

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = ["announce", "withdrawn"]

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def announce(
    parts: Mapping[str, bytes], part: str, content_type: str, source: str, kind: str
) -> dict[str, bytes]:
    """The parts, with `part` in the list of types and in the relations of `source`.

    `source` is a part's name, "" the package; `kind` the relation's full type.
    """
    changed = dict(parts)
    types = parse(changed[_TYPES])
    override = {"PartName": f"/{part}", "ContentType": content_type}
    etree.SubElement(types, f"{{{etree.QName(types).namespace}}}Override", override)
    changed[_TYPES] = serialise(types)
    folder, name = posixpath.split(source)
    file = posixpath.join(folder, "_rels", f"{name}.rels")
    relations = parse(changed[file]) if file in changed else _empty()
    # Relative, as Word writes it: not every program reads one from the package's root.
    path = posixpath.relpath(part, folder or ".")
    target = {"Id": _new_id(relations), "Type": kind, "Target": path}
    etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", target)
    changed[file] = serialise(relations)
    return changed


def withdrawn(parts: Mapping[str, bytes], gone: Collection[str]) -> dict[str, bytes]:
    """The parts without those of the names, and nothing left that knows of them."""
    kept = {
        name: data for name, data in parts.items() if name not in gone and not _is_of(name, gone)
    }
    if not gone:
        return kept
    kept[_TYPES] = _without(kept[_TYPES], "PartName", {f"/{name}" for name in gone})
    for name in [name for name in kept if name.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(name))
        targets = {f"/{each}" for each in gone}
        targets |= {posixpath.relpath(each, folder or ".") for each in gone}
        kept[name] = _without(kept[name], "Target", targets)
    return kept


def _is_of(name: str, gone: Collection[str]) -> bool:
    """True for the relations of a part that goes."""
    folder, file = posixpath.split(name)
    source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
    return posixpath.basename(folder) == "_rels" and source in gone


def _without(data: bytes, attribute: str, unwanted: Collection[str]) -> bytes:
    root = parse(data)
    found = [element for element in root if element.get(attribute) in unwanted]
    for element in found:
        drop(element)
    return serialise(root) if found else data


def _empty() -> Element:
    return parse(f'<Relationships xmlns="{_RELATIONS}"/>')


def _new_id(relations: Element) -> str:
    taken = {child.get("Id") for child in relations}
    return next(name for n in range(1, len(taken) + 2) if (name := f"zg{n}") not in taken)
