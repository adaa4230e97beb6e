"""Editions: what a name says of a copy or a version: 副本, (2), 初稿, 定稿, v2."""

from __future__ import annotations

from zgreport.names import comparable
from zgreport.numerals.reading import spelled_value
from zgreport.patterns import Pattern

__all__ = ["BETWEEN", "base", "is_copy", "is_earlier", "is_next", "rank", "without_editions"]

_OLD = r"旧稿|[旧老]版|旧$|[(\[]旧[)\]]|(?<![a-z])old(?![a-z])"
# Below nought for what another version follows; what is asked first decides.
_STAGES = (
    (-3, f"初稿|草稿|修改前|更新前|修订前|原稿|draft|{_OLD}"),
    (-2, "讨论稿|征求意见稿"),
    (-1, "送审稿"),
    (3, "最终版?|终审?稿|终版|定[稿版]|final"),
    (2, "正式稿?|审定稿?"),
    (1, "修改(?:版|后|稿)?|改后|更新(?:版|后)?|修订(?:版|后|稿)?|新[版稿]"),
)
_NUMBERED = (
    r"(?<![a-z])v(\d+(?:\.\d+)*)|版本?(\d+)"
    r"|第?(?<![\d一二三四五六七八九十])([一二三四五六七八九十]{1,3}|\d{1,2})稿(?!件)"
)
_COPY = (
    r"的?副本|复件|备份|拷贝|copy(?:of)?|backup|bak|新$|[(\[]新[)\]]|冲突(?:文件)?"
    r"|conflict(?:ed)?(?:copy)?|[(\[]\d+[)\]]"
)
_STAGED = [(stage, Pattern(words)) for stage, words in _STAGES]
_NUMBERS = Pattern(_NUMBERED)
_LATER = "|".join(words for stage, words in _STAGES if stage > 0)
_COPIES = Pattern(f"{_COPY}|{_OLD}|{_LATER}|{_NUMBERED}")
_EDITIONS = Pattern(f"(?i){'|'.join(words for _, words in _STAGES)}|{_NUMBERED}|{_COPY}")
BETWEEN = Pattern(r"[-_—–·.,、()\[\]【】《》+&/|#:;]+")
"""What parts the words of a name."""


def is_copy(name: str) -> bool:
    """True for 发稿 - 副本, Sheet1 (2), 发稿最终版."""
    return bool(_COPIES.search(_plain(name)))


def is_earlier(old: str, new: str) -> bool:
    """True where the names say that one is a version before the other.

    初稿 before 定稿, 1月 before 1月更新.
    """
    return base(old) == base(new) and rank(old)[0] < rank(new)[0]


def is_next(old: str, new: str) -> bool:
    """True where numbers say so: v1 and v2, 第一稿 and 第二稿.

    Parts of a ledger may be numbered as well: they are versions only where their rows are alike.
    """
    (stage, first), (stage_after, second) = rank(old), rank(new)
    return base(old) == base(new) and stage == stage_after and first < second


def rank(name: str) -> tuple[int, tuple[int, ...]]:
    """Where a version stands among those of a paper, the latest greatest.

    Its stage, 0 where the name says nothing, and its number, (2, 1) for v2.1; one without a
    number is the first.
    """
    plain = _plain(name)
    stage = next((stage for stage, words in _STAGED if words.search(plain)), 0)
    found = _NUMBERS.search(plain)
    written = found[found.lastindex or 0] if found else "1"
    return stage, tuple(spelled_value(part) or int(part) for part in written.split("."))


def base(name: str) -> str:
    """The name without the words of a copy and a version, in comparable form."""
    return BETWEEN.sub("", without_editions(_plain(name)))


def without_editions(plain: str, instead: str = "") -> str:
    """A name in comparable form without the words of a copy and a version."""
    return _EDITIONS.sub(instead, plain)


def _plain(name: str) -> str:
    return comparable(name).lower()
