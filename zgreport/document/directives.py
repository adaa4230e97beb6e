"""Directives: what a tag asks of the Word file around it, by the letters it begins with."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from zgreport.block_words import END, Head, head_of, meant
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.tags import Span

__all__ = ["Directive", "directive_of"]

_COMMENT_PREFIX = Pattern(r"(p|tr|tc|段|行)(?=\s|$)")
_COMMENT_SCOPES = {"段": "p", "行": "tr"}
_UNSUPPORTED = Pattern(r"(colspan|cellbg|vm|hm)\b")
_DASHES = "-+ "
# Two words in a row are no expression, but for these of Jinja's own.
_OUTPUT_PREFIX = Pattern(
    r"\s*(?:[A-Za-z]{1,2}|段|行)\s+(?!(?:and|or|not|in|is|if|else)\b)(?=[^\W\d])"
)
_ALONE = ("else", "endif", "endfor", END)
_LETTERS = 2  # of a form of docxtpl that there is not: {%r if %}


@dataclass(frozen=True, slots=True)
class Directive:
    """How a tag is meant: `scope` "" or "p", "tr", "tc"; `word` the first word of its body.

    A tag with a scope takes its paragraph, row or cell away.  `refusal` names what cannot be
    done with the tag, "" where it is fine; `right` is how to write it, where that is known.
    """

    kind: str
    scope: str
    word: str
    body: str
    refusal: str = ""
    right: str = ""

    @property
    def meant(self) -> str:
        """The inside of the tag as it should be, without its scope."""
        inside = self.right[2:-2].strip() if self.right else self.body
        return inside.removeprefix(self.scope).strip() if self.right and self.scope else inside


def directive_of(tag: Span) -> Directive:
    """What the tag asks for."""
    return _asked(tag.kind, tag.inner)


@functools.lru_cache(maxsize=2_000)
def _asked(kind: str, inner: str) -> Directive:
    """The same: a tag typed twice is understood once."""
    if kind == "#":
        scope = _COMMENT_PREFIX.match(inner)
        letters = scope.group(1) if scope else ""
        return Directive("#", _COMMENT_SCOPES.get(letters, letters), "", "")
    if kind == "{":
        return _output(inner)
    return _statement(inner.strip())


def _output(inner: str) -> Directive:
    body = inner.removeprefix("-").removesuffix("-").strip()
    head = head_of(body)
    if head.word and not head.is_glued and bool(head.rest) != (head.word in _ALONE):
        right = f"{{%{head.scope} {head.body} %}}"
        return Directive("{", "", head.word, head.body, "block_in_output", right)
    prefix = _OUTPUT_PREFIX.match(body)
    if prefix is None:
        return Directive("{", "", "", body)
    right = f"{{{{ {body[prefix.end() :]} }}}}"
    return Directive("{", "", "", body, "unsupported_form", right)


def _statement(inner: str) -> Directive:
    body = inner.strip(_DASHES)
    head = head_of(body)
    if head.word:
        if body != inner:
            return _refused(head)
        return Directive("%", head.scope, head.word, head.body)
    return _unknown(head, body)


def _unknown(head: Head, body: str) -> Directive:
    """A tag whose word is none: in a form that there is not, or misspelt."""
    inside = head_of(head.rest)
    if len(head.typed) <= _LETTERS and head.typed and inside.word:  # {%r if %}, {%p p if %}
        return _refused(Head(head.scope or inside.scope, inside.word, inside.rest))
    if _UNSUPPORTED.match(body):
        return Directive("%", head.scope, "", body, "unsupported_tag")
    word = meant(head.typed, head.rest)
    if not word:
        return Directive("%", head.scope, "", head.body)
    right = f"{{%{head.scope} {word} {head.rest}".rstrip() + " %}"
    return Directive("%", head.scope, word, head.body, "block_misspelt", right)


def _refused(head: Head) -> Directive:
    """A tag in a form that is not supported, as what it should be written."""
    right = f"{{%{head.scope} {head.body} %}}"
    return Directive("%", head.scope, head.word, head.body, "unsupported_form", right)
