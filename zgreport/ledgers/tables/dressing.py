"""Dressing: what staff put round a header's name: *日期, 【日期】, 日期（必填）."""

from __future__ import annotations

from zgreport.patterns import Pattern

__all__ = ["EDGES", "undressed"]

_MARKS = "*★☆●◆■▲▼△▽↓↑→←#·:：,，.。、;；_~!！-—"
_BRACKETS = {
    "【": "】",
    "[": "]",
    "〔": "〕",
    "「": "」",
    "『": "』",
    "〖": "〗",
    "<": ">",
    "《": "》",
    "(": ")",
}
_CLOSING = frozenset(")]】")
EDGES = frozenset(_MARKS) | frozenset(_BRACKETS) | frozenset(_BRACKETS.values())
"""What a header may begin or end with that is none of its name."""
# In comparable form and small letters.  What says how to fill the column in.
_ADVICE = (
    r"(?:非|可)?(?:必填|选填|必录|必选)(?:项|字段|列|内容)?|(?:此项)?(?:不?可(?:为)?空|不能为空)|可?不填|单选|多选"
    r"|下拉(?:选择|菜单|框|列表)?|自动(?:生成|计算|带出|填充)|(?:填写)?(?:格式|示例|样例|例如?)[:为]?.{0,24}"
    r"|y{2,4}[-./年]?m{1,2}[-./月]?(?:d{1,2}日?)?|年[-/.、]?月(?:[-/.、]?日)?|\d{4}[-./年]\d{1,2}(?:[-./月]\d{1,2})?日?"
    r"|精确到.{1,3}|请?(?:如实|准确|规范)?填写.{0,12}|required|optional|date"
)


_ENDING = Pattern(rf"(?i)[(\[【](?:{_ADVICE})[)\]】]$")


def undressed(plain: str) -> str:
    """A header in comparable form without marks, brackets and advice round it.

    >>> undressed("*日期:"), undressed("日期(必填)"), undressed("字数(含网络)")
    ('日期', '日期', '字数(含网络)')
    """
    if plain[:1] not in EDGES and plain[-1:] not in EDGES:
        return plain
    while (bare := _barer(plain)) != plain:
        plain = bare
    return plain


def _barer(plain: str) -> str:
    bare = plain.strip(_MARKS) or plain
    if _BRACKETS.get(bare[:1]) == bare[-1:] and bare.count(bare[0]) == 1:
        bare = bare[1:-1]
    return (_ENDING.sub("", bare) if bare[-1] in _CLOSING else bare) or bare
