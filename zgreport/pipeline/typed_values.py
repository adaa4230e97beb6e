"""Typed: last year's typed-in figures, by what they count, and what is wrong with them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.figures.expression import Distinct, Points, Rows, describe
from zgreport.figures.model import Kind
from zgreport.findings import Finding, Place, ZgreportError, room
from zgreport.names import comparable, near_misses
from zgreport.patterns import Pattern
from zgreport.values import dataclass
from zgreport.wording import quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.model import Definition
    from zgreport.figures.expression import Expression
    from zgreport.figures.facts import Facts
    from zgreport.language.session import Session
    from zgreport.ledgers.model import Records, TypedFigure

__all__ = ["take_typed"]

_ROOM = room("pipeline")

_PERCENT = Pattern("[%％]|百分之")


@dataclass(frozen=True, slots=True)
class _Known:
    """A typed figure and the expression it is the value of."""

    typed: TypedFigure
    expression: Expression

    @property
    def value(self) -> Fraction:
        return Fraction(self.typed.value)


def take_typed(
    definition: Definition, records: Records, session: Session, facts: Facts
) -> tuple[Finding, ...]:
    """Hand last year's typed-in figures to the facts; findings of those that can't be used.

    A name is a figure's of the definition, a ledger, a measure, or any expression.
    """
    typed = records.typed.get(facts.period.year - 1, {})
    if not typed:
        return ()
    named = {comparable(name): name for name in _names(definition)}
    found = [
        (one, session.meant(named.get(comparable(one.name), one.name))) for one in typed.values()
    ]
    known = [_Known(one, expression) for one, expression in found if expression is not None]
    findings = [
        _unknown(one, definition, records.year - 1)
        for one, expression in found
        if expression is None and comparable(one.name) not in named
    ]
    findings += _contradictions(known, records.year - 1)
    refused = {each: tuple(_refused(each, facts, records.year - 1)) for each in known}
    findings += [finding for found in refused.values() for finding in found]
    sound = [each for each in known if not refused[each]]
    facts.know_last_year({describe(each.expression): each.typed for each in reversed(sound)})
    asked = facts.again()
    for each in sound:
        findings += _overruled(each, asked, records.year - 1)
    if not facts.period.is_whole_year:
        place = Place(year=records.year - 1, file=known[0].typed.file) if known else Place()
        findings.append(_ROOM.warning("typed_whole_year", place))
    return tuple(findings)


def _names(definition: Definition) -> list[str]:
    """The names of figures, of ledgers, and of measures behind those."""
    names = [figure.name for figure in definition.figures]
    for ledger in definition.ledgers:
        names.append(ledger.name)
        names += [f"{ledger.name}.{measure.name}" for measure in ledger.measures]
    return names


def _unknown(typed: TypedFigure, definition: Definition, year: int) -> Finding:
    names = _names(definition)
    plain = comparable(typed.name)
    holding = [name for name in names if comparable(name) in plain or plain in comparable(name)]
    near = tuple(dict.fromkeys((*holding, *near_misses(typed.name, names))))[:3]
    return _ROOM.error("typed_unknown", _place(typed, year), name=typed.name, near=near)


def _contradictions(known: list[_Known], year: int) -> Iterator[Finding]:
    """Two names of one thing with two values."""
    first: dict[str, _Known] = {}
    for each in known:
        other = first.setdefault(describe(each.expression), each)
        if other.value != each.value:
            shown = {"name": each.typed.name, "other": other.typed.name, "cell": other.typed.cell}
            yield _ROOM.error("typed_contradicts", _place(each.typed, year), **shown)


def _refused(known: _Known, facts: Facts, year: int) -> Iterator[Finding]:
    """What is wrong with a value, for what its figure counts."""
    typed, expression = known.typed, known.expression
    place, shown = _place(typed, year), {"name": typed.name, "value": typed.written}
    try:
        kind, unit = facts.kind(expression), facts.unit(expression)
    except ZgreportError:
        return  # of the expression, which is told where it is used
    is_percent = typed.unit == "%" or bool(_PERCENT.search(typed.written))
    if kind is Kind.SHARE and known.value > 1 and not is_percent:
        yield _ROOM.error("typed_not_percent", place, **shown)
    elif kind is not Kind.SHARE and is_percent:
        yield _ROOM.error("typed_percent", place, **shown, unit=unit)
    elif not _is_possible(known, kind):
        yield _ROOM.error("typed_not_count", place, **shown, unit=unit)


def _overruled(known: _Known, facts: Facts, year: int) -> Iterator[Finding]:
    """Where the ledgers have the value as well; and a unit that is not the figure's."""
    typed = known.typed
    try:
        figure = facts.figure(known.expression)
    except ZgreportError as error:
        yield from (each for each in error.findings if each.place.cell == typed.cell)
        return
    if not figure.unverified and figure.previous is not None:
        shown = {"name": typed.name, "value": typed.written, "year": year}
        make = _ROOM.note if figure.previous == known.value else _ROOM.warning
        counted = quantity.year_before(figure)
        yield make("typed_overruled", _place(typed, year), **shown, counted=counted)


def _is_possible(known: _Known, kind: Kind) -> bool:
    """False for half an article, a place below the first, and 第5名 of what is no rank."""
    if known.typed.is_rank and kind is not Kind.RANK:
        return False
    if kind is Kind.RANK:
        return known.value >= 1 and known.value.denominator == 1
    if isinstance(known.expression, Rows | Distinct):
        return known.value >= 0 and known.value.denominator == 1
    return not isinstance(known.expression, Points) or known.value >= 0


def _place(typed: TypedFigure, year: int) -> Place:
    return Place(year=year, file=typed.file, sheet=typed.sheet or None, cell=typed.cell)
