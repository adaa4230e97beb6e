"""Field codes: what the fields of a part are told to do, however the code is written.

A code may be split over runs, quoted in part, and a field may stand in another one's code: what
Word makes of `DDE"AUTO"` or of a name that a field gives nobody has written down, so all that
could be read as a fetching field is taken for one (ECMA-376 Part 1, 17.16.1).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from zgreport.patterns import Pattern
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.document.ooxml import Element

__all__ = ["ASKING", "FETCHING", "Code", "codes"]

FETCHING = frozenset({"DDE", "DDEAUTO", "LINK", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE"})
FETCHING |= {"IMPORT", "RD", "DATABASE", "HTMLCONTROL"}
"""Fields that read another file or start a program when they are opened or renewed."""
ASKING = frozenset({"MACROBUTTON", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "FILLIN", "ASK"})
ASKING |= {"PRINT"}
"""Fields that ask the reader for something, or show what only the author's machine has."""

_NESTED = "\0"  # where another field stands in the code
_QUOTES = Pattern("[\"'“”„‟«»‘’‚‛`\\\\]")
_WORD = Pattern(f"[A-Z]*{_NESTED}?")
_ARGUMENT = Pattern(r'(?i)\\[lotmsn]\b\s*(?:"[^"]*"|[^\s"\\]+)?|\\[^\s\\]\S*|"([^"]*)"?|(\S+)')
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Code:
    """The code of a field as it is written; a field within it is one sign."""

    written: str

    @property
    def command(self) -> str:
        """What the field is: one that fetches or asks where it could be read as one, else its name.

        "" where the code is empty.
        """
        names = tuple(self._names())
        for known in (FETCHING, ASKING):
            found = next((name for name in names if name in known), None)
            if found:
                return found
        return names[0].rstrip(_NESTED)

    @property
    def is_hidden(self) -> bool:
        """True where a field within gives the name or its end, which could be a fetching one's."""
        return any(
            name.endswith(_NESTED) and any(f.startswith(name[:-1]) for f in FETCHING | ASKING)
            for name in self._names()
        )

    @property
    def link(self) -> str:
        """Where a HYPERLINK field leads; "" for other fields and for places in the document."""
        if self.command != "HYPERLINK":
            return ""
        said = _tidied(self.written)
        for found in _ARGUMENT.finditer(said[said.upper().find("HYPERLINK") + 9 :]):
            if found[1] or found[2]:
                return _unescaped(str(found[1] or found[2]))
        return ""

    def _names(self) -> Iterator[str]:
        """The name with quotation marks and backslashes as gaps, and without them."""
        start = _tidied(self.written).upper()[:_LONGEST_NAME]
        for between in (" ", ""):
            found = _WORD.match(_QUOTES.sub(between, start).strip())
            yield found[0] if found else ""
        if _QUOTES.search(start):  # a name and what follows may stand together: DDEAUTO\\server
            joined = _QUOTES.sub("", start).strip()
            yield from (name for name in FETCHING if joined.startswith(name))


def _unescaped(address: str) -> str:
    """The address, whose backslashes Word doubles; a share's where somebody did not."""
    single = address.replace("\\\\", "\\")
    is_share = address.startswith("\\\\") and not single.startswith("\\\\")
    return f"\\{single}" if is_share else single


def _tidied(code: str) -> str:
    """The code without characters that nobody sees, full-width letters as plain ones."""
    plain = unicodedata.normalize("NFKC", code)
    return "".join(
        " " if sign.isspace() else sign
        for sign in plain
        if sign == _NESTED or sign.isspace() or not unicodedata.category(sign).startswith("C")
    )


@dataclass(slots=True)
class _Open:
    """A field that has begun: where, the pieces of its code, and whether its result has."""

    element: Element
    pieces: list[str] = field(default_factory=list)
    has_result: bool = False

    def add(self, piece: str) -> None:
        """A piece of the code; what comes with the result is none."""
        if not self.has_result:
            self.pieces.append(piece)

    @property
    def code(self) -> Code:
        return Code("".join(self.pieces))


def codes(root: Element) -> Iterator[tuple[Element, Code]]:
    """Every field of a part: where it begins, its code; of one that never ends, what there is."""
    for simple in root.iter("{*}fldSimple"):
        yield simple, Code(_own(simple, "instr"))
    fields: list[_Open] = []
    for element in root.iter("{*}fldChar", "{*}instrText", "{*}delInstrText", "{*}t"):
        kind = _own(element, "fldCharType").strip().lower()
        if kind == "begin":
            _add(fields, _NESTED)
            fields.append(_Open(element))
        elif kind == "separate" and fields:
            fields[-1].has_result = True
        elif kind and fields:
            ended = fields.pop()
            yield ended.element, ended.code
        elif not kind:
            _add(fields, element.text or "")
    yield from ((left.element, left.code) for left in fields)


def _own(element: Element, name: str) -> str:
    """An attribute, whatever its namespace."""
    found = (v for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name)
    return str(next(found, ""))


def _add(fields: list[_Open], piece: str) -> None:
    if fields:
        fields[-1].add(piece)
