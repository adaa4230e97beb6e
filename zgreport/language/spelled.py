"""Spelled: an expression of a tag as a message names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["root", "spelled"]

_SIGNS: Mapping[str, str] = {
    "gt": ">",
    "lt": "<",
    "gteq": ">=",
    "lteq": "<=",
    "eq": "==",
    "ne": "!=",
}
_ELSE = "…"


def spelled(node: nodes.Node | None) -> str:
    """The expression in short; what stands in parentheses, and all that is rare, is left out."""
    text = _ELSE
    match node:
        case nodes.Name(name=name):
            text = str(name)
        case nodes.Const(value=value):
            text = str(value)
        case nodes.Getattr(node=inner, attr=name):
            text = f"{spelled(inner)}.{name}"
        case nodes.Call(node=inner):
            text = f"{spelled(inner)}({_ELSE})"
        case nodes.Filter(node=inner, name=name, args=given):
            text = f"{spelled(inner)}|{name}" + (f"({_ELSE})" if given else "")
        case nodes.Compare(expr=left, ops=[nodes.Operand(op=sign, expr=right)]):
            text = f"{spelled(left)} {_SIGNS.get(sign, sign)} {spelled(right)}"
    return text


def root(node: nodes.Node | None) -> tuple[nodes.Node | None, tuple[str, ...]]:
    """What an expression is a form of, and the forms and filters behind it, in order."""
    forms: list[str] = []
    while True:
        match node:
            case nodes.Getattr(node=inner, attr=name):
                forms.append(name)
            case nodes.Filter(node=inner, name=name) if inner is not None:
                forms.append(f"|{name}")
            case _:
                return node, tuple(reversed(forms))
        node = inner
