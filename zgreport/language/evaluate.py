"""Evaluation: a parsed expression that passed the gate, to its value.

Jinja parses, this module evaluates: no code is generated, and no attribute, item, call or
operator of Python is ever reached from a template.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from jinja2 import nodes

from zgreport.findings import ZgreportError
from zgreport.language import methods
from zgreport.language.faults import AbsorbedError, depends_on_numbers, fault, merged
from zgreport.language.filters import FILTERS
from zgreport.language.operators import calculate, compare
from zgreport.language.values.plain import Arguments, Faulty, Number, Text, Truth, Value
from zgreport.language.values.things import Listed, Numbering
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["Evaluator"]


@dataclass(slots=True)
class Evaluator:
    """Evaluates expressions over the names `lookup` knows and the numbering `counts`.

    `saw_missing` becomes True when a condition asked a figure that has no value.
    """

    lookup: Callable[[str], Value]
    counts: Mapping[str, int]
    saw_missing: bool = field(default=False)

    def value(self, node: nodes.Node, local: Mapping[str, Value]) -> Value:
        """The value of the expression; raises ZgreportError with all that is wrong in it."""
        match node:
            case nodes.Const(value=constant):
                return _constant(constant)
            case nodes.Name(name=name):
                return self._named(name, local)
            case nodes.Getattr(node=inner, attr=name):
                return methods.attribute(self.value(inner, local), name)
            case nodes.Call():
                return self._call(node, local)
            case nodes.Filter(node=nodes.Node() as inner, name=name, args=arguments):
                return FILTERS[name].does(*self.values([inner, *arguments], local))
        return self._combined(node, local)

    def _combined(self, node: nodes.Node, local: Mapping[str, Value]) -> Value:
        """The value of what is made of several expressions."""
        match node:
            case nodes.List(items=items):
                return Listed(tuple(self.values(items, local)))
            case nodes.Neg(node=inner):
                return calculate("*", Number(Fraction(-1)), self.value(inner, local))
            case nodes.Add() | nodes.Sub() | nodes.Mul() | nodes.Div():
                return calculate(node.operator, *self.values((node.left, node.right), local))
        return Truth(self._holds(node, local))

    def truth(self, node: nodes.Node, local: Mapping[str, Value]) -> bool:
        """What the expression is in a condition."""
        value = self.value(node, local)
        self.saw_missing |= value.is_missing
        return value.truth

    def _holds(self, node: nodes.Node, local: Mapping[str, Value]) -> bool:
        match node:
            case nodes.Compare(expr=first, ops=operands):
                return self._compare(first, operands, local)
            case nodes.Not(node=inner):
                return not self.truth(inner, local)
            case nodes.And() | nodes.Or():
                return self._joined(node, local)
        raise fault("not_in_language", construct=type(node).__name__)

    def _joined(self, node: nodes.And | nodes.Or, local: Mapping[str, Value]) -> bool:
        """`and` and `or`; the right side is looked at for faults even where the left decides."""
        try:
            left = self.truth(node.left, local)
        except ZgreportError as error:
            raise merged((error, self._probed(node.right, local))) from None
        if left != isinstance(node, nodes.Or):
            return self.truth(node.right, local)
        probed = self._probed(node.right, local)
        if probed.findings:
            raise probed
        return left

    def _probed(self, node: nodes.Node, local: Mapping[str, Value]) -> ZgreportError:
        """What is wrong with an expression whose value does not matter."""
        saw_missing = self.saw_missing
        try:
            self.truth(node, local)
        except ZgreportError as error:
            return ZgreportError(f for f in error.findings if not depends_on_numbers(f))
        finally:
            self.saw_missing = saw_missing
        return ZgreportError(())

    def _compare(
        self, first: nodes.Expr, operands: list[nodes.Operand], local: Mapping[str, Value]
    ) -> bool:
        values = self.values([first, *(operand.expr for operand in operands)], local)
        self.saw_missing |= any(value.is_missing for value in values)
        pairs = zip(operands, values, values[1:], strict=False)
        return all(compare(operand.op, left, right) for operand, left, right in pairs)

    def _named(self, name: str, local: Mapping[str, Value]) -> Value:
        value = local[name] if name in local else self.lookup(name)
        if isinstance(value, Faulty):
            raise AbsorbedError
        return value

    def _call(self, node: nodes.Call, local: Mapping[str, Value]) -> Value:
        if isinstance(node.node, nodes.Name) and node.node.name in ("序", "共"):
            name = node.args[0].as_const()
            return Numbering(node.node.name, name, self.counts)
        target = node.node.node if isinstance(node.node, nodes.Getattr) else node.node
        named = [pair.value for pair in node.kwargs]
        of, *given = self.values([target, *node.args, *named], local)
        positional = tuple(given[: len(node.args)])
        keywords = [pair.key for pair in node.kwargs]
        arguments = Arguments(positional, dict(zip(keywords, given[len(node.args) :], strict=True)))
        if isinstance(node.node, nodes.Getattr):
            return methods.apply(of, node.node.attr, arguments)
        return of.call(arguments)

    def values(self, items: Iterable[nodes.Node], local: Mapping[str, Value]) -> list[Value]:
        """The values of several expressions; raises ZgreportError with the faults of all."""
        values: list[Value] = []
        faults: list[ZgreportError] = []
        for item in items:
            try:
                values.append(self.value(item, local))
            except ZgreportError as error:
                faults.append(error)
        if faults:
            raise merged(faults)
        return values


def _constant(constant: object) -> Value:
    match constant:
        case None:  # stands for an expression whose fault is reported already
            raise AbsorbedError
        case bool():
            return Truth(constant)
        case int():
            return Number(Fraction(constant))
        case float():
            return Number(Fraction(Decimal(repr(constant))))
        case str():
            return Text(constant)
    raise fault("not_in_language", construct=str(constant))
