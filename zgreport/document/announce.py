"""Announcing: a new part made known to the package, by its type and by who refers to it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.ooxml import Element, parse, serialise

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["announce"]

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


def _empty() -> Element:
    return parse(f'<Relationships xmlns="{_RELATIONS}"/>')


def _new_id(relations: Element) -> str:
    taken = {child.get("Id") for child in relations}
    return next(name for n in range(1, len(taken) + 2) if (name := f"zg{n}") not in taken)
