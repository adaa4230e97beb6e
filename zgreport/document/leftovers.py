"""Leftovers: what must not be left, or reads oddly, in a finished text before it is handed on."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from zgreport.document.text import around
from zgreport.findings import Finding, Place, room

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["odd_text", "unfilled"]

_ROOM = room("document")

_ODD = (
    ("empty_brackets", re.compile(r"《\s*》|“\s*”|（\s*）|〔\s*〕|【\s*】")),
    (
        "doubled_punctuation",
        re.compile(r"[，。、；：][，。、；：！？]|[！？][，。、；：]|[！？]{3,}"),
    ),
    (
        "stray_punctuation",
        re.compile(r"^\s*[，。、；：！？）》”]|[（《“][，。、；：！？]|[，、；：][）》]"),
    ),
    ("no_value", re.compile(r"(?<![A-Za-z])(?:None|nan|NaN|NaT|Undefined|inf)(?![A-Za-z])")),
)
# A mark, {{, {%, or either full-width.  Begun with a set of characters, the search skips through
# a part three times as fast as from one alternative to the next.
_LEFT = re.compile("[\ue0f0-\ue0ff{｛](?:(?<=[\ue0f0-\ue0ff])|(?<={)[{%]|(?<=｛)[｛％])")


def odd_text(texts: Iterable[str], place: Place) -> Iterator[Finding]:
    """What reads as if something was missing, by paragraph from 1: warnings, errors for tags."""
    for number, text in enumerate(texts, start=1):
        for code, pattern in _ODD:
            found = pattern.search(text)
            if found:
                yield _ROOM.warning(code, _at(place, number, text, found), text=found.group())
        found = _LEFT.search(text)
        if found:
            yield _ROOM.error("left_over", _at(place, number, text, found), member=found.group())


def unfilled(parts: Mapping[str, bytes], place: Place) -> Iterator[Finding]:
    """Errors for tags or marks that are left in any part: such a file is never handed on."""
    for name in sorted(parts):
        if name.endswith((".xml", ".rels")):
            text = parts[name].decode("utf-8", errors="replace")
            found = _LEFT.search(text)
            if found:
                excerpt = around(re.sub("<[^>]*>", "", text[found.start() :][:400]), 0)
                yield _ROOM.error("left_over", Place(file=place.file, excerpt=excerpt), member=name)


def _at(place: Place, number: int, text: str, found: re.Match[str]) -> Place:
    excerpt = around(text, found.start())
    return dataclasses.replace(place, paragraph=number, excerpt=excerpt)
