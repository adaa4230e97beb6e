"""Markup: which parts of a Word file are XML, and which of them holds the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.relations import relations_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["MARKUP", "is_markup", "main_part"]

MARKUP = (".xml", ".rels")
"""How the names of parts end that are XML."""


def main_part(parts: Mapping[str, bytes]) -> str | None:
    """The name of the part that holds the body; None where there is none."""
    for relation in relations_of(parts, ""):
        if relation.kind == "officeDocument" and is_markup(parts, relation.target):
            return relation.target
    return None


def is_markup(parts: Mapping[str, bytes], name: str) -> bool:
    """True for a part that is there and was looked at as XML by `gate.readable`."""
    return name in parts and name.endswith(MARKUP)
