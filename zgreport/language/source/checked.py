"""Checked: one tag's inside as an expression of the language, or all that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from zgreport.findings import ZgreportError, room
from zgreport.language.entries import names
from zgreport.language.source import syntax
from zgreport.language.source.blocks import NOTHING
from zgreport.language.source.constants import constants, texts_of_the_year
from zgreport.language.source.fold import fold
from zgreport.language.source.spoken import COMPARED, spoken, with_two_equals
from zgreport.language.values.things import FUNCTIONS
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from zgreport.findings import Finding
    from zgreport.language.source.gate import Gate

__all__ = ["Checker"]

_ROOM = room("language")
_FUNCTIONS = names(FUNCTIONS)


@dataclass(frozen=True, slots=True)
class Checker:
    """Reads expressions where `local` are the names that loops and sets made."""

    gate: Gate
    local: frozenset[str]

    def expression(self, text: str) -> tuple[nodes.Node, tuple[Finding, ...]]:
        """The expression, or `NOTHING` and what is wrong."""
        try:
            expression = syntax.expression(text)
            found = self.gate.check(expression, self.local)
        except ZgreportError as error:
            misspoken = self._misspoken(text, syntax.is_expression) or self._assigned(text)
            return NOTHING, misspoken or error.findings
        if found:
            return NOTHING, self._misspoken(text, self.is_sound) or found
        if _compares_in_form(expression) and (said := self._spoken(text, self.is_sound)):
            return NOTHING, said
        return expression, ()

    def is_sound(self, text: str) -> bool:
        """True for a text that is an expression of known names, and not always the same."""
        try:
            expression = syntax.expression(fold(text).strip())
        except ZgreportError:
            return False
        is_constant = constants(expression) or texts_of_the_year(expression)
        return not is_constant and not self.gate.check(expression, self.local)

    def head(self, text: str) -> nodes.For:
        """The head of a loop; raises ZgreportError, also where `in` is typed otherwise."""
        try:
            return syntax.loop(text)
        except ZgreportError:
            if found := self._spoken(text, syntax.is_loop):
                raise ZgreportError(found) from None
            raise

    def _misspoken(self, text: str, is_right: Callable[[str], bool]) -> tuple[Finding, ...]:
        """What the text would be with an operator of the language, or with its parentheses."""
        if called := syntax.with_parentheses(text, _FUNCTIONS):
            values = {"name": called.partition("(")[0], "right": called}
            return (_ROOM.error("function_without_name", **values),)
        return self._spoken(text, is_right)

    def _assigned(self, text: str) -> tuple[Finding, ...]:
        """A single = where two values are compared, with the text that has ==."""
        right = with_two_equals(text)
        if right == text or not self.is_sound(right):
            return ()
        return (_ROOM.error("single_equals", tag=text, words=text, right=right),)

    def _spoken(self, text: str, is_right: Callable[[str], bool]) -> tuple[Finding, ...]:
        said = spoken(text, is_right, self.is_sound)
        if said is None:
            return ()
        values = {"words": said.words, "right": said.right, "whole": said.whole}
        return (_ROOM.error("operator_spoken", **values),)


def _compares_in_form(expression: nodes.Expr) -> bool:
    """True for 发稿.数不少于3, where the comparison has become part of the form's name."""
    forms = [expression] if isinstance(expression, nodes.Getattr) else []
    forms += expression.find_all(nodes.Getattr)
    return any(COMPARED.fullmatch(form.attr) for form in forms)
