"""Parts: those of a Word file added, copied and taken out with all that leads to them.

Parts are related by the rules of ECMA-376 part 2 (open packaging); names differ in more than case.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from zgreport.document.ooxml import drop, parse, serialise
from zgreport.document.package import TYPES
from zgreport.document.relations import all_relations, relations_name, relations_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "add_part",
    "announced",
    "copy_part",
    "drop_unrelated",
    "free_part_name",
    "relate",
    "type_of",
    "unrelate",
]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
_WORKBOOK = "package"
_SHARED = ("image", "hyperlink")  # what copies may lead to as well


def announced(
    parts: Mapping[str, bytes], name: str, content_type: str, source: str, kind: str
) -> dict[str, bytes]:
    """The parts, with the one of that name in the list of types and in the source's relations.

    `source` is a part's name, "" the package; `kind` the relation's type.
    """
    changed = dict(parts)
    _declare(changed, name, content_type)
    relate(changed, source, kind, name)
    return changed


def add_part(parts: dict[str, bytes], name: str, data: bytes, content_type: str) -> None:
    """Add a part."""
    parts[name] = data
    _declare(parts, name, content_type)


def _declare(parts: dict[str, bytes], name: str, content_type: str) -> None:
    types = parse(parts[TYPES])
    entry = types.makeelement(f"{{{_CONTENT_TYPES}}}Override")
    entry.set("PartName", f"/{name}")
    entry.set("ContentType", content_type)
    types.append(entry)
    parts[TYPES] = serialise(types)


def type_of(parts: dict[str, bytes], name: str) -> str:
    """The content type of a part; "" where none is told."""
    entries = [entry for entry in parse(parts[TYPES]) if isinstance(entry.tag, str)]
    ending = name.rpartition(".")[2].lower()
    own = (e for e in entries if e.get("PartName", "").lower() == f"/{name}".lower())
    usual = (e for e in entries if e.get("Extension", "").lower() == ending)
    found = next(own, None)
    found = next(usual, None) if found is None else found
    return "" if found is None else found.get("ContentType", "")


def free_part_name(parts: dict[str, bytes], name: str) -> str:
    """A name like this one that no part has: chart3.xml for chart1.xml."""
    stem, ending = posixpath.splitext(name)
    stem = stem.rstrip("0123456789")
    taken = {each.lower() for each in parts}
    number = 1
    while f"{stem}{number}{ending}".lower() in taken:
        number += 1
    return f"{stem}{number}{ending}"


def relate(parts: dict[str, bytes], source: str, kind: str, target: str) -> str:
    """Have the source lead to the target; the id of the relation.

    `kind` is its type, or the last word of one of Office's.
    """
    name = relations_name(source)
    root = parse(parts.get(name, _NO_RELATIONS))
    taken = {entry.get("Id", "") for entry in root}
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    entry = root.makeelement(f"{{{_RELATIONS}}}Relationship")
    entry.set("Id", f"rId{number}")
    entry.set("Type", kind if ":" in kind else _OFFICE + kind)
    # Relative, as Word writes it: not every program reads one from the package's root.
    entry.set("Target", posixpath.relpath(target, posixpath.dirname(source) or "."))
    root.append(entry)
    parts[name] = serialise(root)
    return f"rId{number}"


def unrelate(parts: dict[str, bytes], source: str, ident: str) -> None:
    """Have the source lead there no more."""
    name = relations_name(source)
    if name in parts:
        root = parse(parts[name])
        for entry in [entry for entry in root if entry.get("Id") == ident]:
            drop(entry)
        parts[name] = serialise(root)


def copy_part(parts: dict[str, bytes], name: str) -> str:
    """Copy a part with all that it leads to, but for pictures and a workbook; the copy's name."""
    copied = free_part_name(parts, name)
    add_part(parts, copied, parts[name], type_of(parts, name))
    root = parse(parts.get(relations_name(name), _NO_RELATIONS))
    for entry, relation in zip(list(root), relations_of(parts, name), strict=False):
        if relation.kind == _WORKBOOK or (relation.target not in parts and not relation.external):
            drop(entry)
        elif not relation.external and relation.kind not in _SHARED:
            target = copy_part(parts, relation.target)
            entry.set("Target", posixpath.relpath(target, posixpath.dirname(copied)))
    if len(root):
        parts[relations_name(copied)] = serialise(root)
    return copied


def drop_unrelated(parts: dict[str, bytes], candidates: set[str]) -> None:
    """Take out those parts that nothing leads to, and what only they led to."""
    pending = set(candidates)
    while pending:
        relations = all_relations(parts)
        related = {relation.target for relation in relations if not relation.external}
        gone = {name for name in pending if name in parts and name not in related}
        pending = {r.target for r in relations if r.source in gone and not r.external}
        for name in gone:
            del parts[name]
            parts.pop(relations_name(name), None)
        _forget_types(parts, gone)


def _forget_types(parts: dict[str, bytes], gone: set[str]) -> None:
    if not gone:
        return
    types = parse(parts[TYPES])
    names = {f"/{name}".lower() for name in gone}
    for entry in [e for e in types if (e.get("PartName") or "").lower() in names]:
        drop(entry)
    parts[TYPES] = serialise(types)
