"""The session: one definition, its facts and a period, for everything in the figure language."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Found, Place, ZgreportError
from zgreport.language.entries import names
from zgreport.language.faults import collect, fault, in_order
from zgreport.language.lost_else import lost_else
from zgreport.language.misplaced import misplaced
from zgreport.language.printed import Printed
from zgreport.language.run import Run
from zgreport.language.scope import BUILT_INS, CODE, Names, Occasion
from zgreport.language.source import syntax
from zgreport.language.source.fold import fold
from zgreport.language.source.gate import Gate
from zgreport.language.source.parse import parse
from zgreport.language.unreached import unreached
from zgreport.language.values.breakdowns import BreakdownValue
from zgreport.language.values.figures import FigureValue, Ground
from zgreport.language.values.plain import Texts, Truth
from zgreport.language.vocabulary import vocabulary
from zgreport.marks import strip
from zgreport.tags import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from zgreport.charts import Chart
    from zgreport.definition.model import Definition, Phrase
    from zgreport.figures.breakdown import Breakdown
    from zgreport.figures.expression import Expression
    from zgreport.figures.facts import Facts
    from zgreport.figures.model import Figure
    from zgreport.language.evaluate import Evaluator
    from zgreport.language.source.blocks import Block
    from zgreport.language.values.plain import Origin, Shown, Value
    from zgreport.periods import Period
    from zgreport.tags import Piece, Tag

__all__ = ["Session"]


_OF_BLOCKS = frozenset({"language.block_not_closed", "language.block_not_opened"})


class Session:
    """Everything that is written in the figure language is evaluated by one of these.

    `printed` grows with every rendering; a key is given once.  `spent`, given by who has a clock,
    becomes True when all the time is gone that a document may take: filling stops at a fault.
    `gate` is that of another session of the same definition and records, if there is one.
    """

    def __init__(  # noqa: PLR0913  # what a whole document depends on
        self,
        definition: Definition,
        facts: Facts,
        period: Period,
        *,
        issuer: str,
        date: date | None,
        spent: Callable[[], bool] | None = None,
        gate: Gate | None = None,
    ) -> None:
        self._definition = definition
        self.gate = gate or Gate(vocabulary(definition, facts, names(BUILT_INS)))
        ground = Ground(facts, definition.approximate, definition.scoring)
        occasion = Occasion(period, issuer, date)
        self._names = Names(definition, ground, occasion, self._evaluate, self._render)
        self._spent = spent or (lambda: False)
        self._printed: list[Printed] = []
        self._charts: dict[str, Chart] = {}
        self._unfilled: Found | None = None
        self._reached: set[int] = set()
        self._documents: dict[Sequence[Piece], None] = {}
        self._checked: tuple[Finding, ...] | None = None
        self._trees: dict[Sequence[Piece], tuple[list[Block], tuple[Finding, ...]]] = {}
        self._names.vouch()

    @property
    def printed(self) -> tuple[Printed, ...]:
        """Every value printed so far, in the order of printing."""
        return tuple(self._printed)

    def chart(self, key: str) -> Chart:
        """What the chart is to show whose mark has this key."""
        return self._charts[key]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Warnings: a weakness that cannot be judged, a document without a date, blanks left."""
        return (*self._names.warnings, *(self._unfilled or ()))

    def leave_blanks(self) -> None:
        """Print a blank to be filled in where there is no value, with a warning: for a draft."""
        self._unfilled = Found()

    @property
    def wants_code(self) -> bool:
        """True where a document has printed its 核验码."""
        return any(value.expression == CODE for value in self._printed)

    def seal(self, code: str) -> None:
        """Give the 核验码 that further renderings print."""
        self._names.seal(code)

    def render(
        self,
        pieces: Sequence[Piece],
        counts: Mapping[str, int] | None = None,
        written: Callable[[str], str] = str,
    ) -> str:
        """The pieces of one document part with their tags evaluated, values in marks.

        `counts` are the numbers of 共 found in the rendering before; `written` is how a value is
        written into the part (XML escapes it).  Raises ZgreportError with every fault, each at
        the place of its tag.
        """
        self._names.counts = {} if counts is None else counts
        document = tuple(pieces)
        self._documents[document] = None
        return self._text(document, written)

    @property
    def unreached(self) -> tuple[Finding, ...]:
        """Notes for what the documents rendered so far say and this year's numbers never reach."""
        return tuple(found for each in self._filled for found in unreached(each, self._reached))

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """Warnings: conditions of those documents without their 否则, tags in a wrong cell."""
        return (*lost_else(self._filled), *misplaced(self._filled))

    @property
    def _filled(self) -> tuple[list[Block], ...]:
        return tuple(self._trees[document][0] for document in self._documents)

    def examine(self, tags: Sequence[Tag]) -> tuple[Finding, ...]:
        """What is wrong inside the tags of a template that is not filled, each at its tag.

        Of blocks nothing is said: which tags belong together is the template's to tell.
        """
        try:
            self._text(tuple(tags), str, probing=True)
        except ZgreportError as error:
            return tuple(found for found in error.findings if found.code not in _OF_BLOCKS)
        return ()

    def figure(self, phrase: Phrase, name: str | None = None) -> Figure:
        """The figure of an expression of the definition; `name` is the name it has there.

        Raises ZgreportError, at the phrase's place, where it is faulty or no figure.
        """
        named = any(name == figure.name for figure in self._definition.figures)
        value = self._names.lookup(name) if name and named else self._value(phrase)
        if not isinstance(value, FigureValue):
            raise self._at(phrase, fault("not_a_figure", of=phrase.text))
        return value.figure

    def holds(self, phrase: Phrase, *, is_statement: bool = False) -> bool | None:
        """Whether a condition holds; None where a figure in it has no value.

        Where it is to be a statement, anything else but a comparison is refused.
        """
        evaluator = self._names.evaluator()
        value = self._evaluate(phrase, evaluator)
        try:
            if is_statement and not (isinstance(value, Truth) or value.is_missing):
                raise fault("no_statement", of=value.label or phrase.text)
            holds = value.truth
        except ZgreportError as error:
            raise self._at(phrase, error) from None
        return None if evaluator.saw_missing or value.is_missing else holds

    def text(self, phrase: Phrase) -> str:
        """What a text of the definition prints, without marks."""
        return strip(self._render(phrase))

    def expression(self, text: str) -> Figure | Breakdown | tuple[str, ...] | str:
        """What an expression is: a figure, a breakdown, several texts, or the text it prints.

        Raises ZgreportError without a place.
        """
        value = self._parsed_value(text, self._names.evaluator())
        match value:
            case FigureValue():
                return value.figure
            case BreakdownValue():
                return value.breakdown
            case Texts():
                return value.values
        return strip(value.shown().text)

    def meant(self, text: str) -> Expression | None:
        """The expression of a figure that a text names or spells; None where it is none.

        Nothing is counted for it.
        """
        try:
            node = syntax.expression(syntax.without_braces(fold(text)))
            if self.gate.check(node, frozenset()):
                return None
            value = self._names.evaluator().value(node, {})
        except ZgreportError:
            return None
        return value.expression if isinstance(value, FigureValue) else None

    def shown(self, text: str) -> Shown:
        """What a tag outside all loops prints; raises ZgreportError where it prints nothing."""
        return self._parsed_value(text, self._names.evaluator()).shown()

    def check(self) -> tuple[Finding, ...]:
        """Everything wrong with what the definition says in the figure language; found once."""
        if self._checked is None:
            self._checked = self._check()
        return self._checked

    def _check(self) -> tuple[Finding, ...]:
        definition = self._definition
        findings = Found()
        judged = [*(c.expression for c in definition.checks)]
        judged += [weakness.when for weakness in definition.weaknesses]
        texts = [definition.title, *(t for w in definition.weaknesses for t in (w.title, w.text))]
        for defined in (*definition.figures, *definition.conditions):
            collect(findings, partial(self._names.lookup, defined.name))
        for phrase in judged:
            collect(findings, partial(self.holds, phrase))
        for phrase in texts:
            collect(findings, partial(self._render, phrase, probing=True))
        return tuple(findings)

    def _value(self, phrase: Phrase) -> Value:
        return self._evaluate(phrase, self._names.evaluator())

    def _evaluate(self, phrase: Phrase, evaluator: Evaluator) -> Value:
        """The value of an expression of the definition; faults have its place."""
        try:
            return self._parsed_value(phrase.text, evaluator)
        except ZgreportError as error:
            raise self._at(phrase, error) from None

    def _parsed_value(self, text: str, evaluator: Evaluator) -> Value:
        node = syntax.expression(syntax.without_braces(fold(text)))
        faults = self.gate.check(node, frozenset())
        if faults:
            raise ZgreportError(faults)
        value = evaluator.value(node, {})
        evaluator.saw_missing |= value.is_missing
        return value

    def _render(self, phrase: Phrase, *, probing: bool = False) -> str:
        """What a text of the definition prints, with marks; faults have its place."""
        here = self._place(phrase)
        return self._text(cut(phrase.text, lambda _: here), str, probing=probing)

    def _text(
        self, pieces: Sequence[Piece], written: Callable[[str], str], *, probing: bool = False
    ) -> str:
        """What pieces print; with faulty tags the rest is still run, to find all faults."""
        known = self._trees.get(pieces)
        if known is None:  # a template is rendered until its counts come to rest
            known = self._trees[pieces] = parse(pieces, self.gate)
        blocks, faults = known
        parts = (self._names.evaluator(), self._record, self._keep, written, probing)
        run = Run(*parts, unfilled=self._unfilled, spent=self._spent, reached=self._reached)
        text = run.text(blocks)
        if faults or run.findings:
            raise ZgreportError(in_order(Found((*faults, *run.findings)), pieces))
        return text

    def _record(self, shown: Shown, origin: Origin) -> str:
        key = f"f{len(self._printed) + 1}"
        printed = Printed(key, origin.expression, origin.form, shown.text, origin.figure)
        self._printed.append(printed)
        return key

    def _keep(self, chart: Chart) -> str:
        key = f"c{len(self._charts) + 1}"
        self._charts[key] = chart
        return key

    def _at(self, phrase: Phrase, error: ZgreportError) -> ZgreportError:
        """The faults at the phrase's place, unless they are of another phrase or a cell."""
        return ZgreportError(
            found
            if found.place.file or found.place.key
            else replace(found, place=self._place(phrase))
            for found in error.findings
        )

    def _place(self, phrase: Phrase) -> Place:
        return Place(file=self._definition.file, key=phrase.key, line=phrase.line)
