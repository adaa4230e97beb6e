"""Syntax: one tag's inside parsed by Jinja, or the reason why it cannot be."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes

from zgreport.findings import ZgreportError
from zgreport.language.faults import fault
from zgreport.language.source.plain_syntax import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "expression",
    "is_expression",
    "is_loop",
    "loop",
    "with_parentheses",
    "without_braces",
]

# Parses only: nothing in this room is ever compiled or run by Jinja.
_PARSER = Environment(autoescape=True, extensions=[])

_LONGEST = 2_000
_DEEPEST = 30
_LITERAL = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)


def expression(text: str) -> nodes.Expr:
    """The expression a text holds.  Raises ZgreportError where it holds none or more than one."""
    if not text:
        raise fault("empty_tag")
    found = _plain(text)
    if found is not None:
        return found
    match _parsed("{{ " + text + " }}", text):
        case [nodes.Output(nodes=[nodes.Expr() as found])] if not isinstance(
            found, nodes.TemplateData
        ):
            return found
    raise fault("syntax", tag=text)


def loop(text: str) -> nodes.For:
    """The head of a loop, given what stands behind `for`; raises ZgreportError as above."""
    match _parsed("{% for " + text + " %}{% endfor %}", text):
        case [nodes.For(body=[], else_=[]) as found]:
            return found
    raise fault("syntax", tag=text)


def is_expression(text: str) -> bool:
    """True for a text that holds one expression."""
    return _is_read(expression, text)


def is_loop(text: str) -> bool:
    """True for the head of a loop."""
    return _is_read(loop, text)


def _is_read(read: Callable[[str], nodes.Node], text: str) -> bool:
    try:
        read(text)
    except ZgreportError:
        return False
    return True


def with_parentheses(text: str, functions: Iterable[str]) -> str:
    """A function's call whose parentheses were left out, with them: 序"镜子"; else ""."""
    for name in functions:
        inner = text.removeprefix(name).strip()
        if inner != text and _LITERAL.fullmatch(inner):
            return f"{name}({inner})"
    return ""


def without_braces(text: str) -> str:
    """An expression that was copied with its tag's braces, without them."""
    text = text.strip()
    return text[2:-2].strip() if text.startswith("{{") and text.endswith("}}") else text


@functools.lru_cache(maxsize=2_000)
def _plain(text: str) -> nodes.Expr | None:
    """The expression, where it is plain; the same for the same text, as below."""
    return plain(text) if len(text) <= _LONGEST else None


@functools.lru_cache(maxsize=2_000)
def _parsed(source: str, text: str) -> list[nodes.Node]:
    """The nodes of a tag's inside, which nobody changes: one typed twice is parsed once."""
    _check_shape(text)
    try:
        return _PARSER.parse(source).body
    except TemplateSyntaxError as error:
        raise _explained(error.message or "", text) from None
    except RecursionError:
        raise fault("too_deep") from None
    except ValueError:  # a number with thousands of digits
        raise fault("syntax", tag=text[:30]) from None


def _check_shape(text: str) -> None:
    """What can be said better than by the parser, or must not reach it."""
    if len(text) > _LONGEST:
        raise fault("tag_too_long", tag=text[:30], most=_LONGEST)
    bare = _LITERAL.sub('""', text)
    depth = deepest = 0
    for sign in bare:
        depth += (sign in "([{") - (sign in ")]}")
        deepest = max(depth, deepest)
    if deepest > _DEEPEST:
        raise fault("too_deep")
    if any(quote in bare.replace('""', "") for quote in "\"'“”‘’"):
        raise fault("quote_not_closed", tag=text)
    if depth:
        raise fault("parentheses", tag=text)


def _explained(message: str, text: str) -> ZgreportError:
    if unexpected := re.match(r"unexpected char '(.+)' at", message):
        return fault("unexpected_character", tag=text, character=unexpected.group(1))
    if message.endswith("got '='"):
        return fault("single_equals", tag=text)
    return fault("syntax", tag=text)
