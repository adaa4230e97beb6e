"""Reading: the numbers people type, with digits or in characters, as exact values.

The other direction of `writing`: 五百六十三, 二〇二三, 3.5万, １２, 1,234, 百分之十二点五, and
round ones with the word that says so (二十余, 560多, 近百).  What is not one number is not
read: 三四 and 几十 name no value.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from zgreport.names import HALF_WIDTH, unseen_removed
from zgreport.numerals.writing import LARGEST, cardinal
from zgreport.patterns import Pattern
from zgreport.values import dataclass

__all__ = ["Reading", "has_numeral", "is_estimate", "parse", "spelled_value", "whole_value"]

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_PLAIN = str.maketrans(
    "〇○两壹贰叁肆伍陆柒捌玖拾佰仟弌弍弎萬億負點",
    "零零二一二三四五六七八九十百千一二三万亿负点",
)
_NUMERAL = "零〇○一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_SPACES = " \t\u00a0\u2002-\u200a\u202f\u205f\u3000"  # within a line; a break parts a number
_NUMBER = f"0-9.,点{_NUMERAL}"
_LOOSE = Pattern(
    f"(?<=[^{_NUMBER}{_SPACES}])[{_SPACES}]+|[{_SPACES}]+(?=[^{_NUMBER}{_SPACES}])"
    f"|(?<=[0-9])[{_SPACES}]+(?=[十百千万亿])"
)
_SHORTENED = Pattern("([百千万亿])([一二三四五六七八九])$")
_SHORT_PLACES = {"百": "十", "千": "百", "万": "千", "亿": "千万"}

_TEXT = Pattern(
    "(?P<before>大约|约|将近|接近|近|超过|超|逾|不足|不到|至少|最多|上)?"
    "(?P<percent>百分之)?(?P<sign>[-+−负])?"
    "(?:(?P<sum>[0-9]+[十百千万亿]+零?[0-9]+(?:[十百千万亿]+零?[0-9]+)*[十百千万亿]*)"
    f"|(?P<digits>[1-9][0-9]{{0,2}}(?P<gap>[,{_SPACES}])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*"
    "(?:[.][0-9]+)?|[0-9]+(?:[.][0-9]+)?)"
    f"|(?P<words>[{_NUMERAL}]+(?:点[{_NUMERAL}]+)?))"
    "(?P<inside>[余多来])?(?P<large>[十百千]?万?亿|[十百千]?万|[百千])?(?P<outside>[余多来])?"
    f"(?P<unit>%|(?:(?![余多来几{_NUMERAL}])[A-Za-z\u4e00-\u9fff/㎡²³])*?)"
    "(?P<after>[余多]|左右|上下|以上|以下|以内)?"
)
_ESTIMATE = Pattern(
    f"(?:[几数][{_NUMERAL}]+|[{_NUMERAL}]+几[{_NUMERAL}]*|[一二三四五六七八九]{{2}}[十百千万亿]*)"
    f"[余多]?[^0-9{_NUMERAL}]{{0,3}}"
)
_SIGNS = frozenset(_NUMERAL)
_MARKS = ("before", "inside", "outside", "after")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as read: its exact value, the word of approximation and the measure word.

    `mark` is "" for an exact number, else the first word found (余, 多, 近, 左右 …); `value` is
    then the round number itself.  A percentage has the unit "%" and its value as a share.
    """

    value: Fraction
    mark: str = ""
    unit: str = ""

    @property
    def approximate(self) -> bool:
        """True where the number is a round one with a word of approximation."""
        return self.mark != ""


def has_numeral(text: str) -> bool:
    """True where a sign of the text is a digit of any script or a numeral; no number has none."""
    return any(sign in _SIGNS or sign.isdecimal() for sign in text)


def parse(text: str) -> Reading | None:
    """The number that the whole of the text is, or None.

    Full-width signs, digits of any script, blanks around and before a word, and groups of three
    digits parted by commas or by one kind of space are taken as meant.  Nothing else joins
    digits: "12,34", "12 34" and two lines are not numbers.
    """
    found = _TEXT.fullmatch(_cleaned(text)) if has_numeral(text) else None
    if found is None:
        return None
    mark = next((found[name] for name in _MARKS if found[name]), "")
    value = _value(found, marked=mark != "")
    if value is None:
        return None
    unit = "%" if found["percent"] else found["unit"]
    value = value / 100 if unit == "%" else value
    return Reading(-value if found["sign"] in ("-", "−", "负") else value, mark, unit)


def is_estimate(text: str) -> bool:
    """True for 几十, 数百, 二十几, 三四十篇: an estimate that names no value."""
    return has_numeral(text) and bool(_ESTIMATE.fullmatch(_cleaned(text)))


def spelled_value(words: str) -> int | None:
    """The whole number in characters, 负 not included; None where the words are no numeral.

    Reads 零 and 〇, 两, 廿 and 卅, formal characters, digit by digit (二〇二三) and shortened tails
    (一百五 is 150).  Two bare digits (三四) are an estimate, not a number.
    """
    plain = words.translate(_PLAIN).replace("廿", "二十").replace("卅", "三十")
    if len(plain) > 1 and all(sign in _DIGITS for sign in plain):
        return _digit_by_digit(plain)
    plain = _SHORTENED.sub(lambda m: m[0] + _SHORT_PLACES[m[1]], plain)
    plain = plain[1:] if plain.startswith("一十") else plain
    value = _summed(plain)
    return value if value <= LARGEST and _is_spelling(plain, value) else None


def whole_value(words: str) -> int:
    """The whole number in digits or in characters; 0 where the words are none.

    >>> whole_value("12"), whole_value("两"), whole_value("多")
    (12, 2, 0)
    """
    return int(words) if words.isdigit() else spelled_value(words) or 0


def _cleaned(text: str) -> str:
    plain = unseen_removed(text).translate(HALF_WIDTH).strip()
    if not plain.isascii():
        plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in plain)
    return _LOOSE.sub("", plain)


def _value(found: re.Match[str], *, marked: bool) -> Fraction | None:
    large = _size(found["large"])
    if found["sum"]:
        return _mixed(found["sum"]) if large == 1 else None
    if found["digits"]:
        digits = found["digits"].replace(found["gap"] or ",", "")
        return Fraction(digits) * large
    whole, _, decimals = found["words"].partition("点")
    if marked and whole[0] in "百千万亿":
        whole = "一" + whole
    value = spelled_value(whole)
    tail = "".join(str(_DIGITS.get(sign.translate(_PLAIN), "")) for sign in decimals)
    if value is None or len(tail) < len(decimals):
        return None
    return (value + Fraction(int(tail or 0), 10 ** len(tail))) * large


def _size(words: str | None) -> int:
    size = 1
    for sign in words or "":
        size *= _PLACES.get(sign) or _LARGE[sign]
    return size


def _mixed(text: str) -> Fraction | None:
    """3亿4500万, 10亿零817万5288, 3万5千, 2千5百万: the parts added."""
    total, unit = 0, 0
    for group, large in re.findall("([0-9零十百千]+)([万亿]*)", text):
        size = _size(large)
        number = _places(group, unit if size == 1 else 0)
        if number is None or (unit and number * size >= unit):
            return None
        total, unit = total + number * size, size
    return Fraction(total)


def _places(text: str, unit: int) -> int | None:
    """5千, 2千5百, 零50: parts in descending order below `unit`, which are 0 for any.

    A short last part needs its 零: 3万5 and 2百5 may be 35000 and 250.
    """
    total = 0
    for zero, digits, word in re.findall("(零?)([0-9]+)([十百千]?)", text):
        size = _size(word)
        is_short = not word and not zero and len(digits) < len(str(unit)) - 1
        if unit and (int(digits) * size >= unit or is_short):
            return None
        total, unit = total + int(digits) * size, size
    return total


def _digit_by_digit(plain: str) -> int | None:
    if (len(plain) == 2 and "零" not in plain) or not plain.strip("零"):  # 〇〇 is often a blank
        return None
    return int("".join(str(_DIGITS[sign]) for sign in plain))


def _summed(plain: str) -> int:
    """The value by places, whatever the order of the words; `_is_spelling` judges that."""
    total = part = digit = 0
    for sign in plain:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _PLACES:
            part += (digit or 1) * _PLACES[sign]
            digit = 0
        elif sign == "亿":
            total, part, digit = (total + part + digit) * 10**8, 0, 0
        else:
            total, part, digit = total + (part + digit) * 10**4, 0, 0
    return total + part + digit


def _is_spelling(plain: str, value: int) -> bool:
    """True where the words are how that number is written, 零 more or less."""
    if value == 0:
        return plain == "零"
    return plain.replace("零", "") == cardinal(value).replace("零", "")
