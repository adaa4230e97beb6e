"""YAML text: names, texts, lists and expressions as they stand in a definition.

Whatever YAML or the definition's reader could take for something else stands in quotation marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.marks import RESERVED
from zgreport.names import tidy
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["clean", "comment", "flow", "phrase", "scalar"]

_PLAIN = Pattern(r"[^\W\d_][\w（）·《》、/.-]*")
_PLAIN_PHRASE = Pattern(r"[^\W\d_][^\n]*[^\s:]")
_SPOILED = Pattern(r":\s|\s#|[“”‘’]|^---|：")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_UNFIT = Pattern(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff{RESERVED}]")


def clean(text: str) -> str:
    """The text in one line, without what a definition may not hold."""
    return _UNFIT.sub("", tidy(text).replace("\t", " ")).strip()


def scalar(text: str) -> str:
    """A text as a value, a key or an item of a list."""
    said = clean(text)
    if _PLAIN.fullmatch(said) and said.casefold() not in _WORDS and not said.endswith("."):
        return said
    return _quoted(said)


def phrase(text: str) -> str:
    """An expression, or a text with tags, as the value of a key in block style."""
    said = clean(text)
    if _PLAIN_PHRASE.fullmatch(said) and not _SPOILED.search(said):
        return said if said.casefold() not in _WORDS else _quoted(said)
    return _quoted(said)


def flow(texts: Iterable[str]) -> str:
    """A list of texts in brackets."""
    return f"[{', '.join(map(scalar, texts))}]"


def comment(text: str, indent: int = 0) -> str:
    """A line of comment; none where there is nothing to say."""
    said = clean(text)
    return f"{' ' * indent}# {said}" if said else ""


def _quoted(said: str) -> str:
    """In double marks; in single ones where that saves escaping."""
    if '"' in said or "\\" in said:
        return "'" + said.replace("'", "''") + "'"
    return f'"{said}"'
