"""Numerals: whole numbers and amounts of money in Chinese characters.

Two zeros (GB/T 15835-2011 5.2): 零 where something is measured or counted (三千零五十二), 〇 where
it is numbered (二〇二三年).  两 is written for 2 alone where something is counted (两期), never
where it is numbered (第二) or in a larger number (十二, 二百).
"""

from __future__ import annotations

from decimal import Decimal

__all__ = ["LARGEST", "cardinal", "counting", "heading", "money", "ordinal", "year"]

LARGEST = 10**16
"""The largest number `cardinal` writes: 一亿亿."""

_DIGITS = "零一二三四五六七八九"
_YEAR_DIGITS = "〇一二三四五六七八九"
_PLACES = ("千", "百", "十", "")
_SECTIONS = (("万", 10**12), ("亿", 10**8), ("万", 10**4), ("", 1))
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def cardinal(number: int) -> str:
    """The number in words: 110 is 一百一十, 100002008 is 一亿零二千零八, -3 is 负三.

    By sections of four digits: zeros at the end of a section are not read, one or more zeros
    elsewhere are read as one 零, a section that is empty included.  十 stands alone at the head
    and as 一十 inside; 10^12 is 一万亿, never 一兆.  Raises ValueError beyond `LARGEST`.
    """
    if abs(number) > LARGEST:
        raise ValueError(f"no numeral beyond 10^16: {number}")
    if number == 0:
        return _DIGITS[0]
    words = _spelled(abs(number))
    words = words.removeprefix("一") if words.startswith("一十") else words
    return ("负" if number < 0 else "") + words


def counting(number: int) -> str:
    """The number in words before a measure word: as `cardinal`, but 2 is 两 and -2 is 负两."""
    return cardinal(number).replace("二", "两") if abs(number) == 2 else cardinal(number)


def heading(number: int) -> str:
    """The numeral of a heading, 一, 二 … 十, 十一; its mark (、 or brackets) is not included.

    Source: GB/T 9704-2012 7.3.3.  Raises ValueError below 1.
    """
    if number < 1:
        raise ValueError(f"headings count from 1: {number}")
    return cardinal(number)


def ordinal(number: int) -> str:
    """第 with the numeral: 11 is 第十一.  Raises ValueError below 1."""
    return "第" + heading(number)


def year(number: int) -> str:
    """The year digit by digit with 〇: 2023 is 二〇二三 (GB/T 15835 5.2; never 二零二三).

    Raises ValueError for years without four digits (5.1: years are not shortened).
    """
    if not 1000 <= number <= 9999:
        raise ValueError(f"not a year of four digits: {number}")
    return "".join(_YEAR_DIGITS[int(digit)] for digit in str(number))


def money(amount: Decimal | int) -> str:
    """The amount in formal characters without 人民币: 1409.5 is 壹仟肆佰零玖元伍角.

    By 支付结算办法 附一 (正确填写票据和结算凭证的基本规定): 整 follows 元 only, 一十 is 壹拾 at the
    head too, a zero 角 before 分 is 零, a zero 元 before 角 adds none, 0 is 零元整.  Raises
    ValueError for parts of a 分 and beyond `LARGEST`.
    """
    hundredths = abs(Decimal(amount)).as_integer_ratio()
    fen, rest = divmod(hundredths[0] * 100, hundredths[1])
    if rest or fen > LARGEST * 100:
        raise ValueError(f"no amount of money in yuan, jiao and fen: {amount}")
    yuan, fen = divmod(fen, 100)
    words = _yuan(yuan, whole=fen == 0) + _jiao_fen(*divmod(fen, 10), after_yuan=yuan > 0)
    return ("负" if amount < 0 else "") + words.translate(_FORMAL)


def _yuan(yuan: int, *, whole: bool) -> str:
    if yuan == 0:
        return "零元整" if whole else ""
    return _spelled(yuan) + ("元整" if whole else "元")


def _jiao_fen(jiao: int, fen: int, *, after_yuan: bool) -> str:
    if jiao == 0 and fen:
        return ("零" if after_yuan else "") + _DIGITS[fen] + "分"
    return (_DIGITS[jiao] + "角" if jiao else "") + (_DIGITS[fen] + "分" if fen else "")


def _spelled(number: int) -> str:
    """A positive number, with 一十 also at its head; 亿 stands once, over all above it."""
    if number == LARGEST:
        return "一亿亿"
    words, gap = "", False
    for unit, size in _SECTIONS:
        section = number // size % 10**4
        if section:
            words += ("零" if words and (gap or section < 1000) else "") + _section(section)
            words += unit
        elif words and unit == "亿":
            words += unit
        gap = not section
    return words


def _section(number: int) -> str:
    """1 to 9999 without zeros at the head: 1010 is 一千零一十, 10 is 一十."""
    words = ""
    for digit, place in zip(f"{number:04d}", _PLACES, strict=True):
        if digit != "0":
            words += _DIGITS[int(digit)] + place
        elif words and not words.endswith("零"):
            words += "零"
    return words.rstrip("零")
