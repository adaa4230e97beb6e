"""Directives: what a tag asks of the Word file around it, by the letters it begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zgreport.tags import Span

__all__ = ["Directive", "directive_of"]

_KEYWORDS = "if|elif|else|endif|for|endfor|set|endset"
_PREFIX = re.compile(r"(p|tr|tc|r)(?=\s+[a-z]+\b)")
# {%pif %}: docxtpl wants the space as well, and Jinja would say only that it knows no pif.
_GLUED = re.compile(rf"(p|tr|tc)({_KEYWORDS})\b")
_COMMENT_PREFIX = re.compile(r"(p|tr|tc)(?=\s|$)")
_UNSUPPORTED = re.compile(r"(colspan|cellbg|vm|hm)\b|[-+]")
_UNSUPPORTED_OUTPUT = re.compile(r"(p|tr|tc|r)\s+\S")
_WORD = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Directive:
    """How a tag is meant: `scope` "" or "p", "tr", "tc"; `word` the first word of its body.

    A tag with a scope takes its paragraph, row or cell away.  `refusal` names what cannot be
    done with the tag, "" where it is fine.
    """

    kind: str
    scope: str
    word: str
    body: str
    refusal: str = ""


def directive_of(tag: Span) -> Directive:
    """What the tag asks for."""
    if tag.kind == "#":
        scope = _COMMENT_PREFIX.match(tag.inner)
        return Directive("#", scope.group(1) if scope else "", "", "")
    if tag.kind == "{":
        refusal = "unsupported_tag" if _UNSUPPORTED_OUTPUT.match(tag.inner) else ""
        body = tag.inner.removeprefix("-").removesuffix("-").strip()
        return Directive("{", "", "", body, refusal)
    return _statement(tag.inner.strip())


def _statement(inner: str) -> Directive:
    if _GLUED.match(inner):
        return Directive("%", "", "", inner, "no_space_in_tag")
    prefix = _PREFIX.match(inner)
    scope = prefix.group(1) if prefix else ""
    body = inner[len(scope) :].strip()
    unsupported = scope == "r" or _UNSUPPORTED.match(body) or body.endswith(("-", "+"))
    word = _WORD.match(body)
    refusal = "unsupported_tag" if unsupported else ""
    return Directive("%", scope, word.group() if word else "", body, refusal)
