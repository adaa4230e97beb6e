"""Leftovers: what must not be left, or reads oddly, in a finished text before it is handed on."""

from __future__ import annotations

import html
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.document.excerpts import around, place_of
from zgreport.findings import Finding, Place, room
from zgreport.marks import RESERVED
from zgreport.patterns import Pattern
from zgreport.tags import OPENING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

__all__ = ["odd_text", "unfilled"]

_ROOM = room("document")

_NONE: Mapping[int, Sequence[tuple[int, int]]] = MappingProxyType({})

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
_MARK = Pattern(f"[{RESERVED}]")
_NEAR = 400  # signs of a part that are looked at beside what was found


def odd_text(
    texts: Iterable[str], place: Place, values: Mapping[int, Sequence[tuple[int, int]]] = _NONE
) -> Iterator[Finding]:
    """What reads as if something was missing, by paragraph from 1: warnings, errors for tags.

    `values` are the start and end of each printed value, by paragraph: what stands inside one is
    the words of a ledger and stays as it is.
    """
    for number, text in enumerate(texts, start=1):
        printed = values.get(number, ())
        for code, pattern in _ODD:
            found = _outside(pattern, text, printed)
            if found:
                here = place_of(place, number, text, near=found.start())
                yield _ROOM.warning(code, here, text=found.group())
        found = _outside(OPENING, text, printed)
        if found:
            here = place_of(place, number, text, near=found.start())
            yield _ROOM.error("left_over", here, member=found.group())


def unfilled(
    parts: Mapping[str, bytes], place: Place, written: Collection[str] = ()
) -> Iterator[Finding]:
    """Errors for tags or marks that are left in any part: such a file is never handed on.

    In the `written` parts, whose text `odd_text` sees, only marks are looked for.
    """
    for name in sorted(parts):
        if name.endswith((".xml", ".rels")):
            text = parts[name].decode("utf-8", errors="replace")
            found = _MARK.search(text) or (None if name in written else OPENING.search(text))
            if found:
                here = Place(file=place.file, excerpt=_readable(text[found.start() :][:_NEAR]))
                yield _ROOM.error("left_over", here, member=name)


def _readable(xml: str) -> str | None:
    """What a reader can make of the beginning of it: the words up to where an attribute ends."""
    words = re.sub("<[^>]*>?", "", _MARK.sub("", xml.partition('"')[0]))
    return around(html.unescape(words), 0) or None


def _outside(
    pattern: re.Pattern[str] | Pattern, text: str, values: Sequence[tuple[int, int]]
) -> re.Match[str] | None:
    """The first match that does not lie inside one value."""
    return next(
        (
            found
            for found in pattern.finditer(text)
            if not any(start <= found.start() and found.end() <= end for start, end in values)
        ),
        None,
    )
