"""Naming: names that tags may use, made of what stands in sheets, and each given once."""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING

from zgreport.names import comparable, tidy
from zgreport.patterns import Pattern
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ENDINGS", "RESERVED_NAMES", "Names", "literal", "noun", "tag_name"]

_BUILT_INS = "年 上年 下年 期间 全年 标题 署名 日期 核验码 质效 评价办法 不足 序 共 月 季 半年"
_WORDS = "and or not in is if elif else for true false none True False None"
RESERVED_NAMES = frozenset(f"{_BUILT_INS} {_WORDS}".split())
"""What the figure language calls its own; a test holds them to it."""

ENDINGS = ("_含", "_不含", "_不是", "_大于", "_小于", "_至少", "_至多", "_为空")
"""How conditions end, and therefore no name."""

_OTHER = Pattern(r"[^\w]+")
_KINDS_OF_TABLE = Pattern(
    r"(?<=..)(?:(?:工作|情况)?(?:台账|台帐|总?登记账|总账|明细账|登记[表簿本册]|统计表|明细表|汇总表|一览表|月报表|月报|"
    r"日报|周报|季报|年报|登记|统计|明细|目录|清单|花名册|名册|记录[表本]|情况表|基本情况|情况|结果|列表|表))$"
)
_NEVER_IN_TAGS = ("{{", "}}", "{%", "%}", "{#", "#}", "\\", "\n", "\r", "\t")


def tag_name(text: str) -> str:
    """The text as a name that a tag may use; "" where no letter of it is left."""
    folded = unicodedata.normalize("NFKC", tidy(text))
    name = _OTHER.sub("", folded).strip("_")
    if name.isidentifier():
        return name
    # \w takes signs of numbers that no identifier may have, such as 𐋡 and ౸.
    named = "".join(sign for sign in name if f"a{sign}".isidentifier())
    return _led(named)


def _led(name: str) -> str:
    """The name from its first letter on: an identifier, or ""."""
    letters = (at for at, sign in enumerate(name) if sign.isidentifier() and sign != "_")
    first = next(letters, None)
    return "" if first is None else name[first:]


def noun(ledger: str) -> str:
    """What a ledger holds, by its name without what says that it is a table: 投诉 of 投诉台账."""
    return _KINDS_OF_TABLE.sub("", ledger) or ledger


def literal(text: str) -> str:
    """The text in the quotation marks of the figure language; "" where no tag can hold it."""
    if any(sign in text for sign in _NEVER_IN_TAGS):
        return ""
    for mark in ('"', "'"):
        if mark not in text:
            return f"{mark}{text}{mark}"
    return ""


@dataclass(slots=True)
class Names:
    """The names that are given already, as they compare."""

    taken: set[str] = field(default_factory=set)

    @classmethod
    def but(cls, *names: str) -> Names:
        """Everything may be had but these and the language's own."""
        return cls({comparable(name) for name in (*RESERVED_NAMES, *names)})

    def take(self, wanted: Iterable[str]) -> str:
        """The first of the wanted names that is free, the last one numbered where none is."""
        tried = [name for name in map(tag_name, wanted) if name and not name.endswith(ENDINGS)]
        last = tried[-1] if tried else "指标"
        numbered = (f"{last}{number}" for number in range(2, 10_000))
        for name in chain(tried, numbered):
            if comparable(name) not in self.taken:
                self.taken.add(comparable(name))
                return name
        raise AssertionError(last)
