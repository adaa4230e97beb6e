"""Scope: the names that stand for themselves in an expression: ledgers, figures, built-in ones.

Each is worked out when it is first used, so that a name nobody uses costs nothing.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from zgreport.figures.expression import Points, Rows
from zgreport.findings import Found, Place, ZgreportError, room
from zgreport.language.entries import Entry
from zgreport.language.evaluate import Evaluator
from zgreport.language.faults import fault, merged
from zgreport.language.values.figures import FigureValue, Ground, figure_value
from zgreport.language.values.plain import Number, Origin, Text, Truth, Value
from zgreport.language.values.report import ContestValue, Weakness, rule_changes
from zgreport.language.values.things import Listed, Marked
from zgreport.language.vocabulary import POINTS, RULES, TITLE, WEAKNESSES
from zgreport.marks import strip
from zgreport.names import comparable
from zgreport.values import dataclass, field
from zgreport.wording import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from zgreport.definition.model import Definition, FigureDef, Phrase, WeaknessDef
    from zgreport.periods import Period

__all__ = ["BUILT_INS", "CODE", "Names", "Occasion"]

_ROOM = room("language")

CODE = "核验码"

BUILT_INS = (
    Entry("年", "", "综述的年份", "{{ 年 }}年"),
    Entry("上年", "", "上一年的年份", "{{ 上年 }}年"),
    Entry("下年", "", "下一年的年份", "{{ 下年 }}年"),
    Entry("期间", "", "综述的期间", "{{ 期间 }}"),
    Entry(
        "全年",
        "",
        "期间是不是整年，只用在条件里",
        "{% if 全年 %}{{ 下年 }}年{% else %}下一步{% endif %}",
    ),
    Entry(TITLE, "", "综述的标题", "{{ 标题 }}"),
    Entry("署名", "", "发文机关署名", "{{ 署名 }}"),
    Entry("日期", "", "成文日期", "{{ 日期 }}"),
    Entry("核验码", "", "归档时的核验码，可放在页脚；生成综述时才有", "{{ 核验码 }}"),
    Entry(
        POINTS,
        "",
        "质效评价的得分，可以逐行列出",
        '{% for 行 in 质效(组别="市直单位") if 行.名次 < 3 %}{{ 行.名 }}；{% endfor %}',
    ),
    Entry(RULES, "", "计分办法与上年相比的变化", "{{ 评价办法.提高|顿号 }}"),
    Entry(WEAKNESSES, "", "条件成立的不足", "{% for 条 in 不足 %}{{ 条.标题 }}；{% endfor %}"),
)
"""Names that are always there (质效 and 评价办法 where the definition has a scoring)."""

_NO_DATE = "\u3000\u3000年\u3000月\u3000日"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the document is for: its period, who signs it and when, and its 核验码.

    The code is known once everything else has been printed; until then it is all noughts.
    """

    period: Period
    issuer: str
    date: date | None
    code: str = "0" * 16


@dataclass(slots=True)
class Names:
    """Looks names up; a name that leads back to itself, or is faulty, raises ZgreportError.

    `evaluate` gives the value of a phrase of the definition, `render` its text with marks.
    `counts` are the numbers of 共 in conditions.  `warnings` collects what is doubtful.
    """

    definition: Definition
    ground: Ground
    occasion: Occasion
    evaluate: Callable[[Phrase, Evaluator], Value]
    render: Callable[[Phrase], str]
    counts: Mapping[str, int] = field(default_factory=dict)
    warnings: Found = field(default_factory=Found)
    _known: dict[str, Value | ZgreportError] = field(default_factory=dict)
    _pending: list[str] = field(default_factory=list)

    def evaluator(self) -> Evaluator:
        """A fresh evaluator over these names."""
        return Evaluator(self.lookup, self.counts)

    def lookup(self, name: str) -> Value:
        """The value a name stands for."""
        if name not in self._known:
            makers = self._makers()
            if name not in makers:  # the gate knows it: a set in a branch that was not taken
                raise fault("name_not_set", name=name)
            try:
                self._known[name] = self.guarded(name, makers[name])
            except ZgreportError as error:
                self._known[name] = error
        known = self._known[name]
        if isinstance(known, ZgreportError):
            raise known
        return known

    def vouch(self) -> None:
        """Tell the facts which figures the office calls comparable; faulty ones are told later."""
        vouched = {comparable(name) for name in self.definition.comparable}
        for figure in self.definition.figures:
            if comparable(figure.name) in vouched:
                with suppress(ZgreportError):
                    value = self.lookup(figure.name)
                    if isinstance(value, FigureValue):
                        value.ground.facts.comparing.vouch(value.expression)

    def seal(self, code: str) -> None:
        """Let 核验码 stand for this code from now on."""
        self.occasion = replace(self.occasion, code=code)
        self._known.pop(CODE, None)

    def guarded(self, name: str, make: Callable[[], Value]) -> Value:
        """What `make` gives, unless it is being made already: then the name leads to itself."""
        if name in self._pending:
            chain = (*self._pending[self._pending.index(name) :], name)
            raise fault("cycle", chain=" → ".join(chain))
        self._pending.append(name)
        try:
            return make()
        finally:
            self._pending.pop()

    def _makers(self) -> Mapping[str, Callable[[], Value]]:
        definition = self.definition
        year = self.occasion.period.year
        makers: dict[str, Callable[[], Value]] = {
            "年": partial(_year, "年", year),
            "上年": partial(_year, "上年", year - 1),
            "下年": partial(_year, "下年", year + 1),
            "期间": partial(_said, "期间", dates.span(self.occasion.period)),
            "全年": lambda: Truth(self.occasion.period.is_whole_year),
            TITLE: self._title,
            "署名": partial(_said, "署名", self.occasion.issuer),
            "日期": self._date,
            CODE: lambda: _said(CODE, self.occasion.code),
            WEAKNESSES: self._weaknesses,
            POINTS: lambda: figure_value(self.ground, Points()),
            RULES: lambda: rule_changes(self.ground.facts.rule_changes()),
        }
        makers |= {ledger.name: partial(self._ledger, ledger.name) for ledger in definition.ledgers}
        makers |= {figure.name: partial(self._figure, figure) for figure in definition.figures}
        makers |= {each.name: partial(self._condition, each) for each in definition.conditions}
        makers |= {
            contest.name: partial(self._contest, contest.name) for contest in definition.contests
        }
        return makers

    def _ledger(self, name: str) -> Value:
        return figure_value(self.ground, Rows(name))

    def _figure(self, figure: FigureDef) -> Value:
        value = self.evaluate(figure.expression, self.evaluator())
        return replace(value, name=figure.name) if isinstance(value, FigureValue) else value

    def _condition(self, condition: FigureDef) -> Value:
        evaluator = self.evaluator()
        value = self.evaluate(condition.expression, evaluator)
        unknown = evaluator.saw_missing or value.is_missing
        return Truth(value.truth, condition.name, unknown=unknown)

    def _contest(self, name: str) -> Value:
        contest = next(each for each in self.definition.contests if each.name == name)
        words = {ledger.name: ledger.measure_word for ledger in self.definition.ledgers}
        result = self.ground.facts.contest(name)
        return ContestValue(result, words[contest.ledger], contest.places)

    def _title(self) -> Value:
        return _said("标题", strip(self.render(self.definition.title)))

    def _date(self) -> Value:
        if self.occasion.date is None:
            self.warnings.add(_ROOM.warning("no_date"))
            return _said("日期", _NO_DATE)
        return _said("日期", dates.long(self.occasion.date))

    def _weaknesses(self) -> Value:
        """The weaknesses whose condition holds; one that nobody can judge is a warning."""
        said: list[Value] = []
        faults: list[ZgreportError] = []
        for weakness in self.definition.weaknesses:
            try:
                if self._holds(weakness):
                    said.append(Weakness(weakness, self._part))
            except ZgreportError as error:
                faults.append(error)
        if faults:
            raise merged(faults)
        return Listed(tuple(said), "不足")

    def _holds(self, weakness: WeaknessDef) -> bool:
        evaluator = self.evaluator()
        value = self.evaluate(weakness.when, evaluator)
        holds = value.truth
        if not (evaluator.saw_missing or value.is_missing):
            return holds
        place = Place(file=self.definition.file, key=weakness.when.key, line=weakness.when.line)
        self.warnings.add(_ROOM.warning("weakness_unknown", place, title=weakness.title.text))
        return False

    def _part(self, phrase: Phrase) -> Value:
        return self.guarded(phrase.key, lambda: Marked(self.render(phrase)))


def _year(name: str, year: int) -> Value:
    return Number(Fraction(year), Origin(name))


def _said(name: str, text: str) -> Value:
    return Text(text, Origin(name))
