"""Doubled: a measure word, a sign or a word of direction that stands there twice.

A template that types beside a tag what the tag prints gives 563篇篇 and 增长增长10.0%.
"""

from __future__ import annotations

from zgreport.lint.measures import COUNT
from zgreport.lint.rule import Rule, Strength, found

__all__ = ["RULES"]

_END = r"(?=[，。、；：,;）)！？\s]|$|同比|[比与较]上年|占)"
_MOVES = "(?:增长|增加|上升|提高|提升|下降|减少|降低|缩短|延长)"
_AGAINST = "(?:同比|[比与较]上年(?:同期|末)?)"
_MANY = "(?:多|余)?"

RULES = (
    Rule(
        "lint.doubled_measure_word",
        "量词或百分号重复",
        "《与数字有关的病句》；成分赘余",
        Strength.ERROR,
        "全年刊发稿件563篇篇。",
        "全年刊发稿件563篇。",
        found(
            rf"[\d万亿千百十]{_MANY}(?P<word>{COUNT})(?P=word){_END}"
            r"|\d[%％]\s?[%％]|第第(?=[\d一二三四五六七八九十])"
        ),
    ),
    Rule(
        "lint.doubled_direction",
        "增减的说法重复或者相反",
        "《与数字有关的病句》；成分赘余",
        Strength.ERROR,
        "刊发稿件同比增长增长10.0%。",
        "刊发稿件同比增长10.0%。",
        found(
            rf"{_MOVES}了?(?={_MOVES}了?(?:\d|[一二两三四五六七八九十]番)|翻[一两三]番|基本持平|持平"
            rf"|{_AGAINST}(?:{_MOVES}|持平|基本持平|翻))"
            rf"|{_AGAINST}(?:{_MOVES})?(?={_AGAINST}(?:{_MOVES}|持平|基本持平|翻))"
        ),
    ),
)
