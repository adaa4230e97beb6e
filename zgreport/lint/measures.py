"""Measures: the pieces of patterns for numbers and measure words."""

from __future__ import annotations

from zgreport.numerals.measure_words import COUNTED_IN_PROSE, IN_PROSE

__all__ = ["COUNT", "DIGITS", "FRACTION", "HAN", "NUMBER", "UNIT", "VAGUE", "WORDS"]

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
"""Chinese characters, for the inside of a character class."""

# No number is longer: a text of nothing but digits is not looked through from each of them.
WORDS = "[一二两三四五六七八九十百千万亿半几数]{1,16}"
DIGITS = r"\d{1,16}(?:\.\d{1,16})?(?:[十百千]?[万亿]{1,4}|[百千])?"
FRACTION = r"[一二三四五六七八九十\d]{1,16}分之[一二三四五六七八九十\d]{1,16}"
"""三分之一, 3分之1."""
NUMBER = rf"(?:百分之{WORDS}|{FRACTION}|{DIGITS}[%％]?|{WORDS})"

UNIT = (
    "(?:个(?:百分点|工作日|小时|自然日|学时|课时|月|季度|星期|单位|县区)?|多个|小时|分钟|秒|平方米|平方公里"
    "|立方米|公里|公顷|公斤|千克|人次|亩次|万元|亿元|元|周岁|学时|课时|工作日|层"
    f"|[%％{IN_PROSE}])"
)
"""One measure word."""

COUNT = f"(?:人次|[{COUNTED_IN_PROSE}])"
"""A measure word of counting that no compound word begins with; no times, no parts."""

VAGUE = "(?:多(?!媒|功能|元化|层|级|边|维|点|样|方|渠道|部门|语)|余(?![姓粮额热温地]))"
"""多 or 余 as a word of approximation."""
