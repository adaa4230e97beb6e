"""Plain syntax: the expressions that most tags are, parsed without Jinja's lexer.

Three of four tags are a name with forms, filters and conditions (发稿(级别="市级").约|汉字).  Of
those the same tree is made in a tenth of the time that Jinja's parser takes to get ready for
a whole template.  What is not so plain, or not right, is left to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["plain"]

_NAME = r"[^\W\d]\w*"
_FORM = re.compile(rf"\s*(?:\.\s*(?P<form>{_NAME})|\|\s*(?P<filter>{_NAME})|\((?P<given>[^()]*)\))")
_FIRST = re.compile(rf"\s*(?P<name>{_NAME})")
_TEXT = r'"[^"\\\n]*"'
_NUMBER = r"(?:0|[1-9][0-9]{0,8})(?![\w.])"
_ONE = rf"{_TEXT}|{_NUMBER}|\[\s*{_TEXT}(?:\s*,\s*{_TEXT})*\s*\]"
_GIVEN = re.compile(rf"\s*(?:(?P<key>{_NAME})\s*=(?!=)\s*)?(?P<value>{_ONE})\s*(?:,|$)")
_INNER_TEXT = re.compile(_TEXT)
# Words of Jinja's grammar, which are no names.
_WORDS = frozenset(
    {*("and", "else", "if", "in", "is", "not", "or", "recursive"), "True", "False", "None"}
    | {"true", "false", "none"}
)


class _NotPlainError(Exception):
    """More than is read here."""


def plain(text: str) -> nodes.Expr | None:
    """The tree that Jinja makes of the text; None where the text is not so plain."""
    found = _FIRST.match(text)
    if found is None:
        return None
    try:
        expression: nodes.Expr = nodes.Name(_sound(found["name"]), "load")
        at, is_filtered = found.end(), False
        while form := _FORM.match(text, at):
            if is_filtered and form["filter"] is None:
                return None  # a dot behind a filter is part of its name
            is_filtered = form["filter"] is not None
            expression = _with(expression, form)
            at = form.end()
    except _NotPlainError:
        return None
    return None if text[at:].strip() else expression


def _with(expression: nodes.Expr, form: re.Match[str]) -> nodes.Expr:
    """The expression with what stands behind it."""
    if form["form"]:
        return nodes.Getattr(expression, _identifier(form["form"]), "load")
    if form["filter"]:
        return nodes.Filter(expression, _sound(form["filter"]), [], [], None, None)
    values: list[nodes.Expr] = []
    keywords: list[nodes.Keyword] = []
    for key, value in _given(form["given"]):
        if key:
            keywords.append(nodes.Keyword(_sound(key), value))
        elif keywords:
            raise _NotPlainError
        else:
            values.append(value)
    return nodes.Call(expression, values, keywords, None, None)


def _given(text: str) -> Iterator[tuple[str | None, nodes.Expr]]:
    """What stands in parentheses: each with its name, if it has one."""
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _GIVEN.match(text, at, end)
        if found is None or (found.end() == end and text[end - 1] == ","):
            raise _NotPlainError
        yield found["key"], _value(found["value"])
        at = found.end()


def _value(text: str) -> nodes.Expr:
    if text.startswith('"'):
        return nodes.Const(text[1:-1])
    if text.startswith("["):
        return nodes.List(_texts(text))
    return nodes.Const(int(text))


def _texts(text: str) -> Sequence[nodes.Expr]:
    return [nodes.Const(found[1:-1]) for found in _INNER_TEXT.findall(text)]


def _sound(name: str) -> str:
    if name in _WORDS:
        raise _NotPlainError
    return _identifier(name)


def _identifier(name: str) -> str:
    if not name.isidentifier():
        raise _NotPlainError
    return name
