"""Fonts: which class of typeface a product's name belongs to; the standard names classes only."""

from __future__ import annotations

from zgreport.patterns import Pattern

__all__ = ["FANGSONG", "HEI", "KAI", "SONG", "TITLE_SONG", "class_of"]

TITLE_SONG, FANGSONG, HEI, KAI, SONG = "小标宋体", "仿宋体", "黑体", "楷体", "宋体"

_CLASSES = (
    (TITLE_SONG, Pattern("(?i)小标宋|xiao ?biao ?song|xbs(?![a-z])|FZXBSJ")),
    (FANGSONG, Pattern("(?i)仿宋|fang ?song|fandol ?fang|^FZFS")),
    (KAI, Pattern("(?i)楷|kai(?:ti)?|^FZKT|ukai|wenkai")),
    (
        HEI,
        Pattern(
            "(?i)(?<!雅)黑(?!板)|(?<!ya)hei(?!ma)|source han sans|noto sans (?:mono )?cjk|^FZHTK"
        ),
    ),
    (SONG, Pattern("(?i)宋|song|simsun|source han serif|noto serif cjk|ming")),
)


def class_of(font: str) -> str:
    """The class of a font by its name; "" where it is none of these."""
    return next((name for name, pattern in _CLASSES if pattern.search(font)), "")
