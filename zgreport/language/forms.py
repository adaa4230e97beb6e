"""Forms: a figure said in other words; each is a text that remembers its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from zgreport.figures.model import Kind
from zgreport.language.entries import Entry, Term, by_name
from zgreport.language.faults import fault
from zgreport.language.values.plain import Origin, Shown, Text, Value
from zgreport.numerals import writing
from zgreport.values import dataclass
from zgreport.wording import approximation, change, quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from zgreport.figures.model import Figure
    from zgreport.language.values.figures import FigureValue


__all__ = ["FORMS", "Worded", "with_change"]

_LIANG = "两"  # the weight: 二两, as 两两 is none

Form: TypeAlias = "Term[Callable[[FigureValue], Value]]"


@dataclass(frozen=True, slots=True)
class Worded(Value):
    """A figure in one form of words; `bare` is the same without measure word.

    `exact` is the number it says, None for words about a change.  Empty where there is nothing
    to say: it prints nothing then, and is false.
    """

    text: str
    form: str
    of: FigureValue
    exact: Fraction | None = None
    bare: str = ""

    @property
    def label(self) -> str:
        return f"{self.of.label}.{self.form}"

    @property
    def names(self) -> tuple[str, ...]:
        """数, where the words hold one number."""
        return ("数",) if self.exact is not None else ()

    @property
    def is_missing(self) -> bool:
        return not self.text

    @property
    def number(self) -> Fraction | None:
        return self.exact

    @property
    def truth(self) -> bool:
        return bool(self.text) and self.exact != 0

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.text,) if self.text else ()

    @property
    def origin(self) -> Origin:
        return Origin(self.of.label, self.form, self.of.figure)

    def attribute(self, name: str) -> Value:
        """数: the number alone."""
        if name in self.names:
            return Worded(self.bare, f"{self.form}.{name}", self.of, self.exact, self.bare)
        return Value.attribute(self, name)

    def shown(self) -> Shown:
        """The text."""
        return Shown(self.text, self.origin)


def with_change(value: FigureValue | Worded) -> Value:
    """带同比: the figure, then how it changed; the figure alone where nothing can be compared.

    Where its two years count other members, the change is that of those which both count.
    """
    of = value.of if isinstance(value, Worded) else value
    text, clause = value.shown().text, change.like_for_like(of.compared)
    form = "|带同比" if not isinstance(value, Worded) else f"{value.form}|带同比"
    return Worded(f"{text}，{clause}" if clause and text else text, form, of)


def spelled(value: Fraction | None, of: str, *, counts: bool = False) -> str:
    """A whole number in words: 十二; 2 that counts something is 两.

    Raises ZgreportError for any other number.
    """
    if value is None:
        raise fault("no_value", of=of)
    if value.denominator != 1:
        raise fault("not_whole", of=of)
    try:
        return writing.counting(int(value)) if counts else writing.cardinal(int(value))
    except ValueError:
        raise fault("number_too_large", most=writing.LARGEST) from None


def _number(value: FigureValue) -> Value:
    figure = value.known
    text = quantity.number(_value(figure), figure.kind, figure.decimals)
    return Worded(text, "数", value, figure.value, text)


def _about(value: FigureValue) -> Value:
    text = approximation.rounded_down_figure(value.known, value.ground.marker)
    return Worded(text, "约", value)


def _approximate(entry: Entry, word: approximation.Word) -> Form:
    """A form with a fixed word, refused where it would not be true."""
    form = entry.name

    def said(value: FigureValue) -> Value:
        if value.known.kind in approximation.NEVER_ROUND:
            raise fault("never_round", form=form, of=value.label)
        text = approximation.approximate_figure(value.known, word)
        if text is None:
            raise fault("not_true", form=form, of=value.label, value=quantity.quantity(value.known))
        return Worded(text, form, value)

    return Term(entry, said)


def _year_before(value: FigureValue) -> Value:
    figure = value.figure
    if not figure.unverified and value.ground.facts.is_partial_before(value.expression):
        return Worded("", "上年", value)  # a part of last year is not last year
    previous = figure.previous
    bare = "" if previous is None else quantity.number(previous, figure.kind, figure.decimals)
    return Worded(quantity.year_before(figure), "上年", value, previous, bare)


def _difference(value: FigureValue) -> Value:
    return Worded(quantity.difference(value.compared), "增减", value)


def _clause(entry: Entry, words: Callable[[Figure], str]) -> Form:
    """A form that says how the figure changed."""
    return Term(entry, lambda value: Worded(words(value.compared), entry.name, value))


def _fall(value: FigureValue) -> Value:
    """How it fell; nothing, which is no missing value, where it did not."""
    words = change.fall(value.compared)
    return Text(words, Origin(value.label, "降幅", value.figure))


def _both_years(value: FigureValue) -> Value:
    """What both years count, in each; nothing, which is no missing value, where that is all."""
    words = change.both_years(value.compared)
    return Text(words, Origin(value.label, "可比数", value.figure))


def _in_numerals(value: FigureValue) -> Value:
    figure = value.known
    counts = figure.kind is not Kind.RANK and figure.unit != _LIANG
    numeral = spelled(figure.value, value.label, counts=counts)
    return Worded(quantity.worded(numeral, figure), "汉字", value)


def _value(figure: Figure) -> Fraction:
    if figure.value is None:
        raise fault("no_value", of=figure.name)
    return figure.value


FORMS: Mapping[str, Form] = by_name(
    (
        Term(Entry("数", "", "只印数字，不带量词", "{{ 发稿.数 }}"), _number),
        Term(
            Entry("约", "", "概数，向下取整，正好是整数时照印，只差一点时说“近”", "{{ 发稿.约 }}"),
            _about,
        ),
        _approximate(
            Entry("超", "", "“超过”加整数；恰好等于时报错", "{{ 公众号.阅读.超 }}"),
            approximation.Word.OVER,
        ),
        _approximate(
            Entry("逾", "", "与“超”相同，用“逾”；恰好等于时报错", "{{ 公众号.阅读.逾 }}"),
            approximation.Word.BEYOND,
        ),
        _approximate(
            Entry("近", "", "“近”加略大的整数；不接近时报错", "{{ 发稿.近 }}"),
            approximation.Word.NEAR,
        ),
        _approximate(
            Entry("不足", "", "“不足”加略大的整数；恰好等于时报错", "{{ 发稿.不足 }}"),
            approximation.Word.BELOW,
        ),
        _approximate(
            Entry("大约", "", "“约”加最接近的整数；恰好等于、相差太远时报错", "{{ 发稿.大约 }}"),
            approximation.Word.ABOUT,
        ),
        _approximate(
            Entry("余", "", "概数，固定用“余”；正好是整数时报错", "{{ 发稿.余 }}"),
            approximation.Word.ODD,
        ),
        _approximate(
            Entry("多", "", "概数，固定用“多”；正好是整数时报错", "{{ 发稿.多 }}"),
            approximation.Word.MORE,
        ),
        _approximate(
            Entry(
                "达",
                "",
                "“超过”加整数，恰好等于时是“达”；不知道正不正好时用",
                "{{ 公众号.阅读.达 }}",
            ),
            approximation.Word.REACHING,
        ),
        Term(Entry("上年", "", "上年的数；没有时不印", "{{ 发稿.上年 }}"), _year_before),
        Term(
            Entry("增减", "", "比上年多多少或少多少的数；没有上年数时不印", "{{ 发稿.增减 }}"),
            _difference,
        ),
        _clause(
            Entry("同比", "", "与上年比的完整说法；没有可比的数时不印", "{{ 发稿.同比 }}"),
            change.full,
        ),
        _clause(
            Entry("增幅", "", "与上年比的简短说法；没有可比的数时不印", "{{ 发稿.增幅 }}"),
            change.short,
        ),
        _clause(
            Entry("较上年", "", "与上年比增减的绝对数；没有上年数时不印", "{{ 发稿.较上年 }}"),
            change.against,
        ),
        _clause(
            Entry(
                "可比",
                "",
                "两年口径不同时，只比两年都有的；口径相同时与“同比”一样",
                '{{ 发稿(级别="省级").可比 }}',
            ),
            change.like_for_like,
        ),
        Term(
            Entry(
                "可比数",
                "",
                "两年口径不同时，两年都有的由多少变为多少；口径相同时不印，也可以作条件",
                '{{ 发稿(级别="省级").可比数 }}',
            ),
            _both_years,
        ),
        Term(
            Entry(
                "降幅",
                "",
                "比上年少了多少；没有减少、没有可比的数时不印，也可以作条件",
                '{{ 发稿(载体="省日报").降幅 }}',
            ),
            _fall,
        ),
        Term(
            Entry("汉字", "", "数字写成汉字，带量词", "{{ 组工信息.种数('期号').汉字 }}"),
            _in_numerals,
        ),
    )
)
"""What a figure prints in another form of words."""
