"""Plain syntax: the expressions that most tags are, parsed without Jinja's lexer.

Three of four tags are a name with forms, filters and conditions (发稿(级别="市级").约|汉字), and
most of the others compare such names (甲 > 0 and not 乙).  Of those the same tree is made in a
tenth of the time that Jinja's parser takes to get ready for a whole template.  What is not so
plain, or not right, is left to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from typing import TypeAlias

    _Read: TypeAlias = tuple[nodes.Expr, int]  # and where it ends

__all__ = ["plain"]

_NAME = r"[^\W\d]\w*"
_FORM = re.compile(rf"\s*(?:\.\s*(?P<form>{_NAME})|\|\s*(?P<filter>{_NAME})|\((?P<given>[^()]*)\))")
_TEXT = r"""(?:"[^"\\\n]*"|'[^'\\\n]*')"""
_NUMBER = r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,9})?(?![\w.])"
_DOTTED = rf"{_NAME}(?:\.{_NAME})*"
_FIRST = re.compile(rf"\s*(?:(?P<name>{_NAME})|(?P<value>{_TEXT}|{_NUMBER}))")
_SIGN = re.compile(r"\s*((?:and|or|not)\b|[=!<>]=|[<>]|[()])")
_COMPARED = {"==": "eq", "!=": "ne", ">=": "gteq", "<=": "lteq", ">": "gt", "<": "lt"}
_MOST_PARENTHESES = 20
_ONE = rf"{_TEXT}|{_NUMBER}|{_DOTTED}|\[\s*{_TEXT}(?:\s*,\s*{_TEXT})*\s*\]"
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
    try:
        expression, at = _any_of(text, 0)
    except _NotPlainError:
        return None
    return None if text[at:].strip() else expression


def _any_of(text: str, at: int) -> _Read:
    """What is joined by `or`, from a place of the text on; where it ends."""
    left, at = _all_of(text, at)
    while (end := _behind(text, at, ("or",))) is not None:
        right, at = _all_of(text, end)
        left = nodes.Or(left, right)
    return left, at


def _all_of(text: str, at: int) -> _Read:
    left, at = _perhaps_not(text, at)
    while (end := _behind(text, at, ("and",))) is not None:
        right, at = _perhaps_not(text, end)
        left = nodes.And(left, right)
    return left, at


def _perhaps_not(text: str, at: int) -> _Read:
    end = _behind(text, at, ("not",))
    if end is None:
        return _compared(text, at)
    held, at = _compared(text, end)
    return nodes.Not(held), at


def _compared(text: str, at: int) -> _Read:
    left, at = _operand(text, at)
    others: list[nodes.Operand] = []
    while (end := _behind(text, at, _COMPARED)) is not None:
        sign = _COMPARED[text[at:end].strip()]
        right, at = _operand(text, end)
        others.append(nodes.Operand(sign, right))
    return (nodes.Compare(left, others) if others else left), at


def _operand(text: str, at: int) -> _Read:
    """A name with what stands behind it, a number, a text, or what stands in parentheses."""
    found = _FIRST.match(text, at)
    if found is None:
        return _in_parentheses(text, at)
    if found["name"] is None:
        return _bare(_value(found["value"]), text, found.end())
    expression: nodes.Expr = nodes.Name(_sound(found["name"]), "load")
    at = found.end()
    while form := _FORM.match(text, at):
        expression = _with(expression, form)
        at = form.end()
    return expression, at


def _in_parentheses(text: str, at: int) -> _Read:
    start = _behind(text, at, ("(",))
    if start is None or text.count("(") > _MOST_PARENTHESES:
        raise _NotPlainError
    inner, at = _any_of(text, start)
    end = _behind(text, at, (")",))
    if end is None:
        raise _NotPlainError
    return _bare(inner, text, end)


def _bare(expression: nodes.Expr, text: str, at: int) -> _Read:
    """The expression, behind which nothing stands that would belong to it."""
    if _FORM.match(text, at):
        raise _NotPlainError
    return expression, at


def _behind(text: str, at: int, signs: Container[str]) -> int | None:
    """Where the sign ends that comes next, where it is one of these."""
    found = _SIGN.match(text, at)
    return found.end() if found and found[1] in signs else None


def _with(expression: nodes.Expr, form: re.Match[str]) -> nodes.Expr:
    """The expression with what stands behind it."""
    if form["filter"]:
        return nodes.Filter(expression, _sound(form["filter"]), [], [], None, None)
    if isinstance(expression, nodes.Filter):
        return _filter_with(expression, form["given"])
    if form["form"]:
        return nodes.Getattr(expression, _identifier(form["form"]), "load")
    return nodes.Call(expression, *_arguments(form["given"]), None, None)


def _filter_with(bare: nodes.Filter, given: str | None) -> nodes.Expr:
    """The filter with what it is given; a dot behind a filter is part of its name."""
    if not (given and given.strip()) or bare.args or bare.kwargs:
        raise _NotPlainError
    return nodes.Filter(bare.node, bare.name, *_arguments(given), None, None)


def _arguments(given: str) -> tuple[list[nodes.Expr], list[nodes.Keyword]]:
    """What stands in parentheses, without names and with them."""
    values: list[nodes.Expr] = []
    keywords: list[nodes.Keyword] = []
    for key, value in _given(given):
        if key:
            keywords.append(nodes.Keyword(_sound(key), value))
        elif keywords:
            raise _NotPlainError
        else:
            values.append(value)
    return values, keywords


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
    if text[0] in "\"'":
        return nodes.Const(text[1:-1])
    if text[0] == "[":
        return nodes.List(_texts(text))
    if text[0].isdecimal():
        return nodes.Const(float(text) if "." in text else int(text))
    first, *forms = text.split(".")
    expression: nodes.Expr = nodes.Name(_sound(first), "load")
    for form in forms:
        expression = nodes.Getattr(expression, _identifier(form), "load")
    return expression


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
