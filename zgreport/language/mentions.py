"""Mentions: the names that a tag, or an expression of the definition, speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from zgreport.block_words import head_of
from zgreport.figures.expression import TIME_COLUMNS, Op
from zgreport.language.entries import names
from zgreport.language.filters import FILTERS
from zgreport.language.forms import FORMS
from zgreport.language.methods import METHODS
from zgreport.language.scope import BUILT_INS
from zgreport.language.source import syntax
from zgreport.language.source.fold import fold
from zgreport.language.source.statements import BLOCKS
from zgreport.language.values.things import FUNCTIONS
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Known", "Mention", "canonical", "mentions"]

_SUFFIXES = tuple(f"_{op}" for op in Op if op is not Op.IS)
_FUNCTIONS = frozenset(names(FUNCTIONS))
_BUILT_INS = frozenset(names(BUILT_INS))
_BLOCKS = frozenset(names(BLOCKS))
_SET = Pattern(r"[^\W\d]\w*\s*=(?!=)\s*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that is spoken of: its sort, the name, and what it is of: a measure's ledger."""

    sort: str
    name: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The names of a definition by their sort, the measures by ledger, all columns.

    `registries` says of a column whose registry it comes from.
    """

    sorts: Mapping[str, str]
    measures: Mapping[str, frozenset[str]]
    columns: frozenset[str]
    registries: Mapping[str, str]

    def ledger_of(self, measure: str, root: str) -> str:
        """The ledger of a measure behind such a name, itself or a figure's; "" where it is none."""
        if root in self.measures:
            return root if measure in self.measures[root] else ""
        if self.sorts.get(root) != "figure":
            return ""
        return next((name for name, own in self.measures.items() if measure in own), "")


def mentions(kind: str, body: str, known: Known) -> tuple[Mention, ...]:
    """The names of one tag, "{" or "%", in order; raises ZgreportError where it cannot be read."""
    text = fold(body).strip()
    if kind == "{":
        return tuple(_of(syntax.expression(text), known))
    return tuple(_of_statement(text, known))


def canonical(kind: str, body: str) -> str:
    """A form that is the same for tags that mean the same, however they were typed.

    Quotation marks, width, spaces and needless parentheses make no difference.
    """
    text = fold(body).strip()
    if kind == "{":
        return repr(syntax.expression(text))
    word, rest = _parted(text)
    if word in ("if", "elif"):
        return f"{word} {syntax.expression(rest)!r}"
    if word == "for":
        return repr(syntax.loop(rest))
    return " ".join(text.split())


def _parted(text: str) -> tuple[str, str]:
    """The block word of a statement, and the rest."""
    head = head_of(text)
    return head.word, head.rest if head.word else text


def _of_statement(text: str, known: Known) -> Iterator[Mention]:
    word, rest = _parted(text)
    if word in _BLOCKS:
        yield Mention("block", word)
    if word in ("if", "elif"):
        yield from _of(syntax.expression(rest), known)
    elif word == "for":
        head = syntax.loop(rest)
        for node in (head.iter, head.test):
            if node is not None:
                yield from _of(node, known)
    elif word == "set" and (name := _SET.match(rest)):
        yield from _of(syntax.expression(rest[name.end() :]), known)


def _of(node: nodes.Node, known: Known) -> Iterator[Mention]:
    """The names below a node, outermost last."""
    match node:
        case nodes.Name(name=name) if name in known.sorts or name in _BUILT_INS | _FUNCTIONS:
            yield Mention(_sort(name, known), name)
        case nodes.Getattr(node=inner, attr=name):
            yield from _of(inner, known)
            yield from _attribute(inner, name, known)
        case nodes.Call():
            yield from _of_call(node, known)
        case nodes.Filter(node=inner, name=name, args=arguments):
            if isinstance(inner, nodes.Node):
                yield from _of(inner, known)
            if name in FILTERS:
                yield Mention("filter", name)
            yield from _arguments(arguments, known)
        case _:
            for child in node.iter_child_nodes():
                yield from _of(child, known)


def _sort(name: str, known: Known) -> str:
    if name in known.sorts:
        return known.sorts[name]
    return "function" if name in _FUNCTIONS else "built_in"


def _attribute(inner: nodes.Node, name: str, known: Known) -> Iterator[Mention]:
    if name in FORMS or name in METHODS:
        yield Mention("form", name)
    elif ledger := known.ledger_of(name, _root(inner)):
        yield Mention("measure", name, ledger)


def _root(node: nodes.Node) -> str:
    """The name that a chain of dots and parentheses begins with."""
    while isinstance(node, nodes.Getattr | nodes.Call):
        node = node.node
    return str(node.name) if isinstance(node, nodes.Name) else ""


def _of_call(node: nodes.Call, known: Known) -> Iterator[Mention]:
    yield from _of(node.node, known)
    if isinstance(node.node, nodes.Name) and node.node.name in _FUNCTIONS:
        return  # the text in its parentheses is a name of its own
    yield from _arguments(node.args, known)
    is_method = isinstance(node.node, nodes.Getattr) and node.node.attr in METHODS
    for pair in node.kwargs:
        if is_method:
            yield from _arguments([pair.value], known)
        else:
            yield from _condition(pair.key, pair.value, known)


def _condition(key: str, value: nodes.Expr, known: Known) -> Iterator[Mention]:
    column, suffix = key, ""
    if key not in known.columns and key.endswith(_SUFFIXES):
        column, _, suffix = key.rpartition("_")
    yield from _column(column, known)
    if suffix:
        yield Mention("suffix", suffix)
    for literal in value.find_all(nodes.Const) if not isinstance(value, nodes.Const) else [value]:
        if isinstance(literal.value, str):
            yield Mention("value", literal.value, column)


def _column(name: str, known: Known) -> Iterator[Mention]:
    yield Mention("column", name)
    if name in known.registries:
        yield Mention("registry", known.registries[name])


def _arguments(arguments: list[nodes.Expr], known: Known) -> Iterator[Mention]:
    """The columns that are named by texts; anything else as in any expression."""
    for argument in arguments:
        if not isinstance(argument, nodes.Const):
            yield from _of(argument, known)
        elif argument.value in known.columns or argument.value in TIME_COLUMNS:
            yield from _column(str(argument.value), known)
