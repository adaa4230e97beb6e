"""Directives: what a tag asks of the Word file around it, by the letters it begins with."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.block_words import ENDS, OPENS, Head, head_of, meant
from zgreport.names import unseen_removed
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.tags import Span

__all__ = ["Directive", "directive_of", "other_half"]

_COMMENT_PREFIX = Pattern(r"(p|tr|tc|段|行)(?=\s|$)")
_COMMENT_SCOPES = {"段": "p", "行": "tr"}
_UNSUPPORTED = Pattern(r"(colspan|cellbg|vm|hm)\b")
_DASHES = "-+ "
_EDGES = "{}｛｝%％-+ "
# Two words in a row are no expression, but for these of Jinja's own.
_OUTPUT_PREFIX = Pattern(
    r"\s*(?:[A-Za-z]{1,2}|段|行)\s+(?!(?:and|or|not|in|is|if|else)\b)(?=[^\W\d])"
)
_ALONE = ("else", *ENDS)
_LETTERS = Pattern(r"\w{1,2}|t+r+|t+c+|p+")  # of a form of docxtpl that there is not: {%r if %}


@dataclass(frozen=True, slots=True)
class Directive:
    """How a tag is meant: `scope` "" or "p", "tr", "tc"; `word` the first word of its body.

    A tag with a scope takes its paragraph, row or cell away.  `refusal` names what cannot be
    done with the tag, "" where it is fine; `right` is how to write it, where that is known, and
    `body` is as it was meant.
    """

    kind: str
    scope: str
    word: str
    body: str
    refusal: str = ""
    right: str = ""


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
    return _statement(unseen_removed(inner).strip())


def _output(inner: str) -> Directive:
    body = inner.removeprefix("-").removesuffix("-").strip()
    head = head_of(body)
    if head.word and not head.is_glued and bool(head.rest) != (head.word in _ALONE):
        return Directive("{", "", head.word, head.body, "block_in_output", head.written())
    prefix = _OUTPUT_PREFIX.match(body)
    if prefix is None:
        return Directive("{", "", "", body)
    meaning = body[prefix.end() :]
    return Directive("{", "", "", meaning, "unsupported_form", f"{{{{ {meaning} }}}}")


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
    if _LETTERS.fullmatch(head.typed) and inside.word:  # {%r if %}, {%p p if %}, {%pp if %}
        letters = head.letters or inside.letters or _scope_of(head.typed)
        scope = head.scope or inside.scope or _scope_of(head.typed)
        return _refused(replace(inside, scope=scope, letters=letters))
    if _UNSUPPORTED.match(body):
        return Directive("%", head.scope, "", body, "unsupported_tag")
    word = meant(head.typed, head.rest)
    if not word:
        return Directive("%", head.scope, "", head.body)
    meaning = head_of(f"{word} {head.rest}").body
    return Directive("%", head.scope, word, meaning, "block_misspelt", head.written(word))


def _scope_of(typed: str) -> str:
    """The scope whose letters were typed twice: pp, trr; "" where it is none."""
    once = "".join(dict.fromkeys(typed.lower()))
    return once if once in ("p", "tr", "tc") else ""


def _refused(head: Head) -> Directive:
    """A tag in a form that is not supported, as what it should be written."""
    return Directive("%", head.scope, head.word, head.body, "unsupported_form", head.written())


def other_half(source: str) -> str:
    """The tag that opens or closes the block of a block tag, as who typed this would write it.

    >>> other_half("{%段 如果 发稿 %}"), other_half("{% endfor %}")
    ('{%段 结束如果 %}', '{% for … %}')
    """
    head = head_of(source.strip(_EDGES))
    word = head.word or meant(head.typed, head.rest) or OPENS[0]
    if word in OPENS:
        return head.tag(f"end{word}")
    return head.tag(ENDS.get(word) or OPENS[0], "…")
