"""The gate: an allow-list on parsed expressions; everything that is not on it is refused."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from jinja2 import nodes

from zgreport.findings import room
from zgreport.language.entries import names
from zgreport.language.filters import DECIMALS, FEWEST, FILTERS, TEXTS
from zgreport.language.forms import FORMS
from zgreport.language.methods import METHODS
from zgreport.language.source.conditions import check_conditions, quoted
from zgreport.language.values.things import FUNCTIONS
from zgreport.names import near_misses
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from zgreport.findings import Finding
    from zgreport.language.vocabulary import Vocabulary

__all__ = ["Gate"]

_ROOM = room("language")

_DEEPEST = 60
_MOST_KNOWN = 4_000
_LARGEST = 10**15
_UNSEEN = ("Cc", "Cs")  # control characters and halves of surrogate pairs
_COMPARISONS = frozenset({"eq", "ne", "gt", "gteq", "lt", "lteq"})
_ALLOWED = (
    nodes.Const,
    nodes.Name,
    nodes.Getattr,
    nodes.Call,
    nodes.Filter,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.Neg,
    nodes.List,
)
_FUNCTIONS = frozenset(names(FUNCTIONS))
_OF_FIGURES = frozenset({"占", "每"})  # what stands first in their parentheses is a figure
_KEYWORDS = {"列": "按", "按": "序"}
_WORDS = frozenset(FORMS) | _OF_FIGURES
_FORMS = frozenset({*FORMS, *METHODS})

# What is refused has a name people can look up, where there is one.
_REFUSED: Mapping[type[nodes.Node], str] = {
    nodes.Getitem: "[ ]",
    nodes.Slice: "[ ]",
    nodes.Concat: "~",
    nodes.Mod: "%",
    nodes.Pow: "**",
    nodes.FloorDiv: "//",
    nodes.CondExpr: "… if … else …",
    nodes.Test: "is",
    nodes.Dict: "{ }",
    nodes.Tuple: ",",
    nodes.Pos: "+",
    nodes.Neg: "-",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """Checks expressions against the language and the names there are.

    `known` is what was found: a tag typed twice is the same node.
    """

    vocabulary: Vocabulary
    known: dict[tuple[nodes.Node, frozenset[str]], tuple[Finding, ...]] = field(
        default_factory=dict, compare=False
    )

    def check(self, expression: nodes.Node, local: frozenset[str]) -> tuple[Finding, ...]:
        """All that is wrong with the expression; `local` are the names loops and sets made."""
        asked = expression, local
        known = self.known.get(asked)
        if known is None:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            known = self.known[asked] = tuple(self._walk(expression, local, 0))
        return known

    def is_taken(self, name: str) -> bool:
        """True for a name that the workspace or the language uses already."""
        return name in self.vocabulary.names or name in _FUNCTIONS

    def _walk(self, node: nodes.Node, local: frozenset[str], depth: int) -> Iterator[Finding]:
        if depth > _DEEPEST:
            yield _ROOM.error("too_deep")
        elif not isinstance(node, _ALLOWED) or not _is_number_if_negative(node):
            yield _ROOM.error(
                "not_in_language", construct=_REFUSED.get(type(node), type(node).__name__)
            )
        else:
            yield from self._of_this(node, local)
            for inner in _inside(node):
                yield from self._walk(inner, local, depth + 1)

    def _of_this(self, node: nodes.Node, local: frozenset[str]) -> Iterator[Finding]:
        """What is wrong with the node itself."""
        match node:
            case nodes.Name():
                yield from self._name(node.name, local)
            case nodes.Call():
                yield from self._call(node, local)
            case nodes.BinExpr():
                yield from _operands(node)
            case _ if type(node) in _OWN_CHECKS:
                yield from _OWN_CHECKS[type(node)](node)

    def _name(self, name: str, local: frozenset[str]) -> Iterator[Finding]:
        if name in self.vocabulary.names or name in local:
            return
        if name in _FUNCTIONS:
            yield _ROOM.error("function_without_name", name=name, right=f'{name}("镜子")')
        elif name in self.vocabulary.columns_of_value or name in self.vocabulary.columns:
            yield _ROOM.error("quotes_missing", name=name, right=quoted(name))
        else:
            near = self.vocabulary.undotted(name, _FORMS) or self.vocabulary.near(name, local)
            yield _ROOM.error("unknown_name", name=name, near=near)

    def _call(self, node: nodes.Call, local: frozenset[str]) -> Iterator[Finding]:
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            yield _ROOM.error("not_in_language", construct="*")
        match node.node:
            case nodes.Name(name=name) if name in _FUNCTIONS:
                if not (_is_text(node.args) and not node.kwargs):
                    yield _ROOM.error("function_without_name", name=name, right=f'{name}("镜子")')
            case nodes.Getattr(attr=form) if form in METHODS:
                yield from _method(node, form)
            case nodes.Name() | nodes.Getattr() | nodes.Call() | nodes.BinExpr():
                yield from check_conditions(node, self.vocabulary, local)
            case _:
                yield _ROOM.error("not_callable")


def _inside(node: nodes.Node) -> Iterable[nodes.Node]:
    """What is to be walked below the node: of a call, what is not checked with it."""
    match node:
        case nodes.Call(node=nodes.Name(name=name)) if name in _FUNCTIONS:
            return ()
        case nodes.Call(node=nodes.Getattr(attr=form)) if form in _OF_FIGURES:
            return (node.node, *node.args)
        case nodes.Call():
            return (node.node,)
    return node.iter_child_nodes()


def _is_number_if_negative(node: nodes.Node) -> bool:
    """A minus stands before a number only; before a figure it would be a flow below zero."""
    return not isinstance(node, nodes.Neg) or (
        isinstance(node.node, nodes.Const) and isinstance(node.node.value, int | float)
    )


def _constant(node: nodes.Const) -> Iterator[Finding]:
    value = node.value
    if value is None:
        yield _ROOM.error("not_in_language", construct="none")
    elif isinstance(value, str) and any(unicodedata.category(sign) in _UNSEEN for sign in value):
        yield _unseen(value)
    elif not isinstance(value, str) and not abs(value) < _LARGEST:
        yield _ROOM.error("number_too_large", most=_LARGEST)


def _unseen(text: str) -> Finding:
    """What a literal holds that nobody sees, named where it has a name."""
    shown = "".join(" " if unicodedata.category(s) in _UNSEEN else s for s in text)
    for sign, code in (("\n", "literal_broken"), ("\t", "literal_tab")):
        if sign in text:
            return _ROOM.error(code, text=shown, right=quoted("".join(text.split())))
    return _ROOM.error("control_character", text=shown)


def _attribute(node: nodes.Getattr) -> Iterator[Finding]:
    if node.attr.startswith("_"):
        yield _ROOM.error("not_in_language", construct=f".{node.attr}")


def _filter(node: nodes.Filter) -> Iterator[Finding]:
    given = bool(node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
    if isinstance(node.node, nodes.Filter) and node.node.name == node.name:
        yield _ROOM.error("filter_twice", name=node.name)
    if node.name not in FILTERS:
        near, known = near_misses(node.name, FILTERS), tuple(FILTERS)
        yield _ROOM.error("unknown_filter", name=node.name, near=near, known=known)
    elif given and node.name in DECIMALS:
        if not _is_decimals(node):
            entry = FILTERS[node.name].entry
            yield _ROOM.error(
                "filter_takes", name=node.name, takes=entry.takes, least=0, right=f"|{node.name}(2)"
            )
    elif node.node is None or (given and node.name not in FEWEST):
        yield _ROOM.error("filter_arguments", name=node.name)
    elif node.name in FEWEST and not _is_how_many(node):
        entry, least = FILTERS[node.name].entry, FEWEST[node.name]
        right = entry.example
        yield _ROOM.error(
            "filter_takes", name=node.name, takes=entry.takes, least=least, right=right
        )


def _is_decimals(node: nodes.Filter) -> bool:
    """True for one whole number that is not too large."""
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        return False
    match node.args:
        case [nodes.Const(value=int() as places)] if not isinstance(places, bool):
            return 0 <= places <= DECIMALS[node.name]
    return False


def _is_how_many(node: nodes.Filter) -> bool:
    """True for a whole number that is large enough, and then a text at most."""
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        return False
    match node.args:
        case [nodes.Const(value=int() as most), *rest] if most is not True:
            least, (fewest, greatest) = FEWEST[node.name], TEXTS[node.name]
            if not fewest <= len(rest) <= greatest:
                return False
            return most >= least and all(isinstance(_value(r), str) and _value(r) for r in rest)
    return False


def _value(node: nodes.Expr) -> object:
    return getattr(node, "value", None)


def _operands(node: nodes.BinExpr) -> Iterator[Finding]:
    """A form of words or a filter binds to one operand only; hardly anybody means that."""
    if isinstance(node, nodes.And | nodes.Or):
        return
    for operand in (node.left, node.right):
        match operand:
            case nodes.Filter(node=nodes.List()):
                continue  # a typed list has its own brackets
            case nodes.Filter(name=name):
                yield _ROOM.error("use_parentheses", right=f"(… {node.operator} …)|{name}")
            case nodes.Getattr(attr=form) if form in _WORDS:
                yield _ROOM.error("use_parentheses", right=f"(… {node.operator} …).{form}")
            case nodes.Call(node=nodes.Getattr(attr=form)) if form in _OF_FIGURES:
                yield _ROOM.error("use_parentheses", right=f"(… {node.operator} …).{form}(…)")


def _comparison(node: nodes.Compare) -> Iterator[Finding]:
    for operand in node.ops:
        if operand.op not in _COMPARISONS:
            yield _ROOM.error("not_in_language", construct=operand.op)


def _method(node: nodes.Call, form: str) -> Iterator[Finding]:
    """A form's arguments: literals, and for 占 and 每 a figure first."""
    entry = METHODS[form]
    keywords = [(pair.key, pair.value) for pair in node.kwargs]
    if any(key != _KEYWORDS.get(form) for key, _ in keywords):
        yield _ROOM.error("form_arguments", name=form, takes=entry.takes, right=entry.example)
        return
    arguments = node.args[1:] if form in _OF_FIGURES else node.args
    for argument in (*arguments, *(value for _, value in keywords)):
        match argument:
            case nodes.Name(name=name):
                yield _ROOM.error("quotes_missing", name=name, right=quoted(name))
            case nodes.Const(value=str() | int() | float()):
                yield from _constant(argument)
            case _:
                yield _ROOM.error(
                    "form_arguments", name=form, takes=entry.takes, right=entry.example
                )


def _is_text(arguments: list[nodes.Expr]) -> bool:
    return len(arguments) == 1 and isinstance(_value(arguments[0]), str)


_OWN_CHECKS: Mapping[type[nodes.Node], Callable[..., Iterator[Finding]]] = {
    nodes.Const: _constant,
    nodes.Getattr: _attribute,
    nodes.Filter: _filter,
    nodes.Compare: _comparison,
}
