"""Cells: what a value in a cell means, as a number or as text."""

from __future__ import annotations

import datetime as dt
import functools
import math
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from zgreport.ledgers.counts import UNNAMED, Count, CountReading, Words
from zgreport.ledgers.files.formats import NUMBER, SHARE, SIGN, UNEVEN
from zgreport.ledgers.nothing import is_nothing
from zgreport.names import comparable, is_blank, parts_digits, tidy, unseen_removed
from zgreport.numerals import reading, units
from zgreport.numerals.ranks import read_rank
from zgreport.patterns import Pattern

__all__ = ["Count", "CountReading", "Words", "is_plain_number", "is_sized", "read_count", "text_of"]


# What a Chinese input method makes of a minus.
_DASHES = str.maketrans("–—", "--")
_MOST_DIGITS = 15  # a double holds 15 digits surely; Excel shows no more
_NO_WORDS = Words()
_MOST_SHARE = 10  # 1000% by a format is rather 10 that was there before it
_MOST_UNDER_PERCENTS = 3  # the more so where the header says （%）
# 563① is 563 with a note, not 5631; ○ is a tick as often as a nought.
_MARK = Pattern("[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u2460-\u24ff\u2776-\u2793○]")
_SHORT = Pattern(r"(?<=[0-9０-９])\s*[wWｗＷkKｋＫ](?![A-Za-zＡ-Ｚａ-ｚ])")
_SHORT_SIZES = dict.fromkeys("wWｗＷ", "万") | dict.fromkeys("kKｋＫ", "千")
_SIZED = Pattern("[0-9０-９]\\s*[百千万亿]|[万亿]")
_SQUARE = Pattern("㎡|m²")
_YUAN = Pattern(r"(?i)([-+−]?)\s*(?:[￥¥]|人民币|RMB|CNY)\s*(?=[^￥¥])")
_NUMERALS = "0-9０-９零〇一二三四五六七八九十百千万亿"
_BREAKS = r"\r\n\v\f\u0085\u2028\u2029"
_BROKEN = Pattern(rf"(?<=[^\s])\s*[{_BREAKS}]+\s*(?=[^\s])")
_PARTED = Pattern(rf"(?<=[{_NUMERALS}])\s+(?=[-+−{_NUMERALS}])")
_POINTED = Pattern(r"\s*[-+−]?\d{1,3}(?:[.．]\d{3})+(?!\d|\s*[十百千万亿萬億wWkK])")
_ZEROS = Pattern(r"[-+]?0\d")


def read_count(value: object, words: Words = _NO_WORDS, shown: str = "") -> Count:
    """The number in a cell: 12, "１２", "1，234", "1.2w", "12篇", "5.6万", "五百六十三".

    It is one only if all of the cell is understood.  `shown` is what the cell's
    number format shows behind a number (`files.formats`).  A dash, 无 or an empty cell is blank,
    which is not 0.

    >>> read_count("1，234").value, read_count("20余篇", Words("篇")).reading.value
    (1234, 'approximate')
    """
    if is_blank(value):
        return Count(CountReading.BLANK)
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return Count(CountReading.NOT_A_NUMBER)
    if words.places:
        return _read_place(value)
    if shown == UNEVEN:
        return Count(CountReading.PARTED)
    return _read_text(value, words) if isinstance(value, str) else _read_number(value, words, shown)


def _read_place(value: float | str | Decimal) -> Count:
    """A place in a ranking; nothing else is one, be it a number."""
    if isinstance(value, str) and is_nothing(value):
        return Count(CountReading.BLANK)
    if isinstance(value, str) and parts_digits(value):
        return Count(CountReading.HIDDEN)
    rank = read_rank(value)
    return Count(CountReading.NOT_A_NUMBER) if rank is None else Count(CountReading.EXACT, rank)


def _read_number(value: float | Decimal, words: Words, shown: str) -> Count:
    if not math.isfinite(value):
        return Count(CountReading.NOT_A_NUMBER)
    if abs(value) >= 10**_MOST_DIGITS:
        return Count(CountReading.LOST_DIGITS)
    number = value if isinstance(value, Decimal) else Decimal(format(value, f".{_MOST_DIGITS}g"))
    if shown == SHARE:
        return _formatted(number, words)
    if shown == SIGN or (not shown and _counts_percents(words)):
        return _share(number / 100, words)
    if shown:
        return _read_shown(number, words, shown)
    return Count(CountReading.EXACT, _whole(number * _size_of_bare(words)))


def _formatted(number: Decimal, words: Words) -> Count:
    """A share that its format shows as a percentage; 97 shown as 9700% was 97 before."""
    most = _MOST_UNDER_PERCENTS if _counts_percents(words) else _MOST_SHARE
    if words.percents and abs(number) > most and not words.grows:
        return Count(CountReading.HUGE, None, seen=f"{(number * 100).normalize():f}%")
    return _share(number, words)


def _read_shown(number: Decimal, words: Words, shown: str) -> Count:
    """The number with what its format puts in front of it and behind it, read like typed text."""
    if SHARE in shown:  # 约50%
        number *= 100
    before, _, behind = shown.rpartition(NUMBER)
    text = f"{before}{number.normalize():f}{behind}"
    found = _read_text(text, words)
    if (
        found.reading is CountReading.NOT_A_NUMBER and not words.own
    ):  # 第5期 in a column of no measure
        return Count(CountReading.EXACT, _whole(number))
    return replace(found, seen=text)


def _counts_percents(words: Words) -> bool:
    """True where the header says that 50 is 50%."""
    return words.percents and units.known_unit(words.column) == units.PERCENT


def _share(number: Decimal, words: Words) -> Count:
    if words.percents:
        return Count(CountReading.EXACT, _whole(number), "%")
    return Count(CountReading.PERCENT, None, f"{(number * 100).normalize():f}%")


@functools.lru_cache(maxsize=1 << 14)
def _read_text(text: str, words: Words) -> Count:
    if is_nothing(text):
        return Count(CountReading.BLANK)
    if text.isprintable() and not reading.has_numeral(text):
        return Count(CountReading.NOT_A_NUMBER)
    seen = _SQUARE.sub("m2", text.strip())
    odd = _odd_text(seen, words)
    return Count(odd) if odd else _read_line(unseen_removed(seen).translate(_DASHES), words)


def _odd_text(seen: str, words: Words) -> CountReading | None:
    """What makes a text no single number, before its words are looked at; None for nothing."""
    if _MARK.search(seen):
        return CountReading.NOT_A_NUMBER
    if parts_digits(seen):
        return CountReading.HIDDEN
    broken = not seen.isprintable() and _BROKEN.search(seen)
    if _PARTED.search(seen) and (broken or _read_line(seen, words).exact is None):  # not 1 200
        return CountReading.PARTED
    if broken:
        return CountReading.BROKEN
    if _POINTED.match(seen) and units.is_count(units.unit_named(words.own)):
        return CountReading.POINTED
    return None


def _read_line(text: str, words: Words) -> Count:
    money = units.unit_named(words.own or words.column).base == "元"
    if money and (found := _YUAN.match(text)):
        text = found[1] + text[found.end() :]
    return _bare(text, words) or _worded(text, words) or _not_understood(text)


def _worded(text: str, words: Words) -> Count | None:
    """The number with a word behind it that the column admits."""
    for word, size in _tails(words):
        if text.endswith(word) and (
            count := _with_word(text.removesuffix(word), word, size, words)
        ):
            return count
    found = reading.parse(_lengthened(text))
    sizes = dict(_tails(words))
    if found and found.approximate and found.unit in sizes:  # 12篇左右
        return _counted(found, sizes[found.unit], "")
    return None


@functools.lru_cache(maxsize=1 << 8)
def _tails(words: Words) -> tuple[tuple[str, Fraction], ...]:
    """The words that may stand behind a number, longest first, with how many of `own` each is."""
    own = units.unit_named(words.own or words.column)
    sizes = dict.fromkeys(words.also, Fraction(1))
    if not words.own:
        sizes |= dict.fromkeys(UNNAMED, Fraction(1))
    for name in units.names_of(own):
        sizes[name] = Fraction(1, own.scale)
    if words.own or words.column:
        sizes[words.own or words.column] = Fraction(1)
    return tuple(sorted(sizes.items(), key=lambda item: -len(item[0])))


def _with_word(text: str, word: str, size: Fraction, words: Words) -> Count | None:
    """The number before a word; None where it is none by itself."""
    found = reading.parse(_lengthened(text))
    if found is None or found.unit:
        return None
    usual = {words.own, *words.also, words.column, *(() if words.own else UNNAMED)}
    return _counted(found, size, "" if word in usual else word)


def _bare(text: str, words: Words) -> Count | None:
    """The number that the text is, without a word behind it, or with a percent sign."""
    found = reading.parse(_lengthened(text))
    if found is None or found.unit not in {"", "%"}:
        return None
    if found.unit == "%":
        if not words.percents:
            return Count(CountReading.PERCENT, None, comparable(text))
        return _counted(found, Fraction(1), "%")
    if _counts_percents(words):
        return _counted(found, Fraction(1, 100), "%")
    if is_sized(text) and _unit_of_bare(words).scale > 1:
        return Count(CountReading.SCALED_TWICE, None, words.column or words.own)
    return _counted(found, Fraction(_size_of_bare(words)), "")


def _counted(found: reading.Reading, size: Fraction, word: str) -> Count:
    number = found.value * size
    value = _whole(Decimal(number.numerator) / Decimal(number.denominator))
    return Count(CountReading.APPROXIMATE if found.approximate else CountReading.EXACT, value, word)


def is_sized(text: str) -> bool:
    """True where a number is written with its size: 1.2万, 3千, 1.2w."""
    return _SIZED.search(_lengthened(text)) is not None


def _lengthened(text: str) -> str:
    """The text with 1.2w and 3k written out: 1.2万, 3千."""
    return _SHORT.sub(lambda found: _SHORT_SIZES[found[0].strip()], text)


def _not_understood(text: str) -> Count:
    if reading.is_estimate(text):
        return Count(CountReading.APPROXIMATE)
    found = reading.parse(_lengthened(text))
    if found is None or not found.unit or _NAMED_SIZE.match(text) is None:
        return Count(CountReading.NOT_A_NUMBER)
    return Count(CountReading.OTHER_WORD, None, found.unit)


_NAMED_SIZE = Pattern(r"\s*[-+−负]?\s*\d")


def _unit_of_bare(words: Words) -> units.Unit:
    return units.unit_named(words.column or words.own)


@functools.lru_cache(maxsize=1 << 8)
def _size_of_bare(words: Words) -> Decimal | int:
    """How many of the measure's own unit a number without a word stands for."""
    if not words.own or not words.column:
        return 1
    size = units.factor(units.unit_named(words.column), units.unit_named(words.own))
    return 1 if size is None else _whole(Decimal(size.numerator) / Decimal(size.denominator))


def _whole(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number.normalize()


def is_plain_number(value: object, words: Words = _NO_WORDS) -> bool:
    """True for a number, and for a text that is nothing but one in digits.

    Zeros in front (001) and characters (十二) make a text.
    """
    if isinstance(value, str):
        plain = comparable(value)
        short = len(plain) <= _MOST_DIGITS and plain[:1] in _STARTS and not _ZEROS.match(plain)
        return short and read_count(value, words).reading is CountReading.EXACT
    return isinstance(value, int | float) and not isinstance(value, bool)


_STARTS = frozenset("-+−0123456789")


def text_of(value: object) -> str | None:
    """The cell as text: a whole number without ".0", 是 and 否, an ISO date; None when blank.

    >>> text_of(12.0), text_of(True)
    ('12', '是')
    """
    if isinstance(value, str):
        return tidy(value) or None
    if value is None:
        return None
    return "、".join(map(str, value)) if isinstance(value, tuple) else _text_of(value)


def _text_of(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return str(value)
