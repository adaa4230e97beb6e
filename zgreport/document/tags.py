"""Tags: where the text of a paragraph holds {{ … }}, {% … %} or {# … #}, however typed.

Full-width and spaced braces are read as meant; a tag is taken apart into its form and body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ANY_OPENING", "Form", "Loose", "Tag", "form_of", "scan"]

_GAP = "[ \u00a0\u3000]{0,2}"
_OPENING = re.compile(f"[{{｛]{_GAP}([{{｛%％#＃])")
_CLOSINGS = {
    "{": re.compile(f"[}}｝]{_GAP}[}}｝]"),
    "%": re.compile(f"[%％]{_GAP}[}}｝]"),
    "#": re.compile(f"[#＃]{_GAP}[}}｝]"),
}
_STRAY = re.compile("[}｝]{2}|[%％][}｝]|#}")
ANY_OPENING = re.compile("[{｛]{2}|[{｛][%％]|{#")

_HALF = str.maketrans("｛％＃", "{%#")
_KEYWORDS = "if|elif|else|endif|for|endfor|set|endset"
_PREFIX = re.compile(r"(p|tr|tc|r)(?=\s+[a-z]+\b)")
_GLUED = re.compile(rf"(p|tr|tc)({_KEYWORDS})\b")
_COMMENT_PREFIX = re.compile(r"(p|tr|tc)(?=\s|$)")
_UNSUPPORTED = re.compile(r"(colspan|cellbg|vm|hm)\b|[-+]")
_UNSUPPORTED_OUTPUT = re.compile(r"(p|tr|tc|r)\s+\S")
_WORD = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in a text: from `start` to `end`; `kind` is "{", "%" or "#", `inner` the rest."""

    start: int
    end: int
    kind: str
    inner: str


@dataclass(frozen=True, slots=True)
class Loose:
    """A tag that is not whole, at a position; `unclosed` or else never opened."""

    position: int
    unclosed: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Form:
    """How a tag is meant: `scope` "" or "p", "tr", "tc"; `word` the first word of its body.

    `fault` names what cannot be done with the tag, "" where it is fine.
    """

    kind: str
    scope: str
    word: str
    body: str
    fault: str = ""


def scan(text: str) -> Iterator[Tag | Loose]:
    """The tags of a text in order, and the ends of tags that lack their other end."""
    position = 0
    while True:
        opening = _OPENING.search(text, position)
        until = opening.start() if opening else len(text)
        for stray in _STRAY.finditer(text, position, until):
            yield Loose(stray.start(), unclosed=False, kind=_kind_of(stray.group()[0]))
        if opening is None:
            return
        found = _closed(text, opening)
        yield found
        position = found.end if isinstance(found, Tag) else opening.end()


def form_of(tag: Tag) -> Form:
    """The form of a tag."""
    if tag.kind == "#":
        scope = _COMMENT_PREFIX.match(tag.inner)
        return Form("#", scope.group(1) if scope else "", "", "")
    if tag.kind == "{":
        fault = "unsupported_tag" if _UNSUPPORTED_OUTPUT.match(tag.inner) else ""
        return Form("{", "", "", tag.inner.removeprefix("-").removesuffix("-").strip(), fault)
    return _statement(tag.inner.strip())


def _statement(inner: str) -> Form:
    if _GLUED.match(inner):
        return Form("%", "", "", inner, "no_space_in_tag")
    prefix = _PREFIX.match(inner)
    scope = prefix.group(1) if prefix else ""
    body = inner[len(scope) :].strip()
    unsupported = scope == "r" or _UNSUPPORTED.match(body) or body.endswith(("-", "+"))
    word = _WORD.match(body)
    fault = "unsupported_tag" if unsupported else ""
    return Form("%", scope, word.group() if word else "", body, fault)


def _closed(text: str, opening: re.Match[str]) -> Tag | Loose:
    kind = opening.group(1).translate(_HALF)
    another = _OPENING.search(text, opening.end())
    until = another.start() if another else len(text)
    closings = list(_CLOSINGS[kind].finditer(text, opening.end(), until))
    if not closings:
        return Loose(opening.start(), unclosed=True, kind=kind)
    inners = [text[opening.end() : closing.start()] for closing in closings]
    # A closing inside a literal does not close; it leaves a quotation mark without its other.
    whole = next((k for k, inner in enumerate(inners) if _is_balanced(inner)), 0)
    return Tag(opening.start(), closings[whole].end(), kind, inners[whole])


def _is_balanced(inner: str) -> bool:
    return inner.count('"') % 2 == 0 and inner.count("'") % 2 == 0


def _kind_of(sign: str) -> str:
    return "{" if sign in "}｝" else sign.translate(_HALF)
