"""Consistency: one figure, one value; one word for what is left of a round number."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.lint.measures import COUNT, DIGITS, HAN, VAGUE
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.lint.text import Role
from zgreport.numerals.reading import Reading, parse
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Text

__all__ = ["RULES"]

_MARKER = re.compile(
    rf"(?<![\d.])\d{{1,16}}(?P<marker>{VAGUE})(?:万|亿)?(?:{COUNT})"
    rf"|\d{{1,16}}[万亿](?P<after>{VAGUE})(?:{COUNT})"
)
_FILLERS = "(?:分别)?(?:为|达到?|共有?|共计|有|是|已|约|近|超过|逾|了)*"
_STATEMENT = re.compile(
    rf"^\s*(?:(?P<period>\d{{4}}年)(?:度|全年)?，?)?(?P<label>[{HAN}《》“”]{{8,30}}?){_FILLERS}"
    rf"(?P<number>(?:约|近|超过|逾|不足)?{DIGITS}{VAGUE}?[万亿]?{VAGUE}?(?:{COUNT}|%))"
)
_PERIOD = re.compile(r"\d{4}年")
_RELATIVE = re.compile(
    "上年|去年|前年|今年|本年|明年|来年|同期|上半年|下半年|季度|月|其中|每|平均|各|分别|首|最|目标|计划"
    "|预计|力争|另|还|又|再|增长|增加|下降|减少|提高|降低|比|较|占|新|期间|以来|届|期末|期初|年初|年末"
)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A number said of something that its sentence names in full."""

    paragraph: int
    start: int
    words: str
    reading: Reading


def _two_values(text: Text) -> Iterator[Hit]:
    """Sentences that begin with the same words and go on with numbers that cannot both hold."""
    first: dict[tuple[str, str, str], _Statement] = {}
    for key, said in _statements(text):
        other = first.setdefault(key, said)
        if not _agree(other.reading, said.reading):
            words = (other.words, said.words)
            yield Hit(said.paragraph, said.start, said.start + len(said.words), words)
    yield from _two_values_of_figures(text)


def _two_values_of_figures(text: Text) -> Iterator[Hit]:
    first: dict[str, Fraction | None] = {}
    for said in text.statements:
        if first.setdefault(said.name, said.value) != said.value:
            start = max(0, text.paragraphs[said.paragraph - 1].text.find(said.text))
            yield Hit(said.paragraph, start, start + len(said.text), (said.name, said.text))


def _statements(text: Text) -> Iterator[tuple[tuple[str, str, str], _Statement]]:
    """What sentences say, by the year last named, the words before the number and its unit."""
    period = ""
    sentences = ((p, *s) for p in text.paragraphs if p.role is Role.PROSE for s in p.sentences())
    for paragraph, start, sentence in sentences:
        period = (_PERIOD.findall(sentence) or [period])[0]
        match = _STATEMENT.match(sentence)
        reading = parse(match["number"]) if match else None
        if match and reading and not _RELATIVE.search(match["label"]):
            key = (period, match["label"], reading.unit)
            at = start + match.start("number")
            yield key, _Statement(paragraph.number, at, match["number"], reading)


def _agree(one: Reading, other: Reading) -> bool:
    """False where no number is both: 563 and 560多 agree, 563 and 580余 do not."""
    if not one.approximate and not other.approximate:
        return one.value == other.value
    low, high = sorted((one.value, other.value))
    if one.approximate and other.approximate:
        return high <= low * Fraction(11, 10)
    exact, rough = (other, one) if one.approximate else (one, other)
    return _holds(rough, exact.value)


def _holds(rough: Reading, exact: Fraction) -> bool:
    if rough.mark in ("多", "余"):
        return rough.value <= exact < rough.value + _step(rough.value)
    if rough.mark in ("近", "不足", "将近", "不到"):
        return rough.value * Fraction(4, 5) <= exact <= rough.value
    return abs(exact - rough.value) <= rough.value / 5


def _step(value: Fraction) -> int:
    """The place of the last digit that is not 0: 10 for 560, 100000 for 40万."""
    step = 1
    while value.denominator == 1 and value and value % (step * 10) == 0:
        step *= 10
    return step


def _mixed_markers(text: Text) -> Iterator[Hit]:
    """560余 in a document that else writes 多: the rarer one, at the same number the later one."""
    marks: list[tuple[str, Hit]] = []
    for paragraph in text.paragraphs:
        if paragraph.role is not Role.LINE:
            for match in _MARKER.finditer(paragraph.masked):
                mark = match["marker"] or match["after"]
                marks.append((mark, Hit(paragraph.number, *match.span())))
    count = Counter(mark for mark, _ in marks)
    if len(count) == 2:
        usual = max(count, key=lambda mark: (count[mark], mark == marks[0][0]))
        for mark, hit in marks:
            if mark != usual:
                yield Hit(hit.paragraph, hit.start, hit.end, (), usual)


RULES = (
    Rule(
        "lint.two_values",
        "同一件事两处的数不同",
        "《与数字有关的病句》；前后一致",
        Strength.ERROR,
        "2023年，全市组织部门报送稿件284篇。\n总的看，质量有提高。全市组织部门报送稿件294篇。",
        "2023年，全市组织部门报送稿件284篇。\n总的看，质量有提高。全市组织部门报送稿件280多篇。",
        _two_values,
    ),
    Rule(
        "lint.mixed_markers",
        "“余”“多”混用",
        "GB/T 15835-2011 4.3",
        Strength.ADVICE,
        "全年来稿560余篇。另有留言280多条。",
        "全年来稿560多篇。另有留言280多条。",
        _mixed_markers,
        once=True,
    ),
)
