"""Relations: which part of a Word file leads to which other part or outside address."""

from __future__ import annotations

import functools
import posixpath
from typing import TYPE_CHECKING

from zgreport.document.addresses import leads_outside
from zgreport.document.ooxml import parse
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FOLDER", "Relation", "all_relations", "relations_name", "relations_of", "source_of"]

FOLDER = "_rels"
"""The name of every folder of relations."""

_SUFFIX = ".rels"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: `kind` is the last word of its type, `target` a part's name or an address.

    It is `external` where it says so in any letter case, says anything else that is not known,
    or leads outside whatever it says.
    """

    source: str
    ident: str
    kind: str
    target: str
    external: bool


def relations_of(parts: Mapping[str, bytes], source: str) -> tuple[Relation, ...]:
    """The relations of a part ("" is the package), in the order of their file."""
    return _read(parts, relations_name(source), source)


def all_relations(parts: Mapping[str, bytes]) -> tuple[Relation, ...]:
    """Every relation of every part."""
    found: list[Relation] = []
    for name in sorted(parts):
        source = source_of(name)
        if source is not None:
            found += _read(parts, name, source)
    return tuple(found)


def relations_name(source: str) -> str:
    """The name of the part that holds the relations of a part ("" is the package)."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, FOLDER, name + _SUFFIX)


def source_of(name: str) -> str | None:
    """The part whose relations a part holds ("" is the package); None where it holds none."""
    folder, file = posixpath.split(name)
    if posixpath.basename(folder) != FOLDER or not file.endswith(_SUFFIX):
        return None
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(_SUFFIX))


def _read(parts: Mapping[str, bytes], name: str, source: str) -> tuple[Relation, ...]:
    return _listed(parts[name], source) if name in parts else ()


@functools.lru_cache(maxsize=64)
def _listed(data: bytes, source: str) -> tuple[Relation, ...]:
    """Kept, since every part that is looked for asks for those of the body again."""
    return tuple(
        _relation(source, {str(key): str(value) for key, value in element.attrib.items()})
        for element in parse(data)
        if isinstance(element.tag, str)
    )


def _relation(source: str, attributes: Mapping[str, str]) -> Relation:
    target = attributes.get("Target", "")
    mode = attributes.get("TargetMode", "").strip().lower()
    external = mode not in ("", "internal") or leads_outside(target)
    if not external:
        target = posixpath.normpath(
            posixpath.join(posixpath.dirname(source), target.lstrip("/"))
            if not target.startswith("/")
            else target.lstrip("/")
        )
    kind = attributes.get("Type", "").strip().rstrip("/").rsplit("/", 1)[-1]
    return Relation(source, attributes.get("Id", ""), kind, target, external)
