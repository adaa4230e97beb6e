"""Styles: what a paragraph or run gets from the defaults, its styles and the theme."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from zgreport.document.looks.properties import (
    Properties,
    attribute,
    paragraph_properties,
    run_properties,
)
from zgreport.document.ooxml import Element, look_into, parse, w
from zgreport.document.relations import relations_of
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Style", "Styles", "part_of", "read_styles"]

_DEEPEST = 20  # styles based on each other; Word allows ten
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its names in small letters, the style beneath it, what it sets itself."""

    names: tuple[str, ...]
    kind: str
    based_on: str
    paragraph: Properties
    run: Properties


_Key = tuple["str | None", "str | None", "str | None"]


class Styles:
    """The styles of a file by their id, what holds without any, and the theme's fonts.

    A style is read when it is asked for: of the hundred and more in a file few are used.
    """

    def __init__(
        self,
        known: Mapping[str, Element],
        defaults: tuple[Properties, Properties],
        standard: Mapping[str, str],
        theme: Mapping[str, str],
    ) -> None:
        self._known = known
        self._paragraph, self._run = defaults
        self._standard = standard
        self._theme = theme
        self._styles: dict[str, Style] = {}
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._paragraphs: dict[_Key, Properties] = {}
        self._runs: dict[_Key, Properties] = {}

    def names(self, ident: str | None) -> tuple[str, ...]:
        """The names of a paragraph style, the standard one's where there is none of that id."""
        known = self.paragraph_style(ident)
        return self._style(known).names if known in self._known else ()

    def paragraph_style(self, ident: str | None) -> str:
        """The id that holds for a paragraph."""
        return ident if ident and ident in self._known else self._standard.get("paragraph", "")

    def paragraph(self, ident: str | None, table: str | None = None) -> Properties:
        """What a paragraph of a style has, in a table of a style."""
        key = (ident, table, None)
        if key not in self._paragraphs:
            beneath = self._paragraph | self._merged(self._table(table), "paragraph")
            style = self.paragraph_style(ident)
            self._paragraphs[key] = beneath | self._merged(style, "paragraph")
        return self._paragraphs[key]

    def run(self, ident: str | None, character: str | None, table: str | None = None) -> Properties:
        """What a run has in a paragraph of a style, with a character style."""
        key = (ident, table, character)
        if key not in self._runs:
            style = self._merged(self.paragraph_style(ident), "run")
            own = self._merged(character or "", "run")
            for toggle in ("bold", "italic"):  # two styles that both set it take it back
                if own.get(toggle) == "1" and style.get(toggle) == "1":
                    own = {**own, toggle: "0"}
            beneath = self._run | self._merged(self._table(table), "run")
            self._runs[key] = beneath | style | own
        return self._runs[key]

    def font(self, properties: Properties, name: str) -> str:
        """The font that `font` (Chinese) or `latin` of a run stands for; "" where none is set."""
        themed = properties.get(name + "_theme")
        if themed:
            return self._theme.get(re.sub("(HAnsi|Ascii|EastAsia|Bidi)$", _kind, themed), "")
        return properties.get(name, "")

    def _table(self, ident: str | None) -> str:
        return "" if ident is None else ident or self._standard.get("table", "")

    def _merged(self, ident: str, of: str) -> Properties:
        found: Properties = {}
        for style in self._chain(ident):
            found |= style.paragraph if of == "paragraph" else style.run
        return found

    def _chain(self, ident: str) -> tuple[Style, ...]:
        """The style and those beneath it, the lowest first."""
        if ident not in self._chains:
            chain: list[Style] = []
            at = ident
            while at in self._known and len(chain) < _DEEPEST:
                chain.append(self._style(at))
                at = chain[-1].based_on
            self._chains[ident] = tuple(reversed(chain))
        return self._chains[ident]

    def _style(self, ident: str) -> Style:
        if ident not in self._styles:
            self._styles[ident] = _style(self._known[ident])
        return self._styles[ident]


def _kind(match: re.Match[str]) -> str:
    return "EastAsia" if match[0] == "EastAsia" else "HAnsi"


def part_of(parts: Mapping[str, bytes], main: str, kind: str) -> Element | None:
    """The root of the part that the body relates to by that kind; None where there is none."""
    data = _related(parts, main, kind)
    return None if data is None else parse(data)


def _related(parts: Mapping[str, bytes], main: str, kind: str) -> bytes | None:
    for relation in relations_of(parts, main):
        if relation.kind == kind and relation.target in parts:
            return parts[relation.target]
    return None


def read_styles(parts: Mapping[str, bytes], main: str) -> Styles:
    """The styles of the file whose body is the part `main`."""
    return _styles(_related(parts, main, "styles"), _related(parts, main, "theme"))


@functools.lru_cache(maxsize=2)
def _styles(data: bytes | None, theme: bytes | None) -> Styles:
    """Kept, since a template's are those of what is made of it, and often a third of a megabyte."""
    fonts = _theme(None if theme is None else parse(theme))
    if data is None:
        return Styles({}, ({}, {}), {}, fonts)
    root = look_into(data)
    styles = list(root.iter(w("style")))
    known = {attribute(style, "styleId") or "": style for style in styles}
    standard = {
        attribute(style, "type") or "": attribute(style, "styleId") or ""
        for style in styles
        if attribute(style, "default") in ("1", "true", "on")
    }
    return Styles(known, _defaults(root), standard, fonts)


def _defaults(root: Element) -> tuple[Properties, Properties]:
    paragraph = root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")
    run = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    return paragraph_properties(paragraph), run_properties(run)


def _style(style: Element) -> Style:
    names = (attribute(style.find(w("name"))), attribute(style.find(w("aliases"))))
    spelled = ",".join(name for name in names if name)
    return Style(
        tuple(re.sub(r"\s", "", name).lower() for name in spelled.split(",") if name.strip()),
        attribute(style, "type") or "",
        attribute(style.find(w("basedOn"))) or "",
        paragraph_properties(style.find(w("pPr"))),
        run_properties(style.find(w("rPr"))),
    )


def _theme(root: Element | None) -> dict[str, str]:
    """The theme's fonts: majorEastAsia, minorHAnsi and so on."""
    return dict(_theme_fonts(root)) if root is not None else {}


def _theme_fonts(root: Element) -> Iterator[tuple[str, str]]:
    for kind in ("major", "minor"):
        for fonts in root.iter(f"{_DRAWING}{kind}Font"):
            latin, east = fonts.find(f"{_DRAWING}latin"), fonts.find(f"{_DRAWING}ea")
            by_script = {f.get("script"): f.get("typeface") for f in fonts.iter(f"{_DRAWING}font")}
            named = east.get("typeface") if east is not None else ""
            yield f"{kind}EastAsia", named or by_script.get("Hans") or ""
            yield f"{kind}HAnsi", (latin.get("typeface") if latin is not None else "") or ""
