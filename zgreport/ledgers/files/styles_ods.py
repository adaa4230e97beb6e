"""The styles of an .ods: which cells show a percentage, a word, or a line struck through them.

Source: OpenDocument 1.3 part 3, 16.29 (data styles) and 20.380 (style:text-line-through-style).
"""

from __future__ import annotations

from zgreport.ledgers.files.formats import SHARE, Style, beside, money

__all__ = ["OdsStyles"]

_DATA = frozenset({"number-style", "currency-style", "percentage-style"})


class OdsStyles:
    """Follows the automatic styles of a document, which stand before its sheets."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[str, str]] = {}
        self._data: dict[str, str] = {}
        self._struck: set[str] = set()
        self._format = self._style = ""
        self._is_text = self._is_number = False

    def start(self, name: str, found: dict[str, str]) -> None:
        """An element of the styles begins."""
        if name in _DATA:
            self._format = found.get("style:name", "")
            self._words[self._format], self._is_number = ("", ""), False
        elif name in {"number", "scientific-number", "fraction"}:
            self._is_number = True
            if "number:display-factor" in found:  # it divides, so what is shown is what is meant
                self._format = ""
        elif name == "style":
            self._style = found.get("style:name", "")
            self._data[self._style] = found.get("style:data-style-name", "")
        elif name == "text-properties":
            line = found.get(
                "style:text-line-through-style", found.get("style:text-line-through-type")
            )
            if line not in {None, "none"}:
                self._struck.add(self._style)
        self._is_text = name == "text" and bool(self._format)

    def text(self, text: str) -> None:
        """Characters of the element that began last."""
        if self._is_text:
            before, behind = self._words[self._format]
            here = (before, behind + text) if self._is_number else (before + text, behind)
            self._words[self._format] = here

    def end(self, tag: str) -> None:
        """An element ends."""
        self._is_text = False
        if tag.rpartition(":")[2] in _DATA:
            self._format = ""

    def style(self, name: str, kind: str, currency: str) -> Style:
        """What a filled cell of that style, kind of value and currency shows."""
        struck = name in self._struck
        if kind == "currency":
            return Style(money(currency), struck)
        before, behind = self._words.get(self._data.get(name, ""), ("", ""))
        if kind == "percentage":
            return Style(beside(before, behind, share=True) if behind else SHARE, struck)
        return Style(beside(before, behind) if kind == "float" else "", struck)
