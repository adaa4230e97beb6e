"""Directives: what a tag asks of the Word file around it, by the letters it begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.tags import Span

__all__ = ["Directive", "directive_of"]

_KEYWORDS = "if|elif|else|endif|for|endfor|set|endset"
_PREFIX = Pattern(r"(p|tr|tc)(?=\s+[a-z]+\b)")
# docxtpl's {%r if %}, and any other letters somebody puts there: {%P if %}, {%段 if %}.
_OTHER_PREFIX = Pattern(rf"[-+]?([^\W\d_]{{1,2}})[-+]?\s+(?=(?:{_KEYWORDS})\b)")
_MEANT = {"P": "p", "TR": "tr", "TC": "tc", "段": "p", "行": "tr"}
# {%pif %}: docxtpl wants the space as well, and Jinja would say only that it knows no pif.
_GLUED = Pattern(rf"(p|tr|tc)({_KEYWORDS})\b")
_COMMENT_PREFIX = Pattern(r"(p|tr|tc)(?=\s|$)")
_UNSUPPORTED = Pattern(r"(colspan|cellbg|vm|hm)\b")
_DASHES = "-+ "
# Two words in a row are no expression, but for these of Jinja's own.
_OUTPUT_PREFIX = Pattern(
    r"\s*(?:[A-Za-z]{1,2}|段|行)\s+(?!(?:and|or|not|in|is|if|else)\b)(?=[^\W\d])"
)
_WORD = Pattern(r"[^\W\d]\w*")


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


def directive_of(tag: Span) -> Directive:
    """What the tag asks for."""
    if tag.kind == "#":
        scope = _COMMENT_PREFIX.match(tag.inner)
        return Directive("#", scope.group(1) if scope else "", "", "")
    if tag.kind == "{":
        return _output(tag.inner)
    return _statement(tag.inner.strip())


def _output(inner: str) -> Directive:
    body = inner.removeprefix("-").removesuffix("-").strip()
    prefix = _OUTPUT_PREFIX.match(body)
    if prefix is None:
        return Directive("{", "", "", body)
    right = f"{{{{ {body[prefix.end() :]} }}}}"
    return Directive("{", "", "", body, "unsupported_form", right)


def _statement(inner: str) -> Directive:
    if _GLUED.match(inner):
        return Directive("%", "", "", inner, "no_space_in_tag")
    other = _OTHER_PREFIX.match(inner)
    if other and not _PREFIX.match(inner):
        meant, body = _MEANT.get(other.group(1), ""), inner[other.end() :].strip(_DASHES)
        return _refused(meant, body)
    prefix = _PREFIX.match(inner)
    scope = prefix.group(1) if prefix else ""
    body = inner[len(scope) :].strip()
    nested = _OTHER_PREFIX.match(body) or body != body.strip(_DASHES)
    if nested:
        return _refused(scope, _OTHER_PREFIX.sub("", body, count=1).strip(_DASHES))
    refusal = "unsupported_tag" if _UNSUPPORTED.match(body) else ""
    return Directive("%", scope, _word(body), body, refusal)


def _refused(scope: str, body: str) -> Directive:
    """A tag in a form that is not supported, as what it should be written."""
    right = f"{{%{scope} {body} %}}"
    return Directive("%", "", _word(body), body, "unsupported_form", right)


def _word(body: str) -> str:
    word = _WORD.match(body)
    return word.group() if word else ""
