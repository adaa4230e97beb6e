"""Twofold: words that say a thing twice, or one thing and its contrary, with nothing between."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zgreport.language.arms import GAP, VALUE
from zgreport.language.source.blocks import NOTHING
from zgreport.language.spelled import root, spelled
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zgreport.language.arms import Said
    from zgreport.language.source.blocks import Print

__all__ = ["Twofold", "twofold"]

_AMOUNTS = frozenset({"约", "大约", "超", "近", "余", "多", "达", "不足", "数", "汉字"})
_PAUSE = Pattern("[，；、。：:;,！？!?（）()\t ]")
_TWO_PAUSES = Pattern("[，；、：。][，；、：。]")
_QUOTED = Pattern("“[^“”]*”|《[^《》]*》")
_VALUES = Pattern(f"[{VALUE}{GAP}]+")
_QUOTE = "□"  # stands for what is quoted, where shapes are compared
_CLAUSE = Pattern("[^，；。：,;:]+")
_NONE = Pattern("(?:都|均|尚|并)?(?:没有|未|无)(?:被)?")
_FEWEST_SHARED = 4  # signs of two clauses of which one says the contrary
_MOST_APART = 2  # signs by which two ways to say the same may differ in length
_SHOWN = 30
_ALIKE = 0.6  # of the figures of two paragraphs, of which each is one side


@dataclass(frozen=True, slots=True)
class Twofold:
    """The two things that are said, and the value at which the second begins, if it has one."""

    first: str
    second: str
    at: Print | None = None


def twofold(paragraphs: Sequence[Said], others: Sequence[str]) -> Twofold | None:
    """What an arm says twice; None where it says one thing.

    `others` are the words of the arms beside it, one of which may stand at its end.
    """
    for paragraph in paragraphs:
        for rule in _RULES:
            if (found := rule(paragraph)) is not None:
                return found
        if (found := _another(paragraph, others)) is not None:
            return found
    if others:
        return None
    return next(filter(None, (_retold(*pair) for pair in pairwise(paragraphs))), None)


def _figure_twice(paragraph: Said) -> Twofold | None:
    """A figure, and behind it with nothing between the same in another form."""
    for at, (one, other) in enumerate(pairwise(paragraph.prints)):
        place = _nth(paragraph.words, at)
        if paragraph.words[place + 1 : place + 2] == VALUE and _is_amount(one, other):
            return Twofold(_tag(one), _tag(other), other)
    return None


def _is_amount(one: Print, other: Print) -> bool:
    (first, forms), (second, others) = root(one.expression), root(other.expression)
    plain = [form for form in (*forms, *others) if not form.startswith("|")]
    return first == second != NOTHING and set(plain) <= _AMOUNTS


def _nth(words: str, at: int) -> int:
    """Where the value with this number stands in the words."""
    position = -1
    for _ in range(at + 1):
        position = words.index(VALUE, position + 1)
    return position


def _tag(printed: Print) -> str:
    return f"{{{{ {spelled(printed.expression)} }}}}"


def _pauses_meet(paragraph: Said) -> Twofold | None:
    """：，where one side ended and the other began."""
    found = _TWO_PAUSES.search(paragraph.words)
    return _cut(paragraph, found.start() + 1) if found else None


def _said_alike(paragraph: Said) -> Twofold | None:
    """上年上年同期, 刊发＿刊发＿: two ways to say it, which begin alike."""
    words = paragraph.words
    if GAP in words or _PAUSE.search(words):
        return None
    for at in range(2, len(words) - 1):
        shared = _shared(words, words[at:])
        is_doubled = shared >= at
        is_alike = shared > 2 or VALUE in words[at : at + shared]
        near = abs(len(words) - 2 * at) <= _MOST_APART
        if shared >= 2 and (is_doubled or (is_alike and near)):
            return _cut(paragraph, at)
    return None


def _begun_again(paragraph: Said) -> Twofold | None:
    """在市级刊物刊发稿件＿在市级刊物没有刊发稿件: behind a value it begins again."""
    words = paragraph.words.replace(GAP, VALUE)
    start = words.find(VALUE)
    while start > 0:
        if _shared(words, words[start + 1 :]) >= _FEWEST_SHARED:
            return _cut(paragraph, start + 1)
        start = words.find(VALUE, start + 1)
    return None


def _contrary(paragraph: Said) -> Twofold | None:
    """刊发稿件＿没有刊发稿件: a number, and that there is none."""
    words = paragraph.words.replace(GAP, VALUE)
    clauses = list(_CLAUSE.finditer(words))
    for one, clause in enumerate(clauses):
        for part, start in _after_values(clause.group(), clause.start()):
            before = words[clause.start() : start].replace(VALUE, "")
            if _denies(part, before, 2):
                return _cut(paragraph, start)
        if VALUE not in paragraph.words[clause.start() : clause.end()]:
            continue
        for other in clauses[one + 1 : one + 3]:
            if VALUE not in other.group() and _denies(
                other.group(), clause.group(), _FEWEST_SHARED
            ):
                return _cut(paragraph, other.start())
    return None


def _after_values(clause: str, start: int) -> Iterator[tuple[str, int]]:
    at = clause.find(VALUE)
    while at >= 0:
        yield clause[at + 1 :], start + at + 1
        at = clause.find(VALUE, at + 1)


def _denies(words: str, said: str, fewest: int) -> bool:
    """True for words that say of what is said, or the most of it, that there is none."""
    found = _NONE.search(words)
    if found is None:
        return False
    what = words[found.end() :].strip(VALUE)
    tail = words[: found.start()] + what
    pieces = (tail[at : at + fewest] for at in range(len(tail) - fewest + 1))
    return len(what) >= 2 and any(piece in said for piece in pieces)


def _another(paragraph: Said, others: Sequence[str]) -> Twofold | None:
    """面镜子“望远镜” beside “三棱镜”: what another arm says alone stands at the end of this."""
    shape, shapes = _shape(paragraph.words), [_shape(other) for other in others]
    for other in shapes:
        rest = shape.removesuffix(other)
        if _QUOTE not in other or rest == shape or _PAUSE.match(rest[-1:]):
            continue
        if rest and (_QUOTE in rest or VALUE in rest or shapes.count(other) > 1):
            return _cut(paragraph, len(paragraph.words) - len(_tail(paragraph.words, other)))
    return None


def _shape(words: str) -> str:
    return _QUOTED.sub(_QUOTE, words)


def _tail(words: str, shape: str) -> str:
    """The shortest end of the words that has the shape."""
    starts = range(len(words) - 1, -1, -1)
    return next((words[at:] for at in starts if _shape(words[at:]) == shape), words)


def _retold(one: Said, other: Said) -> Twofold | None:
    """Two paragraphs in a row that tell of the same figures, or of one and that there is none."""
    figures, again = _figures(one), _figures(other)
    together = len(figures & again)
    same = together >= 2 and together >= _ALIKE * len(figures | again)
    is_text = len(_VALUES.sub("", one.words)) >= _FEWEST_SHARED
    same = same or (together > 0 and figures == again and one.words == other.words and is_text)
    denied = figures and not again and _denies(other.words, one.words, _FEWEST_SHARED)
    if not same and not denied:
        return None
    return Twofold(_shown(one.words), _shown(other.words), next(iter(other.prints), None))


def _figures(paragraph: Said) -> frozenset[str]:
    sound = (each.expression for each in paragraph.prints if each.expression != NOTHING)
    return frozenset(spelled(root(expression)[0]) for expression in sound)


def _shared(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    count = 0
    for sign, same in zip(one, other, strict=False):
        if sign != same:
            break
        count += 1
    return count


def _cut(paragraph: Said, at: int) -> Twofold:
    """The words parted there, with … for each value."""
    words, before = paragraph.words, paragraph.words[:at].count(VALUE)
    first = _shown(words[max(at - _SHOWN, 0) : at])
    behind = paragraph.prints[before : before + 1]
    return Twofold(first, _shown(words[at:]), behind[0] if behind else None)


def _shown(words: str) -> str:
    """The first words, with … for values."""
    return _VALUES.sub("…", words[:_SHOWN])


_RULES: tuple[Callable[[Said], Twofold | None], ...] = (
    _figure_twice,
    _pauses_meet,
    _said_alike,
    _begun_again,
    _contrary,
)
